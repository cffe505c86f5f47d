#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can still be read of a damaged journal comes back, and what cannot is told."""
import pathlib

import cli

PAGE = 4096 # bytes


def fill(journal, count=40):
    for number in range(count):
        journal.log("thought", "--at", f"2026-03-{number % 28 + 1:02}T10:00", "-", give=f"entry {number} " + "and more " * 150)
    return {entry["id"]: entry for entry in journal.list()}


def damage(journal, *pages):
    for page in pages:
        cli.flip(journal.folder / "journal.db", page * PAGE + 77)


@cli.test
def a_whole_journal_comes_back_whole():
    with cli.journal() as journal:
        entries = fill(journal, 5)
        answer = journal.run("salvage")
        assert "5 entries came back whole." in answer.lines, answer.out
        assert {entry["id"]: entry for entry in journal.list()} == entries
        journal.run("verify")


@cli.test
def nothing_is_lost_by_a_damaged_beginning():
    with cli.journal() as journal:
        entries = fill(journal, 5)
        for offset in 2, 300:
            cli.flip(journal.folder / "journal.db", offset)
            answer = journal.run("list", status=cli.DAMAGED)
            assert "alvage" in answer.err, answer.err
            journal.run("salvage")
            assert {entry["id"]: entry for entry in journal.list()} == entries


@cli.test
def the_report_is_what_is_there():
    with cli.journal() as journal:
        entries = fill(journal)
        size = (journal.folder / "journal.db").stat().st_size // PAGE
        damage(journal, *range(4, size, 6))
        damaged = journal.files()
        report = journal.run("salvage", "--json", status=cli.DAMAGED).json
        kept = {path.name: path.read_bytes() for path in pathlib.Path(report["aside"]).iterdir() if path.is_file()}
        assert kept["journal.db"] == damaged["journal.db"], "the damaged one is kept as it was"
        there = {entry["id"]: entry for entry in journal.list()}
        partial = {entry["id"] for entry in report["partial"]}
        whole = {one for one in there if one not in partial}
        assert len(whole) == report["whole"] and all(there[one] == entries[one] for one in whole)
        assert report["lost"] and len(there) + len(report["lost"]) + report["lost_more"] == len(entries)
        for entry in report["lost"]:
            assert entry["id"] is None or entry["id"] in entries and entry["id"] not in there
            assert entry["id"] is None or entry["date"] == entries[entry["id"]]["date"]
        journal.run("verify")
        assert journal.run("search", "entry").lines


@cli.test
def the_newest_backup_brings_what_is_lost():
    with cli.journal() as journal:
        entries = fill(journal)
        journal.run("backup", journal.folder / "backups")
        entries[journal.log("thought", "written since")] = None
        size = (journal.folder / "journal.db").stat().st_size // PAGE
        damage(journal, *range(4, size, 6))
        answer = journal.run("salvage", "--from-backup", status=None)
        assert answer.status in (cli.DONE, cli.DAMAGED) and "taken from" in answer.out, answer.out
        there = {entry["id"]: entry for entry in journal.list()}
        assert set(entries) - set(there) <= {one for one, entry in entries.items() if entry is None}
        assert all(there[one] == entry for one, entry in entries.items() if entry)


@cli.test
def a_database_of_nothing_is_refused_and_left_alone():
    with cli.journal() as journal:
        fill(journal, 3)
        database = journal.folder / "journal.db"
        for data in b"", b"x" * 9000, bytes(PAGE * 20):
            database.write_bytes(data)
            before = journal.files()
            journal.run("salvage", status=cli.DAMAGED)
            assert journal.files() == before


@cli.test
def a_wrong_secret_is_told_as_such():
    with cli.journal() as journal:
        damage(journal, 3)
        (journal.base / "wrong").write_text("wrong")
        journal.run("salvage", secret=journal.base / "wrong", status=cli.WRONG_KEY)


cli.main()
