# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps to what one finds by: choices and the calendar."""
import datetime

import steps
from accessible import wait


def what_is_shown(app):
    steps.go_to(app, "Journal")
    app.do_somewhere("journal.filter")
    app.get("text box", "Words")


def choose_entries(app):
    """Fewer of them: what they were chosen by stands above."""
    app.set_text(app.get("text box", "Words"), "work")
    app.press("button", "Show")
    app.get("button", "Remove “Without “work””")


def calendar(app):
    steps.go_to(app, "Journal")
    if not app.has("button", "Go to Day…"):
        app.press("toggle button", "Calendar")
    app.get("button", "Go to Day…")


def day_with_entries(app):
    """The day a week before now, when the person of the demo wrote."""
    before = datetime.date.today() - datetime.timedelta(days=7)
    cell = app.all(None, lambda name: f"{before.day} {before:%B %Y}: " in name)[0]
    app.tap(cell)
    app.bring_into_sight(app.get("button", "Write on This Day"))


def year(app):
    app.press("button", datetime.date.today().strftime("%B %Y"))
    app.get("button", str(datetime.date.today().year))


def go_to_day(app):
    calendar(app)
    app.press("button", "Go to Day…")
    app.get("dialog")


def look_for(words, gone):
    """What is found, once GONE, which has not these WORDS, has gone."""

    def go(app):
        app.set_text(app.get("search box", "Words to find"), words)
        wait(lambda: gone not in app.everything(), f"end of {gone!r}", tree=app.told)

    return go


def find_and_open(words, then):
    """The page of the entry with these WORDS, on which THEN is read."""

    def go(app):
        steps.search(app)
        look_for(words, "rested")(app)
        steps.open_entry(app, words)
        app.reads(then)

    return go


def words(app):
    """Tags and feelings, to give them another name."""
    app.window_action("win.preferences")
    app.get("dialog")
    app.tap(app.get("list item", "Words"))
    app.reads("Two of the same name become one")


def word(app):
    app.tap(steps.row_with(app, "sleep"))
    app.get("button", "Hide")
