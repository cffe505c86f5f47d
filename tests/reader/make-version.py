#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-version.py FOLDER: makes the sample of a released schema version, once, at its release:
the journal, its recovery key, and what it says. It is never made again."""

import importlib.util
import json
import pathlib
import shutil
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "cli"))
import cli  # noqa: E402

spec = importlib.util.spec_from_file_location("test_reader", here / "test-reader.py")
test_reader = importlib.util.module_from_spec(spec)
spec.loader.exec_module(test_reader)

target = pathlib.Path(sys.argv[1])
with cli.journal() as journal:
    test_reader.fill(journal)
    cli.run("--journal", journal.folder, "note-sealed", "--step", "5", "left on the way")
    journal.log("session", "--at", "2026-03-05T10:00+01:00", "--set", "state=planned",
                *(f"--set=agenda={entry['id']}" for entry in journal.list("--flagged")))
    out = journal.base / "pages.md"
    journal.run("export", "--format", "md", "--out", out, "--flagged", "--for", "Dr. Ito")
    journal.run("export", "--format", "pdf", "--out", journal.base / "pages.pdf", "--flagged")
    target.mkdir(parents=True)
    shutil.copytree(journal.folder, target / "journal")
    (target / "recovery-key").write_text(journal.key + "\n")
    records = [journal.run("shared", "show", record["id"], "--json").json for record in journal.run("shared", "--json").json]
    (target / "shared.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    (target / "entries.json").write_text(json.dumps(journal.list(), ensure_ascii=False, indent=1) + "\n")
