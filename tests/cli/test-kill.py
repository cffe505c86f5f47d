#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, the journal keeps every entry whose id was printed."""
import os
import random
import signal
import subprocess
import time

import cli

TRIALS = int(os.environ.get("MEANTIME_TRIALS", "200"))


def start(journal, *words):
    command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def usual_time(journal):
    """Seconds that a whole call takes."""
    times = []
    for number in range(5):
        begin = time.monotonic()
        journal.log("thought", f"before {number}")
        times.append(time.monotonic() - begin)
    return sorted(times)[2]


def check(journal, acknowledged, written):
    """All that was acknowledged is there; whatever else is there is whole."""
    entries = {entry["id"]: entry["text"] for entry in journal.list()}
    missing = {entry: text for entry, text in acknowledged.items() if entries.get(entry) != text}
    assert not missing, f"{len(missing)} of {len(acknowledged)} acknowledged entries are missing"
    assert set(entries.values()) <= written, "an entry is not as it was written"


@cli.test
def no_acknowledged_entry_is_lost_to_a_kill():
    dice = random.Random(os.environ.get("MEANTIME_SEED", "a quiet evening"))
    with cli.journal() as journal:
        usual = usual_time(journal)
        acknowledged = {entry["id"]: entry["text"] for entry in journal.list()}
        written, killed, printed = set(acknowledged.values()), 0, 0
        for number in range(TRIALS):
            text = f"trial {number} " + "word " * dice.choice((1, 10, 2000, 20000))
            written.add(text)
            process = start(journal, "log", "thought", text)
            time.sleep(dice.uniform(0, usual * 1.2))
            process.send_signal(signal.SIGKILL)
            out = process.communicate()[0].decode()
            killed += process.returncode == -signal.SIGKILL
            assert process.returncode in (cli.DONE, -signal.SIGKILL), process.returncode
            if out.endswith("\n") and cli.ID.fullmatch(out.strip()):
                acknowledged[out.strip()] = text
                printed += 1
            if number % 40 == 39:
                check(journal, acknowledged, written)
        print(f"# {killed} of {TRIALS} killed, {printed} acknowledged")
        assert killed > TRIALS // 4 and printed > TRIALS // 20
        check(journal, acknowledged, written)
        assert journal.run("verify").err == ""


@cli.test
def a_kill_while_changing_leaves_all_or_none():
    dice = random.Random("an early morning")
    with cli.journal() as journal:
        entries = [journal.log("thought", f"entry {number}") for number in range(20)]
        usual = usual_time(journal)
        flag = True
        for _ in range(20):
            process = start(journal, "flag" if flag else "unflag", *entries)
            time.sleep(dice.uniform(0, usual * 1.2))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            flagged = len(journal.list("--flagged"))
            assert flagged in (0, 20), flagged
            flag = flagged == 0
        journal.run("verify")


@cli.test
def a_kill_while_a_journal_is_made_leaves_none_or_a_whole_one():
    with cli.journal() as journal:
        for part in range(8):
            folder = journal.base / f"new-{part}"
            options = ("--journal", folder, "--passphrase-file", journal.passphrase_file)
            process = subprocess.Popen([cli.PROGRAM, *options, "init"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(0.2 * part)
            process.send_signal(signal.SIGKILL)
            out = process.communicate()[0].decode()
            answer = cli.run(*options, "list", status=None)
            assert answer.status in (cli.DONE, cli.REFUSED), answer.err
            if answer.status == cli.REFUSED:
                assert not out and cli.run(*options, "init").lines


cli.main()
