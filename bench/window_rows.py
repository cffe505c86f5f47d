# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of what one sees: starting, opening, scrolling, searching, typing, locking."""
import statistics

from table import FLAT

SIZES = 0, 10_000, 100_000
START_ROUNDS = 30
OPEN_ROUNDS = 12
STORY_ROUNDS = 5
FRAME_MS = 1000 / 60
SEARCHES = {
    "common": "a common word", "rare": "a rare word", "two": "two words", "prefix": "the beginning of a word",
}


def measure_starts(bench, table):
    meantime, floor = str(bench.prefix / "bin/meantime"), str(bench.programs / "floor-window")
    places = {size: str(bench.journal(size)[0]) for size in SIZES}
    ours = {size: [] for size in SIZES}
    floors, quick = [], []
    for _ in range(START_ROUNDS):
        floors.append(bench.start(floor))
        quick.append(bench.start(meantime, "--quick", "--journal", places[10_000]))
        for size in SIZES:
            ours[size].append(bench.start(meantime, "--journal", places[size]))
    drawn = {size: [one[0] for one in ours[size]] for size in SIZES}
    table.row("start to drawn unlock page, 10,000 entries / bare window", drawn[10_000], [f[0] for f in floors], 1.20, "ms")
    table.row("start, 100,000 entries / none", drawn[100_000], drawn[0], 1.05, "ms")
    table.row("start to drawn quick note / bare window", [one[0] for one in quick], [f[0] for f in floors], 1.15, "ms")
    return [f[1] for f in floors]


def column(told, name, place=0, unit=1):
    return [one[name][place] / unit for one in told]


def measure_openings(bench, table):
    """Journals of very different sizes, opened in turn."""
    told = {size: [] for size in (100, 100_000)}
    for _ in range(OPEN_ROUNDS):
        for size, side in told.items():
            side.append(bench.story(size))
    for size, side in told.items():
        least = [kdf + 3 * FRAME_MS for kdf in column(side, "kdf")]
        table.row(f"passphrase to first entries painted, {size:,} / KDF and three frames", column(side, "open"), least, 1.0, "ms")
    table.row("passphrase to first entries painted, 100,000 / 100", *(
        column(told[size], "open") for size in (100_000, 100)), 1.15, "ms")


def measure_search(table, told):
    """From the last letter to the entries painted, and what the processor did meanwhile."""
    for name, words in SEARCHES.items():
        took = [value for one in told for value in one[f"search-{name}"]]
        table.row(f"letter to painted, {words}, 100,000 / two frames", took, [2 * FRAME_MS] * len(took), 1.0, "ms", [
            column(told, f"search-{name}-cpu"), [2 * FRAME_MS]])


def measure_stories(bench, table, floor_pss):
    told = {size: [] for size in SIZES[1:]}
    frames = []
    for _ in range(STORY_ROUNDS):
        frames.append(bench.frames(100_000))
        told[10_000].append(bench.story(10_000, "scroll", "type"))
        told[100_000].append(bench.story(100_000, "scroll", "search", "type"))
    small, large = told[10_000], told[100_000]
    table.row("passphrase to first entries painted, 100,000 / 10,000", column(large, "open"), column(small, "open"), FLAT, "ms")
    pss = [statistics.median(floor_pss)] * STORY_ROUNDS
    for size, goal in (10_000, 1.25), (100_000, 1.30):
        table.row(f"PSS after unlock, {size:,} / bare window", column(told[size], "pss", unit=1024), pss, goal, "MiB")
    table.row("PSS after scrolling through 100,000 / before", column(large, "pss-through", unit=1024),
              column(large, "pss", unit=1024), 1.05, "MiB")
    table.row("scroll 100,000, p95 frame / bare list", column(large, "frame", 1), [f[1] for f in frames], 1.25, "ms")
    table.row("scroll, p95 frame, 100,000 / 10,000", column(large, "frame", 1), column(small, "frame", 1), 1.05, "ms")
    measure_search(table, large)
    eight = [8.0] * STORY_ROUNDS
    table.row("longest block while typing, 100,000 / 8 ms", column(large, "block"), eight, 1.0, "ms")
    table.row("lock, 100,000 / 10,000", column(large, "lock"), column(small, "lock"), 1.15, "ms")


def measure(bench, table):
    floor_pss = measure_starts(bench, table)
    measure_openings(bench, table)
    measure_stories(bench, table, floor_pss)
