#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an entry takes, however odd, comes back as it was; what it does not take is refused by name."""
import contextlib
import subprocess

import cli

LIMIT = 16 * 1024 * 1024 # bytes of text


@contextlib.contextmanager
def nothing_saved(journal):
    before = journal.list()
    yield
    assert journal.list() == before


def refused(journal, *words, name, **more):
    """Nothing is saved, and the sentence names the argument."""
    answer = journal.run(*words, status=cli.REFUSED, **more)
    assert name in answer.err and answer.out == "", answer.err
    return answer


@cli.test
def texts_come_back_as_they_were():
    with cli.journal() as journal:
        for text in (
            "",
            " ",
            "\n",
            "with its line end\n",
            "two\r\nlines\rand a half",
            "tab\tand \x1b[31mescape\x07",
            "“quotes” and 'quotes' and \\n and %s %d %n",
            "e\u0301 is not \u00e9, and \u202eneither is this\u202c",
            "👩🏽‍🦱 in the שמש، 日本語 ไทย",
            "\ufeffa mark before",
            "\U0010ffff\ufffe\uffff",
            "-",
            "'; DROP TABLE entry; --",
        ):
            entry = journal.log("thought", "-", give=text)
            assert journal.show(entry)["text"] == text, repr(text)
            if text != "-":
                assert journal.show(journal.log("thought", "--", text))["text"] == text, repr(text)
        assert journal.show(journal.log("thought"))["text"] == ""
        assert journal.show(journal.log("thought", "--", "--flag"))["text"] == "--flag"
        assert journal.show(journal.log("mood"))["fields"] == {}


