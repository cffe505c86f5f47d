#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A task from one session to the next: agreed, said how it went and what got in the way, and carried on."""
import sys

from journey import Journal, play, start, steps

TASK = "Ring my sister once without a reason"
OBSTACLE = "On Sunday I found a reason"


class Case:
    """What the cases share."""

    app = journal = None


def a_task_was_agreed():
    Case.journal = Journal()
    Case.journal.log("task", TASK, "--set", "plan=After lunch", "--set", "repeat=weekly")
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)


def today_has_it_in_a_line():
    app = Case.app
    app.tap(steps.row_with(app, TASK))
    app.get("dialog")
    app.reads("After lunch")


def how_it_went_is_said_with_what_got_in_the_way():
    app = Case.app
    app.press("toggle button", "Not this time")
    app.set_text(app.get("text box", "What got in the way"), OBSTACLE)


def it_is_carried_on():
    app = Case.app
    app.press("button", "Carry It On")
    app.gone("dialog")
    app.reads("It goes on as a new task")


def both_stand_among_the_tasks():
    app = Case.app
    steps.go_to(app, "Session")
    app.tap(steps.row_with(app, "Tasks"))
    app.reads("Agreed")
    app.reads("Looked back on")


def what_was_said_is_kept_and_the_new_one_is_open():
    assert steps.go_home(Case.app), Case.app.told()
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0
    new, old = Case.journal.entries("--kind", "task")
    assert old["state"] == "looked-at" and old["fields"]["outcome"] == "not", old
    assert old["fields"]["obstacle"] == OBSTACLE, old
    assert new["state"] == "open" and new["text"] == TASK, new
    assert new["fields"] == {"plan": "After lunch", "repeat": "weekly"}, new
    assert new["links"] == [{"role": "follows", "to": old["id"]}], new


if __name__ == "__main__":
    sys.exit(
        play(
            a_task_was_agreed,
            today_has_it_in_a_line,
            how_it_went_is_said_with_what_got_in_the_way,
            it_is_carried_on,
            both_stand_among_the_tasks,
            what_was_said_is_kept_and_the_new_one_is_open,
        )
    )
