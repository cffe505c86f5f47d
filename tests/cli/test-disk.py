#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full or take no changes, and no home at all: a sentence, and nothing lost."""
import contextlib
import os
import shutil
import subprocess
import sys

import cli


def enter_namespace():
    """Begins again in a mount namespace of our own: what is mounted here is gone with this process."""
    if os.environ.get("MEANTIME_UNSHARED"):
        return
    os.environ["MEANTIME_UNSHARED"] = "1"
    user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", *user, sys.executable, *sys.argv])


def mount(*words):
    subprocess.run(["mount", *words], check=True)


@contextlib.contextmanager
def filled_up(journal, leave=0):
    """While no space is left but so many bytes."""
    path = journal.folder / "filler"
    with open(path, "wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 4096)
        file.truncate(max(0, path.stat().st_size - leave))
    journal.has_room = False
    yield
    journal.has_room = True
    path.unlink()


@contextlib.contextmanager
def small_disk(journal, size):
    """The journal on a disk of its own."""
    kept = journal.base / "kept"
    journal.folder.rename(kept)
    journal.folder.mkdir(mode=0o700)
    mount("-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(journal.folder))
    try:
        shutil.copytree(kept, journal.folder, dirs_exist_ok=True)
        yield
    finally:
        subprocess.run(["umount", "-l", journal.folder], check=True)


@cli.test
def a_full_disk_is_told_and_loses_nothing():
    with cli.journal() as journal:
        kept = [journal.log("thought", f"kept {number}") for number in range(5)]
        with small_disk(journal, "2M"):
            with filled_up(journal):
                for words in (["log", "thought", "-"], ["flag", kept[0]], ["delete", *kept]):
                    said = journal.run(*words, give="too much " * 20000, status=cli.REFUSED)
                    assert "space" in said.err and said.out == "", said.err
                assert sorted(entry["id"] for entry in journal.list()) == sorted(kept)
                assert "kept 0" in journal.run("show", kept[0]).out
                out = journal.base / "out.md"
                journal.run("export", "--format", "md", "--out", out, "--all")
                assert "kept 4" in out.read_text()
                journal.run("verify")
            kept.append(journal.log("thought", "after"))
            assert sorted(entry["id"] for entry in journal.list()) == sorted(kept)
            journal.run("verify")


def leave_note(journal, text, status=cli.DONE):
    return cli.run("--journal", journal.folder, "note-sealed", text, status=status)


def waiting(journal):
    return len(list((journal.folder / "inbox").iterdir()))


@cli.test
def a_note_that_finds_no_room_is_refused_or_waits():
    with cli.journal() as journal:
        with small_disk(journal, "2M"):
            leave_note(journal, "long " * 10000) # more than the room that is left there
            with filled_up(journal):
                assert "space" in leave_note(journal, "no room", cli.REFUSED).err
                assert waiting(journal) == 1
                answer = journal.run("list", "--json")
                assert answer.json == [] and "still waits" in answer.err, answer.err
                journal.run("verify")
            assert [entry["text"] for entry in journal.list()] == ["long " * 10000]
            assert waiting(journal) == 0


@cli.test
def a_disk_that_takes_no_changes_keeps_the_notes():
    with cli.journal() as journal:
        leave_note(journal, "one")
        leave_note(journal, "two")
        with read_only(journal.folder):
            assert leave_note(journal, "three", cli.REFUSED).err
            answer = journal.run("list", "--json")
            assert answer.json == [] and "2 notes" in answer.err, answer.err
        assert waiting(journal) == 2
        assert {entry["text"] for entry in journal.list()} == {"one", "two"}


@cli.test
def with_any_room_left_an_entry_is_saved_or_refused_and_never_lost():
    with cli.journal() as journal:
        kept = {}
        with small_disk(journal, "2M"):
            refused = 0
            for room in range(0, 200 * 1024, 8 * 1024):
                text = f"room for {room} " + "word " * 4000
                with filled_up(journal, leave=room):
                    answer = journal.run("log", "thought", "-", give=text, status=None)
                    assert answer.status in (cli.DONE, cli.REFUSED), answer.err
                    if answer.status == cli.DONE:
                        kept[answer.lines[0]] = text
                    else:
                        refused += 1
                        assert "space" in answer.err, answer.err
                    assert {entry["id"]: entry["text"] for entry in journal.list()} == kept
                assert {entry["id"]: entry["text"] for entry in journal.list()} == kept
            assert refused and kept
            journal.run("verify")


@cli.test
def a_full_disk_elsewhere_leaves_no_half_file():
    with cli.journal() as journal:
        entry = journal.log("thought", "-", give="text " * 50000)
        disk = journal.base / "disk"
        disk.mkdir()
        mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk))
        try:
            for form in "json", "md", "pdf":
                out = disk / f"out.{form}"
                out.write_text("before")
                said = journal.run("export", "--format", form, "--out", out, "--ids", entry, status=cli.REFUSED).err
                assert "space" in said and out.read_text() == "before", said
                out.unlink()
            said = journal.run("backup", disk / "backups", status=cli.REFUSED).err
            assert "space" in said, said
            options = ("--journal", disk / "journal", "--passphrase-file", journal.passphrase_file)
            said = cli.run(*options, "init", status=cli.REFUSED).err
            assert "space" in said, said
            left = [path.name for path in disk.rglob("*") if path.is_file()]
            assert not left, left
        finally:
            subprocess.run(["umount", "-l", disk], check=True)
        journal.run("verify")


