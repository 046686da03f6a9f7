"""The pictures of the README: the window on the sample coverage, coded a little, in both themes.

`PICTURES=docs run.sh PROGRAM readme_picture.py` writes `window-light.png` and `window-dark.png`.
"""

import os
import subprocess
import sys
import time

from desktop import running


def settled():
    """Long enough for popups to fade and for the last frame to be drawn."""
    time.sleep(1.0)


def window_picture(name):
    """Saves the window, without what the desktop puts around it."""
    window = subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run(["import", "-window", window, os.path.join(os.environ["PICTURES"], name + ".png")], check=True)


def palette(program, words):
    """Does what the palette finds first for `words`."""
    program.keys("ctrl+k")
    program.write(words, name="Find or do something", role="entry")
    settled()
    program.keys("Return")
    settled()


def tag(program, sentence, name):
    """Selects the sentence with these words and tags it."""
    program.press(contains=sentence, role="list item")
    settled()
    program.keys("t")
    program.write(name, name="Tag by name", role="entry")
    settled()
    program.keys("Return")
    settled()


def main(program_path):
    with running(program_path, "--sample") as program:
        program.find(contains="Analysis up to date", seconds=60)
        program.press(starts="Source B: ")
        tag(program, "The paper could name", "condition")
        tag(program, "Kremlin spokesman Dmitry", "loaded wording")
        tag(program, "Russia will propose and is ready", "needs a source")
        subprocess.run(["xdotool", "mousemove", "900", "40"], check=True)
        for theme in ["Light", "Dark"]:
            palette(program, f"{theme} theme")
            window_picture(f"window-{theme.lower()}")


main(*sys.argv[1:])
