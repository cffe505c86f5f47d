#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of backups: what stands, what does not, and nothing of what is written in it."""
import re
import shutil

import cli

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00"


def flip(path, at):
    with open(path, "r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 4]))


@cli.test
def a_journal_without_backups_has_an_empty_list():
    with cli.journal() as journal:
        assert journal.run("backups").out == ""
        assert journal.run("backups", "--json").json == []


@cli.test
def a_backup_is_listed_with_what_is_known_of_it():
    with cli.journal() as journal:
        journal.log("thought", "words that stay inside")
        backups = journal.folder / "backups"
        path = journal.run("backup", backups).lines[0]
        (backups / "notes.txt").write_text("no backup")
        (backups / "other.tar").write_text("no backup either")
        listed = journal.run("backups", "--json")
        (backup,) = listed.json
        assert backup["path"] == path and backup["place"] == "journal" and backup["automatic"] is False, backup
        assert backup["state"] == "whole" and backup["entries"] == 1, backup
        assert backup["size"] == (backups / path).stat().st_size
        assert re.fullmatch(STAMP, backup["made"]) and re.fullmatch(STAMP, backup["checked"]), backup
        line = journal.run("backups").lines
        assert len(line) == 1 and line[0].endswith(path) and "1 entry" in line[0] and "whole" in line[0], line
        assert "words that stay inside" not in listed.out


@cli.test
def what_is_not_whole_is_told_apart():
    with cli.journal() as journal:
        (journal.base / "elsewhere").mkdir()
        other = cli.Journal(journal.base / "elsewhere")
        backups = journal.folder / "backups"
        whole = journal.run("backup", backups).lines[0]
        unknown = backups / "meantime-2026-01-01T000000Z-automatic.tar"
        shutil.copy(other.run("backup", other.base / "usb").lines[0], unknown)
        nothing = backups / "meantime-2025-01-01T000000Z.tar"
        nothing.write_text("cut off")
        states = {backup["path"]: backup["state"] for backup in journal.run("backups", "--json").json}
        assert states == {whole: "whole", str(unknown): "other-journal", str(nothing): "damaged"}, states
        flip(whole, 20000)
        states = {backup["path"]: backup["state"] for backup in journal.run("backups", "--json").json}
        assert states[whole] == "damaged", states
        said = journal.run("backups").lines
        assert len(said) == 3 and sum("damaged" in line for line in said) == 2, said


@cli.test
def only_the_journal_s_own_secret_lists_them():
    with cli.journal() as journal:
        wrong = journal.base / "wrong"
        wrong.write_text("not it at all\n")
        cli.run("--journal", journal.folder, "--passphrase-file", wrong, "backups", status=cli.WRONG_KEY)
        cli.run("--journal", journal.folder, "--passphrase-file", journal.key_file, "backups", "here", status=cli.USAGE)


cli.main()
