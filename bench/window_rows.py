# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of what one sees: starting, opening, scrolling, typing, locking."""
import statistics

SIZES = 0, 10_000, 100_000
START_ROUNDS = 30
STORY_ROUNDS = 5
FRAME_MS = 1000 / 60


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


def measure_stories(bench, table, floor_pss):
    told = {size: [] for size in SIZES}
    frames = []
    for _ in range(STORY_ROUNDS):
        frames.append(bench.frames(100_000))
        for size in SIZES[1:]:
            told[size].append(bench.story(size))
    small, large = told[10_000], told[100_000]
    three = [3 * FRAME_MS] * STORY_ROUNDS
    table.row("key to first entries painted, 10,000 / three frames", [one["open"][0] for one in small], three, 1.0, "ms")
    table.row("key to first entries painted, 100,000 / 10,000", *(
        [one["open"][0] for one in side] for side in (large, small)), 1.15, "ms")
    pss = [statistics.median(floor_pss)] * STORY_ROUNDS
    table.row("PSS after unlock, 10,000 / bare window", [one["pss"][0] / 1024 for one in small], pss, 1.25, "MiB")
    table.row("PSS after unlock, 100,000 / bare window", [one["pss"][0] / 1024 for one in large], pss, 1.30, "MiB")
    table.row("scroll 100,000, p95 frame / bare list", [one["frame"][1] for one in large], [f[1] for f in frames], 1.25, "ms")
    table.row("scroll, p95 frame, 100,000 / 10,000", *([one["frame"][1] for one in side] for side in (large, small)), 1.05, "ms")
    eight = [8.0] * STORY_ROUNDS
    table.row("longest block while typing, 100,000 / 8 ms", [one["block"][0] for one in large], eight, 1.0, "ms")
    table.row("lock, 100,000 / 10,000", *([one["lock"][0] for one in side] for side in (large, small)), 1.15, "ms")


def measure(bench, table):
    measure_stories(bench, table, measure_starts(bench, table))
