#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who sees nothing of it: on every screen of the gallery, what can be used has a name, rows have theirs."""
import sys

from journey import FOLDER, SOURCE, Missing, play

sys.path[:0] = [str(SOURCE / "tools")]
import demo_journal
import shots_scenes

KEPT = FOLDER.with_name("kept")


def check_of(scene, walker):
    """A case: on this screen nothing is without a name."""

    def check():
        walker.go(scene)
        bare = [f"{node} in {' in '.join(str(one) for one in node.above())}" for node in walker.app.nameless()]
        if bare:
            raise Missing("no name:\n" + "\n".join(bare) + "\n" + walker.app.told())

    check.__name__ = f"all has a name: {scene.name}"
    return check


def main():
    journal = demo_journal.Journal(KEPT)
    journal.make()
    journal.fill()
    walker = shots_scenes.Walker(journal, None)
    status = play(*(check_of(scene, walker) for scene in shots_scenes.SCENES), go_on=True)
    walker.end()
    return status


if __name__ == "__main__":
    sys.exit(main())
