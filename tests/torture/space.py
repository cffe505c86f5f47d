# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk, and one that fails: at the k-th call that changes something, for every k of each operation.

What is refused is told for what it is, nothing is lost, and once there is room again, or the disk works, the same
program goes on: the same operation succeeds, and a save after it.
"""
import errno

import kills
import operations
from rows import Row

FULL = ((errno.ENOSPC, "on"), (errno.ENOSPC, "short"), (errno.EDQUOT, "on"), (errno.ENOSPC, "once"))
FAILING = ((errno.EIO, "once"), (errno.EIO, "on"), (errno.EINTR, "once"))
MARGIN = 3 # calls that an operation makes only where something failed


def points_of(operation, ways):
    def points(bench):
        _, calls = kills.usual(bench, operation)
        return [(call, *way) for call in range(1, calls + MARGIN + 1) for way in ways]

    return points


def judge_codes(trial, lines, code):
    """Before the calm only what happened may be told; after it all goes well."""
    locked = False # what is asked of a journal that did not open is refused
    calm = lines.index("calm") if "calm" in lines else len(lines)
    for number, line in enumerate(lines):
        if line.startswith("fail") and lines[number - 1] in ("try open", "try create"):
            locked = True
        if line.startswith("fail") and number > calm:
            trial.told_wrongly(f"the fault is over, but {lines[number - 1]}: {line}")
        elif line.startswith("fail") and line.split(" ")[1] not in (code, "LOCKED" if locked else code):
            trial.told_wrongly(f"{lines[number - 1]}: {line}, which is not {code}")


def refusing(fault, operation, ways, code):
    """A row that lets each call fail in turn."""

    def one(bench, trial):
        call, error, how = trial.point
        bench.note(f"call {call}: {errno.errorcode[error]}, {how}")
        with bench.journal(operation.template) as journal:
            again = (operation.again or operation.steps)(journal)
            steps = [*operation.before, "go", *operation.steps(journal), "calm", *again, "open", "save:300:1", "lock"]
            drive = bench.drive(journal, *steps, fail=f"{call}:{error}:{how}", under=str(journal.folder))
            status = drive.wait()
            if status != 0:
                trial.told_wrongly(f"the driver ended with {status}: {drive.said()[-1000:]}")
            judge_codes(trial, drive.lines, code)
            operation.judge(bench, trial, journal, drive.lines)

    return Row(f"{fault}: {operation.name}", one, points_of(operation, ways))


ROWS = [refusing("full disk", operation, FULL, "FULL") for operation in operations.OPERATIONS]
ROWS += [refusing("failing disk", operation, FAILING, "STORAGE") for operation in operations.OPERATIONS]
