# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of ./dev torture is, for whoever writes one.

A module beside this one (listed in torture.py: FAMILIES) has a list ROWS.  A row tries one fault against one
operation, so many times:

    def one (bench, trial): ...                     # one trial
    ROWS = [Row("bit flips in the key files", one)]

`one` gets a fresh start each time.  It takes a journal from the bench (workbench.py), whose entries are known, does
something terrible while the driver or meantime-cli works on it, looks at what is left, and says what it found:

    with bench.journal() as journal:                # a copy of a journal made once; journal.model: what must be in it
        ...
        look = bench.look(trial, journal)           # opens it anew, reads everything, verifies
        oracle.judge(trial, look, journal.model)    # counts what is lost, half, or told wrongly

  trial.lost(what)          an entry (or the way to it) whose saving was acknowledged is not there, whole
  trial.corrupted(what)     something is there that nobody wrote: half an entry, half a backup, a state between two
  trial.undetected(what)    something was damaged and nothing said so
  trial.told_wrongly(what)  an exit status or sentence that is not true of what happened

Each may be called any number of times; a trial counts at most once in each column.  A trial that raises is counted
as told wrongly: neither program nor bench may be surprised.

trial.dice is a random.Random of seed, row and number: use no other, so that a trial can be played again.
trial.number goes from 0 to trials - 1.  A row that tries a known set of points gives `points` (called once in each
process): then trial.point is one of them, and no more trials are made than there are points.
"""
import dataclasses
import random
import traceback
import typing

COLUMNS = ("lost", "corrupted", "undetected", "told_wrongly")


@dataclasses.dataclass
class Tally:
    """What came of the trials of a row; those of several processes add up."""

    trials: int = 0
    lost: int = 0
    corrupted: int = 0
    undetected: int = 0
    told_wrongly: int = 0
    problems: list[str] = dataclasses.field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name in ("trials", *COLUMNS):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.problems += other.problems

    def is_good(self) -> bool:
        return not any(getattr(self, name) for name in COLUMNS)


class Trial:
    """One trial of a row: its dice, its number, and what went wrong in it."""

    def __init__(self, number: int, point: typing.Any, dice: random.Random):
        self.number, self.point, self.dice = number, point, dice
        self.found: dict[str, list[str]] = {name: [] for name in COLUMNS}

    def lost(self, what: str) -> None:
        self.found["lost"].append(what)

    def corrupted(self, what: str) -> None:
        self.found["corrupted"].append(what)

    def undetected(self, what: str) -> None:
        self.found["undetected"].append(what)

    def told_wrongly(self, what: str) -> None:
        self.found["told_wrongly"].append(what)

    def is_good(self) -> bool:
        return not any(self.found.values())


@dataclasses.dataclass(frozen=True)
class Row:
    """A fault and what it is tried on.  @share: of the trials asked for, where one trial takes long."""

    name: str
    one: typing.Callable[[typing.Any, Trial], None]
    points: typing.Callable[[typing.Any], typing.Sequence] | None = None
    share: float = 1.0

    def trials(self, wanted: int, points: typing.Sequence | None) -> int:
        number = max(1, round(wanted * self.share))
        return number if points is None else min(number, len(points))

    def run(self, bench: typing.Any, wanted: int, only: int | None = None) -> Tally:
        """Makes the trials that fall to this bench, or the one numbered @only."""
        tally = Tally()
        bench.begin("points")
        points = self.points(bench) if self.points else None
        bench.end(True)
        trials = self.trials(wanted, points)
        for number in range(trials) if only is None else [only]:
            if only is not None or number % bench.processes == bench.process:
                point = points[number * len(points) // trials] if points else None
                self.try_one(bench, Trial(number, point, random.Random(f"{bench.seed}/{self.name}/{number}")), tally)
                tally.trials += 1
        return tally

    def try_one(self, bench: typing.Any, trial: Trial, tally: Tally) -> None:
        bench.begin(f"{self.name}-{trial.number}")
        try:
            self.one(bench, trial)
        except Exception: # pylint: disable=broad-except
            trial.told_wrongly("raised " + traceback.format_exc())
        problems = []
        for name in COLUMNS:
            setattr(tally, name, getattr(tally, name) + bool(trial.found[name]))
            at = f"{self.name}, trial {trial.number}{' ' + bench.where if bench.where else ''}"
            problems += [f"{at}: {name.replace('_', ' ')}: {what}" for what in trial.found[name]]
        if problems:
            problems[-1] += "\n" + bench.give_evidence(problems)
        tally.problems += problems
        bench.end(trial.is_good())
