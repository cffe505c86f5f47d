#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One bit turned anywhere is found, named and never hidden; and looking changes nothing."""
import hashlib
import re
import shutil

import cli

PAGE = 4096 # bytes


def fill(journal):
    for number in range(30):
        journal.log("thought", "-", give=f"entry {number} " + "and more words " * 100)
    journal.run("backup", journal.folder / "backups")


def verify(journal, name, status=cli.DAMAGED):
    """The one damaged file is named, beside a sentence on what to do; all else is said to be whole."""
    before = journal.fingerprint()
    answer = journal.run("verify", status=status)
    assert journal.fingerprint() == before, "verify changes and heals nothing"
    told = {line.split(" (")[0] for line in answer.lines if re.search(r": damaged(;|$)", line)}
    assert told == ({name} if name else set()), answer.out
    assert name is None or name in answer.err, answer.err
    return answer


@cli.test
def what_is_whole_is_said_to_be_part_by_part():
    with cli.journal() as journal:
        fill(journal)
        answer = verify(journal, None, cli.DONE)
        parts = [line.split(" (")[0] for line in answer.lines]
        backup = next(path for path in (journal.folder / "backups").iterdir())
        assert set(parts) == {"keys", "keys.2", "journal.db", f"backups/{backup.name}"}, parts
        assert all(": whole; " in line for line in answer.lines) and answer.err == ""
        size = (journal.folder / "journal.db").stat().st_size
        assert f"{size // PAGE} pages, each as it was written" in answer.out
        assert "backup): whole; opens, 30 entries, " in answer.out


@cli.test
def verify_tells_the_same_in_json():
    with cli.journal() as journal:
        fill(journal)
        answer = journal.run("verify", "--json")
        pages = next(one for one in answer.json if one["part"] == "pages")
        assert pages["found"] == "whole" and pages["bad"] == 0, pages
        assert pages["count"] * PAGE == pages["size"] == (journal.folder / "journal.db").stat().st_size
        cli.flip(journal.folder / "journal.db", 5 * PAGE + 100)
        cli.flip(journal.folder / "journal.db", 7 * PAGE + 100)
        answer = journal.run("verify", "--json", status=cli.DAMAGED)
        pages = next(one for one in answer.json if one["part"] == "pages")
        assert pages["found"] == "damaged" and pages["bad"] == 2, pages
        backup = next(one for one in answer.json if one["part"] == "backup")
        assert backup["found"] == "whole" and backup["count"] == 30, backup


@cli.test
def what_is_missing_has_a_sentence_of_its_own():
    with cli.journal() as journal:
        journal.log("thought", "kept")
        told = set()
        for damage in (["journal.db"], ["keys", "keys.2"]):
            for name in damage:
                (journal.folder / name).rename(journal.base / name)
            answer = journal.run("list", status=cli.DAMAGED)
            assert damage[0] in answer.err and "backup" in answer.err, answer.err
            told.add(answer.err)
            for name in damage:
                (journal.base / name).rename(journal.folder / name)
        other = journal.base / "other"
        cli.run("--journal", other, "--passphrase-file", journal.passphrase_file, "init")
        for name in "keys", "keys.2":
            shutil.copy(journal.folder / name, journal.base)
            shutil.copy(other / name, journal.folder)
        for secret in journal.key_file, journal.passphrase_file: # that of the database, that of the keys
            answer = journal.run("list", secret=secret, status=cli.DAMAGED)
            assert "do not belong" in answer.err, answer.err
        told.add(answer.err)
        assert len(told) == 3


@cli.test
def a_key_file_is_told_by_name_and_mended_by_the_other():
    with cli.journal() as journal:
        journal.log("thought", "kept")
        for name in "keys", "keys.2":
            whole = (journal.folder / name).read_bytes()
            for offset in 0, 9, 30, len(whole) // 2, len(whole) - 1:
                (journal.folder / name).write_bytes(whole)
                cli.flip(journal.folder / name, offset)
                answer = verify(journal, name)
                assert "other copy" in answer.err, answer.err
            for damage in b"", whole[:-1], whole + b"x":
                (journal.folder / name).write_bytes(damage)
                verify(journal, name)
            (journal.folder / name).unlink()
            verify(journal, name)
            answer = journal.run("list", "--json")
            assert answer.json[0]["text"] == "kept" and "mended by the other" in answer.err, answer.err
            assert journal.run("list").err == "", "it is said once"
            assert (journal.folder / name).read_bytes() == whole
            verify(journal, None, cli.DONE)


@cli.test
def both_key_files_damaged_are_damage_and_not_a_wrong_secret():
    with cli.journal() as journal:
        for name in "keys", "keys.2":
            cli.flip(journal.folder / name, 100)
        before = journal.files()
        for command in (["list"], ["verify"], ["log", "thought", "x"]):
            for secret in journal.key_file, journal.base / "wrong":
                (journal.base / "wrong").write_text("wrong")
                answer = journal.run(*command, secret=secret, status=cli.DAMAGED)
                assert "key file" in answer.err or command != ["verify"], answer.err
        assert journal.files() == before


@cli.test
def the_beginning_of_the_database_is_told_by_name():
    with cli.journal() as journal:
        fill(journal)
        for offset in range(16):
            cli.flip(journal.folder / "journal.db", offset)
            if offset in (0, 15):
                answer = verify(journal, "journal.db")
                assert "beginning" in answer.err, answer.err
                journal.run("log", "thought", "x", status=cli.DAMAGED)
            answer = journal.run("list", status=cli.DAMAGED)
            assert "restore" in answer.err or "backup" in answer.err
            cli.flip(journal.folder / "journal.db", offset)
        verify(journal, None, cli.DONE)


