"""What a screen reader says: the sentence at hand with its speaker, its tags and its state, the cell of the table, what a view has
at hand; and in every view and window, no control that the keyboard can come to is without a name.

`run.sh PROGRAM spoken.py ARTICLES…`: each is a folder with articles of one event, or `--sample`.
"""

import re
import sys

from desktop import can_be_focused, picture, running, wait, words_of

# The views and the lists below, each with the keys that open it and what then is there.
VIEWS = {
    "ctrl+5": dict(role="list box", starts="Article: "),
    "ctrl+6": dict(role="panel", starts="Voices view"),
    "ctrl+7": dict(role="panel", starts="Matrix view"),
    "ctrl+8": dict(role="panel", starts="Conflicts view"),
    "ctrl+9": dict(role="panel", starts="Timeline view"),
    "alt+5": dict(role="panel", starts="Tags view"),
}
LISTS = {
    "ctrl+shift+f": dict(role="entry", name="Find"),
    "ctrl+shift+t": dict(role="toggle button", contains="not asked for"),
    "ctrl+shift+m": dict(role="entry", name="Search memos"),
}
WINDOWS = {
    "ctrl+k": dict(role="entry", name="Find or do something"),
    "ctrl+comma": dict(role="label", name="Settings"),
    "F1": dict(role="label", name="All keys"),
    "ctrl+e": dict(role="label", name="Details of the source"),
    "ctrl+t": dict(role="label", name="New tag"),
    "e": dict(role="entry", name="Speaker"),
}


def check_names(program, where):
    """No control without a name."""
    nameless = program.widgets(lambda node: can_be_focused(node) and not (node.get_name() or "").strip())
    nameless = [f"{node.get_role_name()} in {path_of(node)}" for node in nameless]
    assert not nameless, (where, nameless)


def path_of(node):
    """What a widget stands in, from the outside in."""
    names = []
    while node := node.get_parent():
        names.append(f"{node.get_role_name()} {node.get_name() or ''}".strip())
    return " / ".join(reversed(names))


def sentence_at_hand(program, **more):
    """The sentence that has the keyboard."""
    return program.focus(**{"role": "list item", "starts": "Sentence ", **more})


def check_sentence(program):
    """Words, speaker, tags and state of a sentence are said, and follow what is done to it."""
    program.keys("ctrl+2")
    program.find(role="list box", starts="Article: ")
    program.keys("Home")
    sentence_at_hand(program)
    for _ in range(12):
        here = sentence_at_hand(program, contains=" Selected.")
        if re.search(r" Quotation: [^,.]+\. Selected\.$", here.get_name()) and "proposed" in here.get_description():
            break
        before = here.get_name()
        program.keys("q")
        wait("the next quotation", lambda: sentence_at_hand(program, contains=" Selected.").get_name() != before)
    number = re.match(r"Sentence \d+: ", here.get_name()).group(0)
    place = int(number.removeprefix("Sentence ").removesuffix(": "))
    assert re.match(rf"{place} of \d+, quotation proposed", here.get_description()), here.get_description()
    program.keys("y")
    state = lambda: sentence_at_hand(program, starts=number).get_description()  # noqa: E731
    wait("the quotation to be confirmed", lambda: "quotation confirmed" in state())
    program.keys("t")
    program.focus(role="entry", name="Tag by name")
    program.type("spoken")
    program.find(role="list item", contains="spoken")
    program.keys("Return")
    sentence_at_hand(program, contains=" Tags: spoken. Selected.")
    picture("spoken")
    return words_of(here)


def check_table(program):
    """In the table the cell at hand is said, with its claim."""
    program.keys("ctrl+3")
    program.focus(contains="Claim")
    program.keys("Home")
    row = lambda: program.focus(role="table cell", starts="Claim: ")  # noqa: E731
    wait("the first row", lambda: row().get_description().startswith("Row 1, "))
    claim = row()
    assert re.match(r"Row 1, Speaker: .+, In \d+ sources?, ", claim.get_description()), claim.get_description()
    words = claim.get_name().removeprefix("Claim: ")
    for cell in ["Speaker: ", "In "]:
        program.keys("Right")
        assert program.focus(role="table cell", starts=cell).get_description() == words
    program.keys("Right")
    wait("a cell of a source", lambda: re.search(r": (quoted|attributed|asserted|not found|differs)", program.focused().get_name()))


def check_views(program):
    """Every view says what is at hand, and all its controls are named."""
    for keys, there in VIEWS.items():
        program.keys(keys)
        program.find(**there)
        check_names(program, keys)
        if keys not in ("ctrl+5", "alt+5"):
            program.focus(starts=there["starts"])
            program.keys("j")
            program.focus(starts=there["starts"] + ": ")
            check_names(program, keys + " j")
    program.keys("ctrl+5")
    program.find(**VIEWS["ctrl+5"])
    for keys, there in LISTS.items():
        program.keys(keys)
        program.find(**there)
        check_names(program, keys)
    program.keys("ctrl+2")
    sentence_at_hand(program)
    for keys, there in WINDOWS.items():
        program.keys(keys)
        program.find(**there)
        check_names(program, keys)
        program.keys("Escape")
        wait(f"the window of {keys} to close", lambda there=there: not program.find_all(**there))
        # The keyboard is back where it was.
        sentence_at_hand(program)


def speak(program_path, start):
    with running(program_path, start) as program:
        program.analysed()
        check_names(program, "from the start")
        said = check_sentence(program)
        check_table(program)
        check_views(program)
        program.quit_unsaved()
    print(f"spoken, {start}: {said}")


def main(program_path, *starts):
    for start in starts:
        speak(program_path, start)


main(*sys.argv[1:])
