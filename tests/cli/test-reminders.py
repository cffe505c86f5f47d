#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders from the terminal: made, told, switched off and deleted; what does not fit changes nothing."""
import os
import tempfile

import cli

STATE = tempfile.TemporaryDirectory(prefix="meantime-test-")
os.environ["XDG_STATE_HOME"] = STATE.name
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:" # nobody's session is told of it


def told(journal):
    return journal.run("reminders", "--json").json


@cli.test
def each_kind_of_reminder_can_be_made():
    with cli.journal() as journal:
        made = {
            "Every day at 20:30, unless I already wrote": ["daily", "--unless-written"],
            "Every Monday and Friday at 07:05": ["weekly", "--days", "mon,fri", "--at", "07:05"],
            "Every 3 days at 20:30": ["every", "--every", "3"],
            "On the last day of each month at 20:30": ["monthly", "--day", "31"],
            "30 minutes before a session": ["before", "--minutes", "30", "--for", "session"],
            "When a session ends": ["after", "--minutes", "0"],
            "At 08:00 on days when something is due": ["due", "--at", "8:00", "--for", "task"],
            "Once, on 24 December 2099 at 20:30": ["once", "--date", "2099-12-24", "--text", "Water the fern"],
        }
        ids = [journal.run("remind", *words).out.strip() for words in made.values()]
        rules = told(journal)
        assert [rule["id"] for rule in rules] == ids and len(set(ids)) == len(ids)
        assert [rule["sentence"] for rule in rules] == list(made), rules
        assert rules[-1]["text"] == "Water the fern" and rules[-1]["next"].startswith("2099-12-24T"), rules[-1]
        assert rules[4]["next"] is None, "no session is planned"
        out = journal.run("reminders").out
        assert all(one in out for one in [*ids, *made, "Water the fern"]), out


@cli.test
def one_is_switched_off_and_on_and_deleted():
    with cli.journal() as journal:
        one, other = (journal.run("remind", "daily").out.strip() for _ in range(2))
        journal.run("reminders", "--off", one)
        assert [(rule["id"], rule["on"], bool(rule["next"])) for rule in told(journal)] == [
            (one, False, False), (other, True, True)
        ]
        journal.run("reminders", "--on", one)
        assert all(rule["on"] for rule in told(journal))
        journal.run("unremind", one)
        assert [rule["id"] for rule in told(journal)] == [other]


@cli.test
def quiet_hours_and_a_pause_are_told():
    with cli.journal() as journal:
        journal.run("remind", "daily", "--at", "12:00")
        journal.run("reminders", "--quiet", "22:00-07:00", "--pause-until", "2099-01-01", "--wake", "on")
        out = journal.run("reminders").out
        assert "Quiet hours: 22:00 to 07:00" in out and "Paused until: 1 January 2099" in out, out
        assert told(journal)[0]["next"].startswith("2099-01-01T"), told(journal)
        journal.run("reminders", "--quiet", "off", "--pause-until", "off", "--wake", "off")
        assert "Quiet" not in journal.run("reminders").out and "2099" not in journal.run("reminders").out


@cli.test
def what_does_not_fit_changes_nothing():
    with cli.journal() as journal:
        journal.run("remind", "daily")
        before = told(journal)
        for words in (
            ["remind", "hourly"], ["remind", "daily", "--at", "24:00"], ["remind", "daily", "--at", "8"],
            ["remind", "weekly"], ["remind", "weekly", "--days", "mon,"], ["remind", "weekly", "--days", "Montag"],
            ["remind", "before", "--minutes", "0"], ["remind", "once"], ["remind", "once", "--date", "tomorrow"], ["remind", "daily", "--for", "own"],
            ["reminders", "--quiet", "22:00"], ["reminders", "--pause-until", "soon"], ["reminders", "--wake", "maybe"],
        ):
            assert journal.run(*words, status=2).err, words
        for words in (
            ["remind", "every", "--every", "400"], ["remind", "monthly", "--day", "32"],
            ["remind", "before", "--minutes", "99999"], ["remind", "daily", "--text", "x" * 201],
            ["remind", "daily", "--text", "two\nlines"], ["remind", "daily", "--later", "2"],
            ["unremind", before[0]["id"], "0" * 32], ["reminders", "--off", "0" * 32],
        ):
            assert journal.run(*words, status=1).err, words
        assert told(journal) == before


@cli.test
def where_nothing_can_show_them_that_is_said():
    with cli.journal() as journal:
        made = journal.run("remind", "daily")
        one = made.out.strip()
        assert len(one) == 32 and "logs in" in made.err, made.err
        assert "logs in" in journal.run("reminders", "--quiet", "22:00-07:00").err
        assert journal.run("reminders", "--off", one).err == "" # there is nothing to remind of
        assert "logs in" in journal.run("reminders", "--on", one).err
        assert journal.run("reminders").err == "" and journal.run("unremind", one).err == ""


@cli.test
def a_calendar_file_says_when_and_nothing_else():
    with cli.journal() as journal:
        path = journal.base / "a.ics"
        assert "nothing was written" in journal.run("reminders", "--out", path, status=cli.REFUSED).err
        journal.run("remind", "daily", "--at", "20:30", "--text", "Water the fern")
        friday = journal.run("remind", "weekly", "--days", "fri", "--at", "07:05", "--for", "session").out.strip()
        answer = journal.run("reminders", "--out", path)
        assert answer.out == answer.err == "", answer.err
        text = path.read_bytes().decode()
        assert text.count("BEGIN:VEVENT") == text.count("SUMMARY:Reminder\r\n") == 2, text
        assert "T203000\r\n" in text and "T070500\r\n" in text, text
        for word in ("fern", "session", "mood", "therap"):
            assert word not in text.lower(), word
        assert os.stat(path).st_mode & 0o777 == 0o600
        journal.run("reminders", "--off", friday, "--out", path) # as they are after the change
        assert path.read_bytes().count(b"BEGIN:VEVENT") == 1
        before = journal.files()
        for place in (journal.folder / "keys", journal.folder / "a.ics", journal.base / "nowhere" / "a.ics", "-"):
            journal.run("reminders", "--out", place, status=cli.REFUSED)
        assert journal.files() == before and not (journal.base / "nowhere").exists()


cli.main()
