"""Reading side by side, by keyboard alone: two and three sources, and the neighbour that follows from statement to statement.

`run.sh PROGRAM side_by_side.py ARTICLES…`: each is a folder with articles of one event, or `--sample`.
"""

import sys

from desktop import is_focused, picture, running, top_of, wait

# Less than a line of the article's text, in points.
LINE = 24
SAME = "says the same as the selected sentence"
# So many sentences are walked through from the start of the first article.
STEPS = 14


def articles(program):
    """The articles that are shown, from left to right."""
    shown = program.find_all(role="list box", starts="Article: ")
    return sorted(shown, key=lambda node: node.get_component_iface().get_extents(0).x)


def names(program):
    """What these are called."""
    return [node.get_name() for node in articles(program)]


def shows(program, number):
    """Waits until so many articles are shown, each another one; what they are called."""
    wait(f"{number} sources side by side", lambda: len(set(names(program))) == len(names(program)) == number)
    return names(program)


def sentences(article):
    """The sentences of an article that are in view."""
    return [article.get_child_at_index(i) for i in range(article.get_child_count())]


def at_hand(program):
    """The sentence that has the keyboard."""
    return next((node for node in program.find_all(role="list item", starts="Sentence ") if is_focused(node)), None)


def next_sentence(program, key):
    """Goes on by `key`, and waits until another sentence has the keyboard."""
    before = at_hand(program)
    before = before and before.get_name()
    program.keys(key)
    return wait("the next sentence", lambda: (now := at_hand(program)) and now.get_name() != before and now)


def first_in_view(program, pane):
    """The first sentence in view of an article, with its height."""
    first = sentences(articles(program)[pane])[0]
    return first.get_name(), top_of(first)


def at_rest(what, look):
    """What `look` finds, once it finds the same several times in a row."""

    def found():
        first, *again = [look() for _ in range(4)]
        return first if all(other == first for other in again) else None

    return wait(what + " to come to rest", found)


def pair(program):
    """The sentences at hand, and those beside that say the same, each with its height."""

    def is_one(node):
        return node.get_role_name() == "list item" and (is_focused(node) or SAME in (node.get_description() or ""))

    found = [(node.get_name(), top_of(node), is_focused(node)) for node in program.widgets(is_one)]
    here, beside = [one for one in found if one[2]], [one for one in found if not one[2]]
    return (here, beside) if here else None


def follows(program):
    """Walks on; how many sentences met one beside them that says the same, and how many of these stood at the same height."""
    met, level = set(), 0
    for _ in range(STEPS):
        next_sentence(program, "j")
        here, beside = at_rest("the sources side by side", lambda: pair(program))
        if not beside:
            continue
        (_, top, _), *others = here
        ((name, top_beside, _),) = beside
        assert not others, here
        met.add(name)
        level += abs(top_beside - top) < LINE
    return len(met), level


def read(program_path, start):
    with running(program_path, start) as program:
        program.analysed()
        program.keys("ctrl+2")
        assert len(shows(program, 1)) == 1
        program.keys("w")
        one, other = shows(program, 2)
        met, level = follows(program)
        picture("side-by-side")
        assert met >= 4, f"only {met} sentences of {one} met another of {other}"
        assert level >= 3, f"only {level} of {met} came to stand beside the one that says the same"

        # Another neighbour, then the two in turn.
        program.keys("b")
        wait("another source beside", lambda: names(program)[:1] == [one] and names(program)[1:] != [other])
        pair = shows(program, 2)
        program.keys("shift+a")
        wait("the two to change places", lambda: names(program) == pair[::-1])
        program.keys("shift+a")
        wait("the two as they were", lambda: names(program) == pair)

        # Not together: the neighbour stays where it is, however far one goes.
        program.keys("shift+t")
        stays = at_rest("the neighbour", lambda: first_in_view(program, 1))
        next_sentence(program, "Home")
        wait("the neighbour to stay where it is", lambda: first_in_view(program, 1) == stays)
        program.keys("shift+t")
        wait("the neighbour to follow again", lambda: first_in_view(program, 1) != stays)

        # Three, and the keyboard in the second.
        program.keys("w")
        three = shows(program, 3)
        picture("three-side-by-side")
        program.keys("a")
        wait("the keyboard in the source beside", lambda: any(is_focused(node) for node in in_pane(program, three[1])))
        program.keys("shift+w", "shift+w")
        shows(program, 1)
    print(f"side by side, {start}: {met} sentences met one that says the same, {level} at the same height")


def in_pane(program, name):
    """An article and its sentences."""
    article = next(node for node in articles(program) if node.get_name() == name)
    return [article, *sentences(article)]


def main(program_path, *starts):
    for start in starts:
        read(program_path, start)


main(*sys.argv[1:])
