#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole story as somebody tells it who sees nothing of the screen: from the first start to the paper for a session."""
import subprocess
import sys

from journey import FOLDER, Journal, play, start, steps, wait

PASSPHRASE = "one long shelf of blue jars"
THOUGHT = "Somebody was practising scales across the street. שלום, 你好, ξένος."
QUESTION = "Is it all right to begin with something small?"
AT_HOME = "This one stays at home."
PAGES = FOLDER.with_name("pages.pdf")


class Case:
    """What the cases share."""

    app = None


def a_journal_is_made():
    Case.app = start()
    steps.first_start(Case.app, PASSPHRASE)


def a_mood_is_kept_with_a_word():
    steps.keep_mood(Case.app, "A little low", "tired", "Heavy and quiet")


def thoughts_and_a_question_are_written():
    for button, text in ("A Thought", AT_HOME), ("A Thought", THOUGHT), ("A Question", QUESTION):
        steps.write(Case.app, button, text)


def one_is_flagged():
    steps.flag(Case.app, THOUGHT)


def one_is_deleted_and_comes_back():
    app = Case.app
    steps.open_entry(app, AT_HOME)
    app.do_somewhere("entry.delete")
    app.press("button", "Undo")
    app.reads(AT_HOME)
    if not app.has("tab", "Today"):
        steps.go_back(app)
    steps.row_with(app, AT_HOME)


def a_locked_window_shows_and_holds_nothing():
    app = Case.app
    steps.lock(app)
    shown = app.everything()
    assert not any(text in shown for text in (THOUGHT, QUESTION, AT_HOME)), shown
    assert len(Journal(key=PASSPHRASE).entries()) == 4
    steps.unlock(app, PASSPHRASE)


def the_session_has_what_is_to_be_brought():
    app = Case.app
    steps.go_to(app, "Session")
    steps.row_with(app, QUESTION)
    steps.row_with(app, THOUGHT)
    assert AT_HOME not in app.everything()


def its_pages_are_seen_and_saved():
    app = Case.app
    app.press("button", "Share…")
    steps.see_pages(app)
    steps.save_pages(app, PAGES)
    wait(lambda: PAGES.read_bytes().rstrip().endswith(b"%%EOF"), "whole PDF")
    assert PAGES.stat().st_mode & 0o077 == 0
    text = subprocess.run(["pdftotext", PAGES, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    text = " ".join(text.split())
    assert QUESTION in text and "practising scales" in text and AT_HOME not in text, text


def it_ends_with_everything_kept():
    assert steps.go_home(Case.app), Case.app.told()
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0
    journal = Journal(key=PASSPHRASE)
    assert sorted(text for text in journal.texts() if text) == sorted([THOUGHT, QUESTION, AT_HOME])
    mood = journal.entries("--kind", "mood")[0]["fields"]
    assert mood["valence"] == 3 and mood["words"] == ["tired"], mood


if __name__ == "__main__":
    sys.exit(
        play(
            a_journal_is_made,
            a_mood_is_kept_with_a_word,
            thoughts_and_a_question_are_written,
            one_is_flagged,
            one_is_deleted_and_comes_back,
            a_locked_window_shows_and_holds_nothing,
            the_session_has_what_is_to_be_brought,
            its_pages_are_seen_and_saved,
            it_ends_with_everything_kept,
        )
    )