@cli.test
def sixteen_mebibytes_are_taken_and_one_byte_more_is_not():
    with cli.journal() as journal:
        text = ("word " * (LIMIT // 5 + 1))[: LIMIT - 2] + "é"
        entry = journal.log("thought", "-", give=text)
        assert journal.show(entry)["text"] == text
        with nothing_saved(journal):
            refused(journal, "log", "thought", "-", give=text + "x", name="TEXT")
        journal.run("verify")


@cli.test
def a_text_without_end_is_refused_early():
    with cli.journal() as journal, open("/dev/zero", "rb") as zeros, nothing_saved(journal):
        command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "log", "thought", "-"]
        done = subprocess.run(command, stdin=zeros, capture_output=True, timeout=cli.TIMEOUT, check=False)
        assert done.returncode == cli.REFUSED and b"TEXT" in done.stderr


@cli.test
def what_is_no_text_is_refused():
    with cli.journal() as journal, nothing_saved(journal):
        for text in b"\xff", b"half \xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"nul \0 inside", b"\0":
            refused(journal, "log", "thought", "-", give=text, name="TEXT")
            if b"\0" not in text:
                refused(journal, "log", "thought", text, name="TEXT")
                refused(journal, "log", "mood", "--set", b"body=" + text, name="body")
                refused(journal, "log", "mood", "--set", b"words=" + text, name="words")
                journal.run("search", text, status=cli.REFUSED)
        for kind in b"\xff", b"", b"Mood", b"mood ", b"nonsense":
            refused(journal, "log", kind, "text", name="KIND")


@cli.test
def the_passphrase_and_the_text_may_share_standard_input():
    with cli.journal() as journal:
        for end in "\n", "\r\n":
            text = f"first{end}second\n\n"
            entry = journal.log("thought", "-", secret="-", give=f"{journal.key}{end}{text}")
            assert journal.show(entry)["text"] == text
        entry = journal.log("thought", "-", secret="-", give=f"{journal.key}\n")
        assert journal.show(entry)["text"] == ""
        assert journal.run("list", "--json", secret="-", give=journal.key).json[0]["id"] == entry


@cli.test
def moments_keep_their_zone_and_their_local_day():
    with cli.journal() as journal:
        for at, zone, told, day in (
            ("0001-01-01T00:00", "UTC", "0001-01-01T00:00:00+00:00", "0001-01-01"),
            ("9999-12-31T23:59:59.999999", "UTC", "9999-12-31T23:59:59.999999+00:00", "9999-12-31"),
            ("0001-01-01T00:00", "+14:00", "0001-01-01T00:00:00+14:00", "0001-01-01"),
            ("9999-12-31T23:59", "-12:00", "9999-12-31T23:59:00-12:00", "9999-12-31"),
            ("2026-11-22T23:50", "Europe/Lisbon", "2026-11-22T23:50:00+00:00", "2026-11-22"),
            ("2026-07-01T23:50", "Europe/Lisbon", "2026-07-01T23:50:00+01:00", "2026-07-01"),
            ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00", "2026-03-29"), # a gap
            ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00", "2026-10-25"), # an overlap
            ("2026-11-22T12:00", "Asia/Kathmandu", "2026-11-22T12:00:00+05:45", "2026-11-22"),
            ("2026-11-22T12:00Z", "Pacific/Kiritimati", "2026-11-23T02:00:00+14:00", "2026-11-23"),
            ("2026-11-22T12:00+01:00", None, "2026-11-22T12:00:00+01:00", "2026-11-22"),
            ("2026-11-22", "Asia/Tokyo", "2026-11-22T12:00:00+09:00", "2026-11-22"),
            ("1969-12-31T23:59:59.5", "UTC", "1969-12-31T23:59:59.500000+00:00", "1969-12-31"),
        ):
            entry = journal.show(journal.log("thought", "--at", at, *(["--zone", zone] if zone else []), at))
            assert (entry["at"], entry["date"]) == (told, day), (at, zone, entry)
            assert zone is None or entry["zone"] == zone, entry
            days = journal.list("--from", day, "--to", day)
            assert entry in days, day
        entry = journal.show(journal.log("thought", "--zone", "Asia/Tokyo"))
        assert entry["zone"] == "Asia/Tokyo" and entry["at"].endswith("+09:00")
        moments = [entry["at"][:19] for entry in journal.list()]
        assert moments == sorted(moments, reverse=True), "newest first, by the wall clock"


@cli.test
def times_and_zones_that_are_none_are_refused():
    with cli.journal() as journal, nothing_saved(journal):
        for at in (
            "",
            "yesterday",
            "10:00",
            "2026-13-01",
            "2026-02-30",
            "2026-11-22T24:30",
            "2026-11-22T10:60",
            "0000-12-31T10:00",
            "10000-01-01T00:00",
            "-2026-01-01",
            "2026-11-22T10:00+99:00",
            "2026-11-22T10:00 Europe/Berlin",
        ):
            refused(journal, "log", "thought", f"--at={at}", "text", name="--at")
        for zone in "", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "+99:00", "x" * 1000:
            refused(journal, "log", "thought", f"--zone={zone}", "text", name="--zone")
        for day in "", "2026-2-3", "2026-02-30", "today", "99999-01-01":
            for option in "--from", "--to":
                refused(journal, "list", f"{option}={day}", name=option)
        for limit in "", "-1", "many", "1.5", "99999999999999999999":
            refused(journal, "list", f"--limit={limit}", name="--limit")


@cli.test
def values_take_what_the_table_of_kinds_says():
    with cli.journal() as journal:
        fields = ["valence=7", "energy=1", "words=calm", "words=a word of my own", "body=neck", "tags=work", "tags=home"]
        entry = journal.show(journal.log("mood", *(word for field in fields for word in ("--set", field))))
        assert entry["fields"] == {
            "valence": 7,
            "energy": 1,
            "words": ["calm", "a word of my own"],
            "body": "neck",
            "tags": ["work", "home"],
        }
        entry = journal.show(journal.log("mood", "--set", "body=a=b", "--set", "words=calm", "--set", "words=calm"))
        assert entry["fields"] == {"body": "a=b", "words": ["calm"]}
        with nothing_saved(journal):
            for value in "valence=0", "valence=8", "valence=3.5", "valence=low", "valence=", "energy=6", "valence=nan":
                said = refused(journal, "log", "mood", "--set", value, name=value.split("=")[0]).err
                assert (" 5" if "energy" in value else " 7") in said, said
            for value in "valence", "nonsense=1", "=3", "", "answer=no", "state=open", "text=x", "VALENCE=3":
                refused(journal, "log", "mood", "--set", value, name="--set")
            refused(journal, "log", "mood", "--set", "valence=3", "--set", "valence=3", name="valence")
            refused(journal, "log", "mood", "--set", "body=a", "--set", "body=b", name="body")
            refused(journal, "log", "mood", "--set", "body=two\nlines", name="body")
            refused(journal, "log", "mood", "--set", "words=", name="words")


@cli.test
def a_question_has_states_an_answer_and_links():
    with cli.journal() as journal:
        about = journal.log("thought", "what it is about")
        first = journal.log("question", "first?")
        assert journal.show(first)["state"] == "open"
        entry = journal.show(journal.log("question", "--set", "answer=Yes.\nAnd no.", "second?"))
        assert entry["state"] == "answered" and entry["fields"]["answer"] == "Yes.\nAnd no."
        entry = journal.show(journal.log("question", "--set", "answer=Yes", "--set", "state=asked", "third?"))
        assert entry["state"] == "asked"
        links = ("--set", f"about={about}", "--set", f"about={first}", "--set", f"about={about}")
        entry = journal.show(journal.log("question", *links, "fourth?"))
        assert entry["links"] == [{"role": "about", "to": about}, {"role": "about", "to": first}]
        for empty in "", " ", "\n \t":
            entry = journal.show(journal.log("question", "--set", f"answer={empty}", "fifth?"))
            assert entry["state"] == "open", entry
        binned = journal.log("thought", "gone")
        journal.run("delete", binned)
        with nothing_saved(journal):
            refused(journal, "log", "question", "--set", "state=nonsense", name="state")
            refused(journal, "log", "question", "--set", "state=open", "--set", "state=asked", name="state")
            missing = about[:-4] + ("0000" if about[-4:] != "0000" else "1111")
            refused(journal, "log", "question", "--set", f"about={missing}", name=missing)
            refused(journal, "log", "question", "--set", f"about={binned}", name="about")
            refused(journal, "log", "question", "--set", "about=", name="id")


@cli.test
def words_are_found_and_nothing_is_not_a_word():
    with cli.journal() as journal:
        entry = journal.log("thought", "Das Café an der Straße, übermorgen")
        journal.log("thought", "something else entirely")
        for words in (["cafe"], ["CAFÉ", "strasse"], ["ubermorgen"], ["café straße"]):
            assert [found["id"] for found in journal.run("search", "--json", *words).json] == [entry], words
        assert journal.run("search", "nowhere", "--json").json == []
        assert journal.run("search", "nowhere").out == ""
        for words in (["", ""], [" "], ["..."], ["*"]):
            refused(journal, "search", *words, name="WORDS")
        for words in ('"', '""" AND', "a OR", "NEAR(", "text:", "^", "x" * 10000, "-", "{}"):
            journal.run("search", "--json", "--", words, status=None)
            assert journal.run("search", "--json", "--", words + " nowhere").json == []


cli.main()
