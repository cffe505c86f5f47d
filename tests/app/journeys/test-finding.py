#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Found again after years: searched to the place, a day gone to by keys and written on, and a tag given another name."""
import datetime
import sys

from journey import Journal, play, start, steps, wait

LONG = "It began with rain.\n" + "Then nothing much happened.\n" * 200 + "At the end a zeppelin rose over the harbour."
OTHER = "Somebody sang on the stairs."
ON_THAT_DAY = "Written afterwards."


class Case:
    """What the cases share."""

    app = journal = found = None


def a_journal_has_something_long_in_it():
    Case.journal = Journal()
    Case.found = Case.journal.log("thought", LONG, "--set", "tags=harbor")
    Case.journal.log("thought", OTHER, "--set", "tags=harbour")
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)


def it_is_found_while_it_is_typed():
    app = Case.app
    steps.search(app)
    app.set_text(app.get("search box", "Words to find"), "zepp")
    wait(lambda: OTHER not in app.everything(), "end of what has other words", tree=app.told)
    app.reads("a zeppelin rose")


def it_opens_at_the_place():
    app = Case.app
    steps.open_entry(app, "a zeppelin rose")
    text = app.get("text box", "Text")
    wait(lambda: app.caret(text) == LONG.index("zeppelin"), "the cursor at the place", tree=app.told)
    _, top, _, height = app.extents(text)
    _, line_top, _, _ = app.line(text)
    assert top <= line_top <= top + height, (top, line_top, height)
    steps.go_back(app)


def a_day_is_gone_to_and_written_on():
    app = Case.app
    steps.go_to(app, "Journal")
    app.press("toggle button", "Calendar")
    app.press("button", "Month Before")
    app.press("toggle button", "Write on This Day")
    app.get("menu item", state="focused")  # of a mood; that of a thought is next
    app.click(app.all("menu item")[1])
    app.set_text(steps.the_page(app), ON_THAT_DAY)
    app.reads("Saved")
    steps.go_back(app)
    app.reads(ON_THAT_DAY)


def a_tag_is_given_the_name_of_another():
    app = Case.app
    app.window_action("win.preferences")
    app.get("dialog")
    app.tap(app.get("list item", "Words"))
    app.tap(steps.row_with(app, "harbor"))
    app.set_text(app.get("text box", "Another Name"), "harbour")
    app.press("button", "Make One")
    app.gone("text box", "Another Name")
    app.reads("Changed in 1 entry")
    app.reads("2 entries")


def it_is_so_in_the_journal():
    app = Case.app
    assert steps.go_home(app), app.told()
    app.key("q", "ctrl")
    assert app.process.wait(10) == 0
    entries = Case.journal.entries()
    written = next(entry for entry in entries if entry["text"] == ON_THAT_DAY)
    today = datetime.date.today()
    last_month = today.replace(day=1) - datetime.timedelta(days=1)
    assert written["date"][:7] == last_month.isoformat()[:7], written
    assert next(entry for entry in entries if entry["id"] == Case.found)["fields"]["tags"] == ["harbour"]


if __name__ == "__main__":
    sys.exit(
        play(
            a_journal_has_something_long_in_it,
            it_is_found_while_it_is_typed,
            it_opens_at_the_place,
            a_day_is_gone_to_and_written_on,
            a_tag_is_given_the_name_of_another,
            it_is_so_in_the_journal,
        )
    )
