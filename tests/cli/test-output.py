#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs and people read: shapes, order, modes, and the truth when it cannot be written."""
import os
import subprocess

import cli

KEYS = ["id", "kind", "at", "zone", "date", "flagged", "state", "text", "fields", "links"]
TYPES = {"text", "long-text", "scale", "number", "choice", "several", "date-time", "duration", "link"}


def call(journal, *words, **more):
    """The program without a check of what it leaves, for streams that fail."""
    command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, *words]
    return subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=cli.TIMEOUT, check=False, **more)


@cli.test
def entries_as_json_have_their_fixed_shape():
    with cli.journal() as journal:
        thought = journal.log("thought", "--flag", "--at", "2026-11-22T10:00+01:00", "text")
        journal.log("question", "--set", f"about={thought}", "why?")
        journal.log("mood", "--set", "valence=4", "--set", "words=calm")
        entries = journal.run("list", "--json").json
        assert len(entries) == 3 and all(list(entry) == KEYS for entry in entries)
        assert journal.show(thought) == next(entry for entry in entries if entry["id"] == thought)
        assert journal.show(thought) == {
            "id": thought,
            "kind": "thought",
            "at": "2026-11-22T10:00:00+01:00",
            "zone": "+01:00",
            "date": "2026-11-22",
            "flagged": True,
            "state": None,
            "text": "text",
            "fields": {},
            "links": [],
        }
        assert entries[0]["fields"] == {"valence": 4, "words": ["calm"]} or entries[1]["fields"]
        empty = journal.run("list", "--json", "--kind", "mood", "--to", "2000-01-01")
        assert empty.json == [] and empty.out.endswith("\n")


@cli.test
def kinds_as_json_have_their_fixed_shape():
    with cli.journal() as journal:
        kinds = cli.run("kinds", "--json").json # no journal, no passphrase
        fields = {}
        for kind in kinds:
            assert list(kind) == ["id", "name", "fields"], kind
            for field in kind["fields"]:
                assert list(field) == ["id", "type", "min", "max", "choices"], field
                assert field["type"] in TYPES and isinstance(field["choices"], list)
                numbered = field["type"] in ("scale", "number", "duration")
                assert (field["min"] is not None) == (field["max"] is not None) == numbered, field
                fields[kind["id"], field["id"]] = field
        assert (fields["mood", "valence"]["min"], fields["mood", "valence"]["max"]) == (1, 7)
        assert (fields["mood", "energy"]["min"], fields["mood", "energy"]["max"]) == (1, 5)
        assert fields["mood", "words"]["choices"] == [] and fields["mood", "words"]["type"] == "several"
        assert fields["question", "answer"]["type"] == "long-text"
        for kind in kinds: # each id of the table is one the program takes
            journal.log(kind["id"], "text")


@cli.test
def lists_are_whole_and_in_order_across_pages():
    with cli.journal() as journal:
        written = []
        for number in range(60):
            day = 1 + number * 7 % 28
            at = f"2026-01-{day:02}T10:00" # many at the same moment
            written.append((at, journal.log("thought", "--at", at, "--zone", "UTC", f"number {number}")))
        expected = {entry for _, entry in written}
        entries = journal.list()
        assert len(entries) == 60 and {entry["id"] for entry in entries} == expected
        dates = [entry["date"] for entry in entries]
        assert dates == sorted(dates, reverse=True)
        plain = [line.split()[0] for line in journal.run("list").lines]
        assert plain == [entry["id"] for entry in entries]
        for limit in 0, 1, 7, 8, 9, 24, 59, 60, 61, 10**12:
            limited = journal.list("--limit", str(limit))
            assert limited == entries[:limit], limit
            found = journal.run("search", "number", "--json", "--limit", str(limit)).json
            assert found == entries[:limit], limit


@cli.test
def filters_hold_together():
    with cli.journal() as journal:
        a = journal.log("thought", "--flag", "--at", "2026-01-01", "a")
        b = journal.log("question", "--flag", "--at", "2026-01-02", "b")
        c = journal.log("question", "--at", "2026-01-03", "c")

        def ids(*words):
            return [entry["id"] for entry in journal.list(*words)]

        assert ids() == [c, b, a]
        assert ids("--kind", "question") == [c, b]
        assert ids("--kind", "question", "--flagged") == [b]
        assert ids("--flagged", "--to", "2026-01-01") == [a]
        assert ids("--from", "2026-01-02", "--to", "2026-01-02") == [b]
        assert ids("--from", "2026-01-03", "--to", "2026-01-01") == []
        journal.run("delete", b)
        assert ids() == [c, a] and ids("--bin") == [b] and journal.show(b)["text"] == "b"
        journal.run("list", "--kind", "nonsense", status=cli.REFUSED)


@cli.test
def a_line_of_the_list_is_short_also_in_a_file():
    with cli.journal() as journal:
        entry = journal.log("mood", "--flag", "--set", "valence=6", "first line\nsecond line " + "long " * 100)
        journal.log("thought", "漢字" * 200)
        journal.log("thought", "\n\n  \x1b[2J\x07 bell " + "e\u0301" * 300)
        lines = journal.run("list").lines
        assert len(lines) == 3
        for line in lines:
            width = sum(0 if c == "\u0301" else 2 if c >= "\u3000" and c < "\ufe00" else 1 for c in line)
            assert width <= 120 and "\x1b" not in line and "\x07" not in line, (width, line)
        mood = next(line for line in lines if line.startswith(entry))
        assert "*" in mood and "Mood" in mood and "Well" in mood


