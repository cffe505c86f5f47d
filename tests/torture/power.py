# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes between any two calls that change something.

The driver runs once to its end and every call is written down; each trial then makes a disk as it may have been left
after one of the calls (see disk.py), and looks at it.  The points are taken in turn, each time with other luck.
"""
import copy
import shutil

import disk
import operations
from rows import Row

TRIALS_OF_A_RUN = 40 # then it is recorded anew
GOLDEN = 0.6180339887498949 # its multiples fill the unit evenly, however many there are


class Run:
    """A recorded run of an operation."""

    def __init__(self, bench, operation, number):
        with operation.journal(bench, number) as journal:
            log = journal.base / "record"
            self.folder = str(journal.folder)
            self.disk = disk.Disk(journal.folder)
            steps = [*operation.before, "go", *operation.steps(journal), "calm"]
            drive = bench.drive(journal, *steps, log=str(log), under=self.folder)
            assert drive.wait() == 0 and not operations.values(drive.lines, "fail"), (drive.lines[-9:], drive.said())
            self.calls = disk.read_record(log)
        begin = next(at for at, call in enumerate(self.calls) if call.type == "b")
        end = next(at for at, call in enumerate(self.calls) if call.type == "n" and call.first == b"calm")
        self.points = [at for at in range(begin, end) if disk.is_change(self.calls[at]) or self.calls[at].type in "bn"]


def cutting(operation):
    """A row that cuts the power during an operation."""

    def one(bench, trial):
        number = trial.number // TRIALS_OF_A_RUN
        run = bench.latest("power", f"{operation.name} {number}", lambda: Run(bench, operation, number))
        # every fifth time after all that was acknowledged
        point = run.points[-1 if trial.number % 5 == 4 else int(trial.number * GOLDEN % 1 * len(run.points))]
        with operation.journal(bench, number) as journal:
            shutil.rmtree(journal.folder)
            left = copy.deepcopy(run.disk)
            left.journaled = trial.dice.random() < 0.5
            for call in run.calls[: point + 1]:
                left.do(call)
            luck = left.cut_power(trial.dice, journal.folder)
            bench.note(f"after call {point} of {len(run.calls)} ({run.calls[point].type}), {luck}")
            lines = [call.first.decode() for call in run.calls[: point + 1] if call.type == "n"]
            operation.judge(bench, trial, journal, [line.replace(run.folder, str(journal.folder)) for line in lines])

    return Row(f"power cut: {operation.name}", one, share=0.7)


ROWS = [cutting(operation) for operation in operations.OPERATIONS]
