#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program writes, a reader made from docs/file-formats.md alone reads; and today's program reads
what each released version wrote (tests/data/journal-N)."""

import datetime
import json
import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import cli  # noqa: E402
import reader  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def same(shown, read):
    """Whether the program's JSON says what the reader found."""
    zone = datetime.timezone(datetime.timedelta(seconds=read["offset"]))
    instant = datetime.datetime.fromtimestamp(0, zone) + datetime.timedelta(microseconds=read["instant"])
    assert datetime.datetime.fromisoformat(shown["at"]) == instant, (shown["at"], instant)
    assert shown["date"] == instant.strftime("%Y-%m-%d")
    for name in "id", "kind", "zone", "flagged", "state", "text", "links":
        assert shown[name] == read[name], (name, shown[name], read[name])
    fields = {name: value if isinstance(value, list) else [value] for name, value in shown["fields"].items()}
    assert fields == read["fields"], (fields, read["fields"])


def fill(journal):
    """One entry of each sort; the ids, newest first."""
    thought = journal.log("thought", "--at", "2026-03-01T23:50", "--zone", "Europe/Lisbon", "--flag",
                          "Ñandú, Straße, 東京, שלום\n\nsecond paragraph")
    mood = journal.log("mood", "--at", "2026-03-02T08:00+09:00", "--set", "valence=3", "--set", "energy=5",
                       "--set", "words=calm", "--set", "words=my own", "--set", "body=warm hands", "--set", "tags=work")
    question = journal.log("question", "--at", "1969-12-31T10:00", "--zone", "America/New_York",
                           "--set", f"about={thought}", "--set", "answer=Slowly.", "Long before?")
    gone = journal.log("thought", "in the bin")
    journal.run("delete", gone)
    journal.log("thought", "-", give="long " * 4000)
    return thought, mood, question


@cli.test
def a_reader_made_from_the_page_reads_it():
    with cli.journal() as journal:
        fill(journal)
        shown, read = journal.list(), reader.read(journal.folder, journal.key)
        assert len(shown) == len(read) == 4, (len(shown), len(read))
        for one, other in zip(shown, read):
            same(one, other)
        assert reader.read_dictionary(journal.folder, journal.key) == [] # only a window teaches words


@cli.test
def sealed_notes_are_read_before_and_after_they_are_taken_in():
    with cli.journal() as journal:
        cli.run("--journal", journal.folder, "note-sealed", "Ñandú \"left\"")
        cli.run("--journal", journal.folder, "note-sealed", "--step", "2", "-", give="long " * 2000)
        notes = {note["id"]: note for note in reader.read_notes(journal.folder, journal.key)}
        assert {(note["format"], note["version"]) for note in notes.values()} == {("meantime-note", 1)}
        assert {note["kind"] for note in notes.values()} == {"thought", "mood"}
        assert journal.list() and not reader.read_notes(journal.folder, journal.key)
        entries = {entry["id"]: entry for entry in reader.read(journal.folder, journal.key)}
        for entry, note in notes.items():
            for name in "kind", "instant", "offset", "zone", "flagged", "state", "text", "links":
                assert entries[entry][name] == note[name], name
            assert entries[entry]["sealed"]
            assert entries[entry]["fields"] == {value["field"]: [value["number"]] for value in note["values"]}


@cli.test
def the_passphrase_opens_the_same():
    with cli.journal() as journal:
        keys = reader.read_keys(journal.folder)
        assert keys.open(cli.PASSPHRASE) == keys.open(journal.key)
        try:
            keys.open("something else")
        except reader.WrongSecret:
            return
        raise AssertionError("opened with something else")


@cli.test
def what_every_version_wrote_is_read_today():
    versions = sorted(DATA.glob("journal-*"))
    assert versions, "no released version to read"
    for version in versions:
        with tempfile.TemporaryDirectory() as base:
            folder = pathlib.Path(base) / "journal"
            shutil.copytree(version / "journal", folder)
            os.chmod(folder, 0o700)
            key = (version / "recovery-key").read_text().strip()
            journal = cli.Journal(base, key=key)
            expected = json.loads((version / "entries.json").read_text())
            assert journal.list() == expected, version.name
            assert journal.show(expected[0]["id"]) == expected[0]
            shared = json.loads((version / "shared.json").read_text()) if (version / "shared.json").exists() else []
            assert [journal.run("shared", "show", one["id"], "--json").json for one in shared] == shared
            assert len(journal.run("shared", "--json").json) == len(shared), version.name
            assert [one["id"] for one in reader.read_shared(folder, key)] == [one["id"] for one in shared]
            assert [hit["id"] for hit in journal.run("search", "straße", "--json").json] == [
                entry["id"] for entry in expected if "Straße" in entry["text"]]
            journal.run("verify")


if __name__ == "__main__":
    cli.main()
