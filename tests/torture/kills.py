# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in the middle of an operation: every other time at any moment, else before one of its calls."""
import time

import disk
import operations
from rows import Row


def wait_for_go(drive):
    while drive.read_line() not in (None, "go"):
        pass


def usual(bench, operation, number=0):
    """Seconds that an operation takes where nobody kills it, and the calls it makes, in trial @number."""

    def measure():
        with operation.journal(bench, number) as journal:
            log = journal.base / "record"
            steps = [*operation.before, "go", *operation.steps(journal)]
            drive = bench.drive(journal, *steps, log=str(log), under=str(journal.folder))
            wait_for_go(drive)
            begun = time.monotonic()
            drive.wait()
            seconds = time.monotonic() - begun
            calls = disk.read_record(log)
            begin = next(at for at, call in enumerate(calls) if call.type == "b")
            return seconds, sum(map(disk.is_change, calls[begin:]))

    name = f"kills {operation.name} {number % operation.n_templates}"
    return bench.once(name, lambda: sorted(measure() for _ in range(3))[1])


def killing(operation):
    """A row that kills the driver in an operation."""

    def one(bench, trial):
        seconds, calls = usual(bench, operation, trial.number)
        with operation.journal(bench, trial.number) as journal:
            steps = [*operation.before, "go", *operation.steps(journal)]
            if trial.dice.random() < 0.5:
                bench.note(f"before call {(call := trial.dice.randint(1, calls))} of {calls}")
                drive = bench.drive(journal, *steps, fail=f"{call}:0:kill", under=str(journal.folder))
                drive.wait()
            else:
                drive = bench.drive(journal, *steps)
                wait_for_go(drive)
                time.sleep(trial.dice.uniform(0, seconds))
                drive.kill()
            operation.judge(bench, trial, journal, drive.lines)

    return Row(f"kill -9: {operation.name}", one, share=0.7)


ROWS = [killing(operation) for operation in operations.OPERATIONS]
