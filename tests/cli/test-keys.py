#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new data key, keys out of a backup, and deleting all of it."""
import os
import shutil

import cli


@cli.test
def after_a_rekey_only_the_new_secrets_open_it():
    with cli.journal() as journal:
        entry = journal.log("thought", "kept")
        backup = journal.run("backup", journal.folder / "backups").lines[-1]
        chosen = journal.base / "chosen"
        chosen.write_text("somewhere else and later\n")
        answer = journal.run("rekey", "--new-file", chosen)
        key = answer.lines[-1]
        assert answer.lines == [key] and cli.RECOVERY_KEY.fullmatch(key) and key != journal.key
        assert backup in answer.err and "keep it on paper" in answer.err, answer.err
        journal.run("list", status=cli.WRONG_KEY)
        journal.run("list", secret=journal.passphrase_file, status=cli.WRONG_KEY)
        assert journal.run("list", "--json", secret=chosen).json[0]["id"] == entry
        other = journal.base / "other"
        cli.run("--journal", other, "--passphrase-file", journal.key_file, "restore", backup) # as it was
        journal.key_file.write_text(key)
        assert journal.list()[0]["text"] == "kept"
        journal.run("verify")


@cli.test
def a_rekey_that_is_refused_changes_nothing():
    with cli.journal() as journal:
        journal.log("thought", "kept")
        before = journal.files()
        wrong = journal.base / "wrong"
        wrong.write_text("wrong\n")
        journal.run("rekey", "--new-file", journal.passphrase_file, secret=wrong, status=cli.WRONG_KEY)
        wrong.write_text("meantime-keyring:" + 64 * "0" + "\n")
        journal.run("rekey", "--new-file", journal.passphrase_file, secret=wrong, status=cli.WRONG_KEY)
        journal.run("rekey", "--new-file", wrong, status=cli.REFUSED)
        assert journal.files() == before
        journal.list()


@cli.test
def a_rekey_whose_key_cannot_be_printed_is_told():
    with cli.journal() as journal:
        chosen = journal.base / "chosen"
        chosen.write_text("somewhere else and later\n")
        with open("/dev/full", "wb") as full:
            said = journal.run("rekey", "--new-file", chosen, out=full, status=cli.REFUSED).err
        assert "opens with the new passphrase" in said and "keep it on paper" not in said, said
        assert cli.RECOVERY_KEY.fullmatch(journal.run("recovery-key", secret=chosen).lines[-1])


@cli.test
def keys_come_back_out_of_a_backup():
    with cli.journal() as journal:
        first = journal.log("thought", "in the backup")
        backup = journal.run("backup", journal.base / "usb").lines[-1]
        second = journal.log("thought", "after it")
        said = journal.run("mend-keys", backup, status=cli.REFUSED).err
        assert "nothing to mend" in said, said
        for name in ("keys", "keys.2"):
            cli.flip(journal.folder / name, 100)
        journal.run("list", status=cli.DAMAGED)
        before = journal.files()
        wrong = journal.base / "wrong"
        wrong.write_text("wrong\n")
        journal.run("mend-keys", backup, secret=wrong, status=cli.WRONG_KEY)
        journal.run("mend-keys", journal.base / "nowhere", status=cli.REFUSED)
        journal.run("mend-keys", journal.passphrase_file, status=cli.DAMAGED)
        assert journal.files() == before
        journal.run("mend-keys", backup)
        assert {entry["id"] for entry in journal.list()} == {first, second}
        journal.run("verify")


@cli.test
def keys_of_another_journal_mend_nothing():
    with cli.journal() as journal, cli.journal() as other:
        backup = other.run("backup", other.base / "usb").lines[-1]
        chosen = journal.base / "chosen"
        chosen.write_text("somewhere else and later\n")
        former = journal.run("backup", journal.base / "usb").lines[-1]
        key = journal.run("rekey", "--new-file", chosen).lines[-1]
        for name in ("keys", "keys.2"):
            os.unlink(journal.folder / name)
        journal.run("mend-keys", former, status=cli.REFUSED) # of before the new data key
        journal.run("mend-keys", backup, secret=other.key_file, status=cli.REFUSED)
        journal.key_file.write_text(key)
        journal.run("list", status=cli.DAMAGED)


@cli.test
def erase_deletes_what_is_meantimes_and_nothing_else():
    with cli.journal() as journal:
        journal.log("thought", "gone soon")
        journal.run("backup", journal.folder / "backups")
        outside = journal.run("backup", journal.base / "usb").lines[-1]
        before = journal.files()
        journal.run("erase", status=cli.USAGE)
        wrong = journal.base / "wrong"
        wrong.write_text("wrong\n")
        journal.run("erase", "--yes", secret=wrong, status=cli.WRONG_KEY)
        assert journal.files() == before
        said = journal.run("erase", "--yes").err
        assert "backed up elsewhere" in said, said
        assert journal.folder.is_dir() and not list(journal.folder.iterdir())
        journal.run("list", status=cli.REFUSED)
        assert os.path.exists(outside)
        journal.run("restore", outside)
        assert journal.list()[0]["text"] == "gone soon"


@cli.test
def erase_leaves_and_names_what_is_somebody_elses():
    with cli.journal() as journal:
        mine = [journal.folder / "holiday.jpg", journal.folder / "backups" / "list.txt"]
        for path in mine:
            path.write_text("mine")
        os.symlink(journal.base / "elsewhere", journal.folder / "commits.new")
        (journal.base / "elsewhere").write_text("stays")
        said = journal.run("erase", "--yes").err
        assert "holiday.jpg" in said and "backups/list.txt" in said, said
        assert [path.read_text() for path in mine] == ["mine", "mine"]
        assert (journal.base / "elsewhere").read_text() == "stays"
        assert {path.name for path in journal.folder.iterdir()} == {"holiday.jpg", "backups"}


@cli.test
def erase_takes_a_damaged_journal_too():
    with cli.journal() as journal:
        os.unlink(journal.folder / "journal.db")
        cli.flip(journal.folder / "keys", 100)
        journal.run("erase", "--yes")
        assert not list(journal.folder.iterdir())
    with cli.journal() as journal:
        cli.flip(journal.folder / "keys", 100)
        cli.flip(journal.folder / "keys.2", 100)
        journal.run("erase", "--yes", status=cli.DAMAGED) # nobody can prove that it is theirs
        assert (journal.folder / "journal.db").exists()


@cli.test
def erase_that_was_cut_off_is_finished_at_the_next_look():
    with cli.journal() as journal:
        copy = journal.base / "copy"
        shutil.copytree(journal.folder, copy)
        (journal.folder / "erasing").write_text("my own list")
        journal.list()
        (journal.folder / "erasing").write_text("Meantime is deleting this journal.\n")
        os.unlink(journal.folder / "keys.2")
        journal.run("list", status=cli.REFUSED)
        assert not list(journal.folder.iterdir())
        os.rmdir(journal.folder)
        shutil.move(copy, journal.folder)
        journal.list()


cli.main()
