#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each exit status, provoked; and what each refusal leaves untouched."""
import hashlib
import os
import shutil
import subprocess
import time

import cli


@cli.test
def done_is_0():
    with cli.journal() as journal:
        entry = journal.log("thought", "a")
        journal.run("show", entry)
        journal.run("verify")


@cli.test
def not_found_and_refused_are_1():
    with cli.journal() as journal:
        entry = journal.log("thought", "a")
        missing = entry[:-4] + ("0000" if entry[-4:] != "0000" else "1111")
        for command in "show", "flag", "unflag", "delete", "restore-entry":
            assert missing in journal.run(command, missing, status=cli.REFUSED).err, command
        journal.run("show", "not an id", status=cli.REFUSED)
        journal.run("restore", journal.base / "nothing.tar", status=cli.REFUSED)
        journal.run("backup", "/dev/null", status=cli.REFUSED)
        nowhere = journal.base / "nowhere"
        cli.run("--journal", nowhere, "--passphrase-file", journal.key_file, "list", status=cli.REFUSED)
        assert not nowhere.exists()
        nowhere.mkdir()
        cli.run("--journal", nowhere, "--passphrase-file", journal.key_file, "list", status=cli.REFUSED)
        assert not list(nowhere.iterdir())
        missing_file = journal.base / "no-such-file"
        journal.run("list", secret=missing_file, status=cli.REFUSED)
        journal.run("list", secret=journal.base, status=cli.REFUSED)


@cli.test
def all_or_none_of_several_ids_change():
    with cli.journal() as journal:
        entries = [journal.log("thought", word) for word in ("a", "b")]
        missing = entries[0][:-4] + ("0000" if entries[0][-4:] != "0000" else "1111")
        for command in "flag", "delete":
            journal.run(command, *entries, missing, status=cli.REFUSED)
            assert len(journal.list()) == 2 and not journal.list("--flagged")
        journal.run("flag", *entries)
        assert len(journal.list("--flagged")) == 2
        journal.run("unflag", *entries)
        assert not journal.list("--flagged")
        journal.run("delete", *entries)
        assert not journal.list() and len(journal.list("--bin")) == 2
        journal.run("restore-entry", entries[0], missing, status=cli.REFUSED)
        journal.run("restore-entry", *entries)
        assert len(journal.list()) == 2 and not journal.list("--bin")


@cli.test
def an_id_may_be_given_twice():
    with cli.journal() as journal:
        entry = journal.log("thought", "a")
        for command in "flag", "unflag", "delete", "restore-entry":
            journal.run(command, entry, entry)
        assert [found["id"] for found in journal.list()] == [entry]


@cli.test
def an_entry_on_the_other_side_of_the_bin_is_told_from_none():
    with cli.journal() as journal:
        kept, binned = journal.log("thought", "a"), journal.log("thought", "b")
        journal.run("delete", binned)
        for command in "flag", "unflag", "delete":
            said = journal.run(command, kept, binned, status=cli.REFUSED).err
            assert f"{binned} is in the bin" in said and "restore-entry" in said, said
        said = journal.run("restore-entry", binned, kept, status=cli.REFUSED).err
        assert f"{kept} is not in the bin" in said, said
        assert len(journal.list()) == 1 and len(journal.list("--bin")) == 1 and not journal.list("--flagged")
        said = journal.run("flag", "no id", status=cli.REFUSED).err
        assert "not the id of an entry" in said and "no id" not in said, said


@cli.test
def how_a_command_goes_is_told_plainly():
    def told(*words):
        return cli.run(*words, status=cli.USAGE).err.strip()

    assert told("show") == "It goes like this: meantime-cli show ID."
    assert told("list", "extra").endswith(": meantime-cli list.")
    assert "quotes" in told("log", "thought", "two", "texts")
    assert not any("  " in told(*words) for words in (["list", "x"], ["show"], ["log"], ["backup"], ["verify", "x"]))


