#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preparing for a session: what is gathered is put in order by keyboard, noted beside, left out, and goes on a sheet."""
import subprocess
import sys

from journey import FOLDER, Journal, play, start, steps, wait

THOUGHT = "Persimmons on the table, a row of nine"
QUESTION = "Is it all right to begin small?"
NOT_NOW = "Eleven places where I could have answered"
TASK = "Sit in the kitchen and tidy nothing"
NOTE = "Begin with the photograph"
ONE_THING = "A room without a job to do"
AT_HOME = "This one stays at home"
SHEET = FOLDER.with_name("sheet.pdf")


class Case:
    """What the cases share."""

    app = None
    journal = None


def order():
    """The things to bring that show, from the first to the last."""
    rows = [row.words() for row in Case.app.all("list item")]
    found = [text for words in rows for text in (THOUGHT, QUESTION, NOT_NOW, TASK) if text in words]
    return list(dict.fromkeys(found))


def go_to_row(words):
    """With Tab alone."""
    app = Case.app
    for _ in range(80):
        node = app.focused()
        if node and node.role == "list item" and words in node.words():
            return node
        app.move_focus("Tab")
    raise AssertionError(f"no row with {words!r} is reached\n{app.told()}")


def it_is_gathered():
    journal = Case.journal = Journal()
    journal.log("session", "", "--at", "2026-11-20T14:30Z", "--set", "state=over")
    journal.log("thought", THOUGHT, "--at", "2026-11-21T10:00Z", "--flag")
    journal.log("thought", NOT_NOW, "--at", "2026-11-22T10:00Z", "--flag")
    journal.log("thought", AT_HOME, "--at", "2026-11-22T11:00Z")
    journal.log("question", QUESTION, "--at", "2026-11-23T10:00Z")
    journal.log("task", TASK, "--at", "2026-11-24T10:00Z", "--set", "outcome=partly")
    journal.log("mood", "", "--at", "2026-11-24T11:00Z", "--set", "valence=5")
    app = Case.app = start()
    steps.unlock(app, journal.key)
    steps.go_to(app, "Session")
    steps.row_with(app, TASK)
    assert order() == [THOUGHT, NOT_NOW, QUESTION, TASK], order()
    assert AT_HOME not in app.everything()


def it_is_put_in_order_by_keyboard():
    app = Case.app
    go_to_row(QUESTION)
    app.key("Up", "ctrl")
    wait(lambda: order() == [THOUGHT, QUESTION, NOT_NOW, TASK], "the question one place up", tree=app.told)
    app.key("Up", "ctrl")
    wait(lambda: order() == [QUESTION, THOUGHT, NOT_NOW, TASK], "the question at the top", tree=app.told)


def a_note_stands_beside_one():
    app = Case.app
    app.do(steps.row_with(app, THOUGHT), "agenda.note")
    app.set_text(app.get("text box", "A word or two beside it"), NOTE)
    app.key("Escape")
    app.gone("dialog")
    app.reads(NOTE)


def one_is_taken_out_and_can_be_taken_back():
    app = Case.app
    app.do(steps.row_with(app, NOT_NOW), "agenda.leave-out")
    app.press("button", "Undo")
    wait(lambda: order() == [QUESTION, THOUGHT, NOT_NOW, TASK], "it back where it was", tree=app.told)
    app.do(steps.row_with(app, NOT_NOW), "agenda.leave-out")
    wait(lambda: order() == [QUESTION, THOUGHT, TASK], "it out of the list", tree=app.told)
    app.reads("Not this time: 1 thing")


def the_one_thing_is_kept():
    app = Case.app
    app.set_text(app.get("text box", "If we only get to one thing"), ONE_THING)


def the_sheet_has_exactly_that_in_that_order():
    app = Case.app
    app.press("button", "Share…")
    app.reads("from 1 mood")
    steps.see_pages(app)
    steps.save_pages(app, SHEET)
    wait(lambda: SHEET.read_bytes().rstrip().endswith(b"%%EOF"), "whole PDF")
    text = subprocess.run(["pdftotext", SHEET, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    text = " ".join(text.split())
    places = [text.find(words) for words in (ONE_THING, QUESTION, THOUGHT, NOTE, TASK)]
    assert -1 not in places and places == sorted(places), text
    for absent in NOT_NOW, AT_HOME, "from 1", "All right":
        assert absent not in text, text


def all_of_it_is_kept():
    app = Case.app
    assert steps.go_home(app), app.told()
    app.key("q", "ctrl")
    assert app.process.wait(10) == 0
    journal = Case.journal
    session = next(one for one in journal.entries("--kind", "session") if one["state"] == "to-come")
    assert session["fields"]["one-thing"] == ONE_THING, session
    roles = [link["role"] for link in session["links"]]
    assert roles.count("agenda") == 3 and roles.count("left-out") == 1, session
    flagged = {entry["text"] for entry in journal.entries("--flagged")}
    assert flagged == {THOUGHT, NOT_NOW}, flagged
    assert [entry["text"] for entry in journal.entries("--kind", "side-note")] == [NOTE]


if __name__ == "__main__":
    sys.exit(
        play(
            it_is_gathered,
            it_is_put_in_order_by_keyboard,
            a_note_stands_beside_one,
            one_is_taken_out_and_can_be_taken_back,
            the_one_thing_is_kept,
            the_sheet_has_exactly_that_in_that_order,
            all_of_it_is_kept,
        )
    )
