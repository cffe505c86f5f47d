#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who sees nothing of it: on every screen of the gallery, what can be used has a name, rows have theirs.

test-names.py PART PARTS: the screens in so many parts, and of them the one of that number, from 0.
"""
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


def part_of(scenes, part, parts):
    """Those that come after each other stay together."""
    beginnings = [number for number, scene in enumerate(scenes) if not scene.after] + [len(scenes)]

    def bound(share):
        return next(number for number in beginnings if number * parts >= len(scenes) * share)

    return scenes[bound(part) : bound(part + 1)]


def main():
    part, parts = map(int, sys.argv[1:])
    journal = demo_journal.Journal(KEPT)
    journal.make()
    journal.fill()
    walker = shots_scenes.Walker(journal, None)
    status = play(*(check_of(scene, walker) for scene in part_of(shots_scenes.SCENES, part, parts)), go_on=True)
    walker.end()
    return status


if __name__ == "__main__":
    sys.exit(main())
