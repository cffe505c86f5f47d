# SPDX-License-Identifier: GPL-3.0-or-later
"""Files cut short, stretched, gone: told, named, and never taken for an empty journal or a wrong passphrase."""
from flip_rows import by_program, judge_hot, judge_intake, judge_verify, killed, leave_notes, verify_program, without_backup
from rows import Row
from sample import at_rest, copy_once, harmed, judge_files, judge_program, judge_reading, read_files

PAGE = 4096 # bytes of the database


def lengths(size, part):
    """Where a file is cut: around everything that has a meaning in it."""
    edges = {0, 1, 2, 8, 12, 15, 16, 17, 24, 32, 40, 56, 88, 100, 511, 512, 513, 1024, size // 2, size - 1, size - 16, size - 32}
    edges |= {size - 512, size - 1024, size - PAGE}
    for page in range(0, size + 1, part):
        edges |= {page - 1, page, page + 1}
    return sorted(length for length in edges if 0 <= length < size)


def cut(sample, trial, name, part=PAGE):
    """Cuts a file at one of the lengths that mean something, then anywhere."""
    known = lengths(len(sample.files[name]), part)
    length = known[trial.number] if trial.number < len(known) else trial.dice.randrange(len(sample.files[name]))
    data = sample.files[name][:length]
    sample.put(name, data)
    return f"{name} cut to {length} of {len(sample.files[name])} bytes", {**sample.files, name: data}


def stretch(sample, trial, name):
    more = trial.dice.choice((b"\0", b"x", b"\0" * PAGE, trial.dice.randbytes(PAGE), sample.files[name][-PAGE:], trial.dice.randbytes(99)))
    data = sample.files[name] + more
    sample.put(name, data)
    return f"{name} stretched by {len(more)} bytes ({more[:4].hex()}…)", {**sample.files, name: data}


def judge_database(trial, sample, what, now):
    found = sample.verify()
    if found["status"] not in (0, 4):
        trial.told_wrongly(f"{what}: verify said {found['status']} ({found['why']})")
    elif found["status"] == 0 and {name for _, name in found["damaged"]} != {"journal.db"}:
        trial.undetected(f"{what}: verify names {found['damaged']}")
    judge_reading(trial, sample, sample.read(), what)
    if by_program(trial):
        judge_program(trial, sample, what)
        verify_program(trial, sample, what, "journal.db")
    judge_files(trial, sample, what, now)


def database_cut(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        judge_database(trial, sample, *cut(sample, trial, "journal.db"))


def database_stretched(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        judge_database(trial, sample, *stretch(sample, trial, "journal.db"))


def judge_key_file(trial, sample, what, name):
    judge_verify(trial, sample, what, ("keys", name))
    judge_reading(trial, sample, sample.read(), what, may_refuse=False)
    judge_files(trial, sample, f"{what}, healed", sample.files)


def key_file_cut(bench, trial):
    sample, name = copy_once(bench, "no-backup", without_backup), ("keys", "keys.2")[trial.number % 2]
    with harmed(bench, trial, sample):
        what, _ = cut(sample, trial, name, 8) if trial.dice.random() < 0.9 else stretch(sample, trial, name)
        judge_key_file(trial, sample, what, name)


def key_files_cut(bench, trial):
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        one, _ = cut(sample, trial, "keys", 8)
        other, _ = cut(sample, trial, "keys.2", 8) if trial.dice.random() < 0.7 else stretch(sample, trial, "keys.2")
        now = read_files(sample.folder)
        for told in sample.read(), sample.verify():
            if told["status"] != 4:
                trial.told_wrongly(f"{one}, {other}: said {told['status']} ({told['why']})")
        if by_program(trial):
            judge_program(trial, sample, f"{one}, {other}", (4,))
        judge_files(trial, sample, f"{one}, {other}", now)


def wal_cut(bench, trial):
    sample = copy_once(bench, "killed", killed("lantern " * 40, 12))
    with harmed(bench, trial, sample):
        what, _ = cut(sample, trial, "journal.db-wal", PAGE + 24) if trial.dice.random() < 0.9 else stretch(sample, trial, "journal.db-wal")
        judge_hot(trial, sample, what)


def backup_cut(bench, trial):
    sample = at_rest(bench)
    with harmed(bench, trial, sample):
        what, now = cut(sample, trial, sample.backup, 512 * 64) if trial.dice.random() < 0.8 else stretch(sample, trial, sample.backup)
        judge_verify(trial, sample, what, ("backup", sample.backup))
        told = sample.looker.ask("restore", sample.folder, sample.secret, sample.folder / sample.backup)
        if told["status"] != 4:
            trial.undetected(f"{what}: restoring it said {told['status']} ({told['why']})")
        judge_files(trial, sample, what, now)


def note_cut(bench, trial):
    sample = copy_once(bench, "notes", leave_notes)
    name = trial.dice.choice([name for name in sample.files if name.startswith("inbox/")])
    with harmed(bench, trial, sample):
        what, now = cut(sample, trial, name, 512) if trial.dice.random() < 0.8 else stretch(sample, trial, name)
        judge_verify(trial, sample, what, ("note", name))
        judge_intake(trial, sample, what, name, now[name])


def counter_cut(bench, trial):
    """Nothing is known from it then, and nothing false is said."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        what, now = cut(sample, trial, "commits", 4)
        judge_reading(trial, sample, sample.read(), what, may_refuse=False)
        if sample.verify()["damaged"]:
            trial.told_wrongly(f"{what}: verify speaks of damage")
        judge_files(trial, sample, what, now)


# ---- Missing ----

# What is taken away, what opening says, and what verify names (None: nothing).
MISSING = [
    (("journal.db",), 4, None),
    (("keys", "keys.2"), 4, None),
    (("journal.db", "commits"), 4, None),
    (("journal.db", "keys", "keys.2"), 4, None), # only backups are left
    (("journal.db", "keys", "keys.2", "commits"), 4, None),
    (("keys",), 0, "keys"),
    (("keys.2",), 0, "keys.2"),
    (("commits",), 0, ""),
    (("keys", "commits"), 0, "keys"),
]


def missing(bench, trial):
    names, status, named = trial.point
    sample, what = at_rest(bench), f"without {', '.join(names)}"
    with harmed(bench, trial, sample):
        for name in names:
            sample.put(name, None)
        left = read_files(sample.folder)
        found = sample.verify()
        if found["status"] != status or {name for _, name in found["damaged"]} != ({named} if named else set()):
            trial.undetected(f"{what}: verify said {found}")
        answer = sample.read()
        if status == 0:
            judge_reading(trial, sample, answer, what, may_refuse=False)
            left = {**sample.files} if "commits" not in names else {name: sample.files[name] for name in sample.files if name != "commits"}
        elif answer["status"] != status:
            trial.told_wrongly(f"{what}: opening said {answer['status']} ({answer['why']})")
        else:
            judge_program(trial, sample, what, (4,))
            for words in ["log", "thought", "x"], ["backup", sample.base / "elsewhere"], ["init"]:
                said = sample.run(*words, status=None)
                if said.status not in (1, 4):
                    trial.told_wrongly(f"{what}: {words[0]} ended with {said.status}: {said.err}")
        judge_files(trial, sample, what, left)


ROWS = [
    Row("cut short: database", database_cut, share=0.6),
    Row("stretched: database", database_stretched, share=0.06),
    Row("cut short: one key file", key_file_cut, share=0.4),
    Row("cut short: both key files", key_files_cut, share=0.2),
    Row("cut short: WAL", wal_cut, share=0.4),
    Row("cut short: backup", backup_cut, share=0.2),
    Row("cut short: inbox", note_cut, share=0.2),
    Row("cut short: commit counter", counter_cut, share=0.05),
    Row("missing files", missing, points=lambda bench: MISSING),
]
