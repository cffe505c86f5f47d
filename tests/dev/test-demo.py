#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-demo.py SOURCE: ./dev run --demo leaves a PDF and pictures of phone and laptop, where its last lines say."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

STARTED = time.time()
SIZES = {"phone": "360 x 720", "laptop": "1000 x 700"}


class Run:
    """One run of the demo, as somebody without a display gets it."""

    def __init__(self, source):
        shown = ("DISPLAY", "WAYLAND_DISPLAY")
        env = {name: value for name, value in os.environ.items() if name not in shown}
        with tempfile.TemporaryDirectory() as home:
            env["XDG_DATA_HOME"] = env["HOME"] = home
            command = [source + "/dev", "run", "--demo"]
            done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
            self.left = os.listdir(home)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.paths = [pathlib.Path(line) for line in self.out.splitlines() if line.startswith("/") and os.path.isfile(line)]


def it_is_played_to_its_end(run):
    assert run.status == 0, run.err + run.out
    assert run.err == "", run.err


def its_last_lines_are_files_of_this_run(run):
    lines = run.out.splitlines()[-len(run.paths) :]
    assert lines == [str(path) for path in run.paths] and all(path.stat().st_mtime > STARTED for path in run.paths), lines


def one_is_a_pdf(run):
    pages = [path for path in run.paths if path.suffix == ".pdf"]
    assert len(pages) == 1 and pages[0].read_bytes().startswith(b"%PDF-"), run.paths
    assert pages[0].stat().st_mode & 0o077 == 0


def there_are_pictures_of_phone_and_laptop(run):
    for device, size in SIZES.items():
        pictures = [path for path in run.paths if path.name.startswith(device) and path.suffix == ".png"]
        assert pictures, f"no picture of a {device} in {run.paths}"
        for path in pictures:
            told = subprocess.run(["file", "-b", path], capture_output=True, encoding="utf-8", check=True).stdout
            assert size in told, f"{path}: {told}"


def the_journal_of_the_person_is_not_touched(run):
    assert run.left == [], run.left


def main():
    run = Run(sys.argv[1])
    cases = [
        it_is_played_to_its_end,
        its_last_lines_are_files_of_this_run,
        one_is_a_pdf,
        there_are_pictures_of_phone_and_laptop,
        the_journal_of_the_person_is_not_touched,
    ]
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        word = "ok"
        try:
            case(run)
        except AssertionError as error:
            print(error, file=sys.stderr)
            word = "not ok"
        print(f"{word} {number} - {case.__name__.replace('_', ' ')}", flush=True)


if __name__ == "__main__":
    main()
