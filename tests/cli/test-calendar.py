#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions go into a calendar and come out of one: when they are, and no word more; each of them once."""
import os
import re

import cli

SERIES = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:weekly
DTSTART;TZID=Europe/Lisbon:{year}0106T100000
DURATION:PT45M
RRULE:FREQ=WEEKLY
LOCATION:Rua Nova 1
SUMMARY:With Ana
END:VEVENT
BEGIN:VEVENT
UID:birthday
DTSTART;VALUE=DATE:20260806
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
UID:once
DTSTART:20250310T090000Z
END:VEVENT
END:VCALENDAR
"""


def calendar(journal, text=None, name="calendar.ics"):
    path = journal.base / name
    path.write_bytes((text or SERIES.format(year=2026)).replace("\n", "\r\n").encode())
    return path


def plan(journal, *more):
    return journal.log(
        "session", "--at", "2031-03-27T10:00", "--zone", "Europe/Lisbon", "--set", "state=planned", "--set", "length=45",
        "--set", "address=Rua Nova 1", "--set", "place=room", *more, "Bring the blue scarf"
    )


@cli.test
def a_calendar_says_when_and_nothing_else():
    with cli.journal() as journal:
        session = plan(journal, "--set", "every=2")
        journal.log("thought", "Marmelade on the third stair")
        path = journal.base / "a.ics"
        assert journal.run("export", "--format", "ics", "--all", "--out", path).out == ""
        text = path.read_bytes().decode()
        assert "DTSTART;TZID=Europe/Lisbon:20310327T100000\r\n" in text
        assert "RRULE:FREQ=WEEKLY;INTERVAL=2\r\n" in text and "DURATION:PT45M\r\n" in text
        for word in ("Rua", "scarf", "Marmelade", session, "session", "therap"):
            assert word not in text.lower() and word not in text, word
        assert os.stat(path).st_mode & 0o777 == 0o600
        again = journal.base / "b.ics"
        journal.run("export", "--format", "ics", "--ids", session, "--out", again)
        assert again.read_bytes() == path.read_bytes()


@cli.test
def a_word_in_the_name_of_a_zone_is_hidden_and_was_there():
    with cli.journal() as journal:
        plan(journal, "--set", "every=2")
        path = journal.base / "a.ics"
        for form in ("ics", "json"):
            answer = journal.run("export", "--format", form, "--all", "--out", path, "--hide-words", "Lisbon")
            assert answer.err == "" and "Lisbon" not in path.read_text(), (form, answer.err)
            answer = journal.run("export", "--format", form, "--all", "--out", path, "--hide-words", "Porto")
            assert "number 1 is nowhere in what was chosen" in answer.err, (form, answer.err)


@cli.test
def without_a_session_to_come_there_is_no_calendar():
    with cli.journal() as journal:
        journal.log("thought", "Rain")
        journal.log("session", "--set", "state=over")
        path = journal.base / "a.ics"
        answer = journal.run("export", "--format", "ics", "--all", "--out", path, status=cli.REFUSED)
        assert "sessions that have a date" in answer.err
        assert not path.exists()


@cli.test
def what_is_in_a_calendar_is_taken_once():
    with cli.journal() as journal:
        path = calendar(journal)
        dry = journal.run("import", "--dry-run", "--json", path).json
        assert (dry["read"], dry["taken"], dry["already_there"]) == (3, 2, 0), dry
        assert dry["ids"] == [] and dry["dry_run"] and journal.list() == []
        first = journal.run("import", "--json", path).json
        assert [fault["line"] for fault in first["not_understood"]] == [11], first
        assert len(first["ids"]) == 2 and first["format"] == "ics"
        series, once = (journal.show(entry) for entry in first["ids"])
        assert series["kind"] == "session" and series["state"] == "planned" and series["zone"] == "Europe/Lisbon"
        assert re.search("T10:00:00[+]0[01]:00$", series["at"]), series["at"]
        assert series["fields"] == {"length": 45, "every": 1, "place": "room", "address": "Rua Nova 1"}, series
        assert series["text"] == "With Ana"
        assert once["state"] == "over" and once["text"] == ""
        second = journal.run("import", path)
        assert second.lines[:4] == ["Read: 3", "Taken: 0", "Already there: 2", "Not understood: 1"], second.out
        assert second.lines[4].startswith("  line 11: ")
        assert len(journal.list()) == 2
        journal.run("delete", first["ids"][1])
        assert journal.run("import", "--format", "ics", "--json", path).json["already_there"] == 2


@cli.test
def what_was_written_here_comes_back_as_what_is_there():
    with cli.journal() as journal:
        plan(journal, "--set", "every=1")
        path = journal.base / "a.ics"
        journal.run("export", "--format", "ics", "--all", "--out", path)
        report = journal.run("import", "--json", path).json
        assert (report["read"], report["taken"], report["already_there"]) == (1, 0, 1), report


@cli.test
def what_is_no_calendar_changes_nothing():
    with cli.journal() as journal:
        before = journal.fingerprint()
        for content, word in (
            (b"", "none that Meantime can read"),
            (b"Dear diary", "none that Meantime can read"),
            (b"BEGIN:VCALENDAR\r\n\xff", "UTF-8"),
            (b"BEGIN:VCALENDAR\r\n" + b"X" * (8 << 20), "8 MiB"),
        ):
            path = journal.base / "bad"
            path.write_bytes(content)
            for form in ("auto", "ics"):
                assert word in journal.run("import", "--format", form, path, status=cli.REFUSED).err
        journal.run("import", journal.base / "missing", status=cli.REFUSED)
        journal.run("import", journal.base, status=cli.REFUSED)
        journal.run("import", "--format", "fax", journal.base / "bad", status=cli.REFUSED)
        journal.run("import", status=cli.USAGE)
        assert journal.fingerprint() == before


cli.main()
