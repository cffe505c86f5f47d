# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of what one sees together: how the days of years were, and the place Patterns, with ten moods a day."""
import statistics

import store_rows

ROUNDS = 10
MOODS = 36_500 # ten years of ten a day
FRAME_MS = 1000 / 60
DATA_MS = 100


def measure(bench, table):
    journal, key = bench.journal(MOODS, "moods")
    place = store_rows.floor_database(bench, MOODS, "moods")
    floors, ours = [], []
    for _ in range(ROUNDS):
        floors.append(store_rows.told(bench.run("floor-store", "days", str(place))))
        ours.append(store_rows.told(bench.run("patterns", str(journal), given=key + "\n")))

    def median(side, name):
        return [statistics.median(one[name]) for one in side]

    most = [2 * floor + FRAME_MS for floor in median(floors, "days")]
    table.row(
        "mood per day, 3 years / 2 × bare and a frame", median(ours, "days"), most, 1.0, "ms",
        [median(side, "days-cpu") for side in (ours, floors)],
    )
    most = [DATA_MS] * ROUNDS
    table.row(f"Patterns, 10 years, {MOODS:,} moods / {DATA_MS} ms", median(ours, "patterns"), most, 1.0, "ms")
    table.row(f"Patterns, 10 years, processor / {DATA_MS} ms", median(ours, "patterns-cpu"), most, 1.0, "ms")
