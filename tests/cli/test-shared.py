#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was handed over is remembered, goes with its entries, and can be forgotten; everything goes out and in again."""
import hashlib
import json
import random
import signal
import subprocess
import time
import zipfile

import cli


def shared(journal, *words):
    return journal.run("shared", *words, "--json").json


def export(journal, out, *words, **more):
    return journal.run("export", "--out", out, *words, **more)


@cli.test
def an_export_is_remembered_as_it_read():
    with cli.journal() as journal:
        one = journal.log("thought", "--at", "2026-03-01T10:00", "Ñandú said the secret thing")
        two = journal.log("thought", "another")
        out = journal.base / "pages.pdf"
        export(journal, out, "--format", "pdf", "--ids", one, "--for", "Dr. Ito", "--hide-words", "secret")
        record, = shared(journal)
        assert record["fingerprint"] == hashlib.sha256(out.read_bytes()).hexdigest()
        assert record["size"] == out.stat().st_size and record["pages"] == 1 and record["count"] == 1
        assert (record["way"], record["format"], record["for"]) == ("file", "pdf", "Dr. Ito")
        assert record["place"] == out.as_uri() and "words" not in record
        whole = shared(journal, "show", record["id"])
        assert "Ñandú" in whole["words"] and "secret" not in whole["words"], whole["words"]
        assert whole["entries"] == [one] and whole["kept"] == "whole"
        assert [found["id"] for found in shared(journal, "list", "--entry", one)] == [record["id"]]
        assert not shared(journal, "list", "--entry", two)
        line = journal.run("shared").out
        assert "Dr. Ito" in line and str(out) in line and record["id"] in line, line
        shown = journal.run("shared", "show", record["id"]).out
        assert "Ñandú" in shown and record["fingerprint"] in shown


@cli.test
def the_pages_of_a_locked_file_are_counted():
    with cli.journal() as journal:
        journal.log("thought", "words")
        password = journal.base / "password"
        password.write_text("Ha\u0308user \uff17\n") # as it is put into the file, it is spelt in another way
        export(journal, journal.base / "a.pdf", "--format", "pdf", "--all", "--password-file", password)
        record, = shared(journal)
        assert record["pages"] == 1, record


@cli.test
def it_is_in_no_export_unless_asked_for():
    with cli.journal() as journal:
        one = journal.log("thought", "words")
        export(journal, journal.base / "a.md", "--format", "md", "--ids", one, "--for", "Umlaute")
        for name, words in ("b.json", ["json"]), ("c.md", ["md"]), ("d.html", ["html"]):
            export(journal, journal.base / name, "--format", *words, "--all")
            assert b"Umlaute" not in (journal.base / name).read_bytes()
        export(journal, journal.base / "all.zip", "--format", "zip", "--all")
        export(journal, journal.base / "more.zip", "--format", "zip", "--all", "--with-shared")
        assert "Umlaute" not in zipfile.ZipFile(journal.base / "all.zip").read("journal.json").decode()
        assert "Umlaute" in zipfile.ZipFile(journal.base / "more.zip").read("journal.json").decode()


@cli.test
def a_record_can_be_forgotten():
    with cli.journal() as journal:
        one = journal.log("thought", "words")
        out = journal.base / "a.md"
        export(journal, out, "--format", "md", "--ids", one)
        record, = shared(journal)
        journal.run("shared", "forget", record["id"], cli.PASSPHRASE, status=cli.REFUSED)
        assert shared(journal)
        journal.run("shared", "forget", record["id"])
        assert not shared(journal) and out.is_file()
        for words in ["forget"], ["show"], ["show", "a", "b"], ["sell"]:
            journal.run("shared", *words, status=cli.USAGE)
        journal.run("shared", "show", record["id"], status=cli.REFUSED)


@cli.test
def for_whom_is_checked():
    with cli.journal() as journal:
        one = journal.log("thought", "words")
        out = journal.base / "a.md"
        for recipient in "x" * 1001, b"\xff":
            export(journal, out, "--format", "md", "--ids", one, "--for", recipient, status=cli.REFUSED)
        assert not out.exists() and not shared(journal)


