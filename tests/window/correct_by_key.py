"""Corrections by keyboard alone: a wrong speaker, rows merged, a wording split off, a verdict, each undone and redone; then saved,
and found again when the project is opened.

`run.sh PROGRAM correct_by_key.py ARTICLES…`: each is a folder with articles of one event, or `--sample`.
"""

import os
import re
import sys
import tempfile

from desktop import picture, read_project, running, wait

SPEAKER = "Ann Example"
VERDICT = "Wait for the minutes"


def correct_speaker(program):
    """Somebody else said the first quotation; the number of its sentence."""
    program.keys("ctrl+2")
    program.find(role="list box", starts="Article: ")
    program.keys("Home")
    program.focus(role="list item", starts="Sentence ", contains=" Selected.")
    for _ in range(12):
        before = program.focus(role="list item", starts="Sentence ", contains=" Selected.").get_name()
        said = re.search(r"^(Sentence \d+: ).* Quotation: ([^,.]+)\.", before)
        if said:
            break
        program.keys("q")
        wait("the next quotation", lambda: program.focus(role="list item", contains=" Selected.").get_name() != before)
    number, who = said.groups()

    def speaks(name):
        program.focus(role="list item", starts=number, contains=f" Quotation: {name}.")

    program.keys("e")
    program.focus(role="entry", name="Speaker")
    program.keys("ctrl+a")
    program.type(SPEAKER)
    program.keys("Return")
    speaks(SPEAKER)
    program.keys("ctrl+z")
    speaks(who)
    program.keys("ctrl+shift+z")
    speaks(SPEAKER)
    return number


def row_at_hand(program):
    """The number of the row in which the keyboard is, once it is on a claim's words, and these words."""
    about = program.focus(role="table cell", starts="Claim: ")
    return int(re.search(r"Row (\d+)", about.get_description()).group(1)), about.get_name().removeprefix("Claim: ")


def down(program):
    """One row down."""
    before = program.focused()
    before = before and (before.get_name(), before.get_description())
    program.keys("Down")
    wait("the next row", lambda: (now := program.focused()) and (now.get_name(), now.get_description()) != before)


def to_claims(program):
    """The keyboard in the table, on the words of its first row."""
    program.keys("ctrl+3")
    program.focus(contains="Claim")
    program.keys("Home")
    wait("the first row", lambda: row_at_hand(program)[0] == 1)


def merge_rows(program):
    """The second row and the third are one claim."""
    to_claims(program)
    before = program.claims()
    down(program)
    program.keys("space")
    program.find(name="1 picked", role="label")
    down(program)
    program.keys("space")
    program.find(name="2 picked", role="label")
    program.keys("ctrl+m")
    program.has_claims(before - 1)
    program.keys("ctrl+z")
    program.has_claims(before)
    program.keys("ctrl+shift+z")
    program.has_claims(before - 1)


def split_off(program):
    """Of a row that several sources have, the wording of one makes a claim of its own; the words of that row."""
    to_claims(program)
    before = program.claims()
    for _ in range(25):
        number, _ = row_at_hand(program)
        sources = re.search(r"In (\d+) source", program.focus(role="table cell").get_description())
        # The merged row is left as it is.
        if int(sources.group(1)) >= 3 and number > 4:
            break
        down(program)
    program.keys("shift+d")
    program.has_claims(before + 1)
    program.keys("ctrl+z")
    program.has_claims(before)
    program.keys("ctrl+shift+z")
    program.has_claims(before + 1)


def judge(program):
    """A verdict on the first row."""
    to_claims(program)
    _, words = row_at_hand(program)
    said = dict(role="table cell", starts=f"Claim: {words[:40]}", contains=f". Verdict: {VERDICT}")
    program.keys("v")
    program.focus(role="entry", name="Verdict")
    program.keys("ctrl+a")
    program.type(VERDICT)
    program.keys("Return")
    # The keyboard is back in the table, on the same cell.
    program.focus(**said)
    program.keys("ctrl+z")
    wait("the verdict to go", lambda: not program.find_all(**said))
    program.keys("ctrl+shift+z")
    program.focus(**said)
    program.keys("Return")
    program.find(role="push button", name="Reword…")
    program.keys("Return")
    wait("the row to close", lambda: not program.find_all(role="push button", name="Reword…"))


def check(program, number, claims):
    """All that was corrected stands as it was left."""
    program.has_claims(claims)
    program.find(role="list item", starts=number, contains=f" Quotation: {SPEAKER}.")
    program.find(role="table cell", starts="Claim: ", contains=f". Verdict: {VERDICT}")


def check_file(path):
    """The project file holds the four corrections, and their words stand where it says."""
    project = read_project(path)
    said = [(one["about"], one["decision"], one.get("value", "")) for one in project["corrections"]]
    wanted = [("quotation", "speaker", SPEAKER), ("claim", "together", ""), ("claim", "apart", ""), ("claim", "verdict", VERDICT)]
    assert sorted(said) == sorted(wanted), said
    texts = {source["id"]: source["text"] for source in project["sources"]}
    for place in (place for one in project["corrections"] for place in one["places"]):
        start, end = place["span"]
        assert texts[place["source"]][start:end] == place["words"], place


def correct(program_path, start):
    path = os.path.join(tempfile.mkdtemp(), "corrected.crossread")
    with running(program_path, start) as program:
        program.analysed()
        number = correct_speaker(program)
        merge_rows(program)
        split_off(program)
        judge(program)
        picture("corrected")
        claims = program.claims()
        check(program, number, claims)
        program.save(path)
        program.quit()
    check_file(path)
    with running(program_path, path) as program:
        program.analysed()
        program.keys("ctrl+2")
        check(program, number, claims)
        program.quit()
    print(f"corrected by key, {start}: speaker, merged, split off, verdict; there again in the opened project")


def main(program_path, *starts):
    for start in starts:
        correct(program_path, start)


main(*sys.argv[1:])
