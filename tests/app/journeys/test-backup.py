#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is made, an entry is deleted, the backup is brought back: the entry is there again."""
import sys

from journey import FOLDER, Journal, play, start, steps

KEPT = "Before the rain"
LOST = "What the sea said"


class Case:
    """What the cases share."""

    app = journal = None


def a_backup_is_made_on_its_page():
    Case.journal = Journal()
    Case.journal.log("thought", KEPT)
    Case.journal.log("thought", LOST)
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)
    Case.app.window_action("win.backups")
    Case.app.tap(steps.row_with(Case.app, "Make One Now"))
    steps.row_with(Case.app, "2 entries")
    assert [path.suffix for path in (FOLDER / "backups").iterdir()] == [".tar"]
    assert Case.app.stop() is not None


def an_entry_is_deleted():
    Case.app = app = start()
    steps.unlock(app, Case.journal.key)
    steps.go_to(app, "Journal")
    steps.open_entry(app, LOST)
    app.do_somewhere("entry.delete")
    app.get("tab", "Today")


def the_backup_says_what_would_change():
    app = Case.app
    app.window_action("win.backups")
    app.tap(steps.row_with(app, "2 entries"))
    app.tap(steps.row_with(app, "Bring It Back…"))
    app.reads("1 entry would come back")


def it_locks_and_asks_for_the_secret():
    app = Case.app
    app.press("button", "Lock and Go On")
    app.set_text(app.get("text box", "Passphrase or Recovery Key", seconds=20), Case.journal.key)
    app.press("button", "Bring It Back")


def what_was_here_is_kept_aside_and_said_so():
    app = Case.app
    app.reads("What was here before is kept in", seconds=60)
    app.key("Escape")
    app.gone("dialog")
    steps.go_to(app, "Journal")
    steps.row_with(app, LOST)
    app.window_action("win.backups")
    app.reads("Kept Aside")
    assert app.stop() is not None
    assert sorted(Case.journal.texts()) == sorted([KEPT, LOST])
    assert len(list(FOLDER.glob("before-restore-*"))) == 1


if __name__ == "__main__":
    sys.exit(
        play(
            a_backup_is_made_on_its_page,
            an_entry_is_deleted,
            the_backup_says_what_would_change,
            it_locks_and_asks_for_the_secret,
            what_was_here_is_kept_aside_and_said_so,
        )
    )
