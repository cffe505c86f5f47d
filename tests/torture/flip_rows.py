# SPDX-License-Identifier: GPL-3.0-or-later
"""One bit turned in a file of the journal: it is found, named, never hidden, and nothing is made worse."""
import shutil

from rows import Row
from sample import at_rest, copy_once, harmed, judge_files, judge_program, judge_reading, read_files

PROGRAM_EVERY = 40 # so many flips are looked at by the driver alone, and one by meantime-cli as well
SALT = 16 # bytes


def flip_somewhere(sample, dice, name, begin=0, end=None):
    """Turns a bit; says which, and what the files are now."""
    offset, bit = dice.randrange(begin, end or len(sample.files[name])), dice.randrange(8)
    sample.flip(name, offset, bit)
    changed = bytearray(sample.files[name])
    changed[offset] ^= 1 << bit
    return f"bit {bit} of byte {offset} of {name}", {**sample.files, name: bytes(changed)}


def by_program(trial):
    return trial.number % PROGRAM_EVERY == 0


def judge_verify(trial, sample, what, expected):
    """Verify names what is damaged, by its part and file, and nothing else."""
    answer = sample.verify()
    names = {name for _, name in answer["damaged"]}
    parts = {part for part, _ in answer["damaged"]}
    if answer["status"] == 0 and not answer["damaged"]:
        trial.undetected(f"{what}: verify calls everything whole")
    elif answer["status"] not in (0, 4):
        trial.told_wrongly(f"{what}: verify said {answer['status']} ({answer['why']})")
    elif answer["status"] == 0 and (names != {expected[1]} or expected[0] not in parts):
        trial.told_wrongly(f"{what}: verify names {answer['damaged']}")


def verify_program(trial, sample, what, name):
    answer = sample.run("verify", status=None)
    if answer.status != 4 or not any(name in line for line in answer.err.splitlines()):
        trial.told_wrongly(f"{what}: verify ended with {answer.status}: {answer.err}")


def without_backup(sample):
    shutil.rmtree(sample.folder / "backups")
    del sample.files[sample.backup]