@cli.test
def output_is_utf8_in_every_locale():
    with cli.journal() as journal:
        entry = journal.log("thought", "Grüße, 漢字")
        for locale in "C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "nonsense":
            environment = {**os.environ, "LC_ALL": locale}
            assert journal.run("show", "--json", entry, environment=environment).json["text"] == "Grüße, 漢字", locale
            assert "Grüße, 漢字" in journal.run("show", entry, environment=environment).out, locale
            assert "Grüße" in journal.run("list", environment=environment).out, locale
            other = journal.log("thought", "Äpfel", environment=environment)
            assert journal.show(other)["text"] == "Äpfel", locale
            journal.run("list", "--kind", "ü", environment=environment, status=cli.REFUSED)


@cli.test
def a_log_whose_id_cannot_be_printed_says_that_it_was_saved():
    with cli.journal() as journal:
        with open("/dev/full", "wb") as full:
            done = call(journal, "log", "thought", "first", stdout=full)
        assert done.returncode == cli.REFUSED and b"was saved" in done.stderr, done.stderr
        done = call(journal, "log", "thought", "second", stdout=None, preexec_fn=lambda: os.close(1))
        assert done.returncode == cli.REFUSED and b"was saved" in done.stderr, done.stderr
        assert sorted(entry["text"] for entry in journal.list()) == ["first", "second"]
        journal.check_at_rest()
        journal.run("verify")


@cli.test
def what_cannot_be_printed_is_1_with_a_sentence():
    with cli.journal() as journal:
        entry = journal.log("thought", "text " * 5000)
        before = journal.files()
        for words in (["list"], ["list", "--json"], ["show", entry], ["search", "text"], ["kinds"], ["verify"], ["--help"],
                      ["version"]):
            with open("/dev/full", "wb") as full:
                done = call(journal, *words, stdout=full)
            assert done.returncode == cli.REFUSED, words
            cli.check_sentences(done.stderr.decode())
            done = call(journal, *words, stdout=None, preexec_fn=lambda: os.close(1))
            assert done.returncode == cli.REFUSED, words
            cli.check_sentences(done.stderr.decode())
        assert journal.files() == before
        for streams in (0,), (2,), (0, 2), (0, 1, 2):
            words = ("log", "thought", "still")
            call(journal, *words, stdout=subprocess.DEVNULL, preexec_fn=lambda: [os.close(fd) for fd in streams])
            journal.check_at_rest()
        journal.run("verify")
        assert len(journal.list()) == 5


@cli.test
def a_reader_that_goes_away_ends_a_list_quietly():
    with cli.journal() as journal:
        journal.log("thought", "-", give="text " * 100000)
        command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "list", "--json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.read(10)
            process.stdout.close()
            said = process.stderr.read()
        assert process.returncode == cli.REFUSED and said == b"", (process.returncode, said)
        journal.check_at_rest()


@cli.test
def the_recovery_key_is_not_made_where_it_cannot_be_shown():
    with cli.journal() as journal:
        before = journal.fingerprint()
        done = call(journal, "recovery-key", stdout=None, preexec_fn=lambda: os.close(1))
        assert done.returncode == cli.REFUSED and journal.fingerprint() == before
        done = call(journal, "--journal", journal.base / "new", "init", stdout=None, preexec_fn=lambda: os.close(1))
        assert done.returncode == cli.REFUSED and not (journal.base / "new").exists()


def closed_pipe():
    """The end to write to of a pipe that nobody reads."""
    reads, writes = os.pipe()
    os.close(reads)
    return writes


@cli.test
def a_recovery_key_that_could_not_be_shown_leaves_the_former_one():
    with cli.journal() as journal:
        journal.log("thought", "kept")
        for out in os.open("/dev/full", os.O_WRONLY), closed_pipe():
            done = call(journal, "recovery-key", stdout=out)
            os.close(out)
            assert done.returncode == cli.REFUSED and b"former one, which still opens" in done.stderr, done.stderr
            assert b"keep it on paper" not in done.stderr
            assert journal.list()[0]["text"] == "kept"
            journal.run("list", secret=journal.passphrase_file)
        answer = journal.run("recovery-key")
        assert "keep it on paper" in answer.err
        journal.run("list", status=cli.WRONG_KEY)
        journal.key_file.write_text(answer.lines[-1])
        assert journal.list()[0]["text"] == "kept"


@cli.test
def a_first_recovery_key_that_could_not_be_shown_is_not_praised():
    with cli.journal() as journal:
        options = ("--journal", journal.base / "new", "--passphrase-file", journal.passphrase_file)
        with open("/dev/full", "wb") as full:
            said = cli.run(*options, "init", out=full, status=cli.REFUSED).err
        assert "could not be printed" in said and "keep it on paper" not in said, said
        assert cli.RECOVERY_KEY.fullmatch(cli.run(*options, "recovery-key").lines[-1])


@cli.test
def files_are_their_owners_alone_whatever_the_umask():
    old = os.umask(0)
    try:
        with cli.journal() as journal:
            folder = journal.base / "deep" / "er" / "new"
            options = ("--journal", folder, "--passphrase-file", journal.passphrase_file)
            key = cli.run(*options, "init").lines[-1]
            journal.key_file.write_text(key)
            options = ("--journal", folder, "--passphrase-file", journal.key_file)
            entry = cli.run(*options, "log", "thought", "text").lines[0]
            backup = cli.run(*options, "backup", folder.parent / "kept").lines[0]
            out = journal.base / "out"
            for form in "pdf", "md", "json":
                cli.run(*options, "export", "--format", form, "--out", f"{out}.{form}", "--ids", entry)
                assert os.stat(f"{out}.{form}").st_mode & 0o777 == 0o600
            assert os.stat(backup).st_mode & 0o777 == 0o600
            paths = [folder, *folder.rglob("*")]
            assert len(paths) > 3
            for path in paths:
                assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    finally:
        os.umask(old)


cli.main()
