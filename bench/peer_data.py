# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries of a journal as other programs keep them: out of the JSON of everything (docs/file-formats.md, section 7)."""
import base64
import collections
import hashlib
import json
import pathlib
import zipfile
from xml.sax.saxutils import escape

GNOTE = """<?xml version="1.0" encoding="utf-8"?>
<note version="0.3" xmlns:link="http://beatniksoftware.com/tomboy/link" xmlns:size="http://beatniksoftware.com/tomboy/size" \
xmlns="http://beatniksoftware.com/tomboy"><title>{title}</title><text xml:space="preserve"><note-content version="0.1">{title}

{text}</note-content></text><last-change-date>{at}</last-change-date><last-metadata-change-date>{at}</last-metadata-change-date>\
<create-date>{at}</create-date><cursor-position>0</cursor-position><width>450</width><height>360</height>\
<open-on-startup>False</open-on-startup></note>
"""
KEEPASS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<KeePassFile><Meta><Generator>Meantime</Generator><DatabaseName>Bench</DatabaseName></Meta><Root><Group><UUID>{uuid}</UUID>\
<Name>Root</Name>{entries}</Group></Root></KeePassFile>
"""
KEEPASS_ENTRY = """<Entry><UUID>{uuid}</UUID><IconID>0</IconID><Times><CreationTime>{at}Z</CreationTime></Times>\
<String><Key>Title</Key><Value>{title}</Value></String><String><Key>Notes</Key><Value>{text}</Value></String></Entry>
"""
# What a diary begins with, by which it is known and shown; its own example has it.
LIFEOGRAPH_EXAMPLE = pathlib.Path("/usr/share/net.sourceforge.Lifeograph/diaries/example.diary")

Entry = collections.namedtuple("Entry", "at title text")  # at: local time, "2026-11-22T10:00:00"


def read(archive):
    """The entries in the zip of everything, oldest first."""
    with zipfile.ZipFile(archive) as opened:
        journal = json.loads(opened.read("journal.json"))
    return [
        Entry(one["at"][:19], f"{one['at'][:10]} {number} {one['kind']}", one["text"])
        for number, one in enumerate(journal["entries"], 1)
    ]


def write_gnote(entries, folder):
    """A file each, named for its number."""
    folder.mkdir(parents=True)
    for number, one in enumerate(entries, 1):
        note = GNOTE.format(title=one.title, text=escape(one.text), at=f"{one.at}.000000Z")
        (folder / f"00000000-0000-4000-8000-{number:012x}.note").write_text(note, encoding="utf-8")


def write_rednotebook(entries, folder):
    """A file for each month, in which each day has one text."""
    days = collections.defaultdict(lambda: collections.defaultdict(list))
    for one in entries:
        days[one.at[:7]][int(one.at[8:10])].append(f"{one.title}\n{one.text}")
    folder.mkdir(parents=True)
    for month, texts in days.items():
        # JSON is YAML, too
        lines = (f"{day}: {{text: {json.dumps(chr(10).join(of_day), ensure_ascii=False)}}}\n" for day, of_day in texts.items())
        (folder / f"{month}.txt").write_text("".join(lines), encoding="utf-8")


def write_lifeograph(entries, path):
    head, _ = LIFEOGRAPH_EXAMPLE.read_text(encoding="utf-8").split("\nID10032\n")
    # the entry it opens with, and the one it was left at, are the first of these
    parts = ["\n".join(f"{line[:2]}1000000" if line[:2] in ("Df", "Dl") else line for line in head.split("\n")), "\n"]
    for number, one in enumerate(entries, 1_000_000):
        stamp = "".join(letter for letter in one.at[:16] if letter.isdigit()) + "000"
        after = f"Eha{number - 1}" if number > 1_000_000 else "Ehr"
        parts.append(f"\nID{number}\nE __n_BN_~~~~~~~~{stamp}\nEc{stamp}\nEe{stamp}\n{after}\n")
        parts += [f"EpD{line}\n" for line in (one.title, *one.text.split("\n"))]
    path.write_text("".join(parts), encoding="utf-8")


def write_keepass(entries, path):
    """XML that keepassxc-cli makes a database of."""

    def uuid(name):
        return base64.b64encode(hashlib.sha256(str(name).encode()).digest()[:16]).decode()

    all_entries = (
        KEEPASS_ENTRY.format(uuid=uuid(number), at=one.at, title=escape(one.title), text=escape(one.text))
        for number, one in enumerate(entries)
    )
    path.write_text(KEEPASS.format(uuid=uuid("root"), entries="".join(all_entries)), encoding="utf-8")
