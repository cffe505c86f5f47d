#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions go into a calendar file and come in from one, through the file dialogs, and saying no changes nothing."""
import sys

from journey import FOLDER, Journal, play, start, steps, wait

OUT = FOLDER.with_name("out.ics")
IN = FOLDER.with_name("in.ics")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20260101T000000Z
DTSTART:20310411T150000Z
DTEND:20310411T155000Z
SUMMARY:Persimmon
END:VEVENT
END:VCALENDAR
"""


class Case:
    """What the cases share."""

    app = None
    journal = None


def choose(path):
    """In a dialog that opens files."""
    app = Case.app
    dialog = app.get("dialog", None, state="modal")
    if not app.has("text box", under=dialog):
        app.key("l", "ctrl")
    app.set_text(app.get("text box", under=dialog), str(path))
    app.press("button", "Open", under=dialog)
    app.gone("dialog", None, state="modal")


def a_session_is_planned():
    journal = Case.journal = Journal()
    journal.log("session", "Oleander", "--at", "2031-03-28T16:00Z", "--set", "state=planned")
    app = Case.app = start()
    steps.unlock(app, journal.key)
    steps.go_to(app, "Session")
    app.reads("28 March 2031")


def saying_no_writes_nothing():
    app = Case.app
    app.do_somewhere("next-session.save")
    app.press("button", "Cancel")
    app.gone("button", "Cancel")
    assert not OUT.exists()


def it_is_saved_where_one_says():
    app = Case.app
    app.do_somewhere("next-session.save")
    app.press("button", "Save…")
    dialog = app.get("dialog", None, state="modal")
    app.set_text(app.get("text box", "Name", under=dialog), str(OUT))
    app.press("button", "Save", under=dialog)
    wait(OUT.exists, "the calendar file", tree=app.told)
    app.gone("dialog", None, state="modal")
    app.reads("Saved as out.ics")
    text = OUT.read_text()
    assert "DTSTART:20310328T160000Z" in text or "20310328T160000" in text, text
    assert "Oleander" not in text, text
    assert OUT.stat().st_mode & 0o777 == 0o600


def one_comes_in_only_when_it_was_looked_at():
    app = Case.app
    IN.write_text(CALENDAR.replace("\n", "\r\n"))
    app.do_somewhere("next-session.bring-in")
    choose(IN)
    app.reads("11 April 2031")
    app.press("button", "Cancel")
    app.gone("button", "Cancel")
    app.do_somewhere("next-session.bring-in")
    choose(IN)
    app.press("button", "Add")
    app.reads("1 session was added")


def it_is_in_the_journal():
    app = Case.app
    app.key("q", "ctrl")
    assert app.process.wait(10) == 0
    days = sorted(one["date"] for one in Case.journal.entries("--kind", "session"))
    assert days == ["2031-03-28", "2031-04-11"], days


if __name__ == "__main__":
    sys.exit(
        play(
            a_session_is_planned,
            saying_no_writes_nothing,
            it_is_saved_where_one_says,
            one_comes_in_only_when_it_was_looked_at,
            it_is_in_the_journal,
        )
    )
