#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An hour and what comes of it: ticked off, a word beside, a task agreed; what stayed; and the task is there next week."""
import datetime
import os
import pathlib
import sys
import time

from journey import Journal, play, start, steps

THOUGHT = "The washing-up, and where I looked."
QUESTION = "May I say three days before I have found a reason?"
BESIDE = "pencil, not pen"
RING = "Ring on Sunday, without a reason"
LINE = "לכתוב שורה אחת"
STAYED = "That she held the map."
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings" / "keyfile"


class Case:
    """What the cases share."""

    journal = app = session = None


def there_is_a_session_now():
    """It began 20 minutes ago; whoever goes to another program is gone after a second."""
    began = datetime.datetime.now().astimezone() - datetime.timedelta(minutes=20)
    with SETTINGS.open("a", encoding="utf-8") as settings:
        settings.write("\n[io/github/meantime_journal/Meantime]\nlock-when-away=1\n")
    Case.journal = Journal()
    Case.journal.log("thought", THOUGHT, "--flag")
    Case.journal.log("question", QUESTION)
    when = began.isoformat(timespec="seconds")
    Case.session = Case.journal.log("session", "", "--at", when, "--set", "state=planned", "--set", "length=50")
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)


def its_one_screen_has_what_is_brought():
    app = Case.app
    steps.go_to(app, "Session")
    app.press("button", "Begin the Session")
    app.get("button", "We Agreed…")
    steps.row_with(app, THOUGHT)
    steps.row_with(app, QUESTION)


def one_is_ticked_off_and_has_two_words():
    app = Case.app
    app.tap(app.get("checkbox", "Discussed", under=steps.row_with(app, THOUGHT)))
    app.get("checkbox", "Discussed", state="checked")
    app.press("toggle button", "Two Words Beside It", under=steps.row_with(app, THOUGHT))
    app.set_text(app.get("text box", "Two words beside it"), BESIDE)
    app.press("toggle button", "Two Words Beside It", under=steps.row_with(app, THOUGHT))
    app.gone("text box", "Two words beside it")
    app.reads(BESIDE)


def a_task_is_agreed():
    app = Case.app
    app.press("button", "We Agreed…")
    app.get("text box", "Something we agreed", state="focused")
    app.type(RING)
    app.get("text box", "Agreed")


def nobody_is_missed_meanwhile():
    app = Case.app
    app.hands.end()
    app.hands = None
    time.sleep(3)
    assert app.has("button", "We Agreed…"), app.told()
    app.fingers()


def leaving_asks_nothing():
    app = Case.app
    app.key("Escape")
    app.get("tab", "Session")
    assert not app.has("dialog"), app.told()


def what_stayed_is_within_reach():
    app = Case.app
    assert "Your session today" not in app.everything(), app.told()
    app.press("button", "The Session Is Over")
    steps.go_to(app, "Today")
    app.press("button", "Write It Down")
    app.set_text(steps.the_page(app), STAYED)
    assert app.text(app.get("text box", "Agreed")) == RING
    app.set_text(app.get("text box", "Something we agreed"), LINE)
    app.reads("Saved")
    steps.go_back(app)
    app.gone("button", "Write It Down")


def both_tasks_are_there_next_time():
    app = Case.app
    steps.go_to(app, "Session")
    steps.row_with(app, RING)
    steps.row_with(app, LINE)
    steps.row_with(app, QUESTION)
    assert THOUGHT not in app.everything(), app.told()


def out_of_the_session_it_locks_as_ever():
    app = Case.app
    app.hands.end()
    app.hands = None
    app.get("text box", "Passphrase")
    app.fingers()
    app.key("q", "ctrl")
    assert app.process.wait(10) == 0


def all_of_it_is_linked():
    journal = Case.journal
    session = [entry for entry in journal.entries("--kind", "session") if entry["id"] == Case.session][0]
    tasks = {entry["text"]: entry for entry in journal.entries("--kind", "task")}
    after = journal.entries("--kind", "after-session")[0]

    def links(entry, role):
        return [link["to"] for link in entry["links"] if link["role"] == role]

    assert session["state"] == "over", session
    assert sorted(tasks) == sorted([RING, LINE]), tasks
    assert all(links(task, "session") == [Case.session] for task in tasks.values()), tasks
    assert after["text"] == STAYED and links(after, "session") == [Case.session], after
    assert links(after, "agreed") == [tasks[RING]["id"], tasks[LINE]["id"]], after
    assert [entry["text"] for entry in journal.entries("--kind", "side-note")] == [BESIDE]


if __name__ == "__main__":
    sys.exit(
        play(
            there_is_a_session_now,
            its_one_screen_has_what_is_brought,
            one_is_ticked_off_and_has_two_words,
            a_task_is_agreed,
            nobody_is_missed_meanwhile,
            leaving_asks_nothing,
            what_stayed_is_within_reach,
            both_tasks_are_there_next_time,
            out_of_the_session_it_locks_as_ever,
            all_of_it_is_linked,
        )
    )
