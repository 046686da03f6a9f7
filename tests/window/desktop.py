"""The program on a desktop, seen and driven as a screen reader does it: over the accessibility bus (AT-SPI).

Needs at-spi2-core, gir1.2-atspi-2.0, python3-gi and xdotool, and runs inside `run.sh`. Rows that are scrolled out of view are not
in the tree. Every wait has a limit and says what it waited for. What is done "by key" is pressed on the keyboard of the screen;
nothing but the keyboard is used for it.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def wait(what, condition, seconds=20.0):
    """Asks `condition` until its answer is true, and returns it; ends the script after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = condition()
        except GLib.Error:  # a widget went away while it was looked at
            found = None
        if found:
            return found
        if time.monotonic() > end:
            picture("timeout")
            raise SystemExit(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)


def announce_screen_reader():
    """Says on the bus that a screen reader listens, as one does when it starts: programs build their tree only then."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    place = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
    bus.call_sync(*place, value, None, Gio.DBusCallFlags.NONE, -1, None)


def picture(name):
    """Saves what is on the screen as NAME.png in the folder that PICTURES names, where it names one."""
    folder = os.environ.get("PICTURES")
    if folder:
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["import", "-window", "root", os.path.join(folder, name + ".png")], check=False)


def walk(node):
    """`node` and all below it."""
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def is_focused(node):
    """Whether a screen reader would say that the keyboard is on `node`."""
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def can_be_focused(node):
    """Whether the keyboard can come to `node`."""
    return node.get_state_set().contains(Atspi.StateType.FOCUSABLE)


def top_of(node):
    """Where a node begins, in points from the top of its window."""
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y


def words_of(sentence):
    """The words of a sentence's node, without its number and without what is said about it."""
    said = re.sub(r"^Sentence \d+: ", "", sentence.get_name())
    return said.split(" Quotation: ")[0].split(" Tags: ")[0].removesuffix(" Selected.")


def read_project(path):
    """What the project file at `path` holds."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Program:
    """The running program."""

    def __init__(self, path, *arguments):
        announce_screen_reader()
        self.name = os.path.basename(path)
        self.process = subprocess.Popen([path, *arguments])
        self.root = wait("the window of " + self.name, self._on_the_bus)

    def _on_the_bus(self):
        if self.process.poll() is not None:
            raise SystemExit(f"{self.name} ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_name() == self.name:
                return child
        return None

    def widgets(self, fits=lambda _: True):
        """All widgets that fit. Where one goes away while they are looked at, they are looked at again."""
        (found,) = wait("the widgets", lambda: ([node for node in walk(self.root) if fits(node)],))
        return found

    def find_all(self, name=None, role=None, starts=None, contains=None):
        """All widgets with this name (or a name that starts with, or contains, these words) and this role."""

        def fits(node):
            said = node.get_name() or ""
            return (
                (name is None or said == name)
                and (starts is None or said.startswith(starts))
                and (contains is None or contains in said)
                and (role is None or node.get_role_name() == role)
            )

        return self.widgets(fits)

    def names(self, **what):
        """What all such widgets are called."""
        (found,) = wait("the names of widgets", lambda: ([node.get_name() for node in self.find_all(**what)],))
        return found

    def find(self, seconds=20.0, **what):
        """The first such widget, waited for."""
        words = " ".join(f"{k}={v!r}" for k, v in what.items())
        return wait("a widget with " + words, lambda: (self.find_all(**what) or [None])[0], seconds)

    def press(self, seconds=20.0, **what):
        """Presses such a widget, as a screen reader would."""
        node = self.find(seconds, **what)
        action = node.get_action_iface()
        if not action or action.get_n_actions() == 0:
            raise SystemExit(f"nothing can be done with {node.get_name()!r} ({node.get_role_name()})")
        action.do_action(0)
        return node

    def write(self, text, **what):
        """Sets the words of a text field."""
        field = self.find(**what)
        field.get_editable_text_iface().set_text_contents(text)
        return field

    def keys(self, *keys):
        """Presses keys in the window that has the focus, by their X names ("ctrl+s")."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        """Types `text` by key."""
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "20", text], check=True)

    def focused(self):
        """The widget that has the keyboard; `None` where none has."""
        return next(iter(self.widgets(is_focused)), None)

    def focus(self, seconds=20.0, **what):
        """The first widget like this that has the keyboard, waited for."""
        words = " ".join(f"{k}={v!r}" for k, v in what.items())
        there = lambda: next(filter(is_focused, self.find_all(**what)), None)  # noqa: E731
        return wait("the keyboard on a widget with " + words, there, seconds)

    def tab_to(self, key="Tab", most=60, **what):
        """Presses Tab until the keyboard is on such a widget."""
        for _ in range(most):
            if any(is_focused(node) for node in self.find_all(**what)):
                return self.focus(**what)
            before = self.focused()
            before = before and (before.get_name(), before.get_role_name(), top_of(before))
            self.keys(key)
            moved = lambda: (now := self.focused()) and (now.get_name(), now.get_role_name(), top_of(now)) != before  # noqa: E731
            wait("Tab to move the keyboard", moved)
        raise SystemExit(f"{key} did not come to a widget with {what}")

    def analysed(self):
        """Waits until the articles are parsed and compared."""
        self.find(contains="Analysis up to date", seconds=60)

    def claims(self):
        """How many claims there are, as the line at the bottom says."""
        for name in self.names(role="label", contains=" claims"):
            if found := re.search(r"(\d+) claims", name):
                return int(found.group(1))
        return None

    def has_claims(self, number):
        """Waits until there are so many claims."""
        wait(f"{number} claims", lambda: self.claims() == number)

    def save(self, path):
        """Saves by key, through the system's file chooser, which answers with `path`, or over what is there."""
        with file_chooser(path):
            self.keys("ctrl+s")
            wait("the saved project", lambda: os.path.exists(path))
        self.find(starts="Saved")

    def quit(self):
        """Ends the program by key."""
        self.keys("ctrl+q")
        self.end()

    def quit_unsaved(self):
        """Ends the program by key, and what is not saved may go."""
        self.keys("ctrl+q")
        self.focus(role="push button", name="Save")
        self.tab_to(role="push button", name="Don’t save")
        self.keys("Return")
        self.end()

    def outline(self):
        """What a screen reader finds, one widget a line: for a look at a window that can't be seen."""
        return "\n".join(f"{n.get_role_name()}: {n.get_name()}" for n in walk(self.root) if n.get_name())

    def end(self, seconds=15.0):
        """Waits until the program has ended by itself."""
        self.process.wait(seconds)
        if self.process.returncode != 0:
            raise SystemExit(f"{self.name} ended with status {self.process.returncode}")

    def kill(self):
        """Ends the program at once, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def running(path, *arguments):
    """The program, ended when the block is left."""
    program = Program(path, *arguments)
    try:
        yield program
    finally:
        program.kill()


@contextlib.contextmanager
def file_chooser(answer):
    """A file-chooser portal that answers every dialog with the path `answer`."""
    portal = subprocess.Popen(
        [sys.executable, "-W", "ignore", os.path.join(HERE, "portal.py"), answer], stdout=subprocess.PIPE, text=True
    )
    if portal.stdout.readline().strip() != "ready":
        raise SystemExit("the file-chooser portal did not start")
    try:
        yield portal
    finally:
        portal.kill()
        portal.wait()