def in_a_page(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        what, now = flip_somewhere(sample, trial.dice, "journal.db", begin=SALT)
        judge_verify(trial, sample, what, ("pages", "journal.db"))
        judge_reading(trial, sample, sample.read(), what)
        judge_files(trial, sample, what, now)
        if by_program(trial):
            judge_program(trial, sample, what)
            verify_program(trial, sample, what, "journal.db")
            judge_files(trial, sample, what, now)


def in_the_beginning(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        what, now = flip_somewhere(sample, trial.dice, "journal.db", end=SALT)
        judge_verify(trial, sample, what, ("salt", "journal.db"))
        answer = sample.read()
        if answer["status"] != 4:
            trial.told_wrongly(f"{what}: opening said {answer['status']} ({answer['why']})")
        if by_program(trial):
            judge_program(trial, sample, what, (4,))
            verify_program(trial, sample, what, "journal.db")
        judge_files(trial, sample, what, now)


def in_a_key_file(bench, trial):
    sample, name = copy_once(bench, "no-backup", without_backup), trial.dice.choice(("keys", "keys.2"))
    with harmed(bench, trial, sample):
        what, _ = flip_somewhere(sample, trial.dice, name)
        judge_verify(trial, sample, what, ("keys", name))
        if by_program(trial):
            verify_program(trial, sample, what, name)
            judge_program(trial, sample, what, (0,))
        else:
            judge_reading(trial, sample, sample.read(), what, may_refuse=False)
        judge_files(trial, sample, f"{what}, healed", sample.files)


def in_both_key_files(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        one, now = flip_somewhere(sample, trial.dice, "keys")
        other, also = flip_somewhere(sample, trial.dice, "keys.2")
        what, now = f"{one}, {other}", {**now, "keys.2": also["keys.2"]}
        for told in sample.read(), sample.verify():
            if told["status"] != 4:
                trial.told_wrongly(f"{what}: said {told['status']} ({told['why']})")
        if by_program(trial):
            judge_program(trial, sample, what, (4,))
        judge_files(trial, sample, what, now)


def in_the_counter(bench, trial):
    """It is a witness: damaged, it says nothing, and above all nothing false."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        what, now = flip_somewhere(sample, trial.dice, "commits")
        if sample.verify()["damaged"]:
            trial.told_wrongly(f"{what}: verify speaks of damage")
        judge_reading(trial, sample, sample.read(), what, may_refuse=False)
        if by_program(trial):
            judge_program(trial, sample, what, (0,))
        judge_files(trial, sample, what, now)


def in_a_backup(bench, trial):
    sample = at_rest(bench)
    with harmed(bench, trial, sample):
        what, now = flip_somewhere(sample, trial.dice, sample.backup)
        judge_verify(trial, sample, what, ("backup", sample.backup))
        path = sample.folder / sample.backup
        told = sample.looker.ask("restore", sample.folder, sample.secret, path)
        if told["status"] != 4:
            trial.undetected(f"{what}: restoring it said {told['status']} ({told['why']})")
        if by_program(trial):
            judge_program(trial, sample, what, (0,))
            verify_program(trial, sample, what, sample.backup)
            answer = sample.run("restore", path, status=None)
            if answer.status != 4:
                trial.undetected(f"{what}: restore ended with {answer.status}: {answer.err}")
        judge_files(trial, sample, what, now)


# ---- Notes that wait in the inbox ----


def leave_notes(sample):
    without_backup(sample)
    for text in "a note", "another " * 900, "a third":
        sample.run("note-sealed", text)
    sample.files = read_files(sample.folder)
    assert sample.verify()["damaged"] == []
    whole = sample.read()
    assert whole["taken_in"] == 3 and not whole["aside"], whole
    sample.with_notes = whole["entries"]
    sample.mend()


def in_a_note(bench, trial):
    sample = copy_once(bench, "notes", leave_notes)
    name = trial.dice.choice([name for name in sample.files if name.startswith("inbox/")])
    with harmed(bench, trial, sample):
        what, now = flip_somewhere(sample, trial.dice, name)
        judge_verify(trial, sample, what, ("note", name))
        judge_intake(trial, sample, what, name, now[name])


def judge_intake(trial, sample, what, name, damaged):
    """The others came in; this one is kept beside under another name, which is told."""
    answer = sample.read()
    if answer["status"] != 0 or answer["taken_in"] != 2 or answer["aside"] != [f"{name}.aside"]:
        trial.told_wrongly(f"{what}: {answer['status']}, taken in {answer.get('taken_in')}, aside {answer.get('aside')}")
        return
    if read_files(sample.folder).get(f"{name}.aside") != damaged:
        trial.lost(f"{what}: what was set aside is not what lay there")
    found, former = answer["entries"].items(), sample.original["entries"].items()
    if not former <= found or len(found) != len(former) + 2:
        trial.lost(f"{what}: an entry or note is missing")
    if not found <= sample.with_notes.items():
        trial.corrupted(f"{what}: there is an entry that nobody wrote")


# ---- A WAL left by a kill ----


def killed(text, count):
    """A change for copy_once (): saved so much, then killed before its WAL was emptied."""

    def change(sample):
        without_backup(sample)
        assert sample.looker.ask("open", sample.folder, sample.secret)["status"] == 0
        saved = sample.looker.ask("save", count, text)
        assert saved["status"] == 0, saved
        sample.looker.kill()
        names = ("journal.db", "journal.db-wal", "commits", "keys", "keys.2")
        sample.files = {name: (sample.folder / name).read_bytes() for name in names}
        assert len(sample.files["journal.db-wal"]) > 4096
        sample.ids += saved["ids"][::5]
        sample.mend()
        sample.original = sample.read()
        assert sample.original["missing"] == 0 and set(saved["ids"]) <= set(sample.original["entries"])
        sample.mend()

    return change


def judge_hot(trial, sample, what):
    """All that was acknowledged is there, or damage or a loss is told; what is shown was written."""
    found, answer = sample.verify(), sample.read()
    if answer["status"] not in (0, 4) or found["status"] not in (0, 4):
        trial.told_wrongly(f"{what}: opening {answer['status']} ({answer['why']}), verify {found['status']}")
    if answer["status"] != 0:
        return
    known = sample.original["entries"]
    gone = known.keys() - answer["entries"].keys()
    if gone and not answer["missing"] and all(one["status"] != 4 for one in answer["answers"].values()):
        trial.lost(f"{what}: {len(gone)} entries are gone and nothing was said")
    if gone and found["status"] == 0 and not found["damaged"]:
        trial.undetected(f"{what}: {len(gone)} entries are gone and verify calls everything whole")
    if answer["missing"] and not gone:
        trial.told_wrongly(f"{what}: {answer['missing']} changes called missing, and none is")
    if any(known.get(one) != said for one, said in answer["entries"].items()):
        trial.corrupted(f"{what}: an entry is shown as nobody wrote it")


def in_a_wal(bench, trial):
    """None of it is in the database yet."""
    sample = copy_once(bench, "killed", killed("lantern " * 40, 12))
    with harmed(bench, trial, sample):
        what, _ = flip_somewhere(sample, trial.dice, "journal.db-wal")
        judge_hot(trial, sample, what)


def in_a_long_wal(bench, trial):
    """Part of it was written back into the database before the kill."""
    sample = copy_once(bench, "killed-late", killed("lantern " * 2000, 40))
    with harmed(bench, trial, sample):
        what, _ = flip_somewhere(sample, trial.dice, "journal.db-wal")
        judge_hot(trial, sample, what)


# 20 flips for each trial asked for: 10,000 for 500.
ROWS = [
    Row("bit flip: database", in_a_page, share=8.8),
    Row("bit flip: first 16 bytes", in_the_beginning, share=0.8),
    Row("bit flip: one key file", in_a_key_file, share=2.4),
    Row("bit flip: both key files", in_both_key_files, share=1.2),
    Row("bit flip: commit counter", in_the_counter, share=0.4),
    Row("bit flip: backup", in_a_backup, share=2.8),
    Row("bit flip: inbox", in_a_note, share=0.8),
    Row("bit flip: WAL", in_a_wal, share=2),
    Row("bit flip: WAL half written back", in_a_long_wal, share=0.8),
]
