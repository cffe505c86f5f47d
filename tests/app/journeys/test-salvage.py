#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The database is damaged: the app says what helps, brings back what can be read, and the entries are there again."""
import sys

from journey import FOLDER, Journal, play, start, steps

TEXTS = ["Before the rain", "What the sea said", "Bread, later"]


class Case:
    """What the cases share."""

    app = journal = None


def damage_is_met_with_what_helps():
    Case.journal = Journal()
    for text in TEXTS:
        Case.journal.log("thought", text)
    with open(FOLDER / "journal.db", "r+b") as file:
        file.seek(200)
        file.write(b"not what was written")
    app = Case.app = start()
    app.press("button", "Use the Recovery Key")
    app.set_text(app.get("text box", "Recovery Key"), Case.journal.key)
    app.press("button", "Unlock")
    app.reads("What Helps", seconds=30)


def salvage_says_what_came_back():
    app = Case.app
    app.tap(steps.row_with(app, "Salvage What Can Be Read"))
    app.set_text(app.get("text box", "Passphrase or Recovery Key"), Case.journal.key)
    app.press("button", "Begin")
    app.reads("3 entries came back whole", seconds=60)


def the_entries_are_there_again():
    app = Case.app
    app.press("button", "Open the Journal")
    app.get("tab", "Today", seconds=60)
    steps.go_to(app, "Journal")
    for text in TEXTS:
        steps.row_with(app, text)
    assert app.stop() is not None
    assert sorted(Case.journal.texts()) == sorted(TEXTS)


if __name__ == "__main__":
    sys.exit(play(damage_is_met_with_what_helps, salvage_says_what_came_back, the_entries_are_there_again))
