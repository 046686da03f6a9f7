"""The pictures of the README: the window and each view on the sample coverage, coded a little, in both themes.

`PICTURES=docs run.sh PROGRAM readme_picture.py` writes `window-light.png`, `voices-light.png` and so on, and the same in the dark theme.
"""

import os
import subprocess
import sys
import time

from desktop import running, wait


# The views, each with its keys.
VIEWS = {"voices": "ctrl+6", "matrix": "ctrl+7", "conflicts": "ctrl+8", "timeline": "ctrl+9", "tags": "alt+5"}


def settled():
    """Long enough for popups to fade and for the last frame to be drawn."""
    time.sleep(1.0)


def window_picture(name):
    """Saves the window, without what the desktop puts around it."""
    window = subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True, text=True).stdout.strip()
    path = os.path.join(os.environ["PICTURES"], name + ".png")
    # Few colours, for what is drawn has few: a quarter of the size, and no difference to be seen.
    subprocess.run(["import", "-window", window, "-dither", "None", "-colors", "256", "PNG8:" + path], check=True)


def palette(program, words):
    """Does what the palette finds first for `words`."""
    program.keys("ctrl+k")
    program.write(words, name="Find or do something", role="entry")
    settled()
    program.keys("Return")
    wait("the palette to close", lambda: not program.find_all(name="Find or do something", role="entry"))
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
        tag(program, "The paper could name", "needs a source")
        tag(program, "Everyone wants this to happen", "loaded wording")
        tag(program, "Everyone wants this to happen", "needs a source")
        subprocess.run(["xdotool", "mousemove", "900", "40"], check=True)
        for theme in ["Light", "Dark"]:
            palette(program, f"{theme} theme")
            window_picture(f"window-{theme.lower()}")
            for view, keys in VIEWS.items():
                program.keys(keys)
                settled()
                window_picture(f"{view}-{theme.lower()}")
            program.keys("ctrl+5")
            settled()


main(*sys.argv[1:])
