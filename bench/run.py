#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py PROGRAMS PREFIX CACHE: what ./dev bench prints: name, ours, floor, ratio, goal, ok or over, parted by tabs.

Ours and the floor take turns within one run, since these figures are only worth something side by side.  A ratio is the
median of those of the rounds; it is over its goal only if the whole of its interval is (95 %, by order statistics).
Exits with 1 if any row is over.
"""
import contextlib
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

SIZES = 0, 10_000, 100_000
START_ROUNDS = 15
STORY_ROUNDS = 5
FRAME_MS = 1000 / 60
# The same drawing for both sides, and no accessibility bus to look for.
SURROUNDINGS = {
    "GDK_BACKEND": "x11",
    "GSK_RENDERER": "cairo",
    "GTK_A11Y": "none",
    "GSETTINGS_BACKEND": "memory",
    "ADW_DISABLE_PORTAL": "1",
    "LC_ALL": "C.UTF-8",
}


class Failed(Exception):
    """A program did not do its part; the message is a sentence."""


def interval(values):
    """The median, and the order statistics around it that hold it in 95 of 100 cases (normal approximation)."""
    ordered = sorted(values)
    half = 0.98 * math.sqrt(len(ordered))
    low = max(0, math.floor(len(ordered) / 2 - half))
    high = min(len(ordered) - 1, math.ceil(len(ordered) / 2 + half))
    return statistics.median(ordered), ordered[low], ordered[high]


class Table:
    """The rows, printed as they come."""

    def __init__(self):
        self.over = False

    def row(self, name, ours, floor, goal, unit):
        """OURS and FLOOR are lists of the same length, round by round; GOAL is the most their ratio may be."""
        ratio, low, high = interval([a / b for a, b in zip(ours, floor)])
        over = low > goal
        self.over |= over
        cells = (
            name,
            f"{statistics.median(ours):.1f} {unit}",
            f"{statistics.median(floor):.1f} {unit}",
            f"{ratio:.2f} ({low:.2f}–{high:.2f})",
            f"≤ {goal:.2f}",
            "over" if over else "ok",
        )
        print("\t".join(cells), flush=True)


class Bench:
    def __init__(self, programs, prefix, cache, folder):
        self.programs, self.prefix, self.cache, self.folder = programs, prefix, cache, folder
        self.env = {**os.environ, **SURROUNDINGS, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}

    def run(self, *command, given="", program=None):
        path = program or self.programs / command[0]
        done = subprocess.run(
            [path, *command[1:]], input=given, capture_output=True, encoding="utf-8", env=self.env, check=False
        )
        if done.returncode:
            raise Failed(f"{path.name} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout

    def journal(self, size):
        """A journal of SIZE entries, and its recovery key; made once for each version of what makes it."""
        place = self.cache / f"journal-{size}"
        key = self.cache / f"journal-{size}.key"
        stamp = str(max(path.stat().st_mtime_ns for path in self.sources()))
        if key.exists() and place.exists() and key.read_text().split("\n")[1:2] == [stamp]:
            return place, key.read_text().split("\n")[0]
        subprocess.run(["rm", "-rf", place, key], check=True)
        made = self.run("fill", str(place), str(size)).strip()
        key.write_text(f"{made}\n{stamp}\n")
        return place, made

    def sources(self):
        source = pathlib.Path(__file__).resolve().parents[1]
        return [*(source / "core/store/schema").glob("*.sql"), source / "bench/fill.c", source / "bench/words.c"]

    def start(self, *command):
        """Milliseconds to something drawn, and PSS in MiB once it is quiet."""
        _, drawn, _, pss = self.run("watch-window", *command).split()
        return float(drawn), int(pss) / 1024

    def story(self, size):
        place, key = self.journal(size)
        told = {}
        for line in self.run("story", str(place), given=key + "\n").splitlines():
            name, *numbers = line.split()
            told[name] = [float(number) for number in numbers]
        missing = {"open", "pss", "frame", "block", "lock"} - told.keys()
        if missing:
            raise Failed(f"the story did not tell {', '.join(sorted(missing))}")
        return told

    def frames(self, rows):
        return [float(number) for number in self.run("floor-list", str(rows)).split()[1:]]


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


@contextlib.contextmanager
def display(folder):
    """An X display of its own in the environment."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            os.environ["DISPLAY"] = f":{said.readline().strip()}"
        yield
    finally:
        server.terminate()
        server.wait()


def main():
    programs, prefix, cache = (pathlib.Path(given).resolve() for given in sys.argv[1:4])
    cache.mkdir(parents=True, exist_ok=True)
    table = Table()
    try:
        with tempfile.TemporaryDirectory(prefix="meantime-bench-") as folder, display(folder):
            bench = Bench(programs, prefix, cache, pathlib.Path(folder))
            print("name\tours\tfloor\tratio\tgoal\t", flush=True)
            floor_pss = measure_starts(bench, table)
            measure_stories(bench, table, floor_pss)
    except (Failed, OSError) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    return 1 if table.over else 0


if __name__ == "__main__":
    sys.exit(main())
