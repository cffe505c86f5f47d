#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup that somebody has tampered with is refused, and writes nothing anywhere."""
import io
import os
import tarfile

import cli


def members(path):
    """What an honest backup holds, by name."""
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def regular(name, data=b"x"):
    """A member that is a file."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    return info, data


def special(name, kind, target=""):
    """A member that is none."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


def write(path, parts):
    """A tar of these members, as they are, with the end that ours have."""
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
        for info, data in parts:
            tar.addfile(info, io.BytesIO(data))
        end = tar.offset + 1024
    os.truncate(path, end)


def tricks(honest):
    """What is added to an honest backup, or put in the place of a part of it."""
    keys, database = regular("keys", honest["keys"]), regular("journal.db", honest["journal.db"])
    yield "out of the folder", [keys, database, regular("../evil")]
    yield "out of the inbox", [keys, database, regular("inbox/../../evil")]
    yield "an absolute path", [keys, database, regular("/tmp/meantime-evil")]
    yield "another file", [keys, database, regular("restore.new")]
    yield "a folder in the inbox", [keys, database, special("inbox/deep", tarfile.DIRTYPE)]
    yield "a link for the keys", [special("keys", tarfile.SYMTYPE, "/etc/passwd"), database]
    yield "a link first, then through it", [special("inbox", tarfile.SYMTYPE, "/tmp"), regular("inbox/evil"), keys, database]
    yield "a hard link", [keys, special("journal.db", tarfile.LNKTYPE, "keys")]
    yield "a device", [keys, database, special("inbox/null", tarfile.CHRTYPE)]
    yield "a pipe", [keys, database, special("inbox/pipe", tarfile.FIFOTYPE)]
    yield "the keys twice", [keys, keys, database]
    yield "no keys", [database]
    yield "no database", [keys]
    yield "nothing at all", []


@cli.test
def a_tampered_backup_is_refused_and_writes_nothing():
    with cli.journal() as journal:
        journal.log("thought", "here before")
        backup = journal.run("backup", journal.base / "backups").lines[0]
        honest = members(backup)
        path = journal.base / "tampered.tar"
        write(path, [regular(name, data) for name, data in honest.items()])
        journal.run("restore", path) # made like the ones below, but for the tricks
        before = journal.files()
        for name, parts in tricks(honest):
            write(path, parts)
            seen = set(os.listdir(journal.base)), set(os.listdir("/tmp"))
            answer = journal.run("restore", path, status=None)
            assert answer.status == cli.DAMAGED, (name, answer.status, answer.err)
            assert journal.files() == before, name
            assert (set(os.listdir(journal.base)), "meantime-evil" in os.listdir("/tmp")) == (seen[0], False), name


@cli.test
def a_name_that_cannot_be_said_in_the_locale_is_refused():
    with cli.journal() as journal:
        before = journal.files()
        path = journal.base / "named.tar"
        for locale in "C", "C.UTF-8":
            for name in "inbox/\u00e9/x", "\u6771\u4eac", "../\u00e9":
                with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
                    info, data = regular(name)
                    tar.addfile(info, io.BytesIO(data))
                environment = {**os.environ, "LC_ALL": locale}
                journal.run("restore", path, status=cli.DAMAGED, environment=environment)
        assert journal.files() == before


@cli.test
def a_folder_is_told_to_be_one():
    with cli.journal() as journal:
        said = journal.run("restore", journal.base, status=cli.REFUSED).err
        assert "is a folder" in said and "damaged" not in said, said


@cli.test
def what_is_no_backup_is_refused():
    with cli.journal() as journal:
        before = journal.files()
        for name, data in ("empty", b""), ("noise", os.urandom(5000)), ("text", b"keys\n" * 1000), ("zeros", bytes(10240)):
            path = journal.base / name
            path.write_bytes(data)
            journal.run("restore", path, status=cli.DAMAGED)
        os.mkfifo(journal.base / "pipe")
        journal.run("restore", journal.base / "pipe", status=cli.DAMAGED)
        assert journal.files() == before


@cli.test
def strange_files_in_its_place_do_not_hold_the_program_up():
    for name in "journal.db", "journal.db-wal", "journal.db-shm", "keys", "commits":
        with cli.journal() as journal:
            (journal.folder / name).unlink(missing_ok=True)
            os.mkfifo(journal.folder / name)
            for word in "list", "verify":
                journal.has_room = False # for what would be left at rest
                answer = journal.run(word, status=None)
                damaged = "journal.db" in name or (word == "verify" and name == "keys")
                assert answer.status == (cli.DAMAGED if damaged else cli.DONE), (word, name, answer.status, answer.err)
                if name == "keys" and word == "list":
                    (journal.folder / name).unlink() # mended meanwhile
                    os.mkfifo(journal.folder / name)


cli.main()
