#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-tree.py SOURCE: licence lines, lengths, leftovers, and whether the translators' list of files is whole."""
import pathlib
import re
import subprocess
import sys

CODE = {".c", ".h", ".py", ".sh", ".sql", ".blp", ".css", ".build", ".xml", ".svg", ".in", ".list", ".md", ".options", ".1"}
# formats without comments, and files whose licence is their content
NO_LICENCE_LINE = {".md", ".json", ".txt", ".csv", ".po", ".pot", ".png", ".pdf", ".db", ".tar", ".ics", ".html", ".supp"}
# store pages want a licence of their own on the metainfo
LICENCES = {".metainfo.xml.in": "GPL-3.0-or-later|CC0-1.0"}
LEFTOVER = re.compile(r"\b(" + "TO" "DO|FIX" "ME|XX" r"X)\b")
TRANSLATED = re.compile(r"(?<![A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2|dngettext)\s*\(\s*\"")
MAX_LINES = 400


def listed_files(source):
    """What git would take: tracked and new, nothing ignored."""
    command = ["git", "-c", "safe.directory=*", "-C", str(source), "ls-files", "-z", "-co", "--exclude-standard"]
    answer = subprocess.run(command, capture_output=True, check=False)
    if answer.returncode == 0:
        names = answer.stdout.decode().split("\0")
        return sorted(source / name for name in names if name and (source / name).is_file())
    # a tarball
    return sorted(path for path in source.rglob("*") if path.is_file() and "_build" not in path.parts)


def is_code(path):
    if path.suffix in CODE or path.name in ("dev", "LINGUAS", "POTFILES", ".clang-format", ".gitignore"):
        return True
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


def complaints(source, path, text):
    name = path.relative_to(source).as_posix()
    lines = text.splitlines()
    if path.suffix not in NO_LICENCE_LINE and "tests/data/" not in name:
        licence = next((value for end, value in LICENCES.items() if name.endswith(end)), "GPL-3.0-or-later")
        if not re.search(r"SPDX-License-Identifier: (" + licence + r")\b", "\n".join(lines[:5])):
            yield f"{name}: no line SPDX-License-Identifier: {licence} in the first five"
    if len(lines) > MAX_LINES and name.startswith(("core/", "app/", "tools/", "tests/")) and path.suffix != ".json":
        yield f"{name}: {len(lines)} lines; up to {MAX_LINES} a file can still be read"
    for number, line in enumerate(lines, 1):
        if LEFTOVER.search(line):
            yield f"{name}:{number}: left over: {line.strip()}"
        if line.rstrip() != line and path.suffix != ".md":
            yield f"{name}:{number}: white space at the end of the line"
        if path.suffix == ".blp" and re.search(r"input-hints:.*\|", line):
            yield f"{name}:{number}: of several hints only the first arrives: see app/widgets/private-text.h"


def translation_complaints(source, texts):
    listed = (source / "po" / "POTFILES").read_text(encoding="utf-8").split("\n")
    listed = {line.strip() for line in listed if line.strip() and not line.startswith("#")}
    found = {name for name, text in texts.items() if name.endswith((".c", ".blp", ".h")) and TRANSLATED.search(text)}
    found = {name for name in found if name.startswith(("core/", "app/"))}
    found |= {name for name in texts if name.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml"))}
    for name in sorted(found - listed):
        yield f"po/POTFILES: {name} has words to translate and is not listed"
    for name in sorted(listed - found):
        yield f"po/POTFILES: {name} is listed and has no words to translate"


def main():
    source = pathlib.Path(sys.argv[1])
    texts, bad = {}, []
    for path in listed_files(source):
        if is_code(path) and path.name != "COPYING":
            text = path.read_text(encoding="utf-8")
            texts[path.relative_to(source).as_posix()] = text
            bad += complaints(source, path, text)
    bad += translation_complaints(source, texts)
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
