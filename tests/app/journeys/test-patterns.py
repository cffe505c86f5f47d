#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeing what came together over time, by keys alone, and reading all that belongs to one goal."""
import datetime
import sys

from journey import Journal, play, start, steps

GOAL = "To say no before I am tired"
TASK = "Say no once this week"
OBSTACLE = "I did not want to be unfriendly"


class Case:
    """What the cases share."""

    app = journal = None


def day(ago):
    return (datetime.date.today() - datetime.timedelta(days=ago)).isoformat()


def there_are_moods_a_goal_and_a_task():
    Case.journal = Journal()
    for ago, step, word in (0, 5, "calm"), (1, 2, "tired"), (1, 2, "sad"), (40, 6, "calm"):
        Case.journal.log("mood", "", "--at", f"{day(ago)}T00:30", "--set", f"valence={step}", "--set", f"words={word}")
    goal = Case.journal.log("goal", GOAL)
    assert goal, "no goal"
    Case.journal.log("task", TASK, "--set", f"goal={goal}", "--set", "outcome=not", "--set", f"obstacle={OBSTACLE}")
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)


def a_key_leads_to_patterns():
    Case.app.key("4", "ctrl")
    Case.app.get("tab", "Patterns", state="selected")
    Case.app.get("image", "Mood. From 3 moods")


def arrows_go_from_day_to_day():
    app = Case.app
    app.tab_to("image", "Mood. From 3 moods")
    app.key("Left")
    app.reads("Today: ")
    app.key("Left")
    app.reads("Yesterday: ")
    app.reads("From 2 moods")
    app.key("Left")
    app.reads("Nothing here")


def the_same_stands_below_as_numbers():
    app = Case.app
    app.tap(app.all("list item", "From 3 moods")[0])
    app.get("list item", "Yesterday: …")


def more_time_shows_more():
    app = Case.app
    app.press("toggle button", "3 Months")
    app.get("image", "Mood. From 4 moods")
    app.get("image", "Feelings You Named. From 4 moods…")


def what_got_in_the_way_is_in_ones_own_words():
    Case.app.get("list item", OBSTACLE)


def all_that_belongs_to_a_goal_is_one_thread():
    app = Case.app
    app.tap(steps.row_with(app, "One Goal, Person or Tag"))
    app.tap(steps.row_with(app, GOAL))
    app.reads(TASK)
    app.press("button", "Open It")
    app.reads(GOAL)
    assert steps.go_home(app), app.told()


if __name__ == "__main__":
    sys.exit(
        play(
            there_are_moods_a_goal_and_a_task,
            a_key_leads_to_patterns,
            arrows_go_from_day_to_day,
            the_same_stands_below_as_numbers,
            more_time_shows_more,
            what_got_in_the_way_is_in_ones_own_words,
            all_that_belongs_to_a_goal_is_one_thread,
        )
    )
