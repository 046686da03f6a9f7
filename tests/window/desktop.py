"""The program on a desktop, seen and driven as a screen reader does it: over the accessibility bus (AT-SPI).

Needs at-spi2-core, gir1.2-atspi-2.0, python3-gi and xdotool, and runs inside `run.sh`. Rows that are scrolled out of view are not in
the tree. Every wait has a limit and says what it waited for.
"""

import contextlib
import os
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

    def find_all(self, name=None, role=None, starts=None, contains=None):
        """All widgets with this name (or a name that starts with, or contains, these words) and this role."""
        found = []
        for node in walk(self.root):
            said = node.get_name() or ""
            if name is not None and said != name:
                continue
            if starts is not None and not said.startswith(starts):
                continue
            if contains is not None and contains not in said:
                continue
            if role is not None and node.get_role_name() != role:
                continue
            found.append(node)
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