@cli.test
def an_empty_or_endless_passphrase_line_is_told():
    with cli.journal() as journal:
        secret = journal.base / "secret"
        for line, word in (b"", "empty"), (b"\nmore", "empty"), (b"x" * 100000, "too long"):
            secret.write_bytes(line)
            for command in (["list"], ["verify"]):
                said = journal.run(*command, secret=secret, status=cli.WRONG_KEY).err
                assert word in said and "neither" not in said, said
            options = ("--journal", journal.base / "new", "--passphrase-file", secret)
            assert word in cli.run(*options, "init", status=cli.REFUSED).err


@cli.test
def usage_is_2():
    with cli.journal() as journal:
        before = journal.fingerprint()
        for words in (
            [],
            ["nonsense"],
            ["log"],
            ["log", "thought", "two", "texts"],
            ["log", "thought", "--nonsense"],
            ["log", "thought", "--at"],
            ["list", "extra"],
            ["show"],
            ["show", "a", "b"],
            ["flag"],
            ["search"],
            ["backup"],
            ["restore"],
            ["help", "nonsense"],
            ["export", "--all", "--format", "pdf"],
            ["export", "--all", "--out", journal.base / "x"],
            ["import"],
            ["import", "--dry-run", "file", "another"],
            ["form", "add", "file.json"],
            ["note-sealed"],
            ["note-sealed", "--step"],
            ["note-sealed", "one", "two"],
        ):
            journal.run(*words, status=cli.USAGE)
        cli.run("--journal", journal.folder, "list", status=cli.USAGE)
        assert journal.fingerprint() == before and not (journal.base / "x").exists()


@cli.test
def a_wrong_secret_is_3_and_changes_no_byte():
    with cli.journal() as journal:
        journal.log("thought", "a")
        before = journal.fingerprint()
        wrong = journal.base / "wrong"
        another = "7" + journal.key[1:] if journal.key[0] != "7" else "8" + journal.key[1:]
        for secret in (b"wrong\n", b"", b"\n", another.encode(), b"nul\0inside\n", b"\xff\xfe\n", b"x" * 100000):
            wrong.write_bytes(secret)
            for command in (["list"], ["log", "thought", "b"], ["verify"]) if secret == b"wrong\n" else (["list"],):
                answer = journal.run(*command, secret=wrong, status=cli.WRONG_KEY)
                assert answer.out == ""
            assert journal.fingerprint() == before, secret
        assert "group 1 " in journal.run("list", secret=wrong_group(journal), status=cli.WRONG_KEY).err


def wrong_group(journal):
    path = journal.base / "mistyped"
    path.write_text(("7" if journal.key[0] != "7" else "8") + journal.key[1:])
    return path


@cli.test
def damage_is_4():
    with cli.journal() as journal:
        journal.log("thought", "a")
        for name in "keys", "keys.2":
            (journal.folder / name).write_bytes(b"")
        journal.run("list", status=cli.DAMAGED)
    for missing in (["keys", "keys.2"], ["journal.db"]):
        with cli.journal() as journal:
            for name in missing:
                (journal.folder / name).unlink()
            before = journal.fingerprint()
            journal.run("list", status=cli.DAMAGED)
            init = ("--journal", journal.folder, "--passphrase-file", journal.passphrase_file, "init")
            cli.run(*init, status=cli.REFUSED) # never a first start
            assert journal.fingerprint() == before


@cli.test
def two_programs_at_once_are_5_after_two_seconds():
    with cli.journal() as journal:
        entry = journal.log("thought", "-", give="long " * 100000)
        holding = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "show", entry]
        with subprocess.Popen(holding, stdout=subprocess.PIPE) as holder:
            holder.stdout.read(1) # it has the journal open, and waits for its reader
            begin = time.monotonic()
            answer = cli.run(
                "--journal", journal.folder, "--passphrase-file", journal.key_file, "list", status=cli.IN_USE
            )
            assert answer.out == "" and 1.5 < time.monotonic() - begin < 10
            holder.stdout.read()
        journal.run("list")


@cli.test
def made_by_a_newer_version_is_6_and_nothing_is_touched():
    with cli.journal() as journal:
        for name in "keys", "keys.2":
            path = journal.folder / name
            data = bytearray(path.read_bytes()[:-32])
            data[8:12] = (99).to_bytes(4, "little") # the format, docs/file-formats.md
            path.write_bytes(bytes(data) + hashlib.blake2b(data, digest_size=32).digest())
        before = journal.fingerprint()
        for command in (["list"], ["log", "thought", "b"], ["verify"]):
            journal.run(*command, status=cli.TOO_NEW)
        assert journal.fingerprint() == before


