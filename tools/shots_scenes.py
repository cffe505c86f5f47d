# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens and states that tools/shots draws, and how one gets to each in the app."""
import os
import shutil

import steps
from driver import App, Missing, picture

FOLDER = "meantime"  # the usual journal, below the folder for data


class Scene:
    """A state of the app: where it begins (FRESH: no journal yet; LOCKED; OPEN: Today), and the steps from there."""

    def __init__(self, begin, name, steps):
        self.begin, self.name, self.steps = begin, name, steps


FRESH, LOCKED, OPEN = "fresh", "locked", "open"


def place(name):
    return lambda app: steps.go_to(app, name)


SCENES = [
    Scene(LOCKED, "lock", lambda app: None),
    Scene(OPEN, "today", lambda app: None),
    Scene(OPEN, "journal", place("Journal")),
    Scene(OPEN, "session", place("Session")),
]


class Walker:
    """Walks through scenes in one run of the app for each beginning, and in a new one where it got lost."""

    def __init__(self, journal, path_of):
        self.journal, self.path_of = journal, path_of
        self.folder = os.path.join(os.environ["XDG_DATA_HOME"], FOLDER)
        self.app = None
        self.begin = None
        self.failed = False

    def start(self, begin):
        """The app where scenes of BEGIN begin."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        if begin != FRESH:
            shutil.copytree(self.journal.folder, self.folder)
        self.app = App(["meantime"])
        if begin == OPEN:
            steps.unlock(self.app, self.journal.secret)
        self.begin = begin

    def end(self):
        if self.app:
            self.app.stop()
            self.app = None

    def go(self, scene):
        """From wherever the app is to SCENE."""
        if scene.begin != OPEN or self.begin != OPEN or not self.app or not steps.go_home(self.app):
            self.start(scene.begin)
        scene.steps(self.app)

    def walk(self, names):
        """Draws the scenes NAMES; gives the name and the reason of each that did not come about."""
        for scene in (scene for scene in SCENES if scene.name in names):
            try:
                self.go(scene)
                picture(self.path_of(scene.name))
            except Missing as missing:
                self.failed = True
                picture(self.path_of(f"failed-{scene.name}"))
                self.end()
                yield scene.name, missing
        self.end()
