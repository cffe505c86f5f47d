# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at a random moment of an operation."""
import time

import oracle
from rows import Row


def usual_seconds(bench, name, template, steps):
    """How long the steps behind "open" take here when nobody kills them."""

    def measure():
        with bench.journal(template) as journal:
            drive = bench.drive(journal, *steps(journal))
            while drive.read_line() not in (None, "go"):
                pass
            begun = time.monotonic()
            drive.wait()
            return time.monotonic() - begun

    return bench.once(f"kills {name}", lambda: sorted(measure() for _ in range(3))[1])


def killing(name, steps, template="usual"):
    """A row that kills the driver at some moment behind its step "go"."""

    def one(bench, trial):
        usual = usual_seconds(bench, name, template, steps)
        with bench.journal(template) as journal:
            drive = bench.drive(journal, *steps(journal))
            while drive.read_line() not in (None, "go"):
                pass
            time.sleep(trial.dice.uniform(0, usual * 1.1))
            drive.kill()
            look = bench.look(trial, journal)
            oracle.judge(trial, look, journal.model.read(drive.lines))

    return Row(f"kill -9: {name}", one)


ROWS = [
    killing("saving", lambda journal: ("open", "go", "save:100:30")),
]
