#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note left without the passphrase becomes one entry, once, whatever happens in between."""
import datetime
import os
import random
import shutil
import signal
import subprocess
import time

import cli

TRIALS = int(os.environ.get("MEANTIME_TRIALS", "60"))


def leave(journal, *words, **more):
    """Without any secret; and prints nothing."""
    answer = cli.run("--journal", journal.folder, "note-sealed", *words, **more)
    assert answer.out == "" and (answer.status or answer.err == ""), answer
    return answer


def notes(journal):
    return sorted((journal.folder / "inbox").glob("*.note"))


def start(journal, *words):
    command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def usual_time(journal):
    """Seconds that leaving a note takes."""
    begin = time.monotonic()
    leave(journal, "before")
    return time.monotonic() - begin


@cli.test
def the_time_can_be_given_and_one_id_is_one_entry():
    with cli.journal() as journal:
        entry = "01234567-89AB-7cde-8f01-23456789abcd"
        for _ in range(3):
            leave(journal, "--step", "5", "--at", "2026-03-01T20:30:00+01:00", "--id", entry)
        assert len(notes(journal)) == 3
        entries = journal.list()
        assert entries[0]["id"] == entry.lower(), entries
        at = datetime.datetime.fromisoformat(entries[0]["at"])
        assert at == datetime.datetime.fromisoformat("2026-03-01T20:30:00+01:00"), entries
        assert len(entries) == 1 and not notes(journal), entries
        leave(journal, "--id", entry, "again") # also after it was taken in
        assert [one["text"] for one in journal.list()] == [""]
        leave(journal, "--at", "yesterday", "text", status=cli.REFUSED)
        leave(journal, "--id", "1", "text", status=cli.REFUSED)
        assert not notes(journal)


@cli.test
def a_note_becomes_a_thought_or_with_a_step_a_mood():
    with cli.journal() as journal:
        begin = datetime.datetime.now(datetime.timezone.utc)
        leave(journal, "on the stairs")
        leave(journal, "-", give="from a pipe\n\nand so on\n")
        leave(journal, "--step", "3")
        leave(journal, "--step", "7", "with words")
        end = datetime.datetime.now(datetime.timezone.utc)
        assert len(notes(journal)) == 4
        time.sleep(1)
        answer = journal.run("list", "--json")
        assert answer.err == "" and not notes(journal), answer.err
        found = {(entry["kind"], entry["text"], entry["fields"].get("valence")) for entry in answer.json}
        assert found == {
            ("thought", "on the stairs", None),
            ("thought", "from a pipe\n\nand so on\n", None),
            ("mood", "", 3),
            ("mood", "with words", 7),
        }, found
        for entry in answer.json: # their own time, not that of the opening
            assert begin <= datetime.datetime.fromisoformat(entry["at"]) <= end, entry["at"]
            assert "Written while the journal was locked" in journal.run("show", entry["id"]).out
        written = journal.log("thought", "with the passphrase")
        assert "locked" not in journal.run("show", written).out
        assert [hit["text"] for hit in journal.run("search", "stairs", "--json").json] == ["on the stairs"]


@cli.test
def the_full_export_says_what_was_sealed_and_a_selective_one_does_not():
    with cli.journal() as journal:
        leave(journal, "sealed")
        journal.log("thought", "--flag", "not sealed")
        sealed = next(entry for entry in journal.list() if entry["text"] == "sealed")
        assert "sealed" not in sealed
        out = journal.base / "out.json"
        journal.run("export", "--format", "json", "--out", out, "--all")
        told = [line for line in out.read_text().splitlines() if '"sealed":true' in line]
        assert len(told) == 1 and sealed["id"] in told[0], told
        journal.run("flag", sealed["id"])
        journal.run("export", "--format", "json", "--out", out, "--flagged")
        assert '"sealed":' not in out.read_text()


@cli.test
def nobody_reads_it_and_its_size_says_little():
    with cli.journal() as journal:
        for text in "a", "kestrelish " * 50, "b" * 2000:
            leave(journal, text)
        leave(journal, "--step", "1")
        assert len({note.stat().st_size for note in notes(journal)}) == 1
        assert len({note.stat().st_mode & 0o777 for note in notes(journal)} | {0o600}) == 1
        for data in journal.files().values():
            assert b"kestrelish" not in data and b"valence" not in data
        leave(journal, "-", give="c" * 5000)
        assert len({note.stat().st_size for note in notes(journal)}) == 2


