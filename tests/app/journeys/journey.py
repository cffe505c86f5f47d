# SPDX-License-Identifier: GPL-3.0-or-later
"""What journeys share: a journal, the app on a phone of its own, and TAP.

A journey runs in tools/phone/session and plays what a person does, from outside: through the accessibility tree, or
with keys alone.
"""
import json
import os
import pathlib
import subprocess
import sys
import traceback

SOURCE = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(SOURCE / "tools" / "phone")]

from driver import App, Missing, picture, show_keyboard, wait
import steps

__all__ = ["FOLDER", "SOURCE", "App", "Journal", "Missing", "picture", "play", "show_keyboard", "start", "steps", "wait"]

PASSPHRASE = "seven quiet lamps by the river"
FOLDER = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "meantime"


class Journal:
    """A journal made and looked at with meantime-cli, while the app does not hold it."""

    def __init__(self, folder=FOLDER, key=None):
        self.folder = folder
        self.key = key or self.run("init", secret=PASSPHRASE).split()[-1]

    def run(self, *words, secret=None):
        command = ["meantime-cli", "--journal", str(self.folder), "--passphrase-file", "-", *words]
        given = (secret or self.key) + "\n"
        done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"{words[0]}: {done.returncode}: {done.stderr}"
        return done.stdout

    def log(self, kind, text, *options):
        return self.run("log", kind, *options, text).strip()

    def entries(self, *options):
        return json.loads(self.run("list", "--json", *options))

    def texts(self):
        return [entry["text"] for entry in self.entries()]


def start(**options):
    """The app, with warnings as fatal as mistakes."""
    return App(["meantime"], env={"G_DEBUG": "fatal-warnings"}, **options)


def play(*cases, go_on=False):
    """Runs CASES as TAP.  The first that fails ends it, unless they do not build on one another (GO_ON)."""
    status = 0
    print(f"1..{len(cases)}", flush=True)
    for number, case in enumerate(cases, 1):
        name = case.__name__.replace("_", " ")
        try:
            case()
        except (Exception, KeyboardInterrupt):
            traceback.print_exc()
            print(f"not ok {number} - {name}", flush=True)
            status = 1
            if not go_on:
                break
        else:
            print(f"ok {number} - {name}", flush=True)
    return status
