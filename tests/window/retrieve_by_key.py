"""Retrieval by keyboard alone: two tags in two sources, the passages under one, under both, under one without the other; walked
through, saved, and found again when the project is opened.

`run.sh PROGRAM retrieve_by_key.py ARTICLES…`: each is a folder with articles of one event, or `--sample`.
"""

import os
import sys
import tempfile

from desktop import picture, read_project, running, wait, words_of

ONE, OTHER = "needs a source", "loaded"


def tag(program, name):
    """Puts a tag on the sentence at hand, by the first letters of its name."""
    here = program.focus(role="list item", starts="Sentence ", contains=" Selected.")
    number = here.get_name().split(": ")[0] + ": "
    program.keys("t")
    program.focus(role="entry", name="Tag by name")
    program.type(name)
    program.find(role="list item", contains=name)
    program.keys("Return")
    sentence = program.focus(role="list item", starts=number, contains=name)
    return words_of(sentence)


def on(program, key):
    """Goes on by `key` to another sentence."""
    before = program.focused()
    before = before and before.get_name()
    program.keys(key)
    selected = dict(role="list item", starts="Sentence ", contains=" Selected.")
    wait("another sentence", lambda: (now := program.focus(**selected).get_name()) and now != before)


def tag_passages(program):
    """Two sentences of the first source and one of the second: the words that bear one tag, and those that bear both."""
    program.keys("ctrl+2")
    on(program, "j")
    both = tag(program, ONE)
    tag(program, OTHER)
    on(program, "j")
    one = tag(program, ONE)
    program.keys("s")
    wait("the second source", lambda: program.find_all(role="list box", starts="Article: ") and program.focused())
    on(program, "j")
    other = tag(program, OTHER)
    return both, one, other


def ask(program, name, times):
    """Presses a tag of the retrieval so often: once is "or", twice "and", three times "not"."""
    program.tab_to(role="toggle button", starts=f"{name}: ")
    for said in ["or", "and", "not"][:times]:
        program.keys("space")
        program.focus(role="toggle button", name=f"{name}: {said}")


def passages(program):
    """What is listed, without the names of the sources."""
    others = ("Sentence ", "Source ", "Tag ")
    listed = [name for name in program.names(role="list item") if not name.startswith(others)]
    return [name.split(": ", 1)[1] for name in listed]


def lists(program, *wanted):
    """Waits until just these passages are listed."""
    flat = sorted(" ".join(words.split()) for words in wanted)
    wait(f"the passages {flat}", lambda: sorted(" ".join(words.split()) for words in passages(program)) == flat)


def retrieve_all(program, both, one, other):
    """Asks for the passages in four ways."""
    program.keys("ctrl+shift+t")
    program.find(role="toggle button", name=f"{ONE}: not asked for")
    ask(program, ONE, 1)
    lists(program, both, one)
    ask(program, OTHER, 1)
    lists(program, both, both, one, other)
    program.keys("space")
    program.focus(role="toggle button", name=f"{OTHER}: and")
    lists(program, both)
    program.keys("space")
    program.focus(role="toggle button", name=f"{OTHER}: not")
    lists(program, one)
    picture("retrieved")
    # Down walks through what is listed, and the article shows it.
    program.keys("ctrl+3")
    program.focus(name="Claims")
    program.keys("Down")
    program.find(role="list item", starts="Sentence ", contains=" ".join(one.split()[:4]))
    selected = lambda: program.find_all(role="list item", starts="Sentence ", contains=" Selected.")  # noqa: E731
    wait("the passage to be selected", lambda: [words_of(sentence) for sentence in selected()] == [one])


def check_file(path):
    """The tags are in the file, each mark on the words that stand there."""
    project = read_project(path)
    texts = {source["id"]: source["text"] for source in project["sources"]}
    for mark in project["annotations"]:
        start, end = mark["span"]
        assert texts[mark["source"]][start:end] == mark["words"], mark
    assert sorted(tag["name"] for tag in project["codebook"]) == sorted([ONE, OTHER])
    assert len(project["annotations"]) == 4, project["annotations"]


def retrieve(program_path, start):
    path = os.path.join(tempfile.mkdtemp(), "tagged.crossread")
    with running(program_path, start) as program:
        program.analysed()
        tagged = tag_passages(program)
        # All that was tagged can be undone and redone before it is looked for.
        program.keys("ctrl+z")
        program.find(contains="3 marked passages", role="label")
        program.keys("ctrl+shift+z")
        program.find(contains="4 marked passages", role="label")
        retrieve_all(program, *tagged)
        program.save(path)
        program.quit()
    check_file(path)
    with running(program_path, path) as program:
        program.analysed()
        retrieve_all(program, *tagged)
        program.quit()
    print(f"retrieved by key, {start}: by one tag, by either, by both, by one without the other; again in the opened project")


def main(program_path, *starts):
    for start in starts:
        retrieve(program_path, start)


main(*sys.argv[1:])
