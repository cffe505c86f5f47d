#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for the therapist: written part by part, handed over alone, and nothing else on the page."""
import subprocess
import sys

from journey import FOLDER, Journal, play, start, steps, wait

HELPS = "A list. Being asked once, and then some quiet."
NAMES = "Nour"
AT_HOME = "This one stays at home."
PAGE = FOLDER.with_name("page.pdf")


class Case:
    """What the cases share."""

    app = journal = None


def a_journal_has_other_things_in_it():
    Case.journal = Journal()
    Case.journal.log("thought", AT_HOME, "--flag")
    Case.journal.run("log", "agreement", "--set", f"contact={AT_HOME}")
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)


def the_card_is_found_from_the_session():
    app = Case.app
    steps.go_to(app, "Session")
    app.tap(steps.row_with(app, "Cards"))
    app.tap(steps.row_with(app, "What I’d like you to know"))
    app.reads("Nothing is on it yet")


def two_parts_are_written():
    app = Case.app
    for part, words in ("What helps me", HELPS), ("What to call me", NAMES):
        app.tap(steps.row_with(app, part))
        dialog = app.get("dialog")
        app.set_text(app.get("text box", None, under=dialog), words)
        app.key("Escape")
        app.gone("dialog")
        app.reads(words)


def it_is_handed_over_alone():
    app = Case.app
    app.press("button", "Share…")
    steps.see_pages(app)
    steps.save_pages(app, PAGE)
    wait(lambda: PAGE.read_bytes().rstrip().endswith(b"%%EOF"), "whole PDF")
    text = subprocess.run(["pdftotext", PAGE, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    lines = [line for line in text.split("\n") if line.strip("\f ")]
    assert lines == ["What I’d like you to know", "What to call me", NAMES, "What helps me", HELPS, "1 of 1"], lines


def it_is_kept_as_one_entry():
    assert steps.go_home(Case.app), Case.app.told()
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0
    (card,) = Case.journal.entries("--kind", "know-me")
    assert card["fields"] == {"names": NAMES, "helps": HELPS}, card


if __name__ == "__main__":
    sys.exit(
        play(
            a_journal_has_other_things_in_it,
            the_card_is_found_from_the_session,
            two_parts_are_written,
            it_is_handed_over_alone,
            it_is_kept_as_one_entry,
        )
    )
