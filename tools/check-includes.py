#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-includes.py SOURCE: which file may know of which.  Includes go down only: app, core, then core/store and
core/vault; and each library has its place."""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')

# What store and vault may use of core itself: what stands on nothing but GLib.
BELOW_STORE = {
    f"core/{name}.h"
    for name in (
        "backup-info", "change", "counted", "day", "days", "entry", "error", "file", "filter", "fingerprint", "kind",
        "kinds/ids", "moment", "process", "salvage-report", "shared", "sought", "used-words", "whole", "words"
    )
}

# made by the build from core/store/schema
BELOW_STORE.add("core/schema.h")

# Libraries, and the only folders that may speak to them.
LIBRARIES = {
    re.compile(r"(sqlcipher/)?sqlite3\.h"): ("core/store/", "bench/", "tests/torture/"),
    re.compile(r"(pango|cairo)"): ("core/share/", "app/", "bench/"),
    re.compile(r"qpdf"): ("core/share/",),
    re.compile(r"(gtk|gdk|adwaita|libadwaita|libspelling|zxcvbn|libnotify|libsecret|libportal)"): ("app/", "bench/"),
    re.compile(r"poppler"): ("app/", "bench/", "tests/core/share/"),
}


def within(path, *folders):
    """Whether a file lies in one of the folders, or tests what lies there."""
    return path.startswith(folders) or path.startswith(tuple("tests/" + folder for folder in folders))


def wrong_local(path, header):
    """Why a file may not include a header of ours, or None."""
    if not header.startswith(("core/", "app/", "tests/", "bench/")):
        return "includes are written from the root of the tree"
    if within(path, "core/") and header.startswith("app/"):
        return "core knows nothing of app"
    if header.startswith(("core/store/", "core/vault/")) and not within(path, "core/"):
        return "only core speaks to its store and vault"
    for folder in ("core/share/", "core/bring-in/", "core/remind/", "core/pattern/"):
        if path.startswith(folder) and header.startswith(("core/store/", "core/vault/")):
            return "they are given copies, and know neither store nor vault"
    if path.startswith("core/vault/") and header.startswith("core/") and not header.startswith("core/vault/"):
        return None if header in BELOW_STORE else "the vault knows nothing above or beside it"
    if path.startswith("core/store/") and header.startswith("core/") and not header.startswith("core/store/"):
        a_key = header in ("core/vault/secret.h", "core/vault/key.h")
        return None if a_key or header in BELOW_STORE else "the store knows nothing above or beside it but a key"
    return None


def wrong_system(path, header):
    for library, folders in LIBRARIES.items():
        if library.match(header) and not within(path, *folders):
            return f"only {' and '.join(folders)} may use this library"
    return None


def main():
    source = pathlib.Path(sys.argv[1])
    bad = 0
    for folder in ("core", "app", "tests", "bench"):
        for file in sorted((source / folder).rglob("*.[ch]")):
            path = file.relative_to(source).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                local, system = found.groups()
                why = wrong_local(path, local) if local else wrong_system(path, system)
                if why:
                    print(f"{path}:{number}: {local or system}: {why}")
                    bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
