#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py PROGRAMS PREFIX CACHE [--million] [--peers] [PART…]: what ./dev bench prints: name, ours, floor, ratio, goal, ok or
over, parted by tabs; all parts, or those named.  --million adds rows of a journal of a million entries, --peers rows beside
other programs; they are parts, too, so that naming them leaves out the others.

Ours and the floor take turns within one run, since these figures are only worth something side by side.  A ratio is the
median of those of the rounds; it is over its goal only if the whole of its interval is (95 %, by order statistics).
Exits with 1 if any row is over.
"""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

import million_rows
import pattern_rows
import pdf_rows
import peer_rows
import reminder_rows
import store_rows
import whole_rows
import window_rows
from runner import Bench, Failed
from table import Table

PARTS = {
    "windows": window_rows, "store": store_rows, "patterns": pattern_rows, "whole": whole_rows, "reminders": reminder_rows,
    "pdf": pdf_rows,
}
ON_REQUEST = {"--million": ("million", million_rows), "--peers": ("peers", peer_rows)}


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
    asked = dict(ON_REQUEST[word] for word in sys.argv[4:] if word in ON_REQUEST)
    parts = {**PARTS, **asked}
    named = [word for word in sys.argv[4:] if word not in ON_REQUEST]
    if not set(named) <= parts.keys():
        print(f"bench: the parts are {', '.join(parts)}", file=sys.stderr)
        return 2
    wished = [part for part in parts if not named or part in named]
    cache.mkdir(parents=True, exist_ok=True)
    table = Table()
    try:
        with tempfile.TemporaryDirectory(prefix="meantime-bench-") as folder, display(folder):
            bench = Bench(programs, prefix, cache, pathlib.Path(folder))
            print("name\tours\tfloor\tratio\tgoal\t", flush=True)
            for part in wished:
                parts[part].measure(bench, table)
    except (Failed, OSError) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    return 1 if table.over else 0


if __name__ == "__main__":
    sys.exit(main())