@cli.test
def everything_goes_out_and_in_again():
    with cli.journal() as journal, cli.journal() as other:
        one = journal.log("thought", "--at", "2026-03-01T23:50", "--zone", "Europe/Lisbon", "--flag", "Ñandú, 東京")
        journal.log("question", "--at", "1969-12-31T10:00", "--set", f"about={one}", "Long before?")
        gone = journal.log("thought", "in the bin")
        journal.run("delete", gone)
        out = journal.base / "all.zip"
        answer = export(journal, out, "--format", "zip", "--all")
        assert not answer.err and out.stat().st_mode & 0o777 == 0o600
        archive = zipfile.ZipFile(out)
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"README.txt", "journal.json", "readable/2026-03.md", "readable/1969-12.md"}
        assert json.loads(archive.read("journal.json"))["format"] == "meantime-journal"
        dry = other.run("import", "--dry-run", "--json", out).json
        assert dry["format"] == "zip" and dry["taken"] == 3 and not other.list(), dry
        report = other.run("import", "--json", out).json
        assert (report["read"], report["taken"], report["already_there"]) == (3, 3, 0), report
        assert other.list() == journal.list() and other.list("--bin") == journal.list("--bin")
        again = other.run("import", "--json", out).json
        assert (again["taken"], again["already_there"]) == (0, 3), again
        record, = shared(journal)
        assert record["format"] == "zip" and record["count"] == 3
        assert record["fingerprint"] == hashlib.sha256(out.read_bytes()).hexdigest()


@cli.test
def everything_is_everything():
    with cli.journal() as journal:
        journal.log("thought", "words")
        out = journal.base / "all.zip"
        for words in [], ["--all", "--hide", "text"], ["--all", "--flagged"], ["--all", "--sheet"]:
            export(journal, out, "--format", "zip", *words, status=cli.USAGE)
        export(journal, out, "--format", "md", "--all", "--with-shared", status=cli.USAGE)
        export(journal, journal.folder / "all.zip", "--format", "zip", "--all", status=cli.REFUSED)
        export(journal, journal.base / "no" / "all.zip", "--format", "zip", "--all", status=cli.REFUSED)
        assert not out.exists() and not shared(journal)


@cli.test
def chosen_entries_come_in_once():
    with cli.journal() as journal, cli.journal() as other:
        one = journal.log("thought", "--at", "2026-03-01T10:00+01:00", "first")
        two = journal.log("question", "--at", "2026-03-02T10:00+01:00", "--set", f"about={one}", "second?")
        journal.log("thought", "not chosen")
        small, large = journal.base / "small.json", journal.base / "large.json"
        export(journal, small, "--format", "json", "--ids", one)
        export(journal, large, "--format", "json", "--ids", one, two)
        assert other.run("import", "--json", small).json["taken"] == 1
        report = other.run("import", "--json", large).json # the first has another number here
        assert (report["taken"], report["already_there"]) == (1, 1), report
        assert other.run("import", "--json", large).json["taken"] == 0
        second, first = other.list()
        assert (first["text"], second["text"]) == ("first", "second?")
        assert second["links"] == [{"role": "about", "to": first["id"]}], second
        assert first["id"] != one # a UUIDv7 would tell when it was really written
        assert journal.run("import", "--json", large).json["taken"] == 0 # they are at home here


@cli.test
def what_is_said_twice_comes_twice():
    with cli.journal() as journal, cli.journal() as other:
        at = ("--at", "2026-03-01T10:00+01:00")
        goal = journal.log("thought", "something")
        linked = journal.log("question", *at, "--set", f"about={goal}", "again?")
        alone = journal.log("question", *at, "again?")
        one, both = journal.base / "one.json", journal.base / "both.json"
        export(journal, one, "--format", "json", "--ids", alone)
        export(journal, both, "--format", "json", "--ids", linked, alone, goal)
        assert other.run("import", "--json", one).json["taken"] == 1
        report = other.run("import", "--json", both).json
        assert (report["taken"], report["already_there"]) == (2, 1), report
        links = sorted(len(entry["links"]) for entry in other.list() if entry["kind"] == "question")
        assert links == [0, 1], other.list() # the one that was there had none
        report = other.run("import", "--json", both).json
        assert (report["taken"], report["already_there"]) == (0, 3), report
        assert journal.run("import", "--json", both).json["taken"] == 0

        same = json.loads(both.read_text()) # no number stands for two; a file of others may have that
        for entry in same["entries"]:
            entry["id"] = "1"
            entry["text"] += " or not"
            entry["links"] = []
        both.write_text(json.dumps(same))
        assert other.run("import", "--json", both).json["taken"] == 3


