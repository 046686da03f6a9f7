"""The main job in the real window: open articles, read, tag, save, end, open again, and find the tag on the same words.

`run.sh PROGRAM whole_path.py ARTICLES`: ARTICLES is a folder with articles of one event.
"""

import os
import sys
import tempfile

from desktop import picture, read_project, running, words_of

TAG = "needs a second source"
SENTENCE = "Sentence 3: "


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


def check_file(path, words):
    """The project file has the tag on these words, at their place in code points."""
    project = read_project(path)
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
        program.analysed()
        picture("1-opened")
        words = tag_a_sentence(program)
        picture("2-tagged")
        program.save(path)
        picture("3-saved")
        program.quit()
    check_file(path, words)
    with running(program_path, path) as program:
        program.analysed()
        program.press(starts="Source B: ")
        sentence = program.find(starts=SENTENCE, contains=f"Tags: {TAG}")
        assert words_of(sentence) == words, (sentence.get_name(), words)
        picture("4-reopened")
        program.quit()
    print(f"tagged, saved, reopened: the tag is on the same {len(words.split())} words")


main(*sys.argv[1:])
