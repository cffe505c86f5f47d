#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal of an older version is brought up to date whole or not at all, and a copy of before is kept."""
import contextlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import cli

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
OLDER = DATA / "journal-1"
COPY = "journal.db.before-2"


def enter_namespace():
    """Begins again in a mount namespace of our own: what is mounted here is gone with this process."""
    if os.environ.get("MEANTIME_UNSHARED"):
        return
    os.environ["MEANTIME_UNSHARED"] = "1"
    user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", *user, sys.executable, *sys.argv])


@contextlib.contextmanager
def older(size=None):
    """A journal of version 1; with SIZE on a disk of its own."""
    with tempfile.TemporaryDirectory(prefix="meantime-older-") as base:
        folder = pathlib.Path(base) / "journal"
        folder.mkdir(mode=0o700)
        if size:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)], check=True)
        try:
            shutil.copytree(OLDER / "journal", folder, dirs_exist_ok=True)
            os.chmod(folder, 0o700)
            yield cli.Journal(base, key=(OLDER / "recovery-key").read_text().strip())
        finally:
            if size:
                subprocess.run(["umount", "-l", folder], check=True)


def expected():
    return json.loads((OLDER / "entries.json").read_text())


@cli.test
def a_copy_of_before_is_kept():
    with older() as journal:
        before = (journal.folder / "journal.db").read_bytes()
        assert journal.list() == expected()
        kept = (journal.folder / COPY).read_bytes()
        assert kept[:16] == before[:16] # as encrypted as it was
        (journal.folder / "journal.db").write_bytes(kept)
        (journal.folder / COPY).unlink()
        assert journal.list() == expected() # and is a journal of version 1 that can be brought up to date again
        assert (journal.folder / COPY).is_file()
        assert journal.run("shared", "--json").json == []
        journal.run("verify")


@cli.test
def killed_meanwhile_it_is_of_one_version_or_the_other():
    dice = random.Random("a dark evening")
    with older() as journal:
        begin = time.monotonic()
        journal.list()
        usual = time.monotonic() - begin
    killed = 0
    for _ in range(25):
        with older() as journal:
            process = subprocess.Popen([cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file,
                                        "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(dice.uniform(0, usual * 1.1))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            assert journal.list() == expected()
            journal.run("verify")
    assert killed > 5, killed


@cli.test
def without_room_it_stays_as_it_was():
    for size, works in ("192k", False), ("224k", False), ("256k", None), ("4M", True):
        with older(size) as journal:
            journal.has_room = bool(works)
            before = (journal.folder / "journal.db").read_bytes()
            answer = journal.run("list", status=None)
            if works is None:
                continue
            assert answer.status == (cli.DONE if works else cli.REFUSED), (size, answer.status, answer.err)
            if not works:
                assert "space" in answer.err, answer.err
                assert (journal.folder / "journal.db").read_bytes() == before, size


enter_namespace()
cli.main()