@cli.test
def what_does_not_fit_is_refused_and_leaves_nothing():
    with cli.journal() as journal:
        before = journal.fingerprint()
        for step in "0", "8", "1.5", "", "x", "2 ":
            assert "--step" in leave(journal, "--step", step, status=cli.REFUSED).err
        leave(journal, "-", give=b"\xff", status=cli.REFUSED)
        leave(journal, "-", give=b"a\0b", status=cli.REFUSED)
        leave(journal, "-", give=b"x" * (16 * 1024 * 1024 + 1), status=cli.REFUSED)
        cli.run("--journal", journal.base / "nowhere", "note-sealed", "a", status=cli.REFUSED)
        assert not (journal.base / "nowhere").exists()
        other = journal.base / "other"
        other.mkdir()
        (other / "photo").write_text("photo")
        cli.run("--journal", other, "note-sealed", "a", status=cli.NOT_A_JOURNAL)
        assert journal.fingerprint() == before


@cli.test
def the_longest_text_is_taken():
    with cli.journal() as journal:
        text = "\u0001" * 1000 + "é" * ((16 * 1024 * 1024 - 1000) // 2)
        leave(journal, "-", give=text)
        assert [entry["text"] == text for entry in journal.list()] == [True]


@cli.test
def a_passphrase_on_standard_input_does_not_become_the_text():
    with cli.journal() as journal:
        answer = cli.run(
            "--journal", journal.folder, "--passphrase-file", "-", "note-sealed", "-", give=f"{journal.key}\nthe text"
        )
        assert answer.out == "" and [entry["text"] for entry in journal.list()] == ["the text"]


@cli.test
def a_journal_in_use_takes_the_note_at_its_next_opening():
    with cli.journal() as journal:
        entry = journal.log("thought", "-", give="long " * 50000)
        command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "show", entry]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
            holder.stdout.read(1) # it has the journal open, and waits for its reader
            leave(journal, "meanwhile")
            assert len(notes(journal)) == 1
            holder.stdout.read()
        assert len(notes(journal)) == 1
        assert "meanwhile" in [entry["text"] for entry in journal.list()]


@cli.test
def a_damaged_note_is_named_kept_and_told_once():
    with cli.journal() as journal:
        leave(journal, "whole")
        whole, = notes(journal)
        leave(journal, "damaged")
        damaged, = set(notes(journal)) - {whole}
        cli.flip(damaged, 700)
        answer = journal.run("verify", status=cli.DAMAGED)
        assert f"inbox/{damaged.name} (sealed note): damaged" in answer.lines, answer.out
        assert f"inbox/{whole.name} (sealed note): whole; opens" in answer.lines, answer.out
        data = damaged.read_bytes()
        answer = journal.run("list", "--json")
        assert [entry["text"] for entry in answer.json] == ["whole"]
        assert f"inbox/{damaged.name}.aside" in answer.err, answer.err
        assert (journal.folder / "inbox" / (damaged.name + ".aside")).read_bytes() == data
        assert journal.run("list").err == ""


@cli.test
def each_note_is_taken_in_once_through_kills_on_both_sides():
    dice = random.Random(os.environ.get("MEANTIME_SEED", "a note on the fridge"))
    with cli.journal() as journal:
        usual = usual_time(journal)
        acknowledged, written = {"before"}, {"before"}
        for number in range(TRIALS):
            text = f"note {number} " + "word " * dice.choice((1, 10, 3000))
            written.add(text)
            process = start(journal, "note-sealed", text)
            time.sleep(dice.uniform(0, usual * 1.5))
            process.send_signal(signal.SIGKILL)
            if process.wait() == cli.DONE:
                acknowledged.add(text)
            if dice.random() < 0.6: # an opening that is cut off
                process = start(journal, "list")
                time.sleep(dice.uniform(0, usual * 3))
                process.send_signal(signal.SIGKILL)
                process.wait()
        answer = journal.run("list", "--json")
        texts = [entry["text"] for entry in answer.json]
        print(f"# {len(acknowledged)} of {TRIALS} acknowledged, {len(texts)} there")
        assert answer.err == "" and len(texts) == len(set(texts)), "a note became two entries"
        assert acknowledged <= set(texts) <= written, "a note was lost or torn"
        assert len(acknowledged) > TRIALS // 10 and not notes(journal)
        journal.run("verify")


@cli.test
def notes_put_back_after_they_were_taken_in_make_no_second_entry():
    with cli.journal() as journal:
        for number in range(3):
            leave(journal, f"note {number}")
        shutil.copytree(journal.folder / "inbox", journal.base / "kept")
        assert len(journal.list()) == 3
        journal.run("delete", journal.list()[0]["id"])
        shutil.copytree(journal.base / "kept", journal.folder / "inbox", dirs_exist_ok=True)
        assert len(journal.list()) == 2 and not notes(journal)


cli.main()
