#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-data.py SOURCE: what validators let pass and store reviewers or people in a household would not."""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

APPLICATION = "io.github.meantime_journal.Meantime"
# Nothing on a home screen says what the journal is for.
TELLING = re.compile(r"therap|psych|depress|anxi|mental|trauma|crisis|self-harm", re.IGNORECASE)
MAX_SUMMARY = 35


def desktop(source):
    for line in (source / "data" / f"{APPLICATION}.desktop.in").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and TELLING.search(line):
            yield f"the desktop entry is not neutral: {line}"


def metainfo(source):
    tree = ElementTree.parse(source / "data" / f"{APPLICATION}.metainfo.xml.in").getroot()
    summary = tree.findtext("summary")
    if len(summary) > MAX_SUMMARY or summary.endswith(".") or TELLING.search(summary):
        yield f"metainfo: the summary is not short and neutral: {summary}"
    if tree.findtext("id") != APPLICATION:
        yield "metainfo: not our id"
    colours = [colour.text for colour in tree.iter("color")]
    if len(set(colours)) != 2:
        yield "metainfo: branding takes two different colours"
    version = re.search(r"version: '([^']+)'", (source / "meson.build").read_text(encoding="utf-8")).group(1)
    release = tree.find("releases/release").get("version")
    if release != version:
        yield f"metainfo: the newest release is {release}, meson.build says {version}"


def icons(source):
    for file in sorted((source / "data" / "icons").rglob("*.svg")):
        size = "16" if "-symbolic" in file.name else "128"
        if ElementTree.parse(file).getroot().get("viewBox") != f"0 0 {size} {size}":
            yield f"{file.name}: not drawn on {size} by {size}"


def sources_of(module):
    for source in module.get("sources", []):
        yield module["name"], source
    for inner in module.get("modules", []):
        yield from sources_of(inner)


def manifest(source):
    # comments of flatpak-builder's kind: members whose name begins with //
    data = json.loads((source / "flatpak" / f"{APPLICATION}.json").read_text(encoding="utf-8"))
    if data.get("id") != APPLICATION:
        yield "flatpak: not our id"
    words = json.dumps(data)
    for forbidden in ("--share=network", "--filesystem=home", "--filesystem=host", "--socket=session-bus"):
        if forbidden in words:
            yield f"flatpak: {forbidden}"
    for module in data["modules"]:
        for name, piece in sources_of(module):
            kind = piece.get("type")
            fixed = (
                re.fullmatch(r"[0-9a-f]{64}", piece.get("sha256", ""))
                or (kind == "git" and "tag" in piece and re.fullmatch(r"[0-9a-f]{40}", piece.get("commit", "")))
                or kind in ("dir", "inline", "script", "shell", "patch")
            )
            if not fixed:
                yield f"flatpak: {name} has a source that is not fixed by its content"


def main():
    source = pathlib.Path(sys.argv[1])
    bad = [*desktop(source), *metainfo(source), *icons(source), *manifest(source)]
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
