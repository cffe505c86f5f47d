# SPDX-License-Identifier: GPL-3.0-or-later
"""What a newer version of Meantime made: said, and not a byte of it changed."""
import hashlib
import pathlib
import struct
import subprocess
import sys
import tarfile

from flip_rows import without_backup
from rows import Row
from sample import copy_once, harmed, judge_files, judge_reading, read_files

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "reader"))
import reader # noqa: E402

SLOT = 104 # bytes; docs/file-formats.md, section 2


def with_checksum(body):
    return bytes(body) + hashlib.blake2b(bytes(body), digest_size=32).digest()


def change_database(sample, sql):
    """Has SQLCipher's own program run @sql in it."""
    keys = reader.read_keys(sample.folder)
    keys.slots = [slot for slot in keys.slots if slot[0] == 2] # Argon2 is not cheap here
    raw = (keys.open(sample.journal.key) + keys.salt).hex()
    lines = f"PRAGMA key = \"x'{raw}'\";\n{sql};\nPRAGMA wal_checkpoint (TRUNCATE);\n"
    done = subprocess.run(["sqlcipher", sample.folder / "journal.db"], input=lines.encode(), capture_output=True, check=True)
    assert not done.stderr, done.stderr


def newer_key_file(sample, *names, version=2):
    for name in names:
        body = bytearray(sample.files[name][:-32])
        body[8:12] = struct.pack("<I", version)
        sample.put(name, with_checksum(body))


def newer_note(sample):
    """A note of version 2, sealed as docs/file-formats.md says."""
    import nacl.public # pylint: disable=import-outside-toplevel

    body = b'{"format":"meantime-note","version":2,"id":"01900000-0000-7000-8000-000000000001","kind":"dream","text":"?"}'
    padded = body + b"\x80" + bytes(4096 - len(body) - 1)
    box = nacl.public.SealedBox(nacl.public.PublicKey(reader.read_keys(sample.folder).inbox_key))
    (sample.folder / "inbox").mkdir(exist_ok=True, mode=0o700)
    sample.put(f"inbox/{'ab' * 16}.note", box.encrypt(padded))


WRITING = [["log", "thought", "x"], ["list"], ["verify"], ["passphrase", "--new-file", "KEY"], ["recovery-key"], ["backup", "OUT"]]


def refuse_all(trial, sample, what, now):
    """Every command ends with 6, and the folder is as it was to the byte."""
    for told in sample.read(), sample.verify():
        if told["status"] != 6:
            trial.told_wrongly(f"{what}: said {told['status']} ({told['why']})")
    for words in WRITING:
        given = [{"KEY": sample.journal.key_file, "OUT": sample.base / "out"}.get(word, word) for word in words]
        answer = sample.run(*given, status=None)
        if answer.status != 6 or "newer" not in answer.err:
            trial.told_wrongly(f"{what}: {words[0]} ended with {answer.status}: {answer.err}")
    judge_files(trial, sample, what, now)


def newer_schema(bench, trial):
    sample, (what, sql) = copy_once(bench, "no-backup", without_backup), trial.point
    with harmed(bench, trial, sample):
        change_database(sample, sql)
        refuse_all(trial, sample, what, read_files(sample.folder))


SCHEMAS = [
    ("the next schema", "PRAGMA user_version = 3"),
    ("a far schema", "PRAGMA user_version = 99"),
    ("the next schema, with a table more", "CREATE TABLE dream (id TEXT) STRICT; PRAGMA user_version = 3"),
    ("the next schema, without tables we ask", "DROP TABLE tally; PRAGMA user_version = 3"),
]


def newer_key_files(bench, trial):
    sample, names = copy_once(bench, "no-backup", without_backup), trial.point
    with harmed(bench, trial, sample):
        newer_key_file(sample, *names)
        refuse_all(trial, sample, f"newer {', '.join(names)}", read_files(sample.folder))


def unknown_slot(bench, trial):
    """A way in that this version does not know is kept, beside those it does."""
    sample, kind = copy_once(bench, "no-backup", without_backup), trial.point
    with harmed(bench, trial, sample):
        body = bytearray(sample.files["keys"][:-32])
        slots = struct.unpack_from("<I", body, 12)[0]
        strange = bytes([kind]) + bytes(15) + trial.dice.randbytes(SLOT - 16)
        body[12:16] = struct.pack("<I", slots + 1)
        for name in "keys", "keys.2":
            sample.put(name, with_checksum(body + strange))
        now = read_files(sample.folder)
        judge_reading(trial, sample, sample.read(), f"a slot of kind {kind}", may_refuse=False)
        judge_files(trial, sample, f"a slot of kind {kind}", now)
        if sample.verify()["damaged"]:
            trial.told_wrongly(f"a slot of kind {kind}: verify speaks of damage")
        (sample.base / "new").write_text("some other words for a way in\n")
        sample.run("passphrase", "--new-file", sample.base / "new")
        if strange not in (sample.folder / "keys").read_bytes():
            trial.lost(f"a slot of kind {kind} went with the change of another")


def newer_in_inbox(bench, trial):
    """It waits for the version that can read it, and is no damage."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        newer_note(sample)
        now = read_files(sample.folder)
        answer, found = sample.read(), sample.verify()
        judge_reading(trial, sample, answer, "a newer note", may_refuse=False)
        if answer.get("waiting") != 1 or answer.get("aside"):
            trial.told_wrongly(f"a newer note: waiting {answer.get('waiting')}, aside {answer.get('aside')}")
        if found["damaged"]:
            trial.told_wrongly(f"a newer note: verify names {found['damaged']}")
        judge_files(trial, sample, "a newer note", now)


def newer_backup(bench, trial):
    """Made by a newer version: not restored, said to be newer, and the journal stays."""
    sample, how = copy_once(bench, "no-backup", without_backup), trial.point
    with harmed(bench, trial, sample):
        if how == "schema":
            change_database(sample, "PRAGMA user_version = 3")
        else:
            newer_key_file(sample, "keys")
        tar = sample.base / "newer.tar"
        with open(tar, "wb") as file: # as docs/file-formats.md says: it ends with two blocks of zeros
            for name in "keys", "journal.db":
                info = tarfile.TarInfo(name)
                data = (sample.folder / name).read_bytes()
                info.size, info.mode = len(data), 0o600
                file.write(info.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % 512))
            file.write(bytes(1024))
        sample.mend()
        told = sample.looker.ask("restore", sample.folder, sample.secret, tar)
        if told["status"] != 6:
            trial.told_wrongly(f"a backup of a newer {how}: restoring said {told['status']} ({told['why']})")
        answer = sample.run("restore", tar, status=None)
        if answer.status != 6 or "newer" not in answer.err:
            trial.told_wrongly(f"a backup of a newer {how}: restore ended with {answer.status}: {answer.err}")
        judge_files(trial, sample, f"a backup of a newer {how}", sample.files)
        judge_reading(trial, sample, sample.read(), f"a backup of a newer {how}", may_refuse=False)


ROWS = [
    Row("newer schema", newer_schema, points=lambda bench: SCHEMAS),
    Row("newer key files", newer_key_files, points=lambda bench: [("keys",), ("keys.2",), ("keys", "keys.2")]),
    Row("newer slots in the key file", unknown_slot, points=lambda bench: [0, 4, 5, 99, 255]),
    Row("newer note in the inbox", newer_in_inbox, share=0.02),
    Row("newer backup", newer_backup, points=lambda bench: ["schema", "key file"]),
]
