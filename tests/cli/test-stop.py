#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopped by Ctrl+C and its like at any moment, the journal is locked as at any other end."""
import os
import random
import signal
import subprocess
import time

import cli

TRIALS = 20 # of each command and signal


def heed_signals():
    """Whoever started the tests may have it that some are ignored, as nohup does."""
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        signal.signal(number, signal.SIG_DFL)


def start(journal, *words, preexec_fn=heed_signals, **more):
    command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=preexec_fn, **more)


def usual_time(journal, *words):
    """Seconds that a whole call takes."""
    times = []
    for _ in range(5):
        begin = time.monotonic()
        journal.run(*words)
        times.append(time.monotonic() - begin)
    return sorted(times)[2]


def check_closed(journal):
    left = [name for name in ("journal.db-wal", "journal.db-shm") if (journal.folder / name).exists()]
    assert not left, left


@cli.test
def a_stopped_command_leaves_a_locked_journal_and_no_acknowledged_entry_is_lost():
    dice = random.Random(os.environ.get("MEANTIME_SEED", "a walk at noon"))
    with cli.journal() as journal:
        acknowledged = {journal.log("thought", "-", give=f"entry {n} " + "word " * 2000) for n in range(40)}
        stopped = 0
        for words in (["log", "thought", "one " * 10000], ["list", "--json"]):
            usual = usual_time(journal, *words)
            for number in signal.SIGINT, signal.SIGTERM:
                for _ in range(TRIALS):
                    process = start(journal, *words)
                    time.sleep(dice.uniform(0, usual * 1.2))
                    process.send_signal(number)
                    out, err = (data.decode() for data in process.communicate(timeout=cli.TIMEOUT))
                    assert process.returncode in (cli.DONE, -number), (process.returncode, err)
                    assert not err, err
                    stopped += process.returncode == -number
                    check_closed(journal)
                    if words[0] == "log" and out:
                        assert cli.ID.fullmatch(out.rstrip("\n")), out
                        acknowledged.add(out.strip())
        assert stopped > TRIALS, stopped
        assert acknowledged <= {entry["id"] for entry in journal.list()}
        journal.run("verify")


@cli.test
def stopped_while_it_is_made_a_recovery_key_was_shown_or_the_former_one_stays():
    dice = random.Random("a late bus")
    with cli.journal() as journal:
        journal.log("thought", "kept")
        usual = usual_time(journal, "verify")
        for words in (["recovery-key"], ["verify"], ["backup", journal.base / "kept"]):
            for _ in range(TRIALS // 2):
                process = start(journal, *words)
                time.sleep(dice.uniform(0, usual * 1.2))
                process.send_signal(signal.SIGTERM)
                out = process.communicate(timeout=cli.TIMEOUT)[0].decode()
                assert process.returncode in (cli.DONE, -signal.SIGTERM), process.returncode
                check_closed(journal)
                if words == ["recovery-key"] and out:
                    journal.key_file.write_text(out)
                assert journal.list()[0]["text"] == "kept"


@cli.test
def printing_to_nobody_stops_too():
    with cli.journal() as journal:
        journal.log("thought", "-", give="long " * 100000)
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            process = start(journal, "list", "--json")
            process.stdout.read(1) # the journal is open, and the pipe is full
            time.sleep(0.2)
            process.send_signal(number)
            assert process.wait(30) == -number
            assert process.stderr.read() == b""
            process.communicate()
            check_closed(journal)


@cli.test
def a_signal_that_is_ignored_stays_so():
    with cli.journal() as journal:
        journal.log("thought", "-", give="long " * 100000)
        process = start(journal, "list", "--json", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        process.stdout.read(1)
        process.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        process.communicate(timeout=cli.TIMEOUT)
        assert process.returncode == cli.DONE


@cli.test
def a_text_still_being_typed_is_given_up_at_once():
    with cli.journal() as journal:
        before = journal.fingerprint()
        command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "log", "thought", "-"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == -signal.SIGINT
        assert journal.fingerprint() == before


cli.main()
