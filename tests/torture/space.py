# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk, and one that fails: at the k-th call that changes something, for every k of each operation.

What is refused is told for what it is, nothing is lost, and once there is room again, or the disk works, the same
program goes on: the same operation succeeds, and a save after it.
"""
import errno

import kills
import operations
from rows import Row

FULL = ((errno.ENOSPC, "on"), (errno.ENOSPC, "short"), (errno.EDQUOT, "on"))
FAILING = ((errno.EIO, "once"), (errno.EIO, "on"), (errno.EINTR, "once"))
MARGIN = 3 # calls that an operation makes only where something failed


def points_of(operation, ways):
    def points(bench):
        calls = max(kills.usual(bench, operation, number)[1] for number in range(operation.n_templates))
        return [(call, *way) for call in range(1, calls + MARGIN + 1) for way in ways]

    return points


def steps_of(operation, journal):
    """The operation, then in peace once more, and a save.  What was opened for reading is opened again first."""
    again = (operation.again or operation.steps)(journal)
    save = [] if operation.ends else ["open", "save:300:1", "lock"]
    return [*operation.before, "go", *operation.steps(journal), "calm", "reopen", *again, *save]


def judge_codes(trial, lines, codes):
    """Before the calm only what happened may be told; after it all goes well."""
    locked = False # what is asked of a journal that did not open is refused
    calm = lines.index("calm") if "calm" in lines else len(lines)
    for number, line in enumerate(lines):
        if line.startswith("fail") and lines[number - 1] in ("try open", "try create"):
            locked = True
        if line.startswith("fail") and number > calm:
            trial.told_wrongly(f"the fault is over, but {lines[number - 1]}: {line}")
        elif line.startswith("fail") and line.split(" ")[1] not in (*codes, "LOCKED" if locked else ""):
            trial.told_wrongly(f"{lines[number - 1]}: {line}, which is not {codes[0]}")


def refusing(fault, operation, ways, *codes):
    """A row that lets each call fail in turn."""

    def one(bench, trial):
        call, error, how = trial.point
        bench.note(f"call {call}: {errno.errorcode[error]}, {how}")
        with operation.journal(bench, trial.number) as journal:
            steps = steps_of(operation, journal)
            drive = bench.drive(journal, *steps, fail=f"{call}:{error}:{how}", under=str(journal.folder))
            status = drive.wait()
            if status != 0:
                trial.told_wrongly(f"the driver ended with {status}: {drive.said()[-1000:]}")
            lines = drive.lines
            if operation.makes and (error, how) == (errno.EIO, "on"):
                lines = lines[: lines.index("calm")] # even taking back what was made has failed
            judge_codes(trial, lines, codes)
            operation.judge(bench, trial, journal, drive.lines)

    return Row(f"{fault}: {operation.name}", one, points_of(operation, ways), share=0.4)


ROWS = [refusing("full disk", operation, FULL, "FULL") for operation in operations.OPERATIONS]
ROWS += [refusing("failing disk", operation, FAILING, "STORAGE") for operation in operations.OPERATIONS]
