#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Something felt off: written over two visits, brought, talked about, and what came of it."""
import sys

from journey import PASSPHRASE, Journal, play, start, steps

SCENE = "The clock was looked at, and I got quicker."
NEED = "To finish the sentence about the chair."
CAME_OF_IT = "We began with the chair."


class Case:
    """What the cases share."""

    app = journal = None


def it_is_begun_from_the_place_of_sessions():
    Case.journal = Journal()
    Case.app = app = start()
    steps.unlock(app, Case.journal.key)
    app.set_text(steps.begin_felt_off(app), SCENE)
    app.reads("Saved")
    steps.go_back(app)


def it_goes_nowhere_by_itself():
    app = Case.app
    steps.go_to(app, "Session")
    assert SCENE not in app.everything(), app.told()


def it_goes_on_another_day():
    app = Case.app
    steps.lock(app)
    steps.unlock(app, PASSPHRASE)
    steps.go_to(app, "Journal")
    steps.open_entry(app, SCENE)
    app.tap(app.get("list item", "What I need"))
    app.set_text(app.get("text box", "What I need"), NEED)
    app.tap(steps.row_with(app, "Bring it"))
    app.reads("Saved")
    steps.go_back(app)


def it_is_among_what_is_brought():
    app = Case.app
    steps.go_to(app, "Session")
    steps.row_with(app, SCENE)


def it_is_talked_about():
    app = Case.app
    app.tap(app.get("checkbox", "Discussed", under=steps.row_with(app, SCENE)))
    app.get("checkbox", "Discussed", state="checked")
    steps.go_to(app, "Journal")
    steps.open_entry(app, SCENE)
    app.reads("Afterwards")
    app.set_text(app.get("text box", "What came of it"), CAME_OF_IT)
    app.reads("Saved")
    steps.go_back(app)


def it_ends_with_everything_kept():
    assert steps.go_home(Case.app), Case.app.told()
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0
    entry = Case.journal.entries("--kind", "something-felt-off")[0]
    assert entry["state"] == "talked" and not entry["flagged"], entry
    assert entry["fields"]["need"] == NEED and entry["fields"]["came-of-it"] == CAME_OF_IT, entry


if __name__ == "__main__":
    sys.exit(
        play(
            it_is_begun_from_the_place_of_sessions,
            it_goes_nowhere_by_itself,
            it_goes_on_another_day,
            it_is_among_what_is_brought,
            it_is_talked_about,
            it_ends_with_everything_kept,
        )
    )
