#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A weekly session in Lisbon, seen from Tokyo and moved once, over the night the clocks go forward: the next is right."""
import sys

from journey import App, Journal, play, steps


class Case:
    """What the cases share."""

    app = journal = None


def start_in(zone):
    Case.app = App(["meantime"], env={"G_DEBUG": "fatal-warnings", "TZ": zone})
    steps.unlock(Case.app, Case.journal.key)
    steps.go_to(Case.app, "Session")


def end():
    Case.app.key("q", "ctrl")
    assert Case.app.process.wait(10) == 0


def a_weekly_session_is_planned_and_was_moved_once():
    Case.journal = Journal()
    person = Case.journal.log("therapist", "Ana", "--set", "shade=plum")
    Case.journal.log(
        "session", "", "--at", "2031-03-28T16:00", "--zone", "Europe/Lisbon", "--set", "state=planned",
        "--set", "usual=2031-03-27T10:00Z", "--set", "every=1", "--set", "place=phone", "--set", "phone=+351 21 000 00 00",
        "--set", "dropped-call=She rings me", "--set", f"with={person}"
    )
    Case.journal.log("thought", "The washing-up again", "--flag")


def who_has_travelled_reads_both_clocks():
    start_in("Asia/Tokyo")
    Case.app.reads("29 March 2031, 01:00 here, 28 March 2031, 16:00 in Lisbon")
    Case.app.reads("Instead of 27 March 2031, 19:00")
    Case.app.reads("Plum")
    assert "She rings me" not in Case.app.everything()


def the_plan_for_a_dropped_call_is_one_tap_away():
    Case.app.tap(steps.row_with(Case.app, "If the Call Drops"))
    Case.app.reads("She rings me")


def over_it_makes_the_next_at_its_usual_time():
    Case.app.do_somewhere("next-session.over")
    Case.app.reads("The session is over")
    Case.app.reads("3 April 2031, 18:00 here, 10:00 in Lisbon")
    Case.app.reads("The washing-up again")


def undo_takes_that_back():
    Case.app.press("button", "Undo")
    Case.app.reads("28 March 2031, 16:00 in Lisbon")
    Case.app.gone("button", "Undo")


def at_home_there_is_one_clock():
    Case.app.do_somewhere("next-session.miss")
    Case.app.reads("18:00 here, 10:00 in Lisbon")
    end()
    start_in("Europe/Lisbon")
    Case.app.reads("3 April 2031, 10:00")
    assert " here" not in Case.app.everything(), Case.app.everything()
    end()


def the_journal_has_both():
    later, former = Case.journal.entries("--kind", "session")
    assert former["state"] == "missed" and former["at"] == "2031-03-28T16:00:00+00:00", former
    assert later["state"] == "planned" and later["at"] == "2031-04-03T10:00:00+01:00", later
    assert later["zone"] == "Europe/Lisbon" and "usual" not in later["fields"], later
    assert later["fields"]["dropped-call"] == "She rings me", later
    roles = {link["role"]: link["to"] for link in later["links"]}
    assert roles["series"] == former["id"] and "with" in roles and "agenda" in roles, later


if __name__ == "__main__":
    sys.exit(
        play(
            a_weekly_session_is_planned_and_was_moved_once,
            who_has_travelled_reads_both_clocks,
            the_plan_for_a_dropped_call_is_one_tap_away,
            over_it_makes_the_next_at_its_usual_time,
            undo_takes_that_back,
            at_home_there_is_one_clock,
            the_journal_has_both,
        )
    )
