"""The claims table filtered by keyboard alone: by a switch, by words, by a speaker from a menu, and by two at once.

`run.sh PROGRAM filter_by_key.py ARTICLES…`: each is a folder with articles of one event, or `--sample`.
"""

import re
import sys

from desktop import picture, running, wait


def cells(program, starts):
    """What stands in a column, by how its cells begin."""
    return [name.removeprefix(starts) for name in program.names(role="table cell", starts=starts)]


def shown(program):
    """How many rows there are, and of how many: what stands beside the table's name."""
    for name in program.names(role="label"):
        if found := re.fullmatch(r"(\d+) of (\d+)", name or ""):
            return int(found.group(1)), int(found.group(2))
    return None


def fewer(program, what):
    """Waits until some rows are shown and others not; how many."""
    number, of = wait(what, lambda: shown(program))
    assert 0 < number < of, (what, number, of)
    return number


def all_again(program):
    """Takes all filters off."""
    program.keys("shift+f")
    wait("all rows again", lambda: shown(program) is None and cells(program, "Claim: "))


def filter_rows(program_path, start):
    with running(program_path, start) as program:
        program.analysed()
        program.keys("ctrl+3")
        program.focus(contains="Claims")

        program.keys("f")
        differing = fewer(program, "only claims with conflicts")
        assert not program.find_all(role="table cell", name="Does not differ")
        picture("filtered-conflicts")
        all_again(program)

        # Words of the first row, less its last ones, and on to the table by Enter.
        words = " ".join(cells(program, "Claim: ")[0].split()[:3])
        program.keys("slash")
        program.focus(role="entry", name="Search claims")
        program.type(words)
        program.keys("Return")
        program.focus(role="table", name="Claims")
        found = fewer(program, "only claims with these words")
        # Others may have the words in the wording of another source.
        assert any(words in claim for claim in cells(program, "Claim: ")), cells(program, "Claim: ")
        all_again(program)

        # A speaker, from the menu that Tab comes to.
        speaker = next(name for name in cells(program, "Speaker: ") if name != "own voice" and "+" not in name)
        program.tab_to("shift+Tab", role="push button", contains="speakers")
        program.keys("Return")
        program.focus(role="entry", name="Find a speaker")
        program.type(speaker)
        program.find(role="toggle button", starts=speaker)
        program.keys("Return")
        said = fewer(program, f"only claims of {speaker}")
        others = [name for name in cells(program, "Speaker: ") if speaker not in name and "+" not in name]
        assert cells(program, "Speaker: ") and not others, others
        program.keys("Escape")
        wait("the menu to close", lambda: not program.find_all(role="entry", name="Find a speaker"))
        picture("filtered-speaker")

        # Two filters together leave no more than each of them.
        program.keys("f")
        wait("both filters", lambda: (now := shown(program)) and now[0] != said)
        assert shown(program)[0] <= min(said, differing), (shown(program), said, differing)
        all_again(program)
    print(f"filtered by key, {start}: {differing} with conflicts, {found} with {words!r}, {said} of {speaker}")


def main(program_path, *starts):
    for start in starts:
        filter_rows(program_path, start)


main(*sys.argv[1:])
