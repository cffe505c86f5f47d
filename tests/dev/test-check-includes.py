#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-check-includes.py SOURCE: the rule of who may know of whom says yes and no where it should."""
import pathlib
import subprocess
import sys
import tempfile

FORBIDDEN = [
    ("core/entry.c", '"app/window.h"'),
    ("core/entry.c", "<gtk/gtk.h>"),
    ("core/entry.c", "<sqlcipher/sqlite3.h>"),
    ("core/entry.c", '"entry.h"'),
    ("app/window.c", '"core/store/store.h"'),
    ("app/cli/main.c", '"core/vault/vault.h"'),
    ("app/cli/main.c", "<sqlite3.h>"),
    ("tests/app/window.c", '"core/store/store.h"'),
    ("core/vault/vault.c", '"core/store/store.h"'),
    ("core/vault/vault.c", '"core/journal.h"'),
    ("core/store/store.c", '"core/journal.h"'),
    ("core/store/store.c", '"core/vault/vault.h"'),
    ("core/share/pdf.c", '"core/store/store.h"'),
    ("core/remind/rule.c", '"core/vault/vault.h"'),
    ("core/entry.c", "<cairo-pdf.h>"),
]
ALLOWED = [
    ("app/window.c", '"core/journal.h"'),
    ("app/window.c", "<gtk/gtk.h>"),
    ("core/journal.c", '"core/store/store.h"'),
    ("core/store/store.c", '"core/entry.h"'),
    ("core/store/store.c", '"core/store/db.h"'),
    ("core/store/store.c", "<sqlcipher/sqlite3.h>"),
    ("core/vault/vault.c", '"core/error.h"'),
    ("core/share/pdf.c", "<cairo-pdf.h>"),
    ("tests/core/store/test-store.c", '"core/store/store.h"'),
]


def status(check, path, header):
    with tempfile.TemporaryDirectory() as tree:
        file = pathlib.Path(tree) / path
        file.parent.mkdir(parents=True)
        file.write_text(f"#include {header}\n", encoding="utf-8")
        return subprocess.run([sys.executable, check, tree], capture_output=True, check=False).returncode


def main():
    check = pathlib.Path(sys.argv[1]) / "tools" / "check-includes.py"
    cases = [(case, 1) for case in FORBIDDEN] + [(case, 0) for case in ALLOWED]
    print(f"1..{len(cases)}")
    for number, ((path, header), expected) in enumerate(cases, 1):
        word = "ok" if status(check, path, header) == expected else "not ok"
        verb = "may not" if expected else "may"
        print(f"{word} {number} - {path} {verb} include {header.replace('#', '')}")


if __name__ == "__main__":
    main()
