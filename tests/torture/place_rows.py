# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders, files and disks that take no changes: what is there can be read, changes are refused, nothing changes."""
import os

from flip_rows import killed, leave_notes
from rows import Row
from sample import copy_once, harmed

UNSHARE = ["unshare", "--mount", "--propagation", "private", *([] if os.getuid() == 0 else ["--user", "--map-root-user"])]
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
# what permissions forbid, they forbid root as well
POWERLESS = ["setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all"] if os.getuid() == 0 else []


def on_a_read_only_disk(sample):
    return [*UNSHARE, "sh", "-c", READ_ONLY, sample.folder]


def in_a_locked_folder(sample):
    for path in sample.folder.rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    sample.folder.chmod(0o500)
    return POWERLESS


def beside_a_locked_database(sample):
    (sample.folder / "journal.db").chmod(0o400)
    return POWERLESS


def in_a_folder_of_locked_names(sample):
    sample.folder.chmod(0o500)
    return POWERLESS


PLACES = [on_a_read_only_disk, in_a_locked_folder, beside_a_locked_database, in_a_folder_of_locked_names]
CHANGES = [
    ["log", "thought", "x"],
    ["flag", "ID"],
    ["delete", "ID"],
    ["passphrase", "--new-file", "KEY"],
    ["recovery-key"],
    ["note-sealed", "x"],
    ["restore", "BACKUP"],
    ["init"],
]
# What each place leaves one free to do: the folder is one's own, the inbox and the key files may be open.
FREE = {
    in_a_locked_folder: ("restore",),
    in_a_folder_of_locked_names: ("restore", "note-sealed"),
    beside_a_locked_database: ("restore", "note-sealed", "passphrase", "recovery-key"),
}
POINTS = [(place, words) for place in PLACES for words in [None, *CHANGES] if not words or words[0] not in FREE.get(place, ())]


def unlock_again(sample):
    sample.folder.chmod(0o700)
    for path in sample.folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def with_a_backup_elsewhere(sample):
    (sample.base / "backup.tar").write_bytes(sample.files[sample.backup])
    leave_notes(sample)


def read_there(trial, sample, what, prefix):
    for words in [*sample.ways(), ["export", "--format", "json", "--all", "--out", sample.base / "out.json"]]:
        answer = sample.run(*words, prefix=prefix, status=None)
        if answer.status != 0:
            trial.told_wrongly(f"{what}: {words[0]} ended with {answer.status}: {answer.err}")
        elif words[0] != "export" and answer.raw != sample.shown[tuple(words)]:
            trial.corrupted(f"{what}: {words[0]} prints what nobody wrote")
        elif "reading only" not in answer.err:
            trial.told_wrongly(f"{what}: {words[0]} does not say that it is open for reading only: {answer.err}")
    answer = sample.run("verify", prefix=prefix, status=None)
    if answer.status != 0:
        trial.told_wrongly(f"{what}: verify ended with {answer.status}: {answer.err}")


def change_there(trial, sample, what, prefix, words):
    given = {"ID": sample.ids[0], "KEY": sample.journal.key_file, "BACKUP": sample.base / "backup.tar"}
    answer = sample.run(*(given.get(word, word) for word in words), prefix=prefix, status=None)
    if answer.status != 1 or answer.out:
        trial.told_wrongly(f"{what}: {words[0]} ended with {answer.status}: {answer.out}{answer.err}")


def read_only(bench, trial):
    place, words = trial.point
    sample, what = copy_once(bench, "read-only", with_a_backup_elsewhere), place.__name__.replace("_", " ")
    with harmed(bench, trial, sample):
        try:
            prefix = place(sample)
            before = sample.journal.fingerprint()
            if words is None:
                read_there(trial, sample, what, prefix)
            else:
                change_there(trial, sample, what, prefix, words)
            if sample.journal.fingerprint() != before:
                trial.corrupted(f"{what}: something was changed by {words}")
        finally:
            unlock_again(sample)


def read_only_after_a_kill(bench, trial):
    """What an unclean end left cannot be taken in: all of it is shown, or it is said why not."""
    sample, place = copy_once(bench, "killed-shown", killed_and_shown), trial.point
    what = f"killed, then {place.__name__.replace('_', ' ')}"
    with harmed(bench, trial, sample):
        try:
            prefix = place(sample)
            before = sample.journal.fingerprint()
            answer = sample.run("list", "--json", prefix=prefix, status=None)
            if answer.status not in (0, 1) or (answer.status == 1 and answer.out):
                trial.told_wrongly(f"{what}: list ended with {answer.status}: {answer.err}")
            elif answer.status == 0 and {entry["id"] for entry in answer.json} != sample.listed:
                trial.lost(f"{what}: entries are missing and nothing was said")
            if sample.journal.fingerprint() != before:
                trial.corrupted(f"{what}: something was changed")
        finally:
            unlock_again(sample)


def killed_and_shown(sample):
    killed("lantern " * 40, 12)(sample)
    sample.listed = {entry["id"] for entry in sample.run("list", "--json").json}
    sample.mend()


ROWS = [
    Row("read-only file and folder", read_only, points=lambda bench: POINTS),
    Row("read-only after a kill", read_only_after_a_kill, points=lambda bench: PLACES[:2]),
]
