# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of the journal replaced: by older ones, by another journal's, by what is no file at all."""
import os
import shutil
import socket

from flip_rows import judge_hot, leave_notes, without_backup
from rows import Row
from sample import Sample, copy_once, harmed, judge_files, judge_program, judge_reading, read_files

# ---- Another journal's ----


def another(bench):
    """The files of a journal with another passphrase; not even its owner can read ours."""

    def make():
        other = Sample(bench, "another")
        other.run("log", "thought", "of somebody else")
        return read_files(other.folder)

    return bench.once("another", make)


# What is taken from the other journal, what opening says then, and what verify names.
FOREIGN = [
    (("keys",), 0, {"keys"}),
    (("keys.2",), 0, {"keys.2"}),
    (("keys", "keys.2"), 4, None),
    (("journal.db",), 4, {"journal.db"}),
    (("journal.db", "commits"), 4, {"journal.db"}),
    (("commits",), 0, set()),
]


def foreign(bench, trial):
    names, status, named = trial.point
    sample, what = copy_once(bench, "no-backup", without_backup), f"{', '.join(names)} of another journal"
    with harmed(bench, trial, sample):
        for name in names:
            sample.put(name, another(bench)[name])
        now = read_files(sample.folder)
        found = sample.verify()
        if named is None and found["status"] != 4:
            trial.told_wrongly(f"{what}: verify said {found['status']} ({found['why']})")
        if named is not None and (found["status"] != 0 or {name for _, name in found["damaged"]} != named):
            trial.undetected(f"{what}: verify said {found}")
        judge_files(trial, sample, what, now)
        answer = sample.read()
        if answer["status"] != status:
            trial.told_wrongly(f"{what}: opening said {answer['status']} ({answer['why']})")
        elif status == 0:
            judge_reading(trial, sample, answer, what, may_refuse=False)
            now = {**now, "keys": sample.files["keys"], "keys.2": sample.files["keys.2"]}
        else:
            judge_program(trial, sample, what, (4,))
        judge_files(trial, sample, what, now)


# ---- Older ones ----


def older(sample):
    """Keeps the files as they are, saves more, keeps what a kill leaves and what a close leaves."""
    without_backup(sample)
    sample.older = dict(sample.files)
    ask = sample.looker.ask
    assert ask("open", sample.folder, sample.secret)["status"] == 0
    assert ask("save", 6, "saved later")["status"] == 0
    sample.hot_wal = (sample.folder / "journal.db-wal").read_bytes()
    sample.rewritten = [ask("save", 20, "lantern " * 300)["status"], ask("close")["status"]]
    assert sample.rewritten == [0, 0] and sample.hot_wal
    sample.run("passphrase", "--new-file", write(sample, "new-passphrase", "another quiet line of words"))
    sample.files = read_files(sample.folder)
    sample.original = sample.read()


def write(sample, name, line):
    path = sample.base / name
    path.write_text(line + "\n")
    return path


def older_database(bench, trial):
    """An older database under the newer counter: what is missing is said."""
    sample, what = copy_once(bench, "older", older), "an older database"
    with harmed(bench, trial, sample):
        names = trial.dice.choice((("journal.db",), ("journal.db", "keys"), ("journal.db", "keys.2")))
        for name in names:
            sample.put(name, sample.older[name])
        found, answer = sample.verify(), sample.read()
        if ["changes", "journal.db"] not in found["damaged"]:
            trial.undetected(f"{what}: verify said {found}")
        if answer["status"] != 0 or answer["missing"] != 26:
            trial.lost(f"{what}: opening said {answer['status']}, missing {answer.get('missing')}")
        elif not answer["entries"].items() <= sample.original["entries"].items():
            trial.corrupted(f"{what}: an entry nobody wrote")


def older_key_file(bench, trial):
    """One older copy: the newer one holds, and what it opens with; the older one is mended."""
    sample, name = copy_once(bench, "older", older), trial.dice.choice(("keys", "keys.2"))
    what = f"an older {name}"
    with harmed(bench, trial, sample):
        sample.put(name, sample.older[name])
        found = sample.verify()
        if found["damaged"] != [["keys", name]]:
            trial.undetected(f"{what}: verify said {found}")
        by_old = sample.looker.ask("try", sample.folder, "seven quiet lamps by the river".encode().hex())
        if by_old["status"] != 3:
            trial.told_wrongly(f"{what}: the passphrase of before opens with {by_old['status']}")
        judge_reading(trial, sample, sample.read(), what, may_refuse=False)
        judge_files(trial, sample, f"{what}, mended", sample.files)