@cli.test
def something_else_than_a_journal_is_7():
    with cli.journal() as journal:
        other = journal.base / "other"
        other.mkdir()
        (other / "letter.txt").write_text("Dear all")
        secret = ("--passphrase-file", journal.key_file)
        for command in (["list"], ["log", "thought", "b"], ["verify"], ["init"]):
            cli.run("--journal", other, *secret, *command, status=cli.NOT_A_JOURNAL)
        cli.run("--journal", other / "letter.txt", *secret, "list", status=cli.NOT_A_JOURNAL)
        assert [path.name for path in other.iterdir()] == ["letter.txt"]


@cli.test
def a_journal_is_made_once_and_a_passphrase_must_be_one():
    with cli.journal() as journal:
        before = journal.fingerprint()
        init = ("--journal", journal.folder, "--passphrase-file", journal.passphrase_file, "init")
        cli.run(*init, status=cli.REFUSED)
        assert journal.fingerprint() == before
        bad = journal.base / "bad"
        for passphrase in (b"", b"\n", b"nul\0inside\n", b"\xff\xfe\n", b"tab\there\n"):
            bad.write_bytes(passphrase)
            nowhere = journal.base / "nowhere"
            cli.run("--journal", nowhere, "--passphrase-file", bad, "init", status=cli.REFUSED)
            assert not nowhere.exists() or not list(nowhere.iterdir()), passphrase


@cli.test
def passphrase_and_recovery_key_can_be_changed():
    with cli.journal() as journal:
        entry = journal.log("thought", "a")
        chosen = journal.base / "chosen"
        chosen.write_bytes("Grüße an den Fluß\r\nsecond line\n".encode())
        journal.run("passphrase", "--new-file", chosen, secret=journal.passphrase_file)
        journal.run("list", secret=journal.passphrase_file, status=cli.WRONG_KEY)
        assert journal.run("list", "--json", secret=chosen).json[0]["id"] == entry
        key = journal.run("recovery-key", secret=chosen).lines[-1]
        assert cli.RECOVERY_KEY.fullmatch(key) and key != journal.key
        journal.run("list", status=cli.WRONG_KEY)
        journal.key_file.write_text(key.lower().replace("-", " "))
        journal.run("list")
        both = f"{key}\nanother one\nrest"
        journal.run("passphrase", "--new-file", "-", secret="-", give=both)
        chosen.write_text("another one")
        journal.run("list", secret=chosen)


@cli.test
def a_backup_is_restored_and_the_former_journal_kept():
    with cli.journal() as journal:
        first = journal.log("thought", "first")
        path = journal.run("backup", journal.base / "a" / "new folder").lines[-1]
        assert os.path.isfile(path) and os.stat(path).st_mode & 0o777 == 0o600
        second = journal.log("thought", "second")
        said = journal.run("restore", path).err
        assert [entry["id"] for entry in journal.list()] == [first]
        kept = [other for other in journal.base.iterdir() if other.name.startswith("journal") and other != journal.folder]
        kept += [other for other in journal.folder.iterdir() if str(other) in said]
        assert len(kept) == 1 and str(kept[0]) in said, said
        aside = cli.run("--journal", kept[0], "--passphrase-file", journal.key_file, "list", "--json")
        assert {entry["id"] for entry in aside.json} == {first, second}
        nowhere = journal.base / "nowhere" / "deep"
        options = ("--journal", nowhere, "--passphrase-file", journal.key_file)
        cli.run(*options, "restore", path)
        assert [entry["id"] for entry in cli.run(*options, "list", "--json").json] == [first]
        before = journal.files()
        wrong = journal.base / "wrong"
        wrong.write_text("wrong")
        journal.run("restore", path, secret=wrong, status=cli.WRONG_KEY)
        damaged = journal.base / "damaged.tar"
        shutil.copy(path, damaged)
        cli.flip(damaged, damaged.stat().st_size // 2)
        journal.run("restore", damaged, status=cli.DAMAGED)
        assert journal.files() == before


cli.main()
