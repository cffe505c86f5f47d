#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over: chosen in the journal, a field left out, a word hidden, a name replaced; saved, and shown on the screen."""
import subprocess
import sys

from journey import FOLDER, Journal, play, start, steps, wait

TEXT = "Persimmons on the table, and Clara counted them with Oleander"
OTHER = "A row of nine lamps"
AT_HOME = "This one stays at home"
PAGES = FOLDER.with_name("pages.pdf")


class Case:
    """What the cases share."""

    app = None
    journal = None


def words_of(path):
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    return " ".join(text.split())


def tick(words):
    app = Case.app
    app.tap(app.get("checkbox", lambda name: words in name))
    app.get("checkbox", lambda name: words in name, state="checked")


def two_are_chosen_in_the_journal():
    journal = Case.journal = Journal()
    journal.log("thought", TEXT, "--at", "2026-11-21T10:00Z", "--set", "tags=quince")
    journal.log("thought", OTHER, "--at", "2026-11-22T10:00Z")
    journal.log("thought", AT_HOME, "--at", "2026-11-22T11:00Z")
    app = Case.app = start()
    steps.unlock(app, journal.key)
    steps.go_to(app, "Journal")
    steps.row_with(app, OTHER)
    app.do_somewhere("journal.share")
    app.reads("Nothing is chosen yet.")
    tick(TEXT[:20])
    tick(OTHER)
    app.reads("2 entries, 1 page")


def a_word_is_hidden_by_a_tap_on_it():
    app = Case.app
    app.tap(shown_button())
    text = app.get("text box", "The Text")
    app.get("switch", state="focused")
    left, top, _, _ = app.at_rest(text)
    app.fingers().send("click", left + 20, top + 14)
    app.reads("Hidden Here")
    assert any("Persimmons" in row.words() for row in app.all("list item")), app.told()


def shown_button():
    """That of the first entry in the list which is ticked and holds TEXT."""
    app = Case.app
    dialog = app.get("dialog", "Share")
    row = next(row for row in app.all("list item", under=dialog) if TEXT[:20] in row.words())
    return app.get("button", "What Is Shown of This Entry", under=row)


def a_field_is_left_out_and_a_name_replaced():
    app = Case.app
    app.tap(app.get("switch", "Tags"))
    word = app.get("text box", "A Word to Hide Everywhere")
    app.set_text(word, "Clara")
    app.tap(word)
    app.key("Return")
    app.reads("“Clara” is hidden")
    app.key("Escape")
    app.reads("2 entries, 1 page, 3 parts hidden")


def the_file_has_that_and_nothing_else():
    app = Case.app
    steps.see_pages(app)
    steps.save_pages(app, PAGES, recipient="Dr. Moreau")
    wait(lambda: PAGES.read_bytes().rstrip().endswith(b"%%EOF"), "whole PDF")
    app.reads("Saved as pages.pdf")
    text = words_of(PAGES)
    for there in "on the table, and", "counted them with Oleander", OTHER:
        assert there in text, text
    for absent in "Persimmons", "Clara", "quince", AT_HOME:
        assert absent not in text, text


def the_pages_are_shown_and_leaving_locks():
    app = Case.app
    app.key("Escape")
    app.press("button", "Show on This Screen…")
    app.press("button", "Show")
    app.get("button", "Done")
    app.reads("1 of 1")
    assert not app.has("tab"), app.told()
    app.key("n", "ctrl")
    app.key("question", "ctrl")
    app.press("toggle button", "As Text")
    app.reads("counted them with Oleander")
    assert "Persimmons" not in app.everything() and not app.has("dialog"), app.told()
    app.key("Escape")
    app.get("text box", "Passphrase")
    assert "Oleander" not in app.everything(), app.told()


def nothing_in_the_journal_was_changed():
    app = Case.app
    app.key("q", "ctrl")
    assert app.process.wait(10) == 0
    assert TEXT in Case.journal.texts()


if __name__ == "__main__":
    sys.exit(
        play(
            two_are_chosen_in_the_journal,
            a_word_is_hidden_by_a_tap_on_it,
            a_field_is_left_out_and_a_name_replaced,
            the_file_has_that_and_nothing_else,
            the_pages_are_shown_and_leaving_locks,
            nothing_in_the_journal_was_changed,
        )
    )
