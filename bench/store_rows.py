# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the store: saving, reading the newest page, looking for words, beside the same statements bare."""
import pathlib
import shutil
import statistics
import subprocess

from table import FLAT

ROUNDS = 12
SIZES = 10_000, 100_000
SCHEMA = pathlib.Path(__file__).resolve().parents[1] / "core/store/schema/001-journal.sql"


def p99(values):
    return sorted(values)[min(len(values) - 1, len(values) * 99 // 100)]


def told(text):
    lines = (line.split() for line in text.splitlines())
    return {name: [float(number) for number in numbers] for name, *numbers in lines}


def floor_database(bench, size, *of):
    """A database of SIZE entries (or OF "moods") that was written bare; made once for each version of what makes it."""
    sources = [SCHEMA, *(SCHEMA.parents[3] / "bench" / name for name in ("floor-store.c", "words.c"))]
    stamp = max(path.stat().st_mtime_ns for path in sources)
    name = "-".join(["floor", *of, str(size)])
    place = bench.cache / f"{name}-{stamp}.db"
    if not place.exists():
        for old in bench.cache.glob(f"{name}-*.db*"):
            old.unlink()
        bench.run("floor-store", "fill", str(place) + ".new", str(SCHEMA), str(size), *of)
        pathlib.Path(str(place) + ".new").rename(place)
    return place


class Places:
    """Copies to work on, so that what is kept does not grow."""

    def __init__(self, bench, size):
        journal, self.key = bench.journal(size)
        self.journal = bench.cache / f"copy-{size}"
        self.floor = bench.cache / f"copy-floor-{size}.db"
        self.clear()
        subprocess.run(["cp", "-a", journal, self.journal], check=True)
        shutil.copyfile(floor_database(bench, size), self.floor)

    def clear(self):
        shutil.rmtree(self.journal, ignore_errors=True)
        self.floor.unlink(missing_ok=True)


def measure_size(bench, size, n_rounds=ROUNDS):
    """What ours and the floor told, round by round."""
    places = Places(bench, size)
    rounds = []
    for _ in range(n_rounds):
        floor = told(bench.run("floor-store", "story", str(places.floor)))
        ours = told(bench.run("store", str(places.journal), given=places.key + "\n"))
        rounds.append((ours, floor))
    places.clear()
    return rounds


def column(rounds, side, name, of=statistics.median):
    return [of(one[side][name]) for one in rounds]


def tell_saves(table, rounds, size):
    for name, of, goal in ("p50", statistics.median, 2.0), ("p99", p99, 3.0):
        table.row(
            f"save, {name}, {size:,} / bare", column(rounds, 0, "save", of), column(rounds, 1, "save", of),
            goal, "ms", [column(rounds, side, "save-cpu") for side in (0, 1)],
        )


def tell_reads(table, rounds, size):
    for name, words in (
        ("list", "newest 50"), ("common", "search, a common word"), ("rare", "search, a rare word"),
        ("two", "search, two words"), ("prefix", "search, the beginning of a word"),
    ):
        table.row(
            f"{words}, {size:,} / bare", column(rounds, 0, name), column(rounds, 1, name), 1.5, "ms",
            [column(rounds, side, name + "-cpu") for side in (0, 1)],
        )


def tell_growth(table, large, small, sizes, goal):
    """LARGE and SMALL: the rounds of two sizes."""
    for name, words in ("list", "newest 50"), ("save", "save, p50"), ("common", "search, a common word"):
        table.row(f"{words}, {sizes}", column(large, 0, name), column(small, 0, name), goal, "ms")


def measure(bench, table):
    rounds = {size: measure_size(bench, size) for size in SIZES}
    small, large = rounds[SIZES[0]], rounds[SIZES[1]]
    tell_saves(table, small, SIZES[0])
    tell_saves(table, large, SIZES[1])
    tell_reads(table, large, SIZES[1])
    tell_growth(table, large, small, "100,000 / 10,000", FLAT)
