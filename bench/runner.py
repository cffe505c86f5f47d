# SPDX-License-Identifier: GPL-3.0-or-later
"""Running the programs that are measured, in journals that are made once."""
import os
import pathlib
import subprocess

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


class Bench:
    def __init__(self, programs, prefix, cache, folder):
        self.programs, self.prefix, self.cache, self.folder = programs, prefix, cache, folder
        self.source = pathlib.Path(__file__).resolve().parent
        self.env = {**os.environ, **SURROUNDINGS, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}

    def run(self, *command, given="", program=None):
        path = program or self.programs / command[0]
        done = subprocess.run(
            [path, *command[1:]], input=given, capture_output=True, encoding="utf-8", env=self.env, check=False
        )
        if done.returncode:
            raise Failed(f"{path.name} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout

    def journal(self, size, *of):
        """A journal of SIZE entries (or OF "moods"), and its recovery key; made once for each version of what makes it."""
        name = "-".join(["journal", *of, str(size)])
        place, key = self.cache / name, self.cache / f"{name}.key"
        stamp = str(max(path.stat().st_mtime_ns for path in self.sources()))
        if key.exists() and place.exists() and key.read_text().split("\n")[1:2] == [stamp]:
            return place, key.read_text().split("\n")[0]
        subprocess.run(["rm", "-rf", place, key], check=True)
        made = self.run("fill", str(place), str(size), *of).strip()
        key.write_text(f"{made}\n{stamp}\n")
        return place, made

    def sources(self):
        source = pathlib.Path(__file__).resolve().parents[1]
        return [*(source / "core/store/schema").glob("*.sql"), source / "bench/fill.c", source / "bench/made-up.c", source / "bench/words.c"]

    def start(self, *command):
        """Milliseconds to something drawn, and PSS in MiB once it is quiet."""
        _, drawn, _, pss = self.run("watch-window", *command).split()
        return float(drawn), int(pss) / 1024

    def story(self, size, *steps):
        """What the program story told, name by name."""
        place, _ = self.journal(size)
        told = {}
        for line in self.run("story", str(place), *steps).splitlines():
            name, *numbers = line.split()
            told[name] = [float(number) for number in numbers]
        missing = {"open", "kdf", "pss", "lock"} - told.keys()
        if missing:
            raise Failed(f"the story did not tell {', '.join(sorted(missing))}")
        return told

    def frames(self, rows):
        return [float(number) for number in self.run("floor-list", str(rows)).split()[1:]]