@contextlib.contextmanager
def read_only(folder):
    mount("--bind", str(folder), str(folder))
    try:
        mount("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@cli.test
def a_read_only_folder_is_read_and_said_to_be_so():
    with cli.journal() as journal:
        entry = journal.log("thought", "kept")
        before = journal.fingerprint()
        with read_only(journal.folder):
            answer = journal.run("list", "--json")
            assert [found["id"] for found in answer.json] == [entry] and "read" in answer.err, answer.err
            assert "kept" in journal.run("show", entry).out
            out = journal.base / "out.md"
            journal.run("export", "--format", "md", "--out", out, "--all")
            assert "kept" in out.read_text()
            journal.run("verify")
            journal.run("backup", journal.base / "backups")
            for command in (["log", "thought", "new"], ["flag", entry], ["delete", entry], ["recovery-key"]):
                answer = journal.run(*command, status=cli.REFUSED)
                assert "no changes" in answer.err and answer.out == "", answer.err
            wrong = journal.base / "wrong"
            wrong.write_text("wrong")
            journal.run("list", secret=wrong, status=cli.WRONG_KEY)
            out = journal.folder.parent / "locked"
            out.mkdir()
            with read_only(out):
                said = journal.run("export", "--format", "md", "--out", out / "x.md", "--all", status=cli.REFUSED).err
                assert "no changes" in said, said
                options = ("--journal", out / "journal", "--passphrase-file", journal.passphrase_file)
                cli.run(*options, "init", status=cli.REFUSED)
        assert journal.fingerprint() == before


@cli.test
def without_a_home_nothing_is_guessed():
    with cli.journal() as journal:
        bare = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_DATA_HOME")}
        secret = ("--passphrase-file", journal.passphrase_file)
        for environment in bare, {**bare, "HOME": ""}, {**bare, "HOME": "", "XDG_DATA_HOME": ""}:
            for command in (["list"], ["init"], ["log", "thought", "x"]):
                said = cli.run(*secret, *command, environment=environment, cwd=journal.base, status=cli.REFUSED).err
                assert "--journal" in said, said
        assert not os.path.exists("/meantime") and not (journal.base / "meantime").exists()
        cli.run("--journal", journal.folder, "--passphrase-file", journal.key_file, "list", environment=bare)
        home = journal.base / "home"
        for environment, folder in (
            ({**bare, "HOME": str(home)}, home / ".local/share/meantime"),
            ({**bare, "HOME": "", "XDG_DATA_HOME": str(home / "data")}, home / "data/meantime"),
        ):
            shutil.copytree(journal.folder, folder)
            cli.run("--passphrase-file", journal.key_file, "list", environment=environment)


enter_namespace()
cli.main()