def older_counter(bench, trial):
    sample = copy_once(bench, "older", older)
    with harmed(bench, trial, sample):
        sample.put("commits", sample.older["commits"])
        judge_reading(trial, sample, sample.read(), "an older counter", may_refuse=False)
        if sample.verify()["damaged"]:
            trial.told_wrongly("an older counter: verify speaks of damage")


def older_wal(bench, trial):
    """A WAL that was emptied long ago comes back beside a newer database, or the one it belonged to."""
    sample = copy_once(bench, "older", older)
    with harmed(bench, trial, sample):
        sample.put("journal.db-wal", sample.hot_wal)
        judge_hot(trial, sample, "an older WAL")


# ---- No files at all ----


def link_elsewhere(path, elsewhere):
    shutil.move(path, elsewhere)
    path.symlink_to(elsewhere)


def put_socket(path):
    there = os.getcwd()
    os.chdir(path.parent) # a socket's whole path may be too long for it
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(path.name)
    os.chdir(there)


def instead(make):
    def put(path, _):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        make(path)

    return put


def full_folder(path):
    path.mkdir()
    (path / "file").write_text("of somebody")


STRANGE = {
    "a link to itself elsewhere": link_elsewhere,
    "a link to nothing": instead(lambda path: path.symlink_to("nowhere")),
    "a link to itself": instead(lambda path: path.symlink_to(path.name)),
    "a link to /dev/zero": instead(lambda path: path.symlink_to("/dev/zero")),
    "an empty folder": instead(lambda path: path.mkdir()),
    "a full folder": instead(full_folder),
    "a pipe": instead(os.mkfifo),
    "a socket": instead(put_socket),
    "a file nobody may read": instead(lambda path: path.touch(mode=0)),
}
PLACES = ["journal.db", "keys", "keys.2", "commits", "inbox", "backups", "NOTE", "BACKUP", "journal.db-wal", "journal.db-shm"]


def leave_all(sample):
    backup = {sample.backup: sample.files[sample.backup]}
    leave_notes(sample)
    sample.files.update(backup)
    sample.mend()


def strange(bench, trial):
    """Nothing hangs, crashes, follows a link out of the folder or shows what nobody wrote."""
    sample = copy_once(bench, "strange", leave_all)
    place, how = trial.point
    names = {"NOTE": [name for name in sample.files if name.startswith("inbox/")], "BACKUP": [sample.backup]}
    name = trial.dice.choice(names.get(place, [place]))
    what, path = f"{name} is {how}", sample.folder / name
    with harmed(bench, trial, sample):
        if not path.exists():
            path.touch(mode=0o600)
        STRANGE[how](path, bench.place / "elsewhere")
        outside = read_files(bench.place)
        answer, found = sample.read(), sample.verify()
        for told in answer, found:
            if told["status"] not in (0, 1, 4):
                trial.told_wrongly(f"{what}: said {told['status']} ({told['why']})")
        if answer["status"] == 0 and not answer["entries"].items() <= sample.with_notes.items():
            trial.corrupted(f"{what}: an entry nobody wrote")
        if answer["status"] == 0 and not sample.original["entries"].items() <= answer["entries"].items():
            trial.lost(f"{what}: an entry is missing")
        if how != "a link to itself elsewhere" and read_files(bench.place) != outside:
            trial.corrupted(f"{what}: something outside the journal was changed")
        if place in ("journal.db", "keys", "keys.2") and not path.is_file() and answer["status"] == 0 and not found["damaged"]:
            trial.undetected(f"{what}: nothing was said")
        for one in ("keys", "keys.2", "journal.db"):
            if not os.path.lexists(sample.folder / one):
                trial.lost(f"{what}: {one} is gone")


ROWS = [
    Row("another journal's files", foreign, points=lambda bench: FOREIGN),
    Row("older files: database", older_database, share=0.04),
    Row("older files: one key file", older_key_file, share=0.04),
    Row("older files: commit counter", older_counter, share=0.02),
    Row("older files: WAL", older_wal, share=0.02),
    Row("links, pipes, folders for files", strange, points=lambda bench: [(place, how) for how in STRANGE for place in PLACES]),
]