@cli.test
def what_is_not_ours_is_refused():
    with cli.journal() as journal:
        bad = journal.base / "bad"
        for data in (b"{}", b"[]", b'{"format":"meantime-export"', b'{"format":"meantime-export","version":1}',
                     b"PK\x03\x04", b"PK\x03\x04" + bytes(100), b'{"a":' * 100000, b"\xff{}"):
            bad.write_bytes(data)
            journal.run("import", bad, status=cli.REFUSED)
        bad.write_text('{"format":"meantime-export","version":2,"entries":[]}')
        journal.run("import", bad, status=cli.TOO_NEW)
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("something.txt", "else")
        journal.run("import", bad, status=cli.REFUSED)
        assert not journal.list()


@cli.test
def what_is_not_understood_is_told_by_its_line():
    with cli.journal() as journal:
        file = journal.base / "a.json"
        file.write_text('{"format":"meantime-export","version":1,"entries":[\n'
                        '{"id":"1","kind":"thought","at":"2026-03-01T10:00+01:00","text":"fine","fields":{},"links":[]},\n'
                        '{"id":"2","kind":"thought","text":"no time"},\n'
                        '{"id":"3","kind":"mood","at":"2026-03-01T10:00Z","fields":{"valence":99,"energy":2}}\n]}\n')
        report = journal.run("import", "--json", file).json
        assert report["read"] == 3 and report["taken"] == 2, report
        assert [miss["line"] for miss in report["not_understood"]] == [3, 4], report
        mood = [entry for entry in journal.list() if entry["kind"] == "mood"][0]
        assert mood["fields"] == {"energy": 2}, mood


@cli.test
def a_damaged_archive_is_refused():
    with cli.journal() as journal, cli.journal() as other:
        for number in range(10):
            journal.log("thought", f"{number} " + "word " * 200)
        out = journal.base / "all.zip"
        export(journal, out, "--format", "zip", "--all")
        whole, dice = out.read_bytes(), random.Random("a bad stick")
        end = whole.index(b"readable/")
        for _ in range(12):
            data = bytearray(whole)
            data[dice.randrange(200, end - 100)] ^= 1 << dice.randrange(8)
            out.write_bytes(data)
            answer = other.run("import", out, status=None)
            assert answer.status in (cli.DONE, cli.REFUSED), answer.err
            assert other.list() in ([], journal.list()) # what was hit may be the name of another file
        out.write_bytes(whole[:end // 2])
        if not other.list():
            other.run("import", out, status=cli.REFUSED)


@cli.test
def killed_while_taking_in_each_comes_once():
    dice = random.Random("a power cut")
    with cli.journal() as journal:
        for number in range(40):
            journal.log("thought", "--at", f"2026-03-01T10:{number:02}", f"{number} " + "word " * 500)
        out = journal.base / "all.zip"
        export(journal, out, "--format", "zip", "--all")
        begin = time.monotonic()
        journal.run("import", "--dry-run", out)
        usual, killed = time.monotonic() - begin, 0
        for _ in range(15):
            with cli.journal() as other:
                process = subprocess.Popen([cli.PROGRAM, "--journal", other.folder, "--passphrase-file", other.key_file,
                                            "import", out], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                time.sleep(dice.uniform(0, usual * 1.2))
                process.send_signal(signal.SIGKILL)
                process.communicate()
                killed += process.returncode == -signal.SIGKILL
                assert len(other.list()) in (0, 40)
                report = other.run("import", "--json", out).json
                assert report["taken"] + report["already_there"] == 40, report
                assert other.list() == journal.list()
                other.run("verify")
        assert killed > 2, killed


cli.main()
