#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole story by keyboard alone: Tab, Return, Space, arrows and shortcuts; nothing is clicked, nothing pointed at."""
import sys

from journey import Journal, play, start, steps, wait

PASSPHRASE = "one long shelf of blue jars"
THOUGHT = "Es ist spät, and the café is still open – 2 cups."
QUESTION = "Can we go slower?"


class Case:
    """What the cases share."""

    app = None


def press(role, name):
    """Goes there with Tab and presses Return."""
    Case.app.tab_to(role, name)
    Case.app.key("Return")


def write_into(name, text):
    Case.app.tab_to("text box", name)
    Case.app.type(text)


def a_journal_is_made():
    app = Case.app = start()
    press("button", "Begin a Journal")
    app.get("button", "Continue")
    press("button", "Continue")
    app.get("text box", "The Same Once More")
    write_into("Passphrase", PASSPHRASE)
    write_into("The Same Once More", PASSPHRASE)
    press("button", "Make the Journal")
    app.get("button", "Later", seconds=60)
    press("button", "Later")
    app.get("tab", "Today")


def a_mood_is_kept():
    app = Case.app
    app.tab_to("radio")
    while app.focused().name != "A little low":
        app.move_focus("Down")
    assert not app.has(None, lambda name: name.startswith("Kept")), "going past a step has kept one"
    app.key("space")
    app.reads("Kept")


def a_thought_and_a_question_are_written():
    for kind, text in ("A Thought", THOUGHT), ("A Question", QUESTION):
        press("button", kind)
        steps.the_page(Case.app)
        Case.app.type(text)
        steps.go_back(Case.app)


def go_to(place):
    """The places are one stop, with arrows between them."""
    Case.app.tab_to("tab")
    for _ in "three":
        if Case.app.focused().name == place:
            break
        Case.app.move_focus("Right")
    Case.app.key("space")
    Case.app.get("tab", place, state="selected")


def the_thought_is_flagged_on_its_page():
    app = Case.app
    go_to("Journal")
    app.get("list item", lambda name: THOUGHT in name)
    app.tab_to("list item")
    app.move_focus("Home")
    for _ in "an entry each":
        if THOUGHT in app.focused().name:
            break
        app.move_focus("Down")
    app.key("Return")
    page = steps.the_page(app)
    wait(lambda: app.text(page) == THOUGHT, "text of that entry", tree=app.told)
    press("toggle button", "Bring to the Session")
    app.get("toggle button", "Bring to the Session", state="pressed")
    steps.go_back(app)


def the_session_shows_it():
    go_to("Session")
    Case.app.reads(THOUGHT)
    Case.app.reads(QUESTION)


def it_is_locked_and_opened():
    app = Case.app
    app.key("l", "ctrl")
    app.get("button", "Unlock")
    assert QUESTION not in app.everything()
    write_into("Passphrase", PASSPHRASE)
    app.key("Return")
    app.get("tab", "Today", seconds=60)


def all_of_it_is_in_the_journal():
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0
    journal = Journal(key=PASSPHRASE)
    texts = journal.texts()
    assert THOUGHT in texts and QUESTION in texts, texts
    assert [entry["text"] for entry in journal.entries("--flagged")] == [THOUGHT]
    assert [entry["fields"]["valence"] for entry in journal.entries("--kind", "mood")] == [3]


if __name__ == "__main__":
    sys.exit(
        play(
            a_journal_is_made,
            a_mood_is_kept,
            a_thought_and_a_question_are_written,
            the_thought_is_flagged_on_its_page,
            the_session_shows_it,
            it_is_locked_and_opened,
            all_of_it_is_in_the_journal,
        )
    )