@cli.test
def a_bit_on_any_page_is_found_and_no_entry_is_shown_wrong():
    with cli.journal() as journal:
        fill(journal)
        entries = journal.list()
        database = journal.folder / "journal.db"
        size = database.stat().st_size
        for offset in range(16, size, PAGE * 3 + 517):
            cli.flip(database, offset)
            answer = verify(journal, "journal.db")
            assert re.search(r"backup", answer.err), answer.err
            answer = journal.run("list", "--json", status=None)
            assert answer.status in (cli.DONE, cli.DAMAGED), answer.err
            assert answer.status != cli.DONE or answer.json == entries
            cli.flip(database, offset)
        assert size > 20 * PAGE
        verify(journal, None, cli.DONE)


@cli.test
def a_cut_or_stretched_database_is_damage():
    with cli.journal() as journal:
        fill(journal)
        database = journal.folder / "journal.db"
        whole = database.read_bytes()
        for data in b"", whole[:16], whole[:PAGE], whole[:-PAGE], whole[:-1], b"\0" * len(whole), whole[:-PAGE] + bytes(PAGE):
            database.write_bytes(data)
            answer = journal.run("verify", status=cli.DAMAGED)
            assert "journal.db" in answer.err, answer.err
        database.write_bytes(whole)
        verify(journal, None, cli.DONE)


@cli.test
def a_backup_is_told_by_name():
    with cli.journal() as journal:
        fill(journal)
        backup = next((journal.folder / "backups").iterdir())
        size = backup.stat().st_size
        for offset in 0, 600, size // 3, size // 2, size - 2 * PAGE:
            cli.flip(backup, offset)
            verify(journal, f"backups/{backup.name}")
            journal.run("list")
            cli.flip(backup, offset)
        whole = backup.read_bytes()
        for data in b"", whole[: size // 2], b"not a tar":
            backup.write_bytes(data)
            verify(journal, f"backups/{backup.name}")


@cli.test
def a_note_nobody_can_open_is_told_by_name():
    with cli.journal() as journal:
        (journal.folder / "inbox").mkdir(exist_ok=True)
        (journal.folder / "inbox" / "stray").write_bytes(b"x" * 300)
        verify(journal, "inbox/stray")


@cli.test
def an_exchanged_inbox_key_is_told_at_the_next_opening():
    with cli.journal() as journal:
        entry = journal.log("thought", "kept")
        for name in "keys", "keys.2":
            data = bytearray((journal.folder / name).read_bytes()[:-32])
            data[56:88] = b"\x42" * 32 # docs/file-formats.md
            (journal.folder / name).write_bytes(bytes(data) + hashlib.blake2b(data, digest_size=32).digest())
        answer = journal.run("list", "--json")
        assert answer.json[0]["id"] == entry and "exchanged" in answer.err, answer.err
        assert "before you trust them" in answer.err and "backup" in answer.err, answer.err


@cli.test
def an_exchanged_inbox_key_is_found_by_verify():
    with cli.journal() as journal:
        for name in "keys", "keys.2":
            data = bytearray((journal.folder / name).read_bytes()[:-32])
            data[56:88] = b"\x42" * 32 # docs/file-formats.md
            (journal.folder / name).write_bytes(bytes(data) + hashlib.blake2b(data, digest_size=32).digest())
        answer = verify(journal, "keys")
        assert "quick notes" in answer.out and "before you trust them" in answer.err, answer


@cli.test
def a_backup_of_another_journal_is_not_looked_into_and_is_no_damage():
    with cli.journal() as journal:
        other = journal.base / "other"
        secret = ("--passphrase-file", journal.passphrase_file)
        cli.run("--journal", other, *secret, "init")
        cli.run("--journal", other, *secret, "backup", journal.folder / "backups")
        backup = next((journal.folder / "backups").iterdir())
        answer = verify(journal, None, cli.DONE)
        assert f"backups/{backup.name} (backup): of another journal, not looked into" in answer.lines, answer.out


@cli.test
def a_restore_that_was_cut_off_is_told_and_finished_by_opening():
    with cli.journal() as journal:
        journal.log("thought", "kept")
        begun = journal.folder / "restore.new" # as core/restore.c leaves it
        begun.mkdir(mode=0o700)
        for path in list(journal.folder.iterdir()):
            if path.is_file():
                shutil.copy(path, begun)
        (begun / "ready").write_text("before-restore-once") # where the former journal goes
        answer = verify(journal, "restore.new")
        assert "cut off" in answer.err and "meantime-cli list" in answer.err, answer.err
        assert journal.list()[0]["text"] == "kept" and not begun.exists()
        verify(journal, None, cli.DONE)


@cli.test
def an_older_database_put_back_is_told():
    with cli.journal() as journal:
        journal.log("thought", "first")
        shutil.copy(journal.folder / "journal.db", journal.base / "older")
        for number in range(3):
            journal.log("thought", f"later {number}")
        shutil.copy(journal.base / "older", journal.folder / "journal.db")
        answer = journal.run("verify", status=cli.DAMAGED)
        assert "missing" in answer.err, answer.err
        answer = journal.run("list", "--json")
        assert len(answer.json) == 1 and "3 changes" in answer.err, answer.err
        assert "disk" not in answer.err and "until something new is saved" in answer.err, answer.err


cli.main()
