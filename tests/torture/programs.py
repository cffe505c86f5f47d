# SPDX-License-Identifier: GPL-3.0-or-later
"""meantime-cli itself: killed at any moment of its life, and on disks that are full or fail at its k-th call."""
import errno
import re
import time

import disk
import oracle
import space
import workbench
from rows import Row

NUMBER = 301 # of the entry that is written


def log(journal):
    fields = oracle.fields_of(NUMBER, 0)
    values = [f"--set={name}={value[0] if isinstance(value, list) else value}" for name, value in fields.items()]
    return ["log", oracle.kind_of(NUMBER), *values, oracle.text_of(NUMBER, 0)]


def flag(journal):
    return ["flag", *list(journal.model.entries)[12:18]]


COMMANDS = {
    "log": log,
    "flag": flag,
    "backup": lambda journal: ["backup", str(journal.folder / "backups")],
    "list": lambda journal: ["list"],
    "recovery-key": lambda journal: ["recovery-key"],
}


def expect(journal, name, done, out):
    """Tells the model what a call may have done, or has."""
    model = journal.model
    if name == "log" and done:
        model.acknowledge({out.strip(): oracle.State(NUMBER)})
    elif name == "log":
        model.unnamed.append(oracle.State(NUMBER))
    elif name == "flag":
        states = model.after("flag", ",".join(flag(journal)[1:]))
        (model.acknowledge if done else model.tries.append)(states)


def judge(bench, trial, journal, name, done, out, refused=False):
    expect(journal, name, done, out)
    if name != "recovery-key":
        oracle.judge(trial, bench.look(trial, journal), journal.model)
        return
    printed = re.search(r"^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$", out, re.MULTILINE)
    key = printed[0] if printed else ""
    if done and not key:
        trial.told_wrongly("it ended well and printed no recovery key")
    if key and bench.opens(journal, journal.write_secret("new-key", key)):
        trial.lost("the recovery key that was printed does not open")
    if not done and not key and bench.opens(journal, journal.key_file):
        trial.lost("no recovery key was printed, and the former one does not open")
    if refused and bench.opens(journal, journal.key_file):
        trial.told_wrongly("the recovery key was not replaced, but the former one does not open")
    oracle.judge(trial, bench.look(trial, journal, journal.passphrase_file), journal.model)


def usual(bench, name):
    """Seconds that a call takes, and how many calls that change something."""

    def measure():
        with bench.journal("notes") as journal:
            log_file = journal.base / "record"
            begun = time.monotonic()
            options = {"begun": "1", "under": str(journal.folder), "log": str(log_file)}
            answer = bench.cli(journal, *COMMANDS[name](journal), **options)
            assert answer.status == workbench.DONE, answer.err
            return time.monotonic() - begun, sum(map(disk.is_change, disk.read_record(log_file)))

    return bench.once(f"meantime-cli {name}", lambda: sorted(measure() for _ in range(3))[1])


def killing(name):
    def one(bench, trial):
        seconds, calls = usual(bench, name)
        with bench.journal("notes") as journal:
            faults = {}
            if trial.dice.random() < 0.5:
                bench.note(f"before call {(call := trial.dice.randint(1, calls))} of {calls}")
                faults = {"begun": "1", "under": str(journal.folder), "fail": f"{call}:0:kill"}
            process = bench.start_cli(journal, *COMMANDS[name](journal), **faults)
            if not faults:
                time.sleep(trial.dice.uniform(0, seconds))
                process.kill()
            out, err = process.communicate(timeout=workbench.TIMEOUT)
            if process.returncode not in (0, -9):
                trial.told_wrongly(f"it ended with {process.returncode}: {err.decode()}")
            judge(bench, trial, journal, name, out.endswith(b"\n"), out.decode())

    return Row(f"kill -9: meantime-cli {name}", one, share=0.5)


def refusing(fault, name, ways, word):
    def points(bench):
        return [(call, *way) for call in range(1, usual(bench, name)[1] + space.MARGIN) for way in ways]

    def one(bench, trial):
        call, error, how = trial.point
        bench.note(f"call {call}: {errno.errorcode[error]}, {how}")
        with bench.journal("notes") as journal:
            faults = {"begun": "1", "under": str(journal.folder), "fail": f"{call}:{error}:{how}"}
            answer = bench.cli(journal, *COMMANDS[name](journal), **faults)
            if answer.status not in (workbench.DONE, workbench.REFUSED):
                trial.told_wrongly(f"it ended with {answer.status}: {answer.err}")
            if answer.status == workbench.REFUSED and word not in answer.err:
                trial.told_wrongly(f"nothing of {word!r} was said: {answer.err}")
            judge(bench, trial, journal, name, answer.status == workbench.DONE, answer.out, answer.status != workbench.DONE)

    return Row(f"{fault}: meantime-cli {name}", one, points, share=0.4)


ROWS = [killing(name) for name in COMMANDS if name != "list"]
ROWS += [refusing("full disk", name, space.FULL, "space") for name in COMMANDS]
ROWS += [refusing("failing disk", name, space.FAILING, "disk") for name in COMMANDS]
