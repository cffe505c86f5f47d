# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens and states that tools/shots draws, and how one gets to each in the app."""
import os
import shutil

import demo_journal
from driver import App, Missing, picture

FOLDER = "meantime"  # the usual journal, below the folder for data


class Scene:
    """A state of the app: where it begins (FRESH: no journal yet; LOCKED; OPEN: Today), and the steps from there."""

    def __init__(self, begin, name, steps):
        self.begin, self.name, self.steps = begin, name, steps


FRESH, LOCKED, OPEN = "fresh", "locked", "open"


def place(name):
    """One of the places, by its button in the switcher."""
    return lambda app: app.press("tab", name)


SCENES = [
    Scene(LOCKED, "lock", lambda app: None),
    Scene(OPEN, "today", lambda app: None),
    Scene(OPEN, "journal", place("Journal")),
    Scene(OPEN, "session", place("Session")),
]


def unlock(app):
    field = app.get("text box", "Passphrase")
    app.set_text(field, demo_journal.PASSPHRASE)
    app.tap(field)
    app.key("Return")
    app.get("tab", "Today")


class Walker:
    """Walks through scenes in one run of the app, and in a new one where a scene has left it nowhere."""

    def __init__(self, journal, path_of):
        self.journal, self.path_of = journal, path_of
        self.folder = os.path.join(os.environ["XDG_DATA_HOME"], FOLDER)
        self.app = None
        self.failed = False

    def start(self, begin):
        """The app where scenes of BEGIN begin."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        if begin != FRESH:
            shutil.copytree(self.journal, self.folder)
        self.app = App(["meantime"])
        if begin == OPEN:
            unlock(self.app)

    def end(self):
        if self.app:
            self.app.stop()
            self.app = None

    def walk(self, names):
        """Draws the scenes NAMES; gives the name and the reason of each that did not come about."""
        for scene in (scene for scene in SCENES if scene.name in names):
            try:
                self.start(scene.begin)
                scene.steps(self.app)
                picture(self.path_of(scene.name))
            except Missing as missing:
                self.failed = True
                picture(self.path_of(f"failed-{scene.name}"))
                yield scene.name, missing
        self.end()
