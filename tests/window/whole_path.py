"""The main job in the real window: open articles, read, tag, save, end, open again, and find the tag on the same words.

`run.sh PROGRAM whole_path.py ARTICLES`: ARTICLES is a folder with articles of one event.
"""

import json
import os
import sys
import tempfile

from desktop import file_chooser, picture, running, wait

TAG = "needs a second source"
SENTENCE = "Sentence 3: "


def analysed(program):
    """Waits until the articles are parsed and compared."""
    program.find(contains="Analysis up to date", seconds=30)


def words_of(sentence):
    """The words of a sentence's node, without its number and without what is said about it."""
    return sentence.get_name().removeprefix(SENTENCE).split(" Quotation: ")[0].split(" Tags: ")[0].removesuffix(" Selected.")


def tag_a_sentence(program):
    """Opens the second article, selects a sentence and tags it by keyboard; returns its words."""
    program.press(starts="Source B: ")
    sentence = program.press(starts=SENTENCE, role="list item")
    program.find(starts=SENTENCE, contains=" Selected.")
    words = words_of(sentence)
    program.keys("t")
    program.write(TAG, name="Tag by name", role="entry")
    program.find(contains=TAG, role="list item")
    program.keys("Return")
    program.find(starts=SENTENCE, contains=f"Tags: {TAG}")
    return words


def save(program, path):
    """Saves through the system's file chooser, which answers with `path`."""
    with file_chooser(path):
        program.keys("ctrl+s")
        wait("the saved project", lambda: os.path.exists(path))
    program.find(starts="Saved")


def check_file(path, words):
    """The project file has the tag on these words, at their place in code points."""
    with open(path, encoding="utf-8") as file:
        project = json.load(file)
    tags = {tag["id"]: tag["name"] for tag in project["codebook"]}
    (annotation,) = project["annotations"]
    source = next(source for source in project["sources"] if source["id"] == annotation["source"])
    start, end = annotation["span"]
    assert tags[annotation["tag"]] == TAG, tags
    assert annotation["words"] == words, (annotation["words"], words)
    assert source["text"][start:end] == words, (source["text"][start:end], words)


def main(program_path, articles):
    path = os.path.join(tempfile.mkdtemp(), "coverage.crossread")
    with running(program_path, articles) as program:
        analysed(program)
        picture("1-opened")
        words = tag_a_sentence(program)
        picture("2-tagged")
        save(program, path)
        picture("3-saved")
        program.keys("ctrl+q")
        program.end()
    check_file(path, words)
    with running(program_path, path) as program:
        analysed(program)
        program.press(starts="Source B: ")
        sentence = program.find(starts=SENTENCE, contains=f"Tags: {TAG}")
        assert words_of(sentence) == words, (sentence.get_name(), words)
        picture("4-reopened")
        program.keys("ctrl+q")
        program.end()
    print(f"tagged, saved, reopened: the tag is on the same {len(words.split())} words")


main(*sys.argv[1:])
