#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-data.py SOURCE: what validators let pass and store reviewers or people in a household would not."""
import configparser
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
    entries = (source / "data").glob("*.desktop.in")
    for line in (line for entry in entries for line in entry.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#") and TELLING.search(line):
            yield f"the desktop entry is not neutral: {line}"


def desktop_actions(source):
    """Each is the quick note or a kind that one jots down, can be started with and without the bus, and the bus knows
    the program."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string((source / "data" / f"{APPLICATION}.desktop.in").read_text(encoding="utf-8"))
    main = entry["Desktop Entry"]
    if main.get("DBusActivatable") != "true" or not (source / "data" / f"{APPLICATION}.service.in").exists():
        yield "the desktop entry cannot be started by the bus"
    kinds = (source / "core" / "kinds" / "kinds.c").read_text(encoding="utf-8")
    for action in filter(None, main.get("Actions", "").split(";")):
        if action == "quick-note":
            if entry.get(f"Desktop Action {action}", "Exec", fallback=None) != "meantime --quick":
                yield f"the desktop action {action} does not start as it would on the bus"
            continue
        kind = action.removeprefix("write-")
        row = re.search(r'{[^{}]*"%s", N_.*?}' % re.escape(kind), kinds, re.DOTALL)
        if not row or ".jot" not in row.group(0):
            yield f"the desktop action {action} names no kind that one jots down"
        if entry.get(f"Desktop Action {action}", "Exec", fallback=None) != f"meantime --write {kind}":
            yield f"the desktop action {action} does not start as it would on the bus"


def keys_bound_in(text):
    """The keys that a class or a template acts on by itself, as app/shortcuts.c spells them: lists of those that do the
    same, of which it may name any."""
    modifiers = {"0": "", "GDK_CONTROL_MASK": "<Control>", "GDK_SHIFT_MASK": "<Shift>", "GDK_ALT_MASK": "<Alt>"}
    for key, modifier in re.findall(r"add_binding\w* \(\s*\w+,\s*GDK_KEY_(\w+),\s*(\w+)", text):
        if not key.startswith("KP_"):
            yield [modifiers.get(modifier, "") + key]
    for alternatives in re.findall(r'\btrigger: "([^"]+)"', text):
        yield alternatives.split("|")


def shortcuts(source):
    """All keys stand in one table, which explains them and sets those of actions."""
    table = set(re.findall(r'"([^"]+)"', (source / "app" / "shortcuts.c").read_text(encoding="utf-8")))
    for file in sorted(path for path in (source / "app").rglob("*") if path.suffix in (".c", ".blp")):
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(source).as_posix()
        if file.name != "shortcuts.c" and "set_accels_for_action" in text:
            yield f"{name}: keys of actions are given in app/shortcuts.c alone"
        for keys in keys_bound_in(text):
            if not any(entry == key or entry.endswith(f">{key}") for key in keys for entry in table):
                yield f"{name}: app/shortcuts.c does not tell of {keys[0]}"


def protection(source):
    """What the app says is protected, the page for reading at length says too."""
    dialog = (source / "app" / "help" / "protection-dialog.c").read_text(encoding="utf-8")
    page = (source / "docs" / "threat-model.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^#+ (.+)$", page, re.MULTILINE))
    titles = re.findall(r'{ \w+, N_ \("([^"]+)"\)', dialog)
    if not titles:
        yield "app/help/protection-dialog.c has no titles where they were looked for"
    for title in titles:
        if title.replace("\u2019", "'") not in headings:
            yield f"docs/threat-model.md has no heading “{title}”"


def style(source):
    """GTK drops what follows a rule that nobody closed, and says so only when the app runs."""
    text = re.sub(r"/\*.*?\*/", "", (source / "app" / "style.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = text.split("}")
    if any(rule.count("{") != 1 for rule in rules[:-1]) or rules[-1].strip():
        yield "app/style.css: a rule is not closed, or closed twice"


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


# What a window needs, and nothing else: no network, no files, no other bus names.
PERMISSIONS = [
    "--share=ipc",
    "--socket=fallback-x11",
    "--socket=wayland",
    "--device=dri",
    "--filesystem=xdg-data/meantime:ro",
]


def manifest(source):
    # comments of flatpak-builder's kind: members whose name begins with //
    data = json.loads((source / "flatpak" / f"{APPLICATION}.json").read_text(encoding="utf-8"))
    if data.get("id") != APPLICATION:
        yield "flatpak: not our id"
    if data.get("finish-args") != PERMISSIONS:
        yield f"flatpak: the permissions are not {' '.join(PERMISSIONS)}"
    if "--share=network" in json.dumps(data):
        yield "flatpak: --share=network"
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
    bad = [*desktop(source), *desktop_actions(source), *shortcuts(source), *protection(source), *style(source), *metainfo(source), *icons(source), *manifest(source)]
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
