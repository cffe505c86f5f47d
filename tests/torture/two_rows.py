# SPDX-License-Identifier: GPL-3.0-or-later
"""Several programs at one journal: each waits for the other, says so where it cannot, and nothing is lost."""
import signal
import subprocess
import time

from flip_rows import without_backup
from rows import Row
from sample import copy_once, harmed, read_files

AT_ONCE = 4


def start(sample, *words):
    options = ["--journal", sample.folder, "--passphrase-file", sample.journal.key_file]
    return subprocess.Popen(
        [sample.program, *options, *words],
        env=sample.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def entries(sample):
    return {entry["id"]: entry["text"] for entry in sample.run("list", "--json").json}


def at_once(bench, trial):
    """Some save, some are killed at it; what was acknowledged is there, whole."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        before, acknowledged, refused, written = entries(sample), {}, set(), {}
        processes = []
        for number in range(AT_ONCE):
            text = f"trial {trial.number} program {number} " + "word " * trial.dice.choice((1, 300, 3000))
            processes.append((text.strip(), start(sample, "log", "thought", text.strip())))
        if trial.dice.random() < 0.3:
            time.sleep(trial.dice.uniform(0, 0.1))
            trial.dice.choice(processes)[1].send_signal(signal.SIGKILL)
        for text, process in processes:
            out, err = process.communicate()
            if process.returncode == 0:
                acknowledged[out.decode().strip()] = text
            elif process.returncode not in (5, -signal.SIGKILL):
                trial.told_wrongly(f"log ended with {process.returncode}: {err.decode()}")
            elif process.returncode == 5:
                refused.add(text)
            written[text] = process.returncode
        after = entries(sample)
        if not {**before, **acknowledged}.items() <= after.items():
            trial.lost(f"of {len(before) + len(acknowledged)} entries not all are there")
        if any(text not in written for one, text in after.items() if one not in before):
            trial.corrupted("an entry nobody wrote")
        if refused & set(after.values()):
            trial.told_wrongly("what was saved was called in use")
        if sample.verify()["damaged"]:
            trial.corrupted("verify speaks of damage")


def held(bench, trial):
    """While one holds it, others say so and change nothing; when it is killed or lets go, they come in."""
    sample, how = copy_once(bench, "no-backup", without_backup), ("killed", "let go", "let go while waiting")[trial.number % 3]
    with harmed(bench, trial, sample):
        looker = sample.looker
        assert looker.ask("open", sample.folder, sample.secret)["status"] == 0
        saved = looker.ask("save", 3, "held")["ids"]
        files = read_files(sample.folder)
        if how != "let go while waiting":
            for words in ["list"], ["log", "thought", "x"], ["verify"], ["recovery-key"]:
                answer = sample.run(*words, status=None)
                if answer.status != 5:
                    trial.told_wrongly(f"held: {words[0]} ended with {answer.status}: {answer.err}")
            if read_files(sample.folder) != files:
                trial.corrupted("held: something was changed")
        waiting = start(sample, "list", "--json") if how == "let go while waiting" else None
        if waiting:
            time.sleep(0.3)
        if how == "killed":
            looker.kill()
        else:
            looker.ask("close")
        if waiting:
            out, err = waiting.communicate()
            if waiting.returncode != 0:
                trial.told_wrongly(f"waited for one that let go: {waiting.returncode}: {err.decode()}")
        after = entries(sample)
        if not set(saved) <= set(after):
            trial.lost(f"{how}: what the other had saved is missing")


def left_over(bench, trial):
    """A file that looks like a lock, and nobody's: the journal is not in use."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        for name in "lock", ".lock", "journal.db-shm":
            (sample.folder / name).write_bytes(b"12345\n")
        answer = sample.run("list", "--json", status=None)
        if answer.status != 0 or answer.raw != sample.shown[("list", "--json")]:
            trial.told_wrongly(f"left-over files: list ended with {answer.status}: {answer.err}")


ROWS = [
    Row("two programs: saving at once", at_once, share=0.3),
    Row("two programs: one holds it", held, share=0.02),
    Row("two programs: left-over files", left_over, share=0.01),
]
