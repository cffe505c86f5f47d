# SPDX-License-Identifier: GPL-3.0-or-later
"""No memory: for SQLite (every allocation in turn), and no guarded memory for secrets (likewise).

GLib ends a program that it cannot give memory to, and so does core where a secret cannot be kept safe: that is a
kill, after which nothing may be lost.  All else is refused as NO_MEMORY, and once there is memory the same program
goes on.
"""
import signal

import operations
import space
from rows import Row

KILLS = (0, -signal.SIGABRT, -signal.SIGTRAP)

# What asks for none of it while it works: there is nothing to take away.
WITHOUT_SQLITE = ("leaving notes", "another passphrase", "erasing")
WITHOUT_SECRETS = ("saving", "locking", "leaving notes")


def points_of(operation, part):
    def points(bench):
        def count(number):
            with operation.journal(bench, number) as journal:
                drive = bench.drive(journal, *space.steps_of(operation, journal), driver_memory="0:on")
                assert drive.wait() == 0, drive.said()
                return [int(number) for number in operations.values(drive.lines, "allocations")[0].split(" ")]

        def count_most():
            return [max(counts) for counts in zip(*map(count, range(operation.n_templates)))]

        most = bench.once(f"memory {operation.name}", count_most)[part]
        return [(at, how) for at in range(1, most + 1) for how in ("once", "on")]

    return points


def starving(name, operation, part, option):
    """A row that has no memory for one allocation, or from one on."""

    def one(bench, trial):
        at, how = trial.point
        bench.note(f"allocation {at}, {how}")
        with operation.journal(bench, trial.number) as journal:
            drive = bench.drive(journal, *space.steps_of(operation, journal), **{option: f"{at}:{how}"})
            status = drive.wait()
            if status not in KILLS:
                trial.told_wrongly(f"the driver ended with {status}: {drive.said()[-1000:]}")
            space.judge_codes(trial, drive.lines, ("NO_MEMORY",))
            operation.judge(bench, trial, journal, drive.lines)

    return Row(f"{name}: {operation.name}", one, points_of(operation, part), share=0.3)


def rows_of(name, part, option, without):
    return [starving(name, operation, part, option) for operation in operations.OPERATIONS if operation.name not in without]


ROWS = rows_of("no memory", 0, "driver_memory", WITHOUT_SQLITE) + rows_of("no guarded memory", 1, "sodium", WITHOUT_SECRETS)
