#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""planted.py SOURCE BUILD [WORD…]: what ./dev torture --planted does: shows that every row of ./dev torture can fail.

Each planted/NAME.patch is a mistake that somebody might make.  It is put into a copy of the source, that is built, and
the rows it names must turn red.  A patch begins with what the mistake is, then lines "row: NAME" (or "row: BEGINNING *"),
and "trials: N" where the usual number does not do.  Printed: plant, row, red or NOT RED.  Ends with 1 where a plant
stays green or fits nowhere, and, if no WORD chose among them, where a row has no plant.
"""
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys

import torture

HERE = pathlib.Path(__file__).resolve().parent
TRIALS = 60
TARGETS = ["app/cli/meantime-cli", "tests/torture/driver", "tests/torture/looker", "tests/torture/faults.so"]
TARGETS += ["app/reminders/meantime-reminders"]
LEFT_OUT = {"_build", ".git", ".flatpak-builder", "__pycache__"}
TIMEOUT = 600 # seconds for a row


@dataclasses.dataclass
class Plant:
    """A mistake, and the rows that must find it."""

    path: pathlib.Path
    rows: list[str]
    trials: int

    @property
    def name(self):
        return self.path.stem


def read_plant(path, names):
    head = re.split(r"^--- ", path.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
    rows = []
    for wanted in re.findall(r"^row: (.+)$", head, re.MULTILINE):
        meant = [name for name in names if name == wanted or wanted.endswith("*") and name.startswith(wanted[:-1].rstrip())]
        rows += meant or [wanted]
    trials = re.search(r"^trials: (\d+)$", head, re.MULTILINE)
    return Plant(path, rows, int(trials[1]) if trials else TRIALS)


def copy_source(source, target):
    """Brings @target up to date and touches nothing else, so that little is built anew."""
    wanted = set()
    for folder, folders, files in os.walk(source):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in files:
            old = pathlib.Path(folder) / name
            new = target / old.relative_to(source)
            wanted.add(new)
            if not new.exists() or new.read_bytes() != old.read_bytes():
                new.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(old, new)
    for path in target.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()


class Build:
    """A build of that copy."""

    def __init__(self, folder):
        self.source, self.folder = folder / "source", folder / "build"

    def run(self, *command):
        environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(self.source.parent)}
        return subprocess.run(command, cwd=self.source, env=environment, capture_output=True, text=True, check=False)

    def make(self):
        """Returns what was said where it does not build; None: it does."""
        if not (self.folder / "build.ninja").exists():
            options = ["-Dtests=false", "-Dtorture=true", "-Dbuildtype=debugoptimized"]
            done = self.run("meson", "setup", "--prefix", self.folder / "prefix", *options, self.folder, self.source)
            if done.returncode != 0:
                return done.stdout + done.stderr
        done = self.run("ninja", "-C", self.folder, *TARGETS)
        return None if done.returncode == 0 else done.stdout + done.stderr

    def apply(self, plant, *options):
        return self.run("git", "apply", "-C1", *options, plant.path).stderr.strip()

    def try_row(self, name, trials):
        """What ./dev torture says of a row: its line, or None."""
        paths = {target: self.folder / target for target in TARGETS}
        command = [sys.executable, HERE / "torture.py", "--cli", paths[TARGETS[0]], "--driver", paths[TARGETS[1]]]
        command += ["--faults", paths[TARGETS[3]], "--trials", str(trials), "--only", name, "--keep", ""]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return None
        lines = (line.split("\t") for line in done.stdout.splitlines())
        return next((line for line in lines if line[0] == name), None)


def tell(plant, row, what):
    print(plant, row, what, sep="\t", flush=True)
    return what == "red"


def try_plant(build, plant):
    said = build.apply(plant)
    if said:
        print(said, file=sys.stderr)
        return tell(plant.name, "-", "DOES NOT APPLY")
    try:
        said = build.make()
        if said:
            print(said[-3000:], file=sys.stderr)
            return tell(plant.name, "-", "DOES NOT BUILD")
        good = bool(plant.rows)
        for row in plant.rows:
            line = build.try_row(row, plant.trials)
            red = line is not None and any(int(count) for count in line[2:])
            good = tell(plant.name, row, "red" if red else "NOT RED" if line else "NO ANSWER") and good
        return good
    finally:
        build.apply(plant, "--reverse")


def main():
    source, folder, words = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) / "planted", sys.argv[3:]
    names = [row.name for row in torture.all_rows()]
    every = [read_plant(path, names) for path in sorted((HERE / "planted").glob("*.patch"))]
    chosen = [plant for plant in every if not words or any(word in plant.name for word in words)]
    build = Build(folder)
    build.source.mkdir(parents=True, exist_ok=True)
    copy_source(source, build.source)
    said = build.make()
    if said:
        print(said[-3000:], file=sys.stderr)
        return 125
    print("plant", "row", "result", sep="\t", flush=True)
    good = bool(chosen)
    for plant in chosen:
        good = try_plant(build, plant) and good
    for name in names if not words else []:
        if not any(name in plant.rows for plant in every):
            good = tell("-", name, "NO PLANT") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
