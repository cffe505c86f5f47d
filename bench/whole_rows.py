# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows about all of a journal: bringing it in, a backup, writing everything out, and how these and opening grow with it.

Bringing in is reading the zip of everything and writing it into a new journal; its floor writes the same rows, with their
words, with nothing around.  Times are the processor's: what a disk takes to sync is the same for both.
"""
import shutil
import statistics

from store_rows import FLAT, SCHEMA, told

FEW, MANY = 10_000, 100_000
ROUNDS = 7
GROWTH_ROUNDS = 3
UNLOCK_ROUNDS = 12
UNLOCKS = 10 # in a round
# The most a time may grow by from 10,000 to 100,000, as a ratio: ten to the power of the exponent.
EVEN = 10**1.05


class Place:
    """Where everything of a journal goes, and comes back from."""

    def __init__(self, bench, size):
        self.bench = bench
        self.journal, self.key = bench.journal(size)
        self.out, self.new = bench.folder / f"out-{size}", bench.folder / f"new-{size}"

    def take_out(self):
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        return told(self.bench.run("whole", "out", str(self.journal), str(self.out), given=self.key + "\n"))

    def take_in(self):
        shutil.rmtree(self.new, ignore_errors=True)
        return told(self.bench.run("whole", "in", str(self.new), str(self.out / "everything.zip")))

    def unlock(self):
        return told(self.bench.run("whole", "unlock", str(self.journal), str(UNLOCKS), given=self.key + "\n"))

    def clear(self):
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self.new, ignore_errors=True)


def write_bare(bench, size):
    database = bench.folder / "bare.db"
    database.unlink(missing_ok=True)
    return told(bench.run("floor-store", "fill", str(database), str(SCHEMA), str(size)))


def measure_import(bench, table, place):
    place.take_out()
    ours, floors = [], []
    for _ in range(ROUNDS):
        floors.append(write_bare(bench, FEW)["fill-cpu"][0])
        ours.append(place.take_in()["import-cpu"][0])
    table.row(f"import of {FEW:,}, processor time / bare", ours, floors, 1.5, "ms")


def measure_unlock(table, large, small, sizes, goal):
    """Both take turns; of each round it is the middle one of several."""
    rounds = [[statistics.median(place.unlock()["unlock-cpu"]) for place in (large, small)] for _ in range(UNLOCK_ROUNDS)]
    table.row(f"unlock, processor time, {sizes}", *zip(*rounds), goal, "ms")


def measure_growth(table, small, large):
    rounds = []
    for _ in range(GROWTH_ROUNDS):
        rounds.append([{**place.take_out(), **place.take_in()} for place in (large, small)])
    for name, words in ("import", "import"), ("backup", "backup"), ("export", "full export"):
        sides = ([one[side][name + "-cpu"][0] for one in rounds] for side in (0, 1))
        table.row(f"{words}, processor time, 100,000 / 10,000", *sides, EVEN, "ms")


def measure(bench, table):
    small, large = Place(bench, FEW), Place(bench, MANY)
    measure_import(bench, table, small)
    measure_unlock(table, large, small, "100,000 / 10,000", FLAT)
    measure_growth(table, small, large)
    small.clear()
    large.clear()
