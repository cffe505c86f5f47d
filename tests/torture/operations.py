# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to a journal while something terrible happens, and what must be so afterwards."""
import dataclasses
import pathlib
import shutil
import signal
import typing

import disk
import oracle
import workbench

NEW_PASSPHRASE = "eight slow boats on the lake"


@dataclasses.dataclass(frozen=True)
class Operation:
    """Steps of the driver behind "go" (what stands before it is prepared in peace), and who judges what is left.

    @judge gets bench, trial, journal, and the lines the driver got out.
    """

    name: str
    steps: typing.Callable[[workbench.Journal], list[str]]
    judge: typing.Callable[[workbench.Bench, typing.Any, workbench.Journal, list[str]], None]
    before: tuple[str, ...] = ("open",)
    templates: tuple[str, ...] = ("usual",) # in turn, trial after trial
    again: typing.Callable[[workbench.Journal], list[str]] | None = None # steps once the fault is over; None: the same
    makes: bool = False # a journal
    ends: bool = False # the journal: nothing can be saved after it

    def journal(self, bench: workbench.Bench, number: int = 0) -> typing.ContextManager[workbench.Journal]:
        """What trial @number is made on; each number below n_templates is another one."""
        return bench.journal(self.templates[number % self.n_templates])

    @property
    def n_templates(self) -> int:
        return len(self.templates)


def acknowledged(lines: list[str], operation: str) -> bool:
    """Whether the driver said "done" to its last try of an operation."""
    tried = [number for number, line in enumerate(lines) if line.startswith(f"try {operation}")]
    return bool(tried) and any(line == "done" for line in lines[tried[-1] :])


def failed(lines: list[str], operation: str) -> bool:
    tried = [number for number, line in enumerate(lines) if line.startswith(f"try {operation}")]
    return bool(tried) and any(line.startswith("fail") for line in lines[tried[-1] :])


def values(lines: list[str], word: str) -> list[str]:
    return [line.partition(" ")[2] for line in lines if line.startswith(word + " ")]


# Judges

def judge_entries(bench, trial, journal, lines):
    journal.model.read(lines)
    oracle.judge(trial, bench.look(trial, journal), journal.model)


def judge_passphrase(bench, trial, journal, lines):
    """One of the two passphrases opens, the right one; the recovery key does in any case."""
    judge_entries(bench, trial, journal, lines)
    old = bench.opens(journal, journal.passphrase_file)
    new = bench.opens(journal, journal.write_secret("new-passphrase", NEW_PASSPHRASE))
    judge_ways_in(trial, old, new, acknowledged(lines, "passphrase"), failed(lines, "passphrase"))


def judge_ways_in(trial, old, new, done, refused):
    for name, opened in ("old", old), ("new", new):
        if opened not in ("", "WRONG_KEY"):
            trial.told_wrongly(f"the {name} secret is refused as {opened}")
    if old and new:
        trial.lost(f"neither the old ({old}) nor the new secret ({new}) opens")
    if done and (new or not old):
        trial.told_wrongly("the change was acknowledged, but " + ("the old one opens" if not old else "the new does not"))
    if refused and (old or not new):
        trial.told_wrongly("the change was refused, but " + ("the new one opens" if not new else "the old does not"))


def judge_recovery_key(bench, trial, journal, lines):
    """A key that was shown opens; the old one does until the new one is settled."""
    shown = values(lines, "secret")
    old = bench.opens(journal, journal.key_file)
    new = bench.opens(journal, journal.write_secret("new-key", shown[-1])) if shown else "WRONG_KEY"
    if shown and new:
        trial.lost(f"the recovery key that was shown does not open: {new}")
    if not shown and old:
        trial.lost(f"no new recovery key was shown, and the old one does not open: {old}")
    if acknowledged(lines, "recovery-key") and not old:
        trial.told_wrongly("the old recovery key still opens")
    journal.model.read(lines)
    oracle.judge(trial, bench.look(trial, journal, journal.passphrase_file), journal.model)


def judge_migration(bench, trial, journal, lines):
    """And what was before it is kept."""
    if acknowledged(lines, "open") and not (journal.folder / "journal.db.before-3").is_file():
        trial.lost("no copy of the former database was kept")
    judge_entries(bench, trial, journal, lines)


def judge_salvage(bench, trial, journal, lines):
    """Of a journal that is whole, everything comes back, whatever happens meanwhile."""
    # A second one right behind it cannot tell of what was saved last: the witness lies aside by then.
    if acknowledged(lines, "salvage") and lines.count("try salvage") == 1 and "whole" not in lines:
        trial.told_wrongly("the journal was whole, but not all was said to have come back")
    judge_entries(bench, trial, journal, lines)


def judge_rekey(bench, trial, journal, lines):
    """The old secrets open all of it, or the new ones do; never both, never none."""
    shown = values(lines, "secret")
    new_passphrase = journal.write_secret("new-passphrase", NEW_PASSPHRASE)
    old = [bench.opens(journal, secret) for secret in (journal.key_file, journal.passphrase_file)]
    new = [bench.opens(journal, new_passphrase)]
    if shown:
        new.append(bench.opens(journal, journal.write_secret("new-key", shown[-1])))
    if len(set(old)) != 1 or len(set(new)) != 1:
        trial.lost(f"some of the secrets open and some do not: old {old}, new {new}")
    judge_ways_in(trial, old[0], new[0], acknowledged(lines, "rekey"), failed(lines, "rekey"))
    judge_with(bench, trial, journal, lines, new_passphrase if old[0] else None)


def judge_erasing(bench, trial, journal, lines):
    """The journal is whole, or gone; gone for sure once that was acknowledged."""
    opened = bench.opens(journal, journal.key_file)
    if opened not in ("", "NO_JOURNAL"):
        trial.corrupted(f"the journal is neither whole nor gone: {opened}")
    if acknowledged(lines, "erase") and not opened:
        trial.told_wrongly("the journal was erased and opens")
    if opened == "NO_JOURNAL":
        left = [path.name for path in journal.folder.rglob("*")] if journal.folder.exists() else []
        if left:
            trial.corrupted(f"of the erased journal these are left: {left}")
    else:
        judge_entries(bench, trial, journal, lines)


def judge_making(bench, trial, journal, lines):
    """There is no journal, or a whole one; where there is none, one can be made."""
    keys = values(lines, "secret")
    secret = journal.write_secret("key", keys[-1]) if keys else journal.passphrase_file
    opened = bench.opens(journal, secret)
    if opened == "NO_JOURNAL" and not keys:
        made = bench.drive(journal, "create:" + workbench.PASSPHRASE, "lock")
        if made.wait() != 0 or values(made.lines, "fail"):
            trial.told_wrongly(f"no journal can be made now: {made.lines}")
        secret = journal.passphrase_file
    elif opened:
        trial.lost(f"what was made does not open: {opened}")
    judge_with(bench, trial, journal, lines, secret)


def judge_with(bench, trial, journal, lines, secret):
    journal.model.read(lines)
    oracle.judge(trial, bench.look(trial, journal, secret), journal.model)


def judge_backup(bench, trial, journal, lines):
    """verify looks into what is in the journal's own folder: each backup is whole, and one acknowledged is there."""
    judge_entries(bench, trial, journal, lines)
    for path in values(lines, "made"):
        if acknowledged(lines, "backup") and not pathlib.Path(path).is_file():
            trial.lost(f"the backup {path} was acknowledged and is not there")


def judge_restore(bench, trial, journal, lines):
    """The journal is as it was, or as the backup; in that case the former one is kept aside, whole."""
    look = bench.look(trial, journal)
    former, restored = journal.model, bench.template("usual").model
    if look.error or look.damage or look.missing:
        oracle.judge(trial, look, former)
        return
    former.read(lines)
    if all(entry in look.entries for entry in bench.template("more").model.entries):
        if acknowledged(lines, "restore"):
            trial.told_wrongly("the restore was acknowledged and did not happen")
        oracle.judge_entries(trial, look.entries, former)
        return
    oracle.judge_entries(trial, look.entries, restored.copy().read(lines))
    asides = [look_aside(bench, trial, journal, aside) for aside in sorted(journal.folder.glob("before-restore-*"))]
    if not any(all(entry in aside.entries for entry in bench.template("more").model.entries) for aside in asides):
        trial.lost(f"the former journal was not kept aside: {[aside.error for aside in asides]}")


def look_aside(bench, trial, journal, aside):
    kept = workbench.Journal(journal.base, journal.model)
    kept.folder = aside
    return bench.look(trial, kept)


# Steps

def saving(journal):
    return ["save:100:6"]


def saving_more(journal):
    return ["save:200:2"]


def making(journal):
    return ["create:" + workbench.PASSPHRASE, "save:100:2"]


def changing(journal):
    """Each of these can be done or refused without the others."""
    binned = [entry for entry, state in journal.model.entries.items() if state.binned]
    others = [entry for entry, state in journal.model.entries.items() if not state.binned]
    changed = [f"change:{entry}:{journal.model.entries[entry].number}:7" for entry in others[15:18]]
    many = [",".join(part) for part in (others[:5], others[5:10], others[10:15], binned[1:])]
    return [f"flag:{many[0]}", changed[0], f"bin:{many[1]}", *changed[1:], f"unflag:{many[2]}", f"purge:{many[3]}"]


# Further templates

def with_more(bench):
    """As "usual", whose backup is what its model says; and then life went on."""
    journal = bench.new_template("more", "usual")
    bench.prepare(journal, "open", f"backup:{journal.base}/backup", "save:50:8", "lock")
    return journal


def none_yet(bench):
    """No journal: an empty folder."""
    journal = bench.new_template("none yet", "usual")
    shutil.rmtree(journal.folder)
    journal.folder.mkdir(mode=0o700)
    journal.model = oracle.Model()
    return journal


def old_backups(bench):
    """Backups of some days, as the app names them: the next round has one to make, and some to remove."""
    journal = bench.new_template("old backups", "usual")
    made = next((journal.folder / "backups").glob("*.tar"))
    for day in range(1, 11):
        shutil.copyfile(made, made.with_name(f"meantime-2026-01-{day:02}T120000Z-automatic.tar"))
    made.unlink()
    return journal


def older(bench):
    """For drivers that are a later version: see later.c."""
    journal = bench.new_template("older", "usual")
    journal.environment = {"DRIVER_LATER": "1"}
    return journal


def with_notes(bench):
    journal = bench.new_template("notes", "usual")
    bench.prepare(journal, "note:60:5")
    return journal


# Killed in the middle of its work: a WAL with acknowledged entries is left.  The kill comes before a certain call, so that
# a trial can be played again.

SAVES = ("open", "save:70:5", "go", "save:75:15")
KILLED_IN = 83 # number of an entry; the WAL was emptied once before it
# By what is left of that entry: all of it, though nobody was told; half; nothing.  Or the WAL is half emptied.
UNCLEAN = ("unclean, not told", "unclean, half saved", "unclean, half emptied", "unclean, not begun")


def find_kills(bench):
    """The number of the call before which SAVES is killed for each of UNCLEAN."""
    with bench.journal() as journal:
        log = journal.base / "record"
        drive = bench.drive(journal, *SAVES, log=str(log), under=str(journal.folder))
        assert drive.wait() == 0 and not values(drive.lines, "fail"), (drive.lines[-5:], drive.said())
        calls = disk.read_record(log)
        counter, database = ((journal.folder / name).stat().st_ino for name in ("commits", "journal.db"))
    begin = next(at for at, call in enumerate(calls) if call.type == "b")
    saving, number, changes, emptying = False, 0, [], []
    for call in calls[begin:]:
        if disk.is_change(call):
            number += 1
            if saving:
                changes.append((number, call))
            if call.type == "w" and call.inode == database:
                emptying.append(number)
        elif call.type == "n":
            saving = call.first.startswith(b"try save") and call.first.endswith(b" %d 0" % KILLED_IN)
    told = [number for number, call in changes if call.inode == counter] # written as soon as it is in the WAL
    assert len(told) == 1 and emptying and emptying[0] < changes[0][0], (told, emptying, len(changes))
    kills = told[0], changes[len(changes) // 2][0], emptying[len(emptying) // 4], changes[0][0]
    return dict(zip(UNCLEAN, kills))


def unclean(name):
    def make(bench):
        kills = bench.once("unclean", lambda: find_kills(bench))
        journal = bench.new_template(name, "usual")
        drive = bench.drive(journal, *SAVES, fail=f"{kills[name]}:0:kill", under=str(journal.folder))
        assert drive.wait() == -signal.SIGKILL, (drive.lines[-5:], drive.said())
        journal.model.read(drive.lines)
        return journal

    return make


workbench.TEMPLATES.update(
    {
        "more": with_more,
        "none yet": none_yet,
        "notes": with_notes,
        "old backups": old_backups,
        "older": older,
        **{name: unclean(name) for name in UNCLEAN},
    }
)


def backup_of(journal):
    return next((journal.base / "backup").glob("*.tar"))


OPERATIONS = [
    Operation("saving", saving, judge_entries, again=saving_more),
    Operation("changing", changing, judge_entries, again=saving_more),
    Operation("locking", lambda journal: ["lock"], judge_entries, ("open", "save:100:3")),
    Operation("opening after a crash", lambda journal: ["open", "save:100:1"], judge_entries, (), UNCLEAN),
    Operation("a migration", lambda journal: ["open", "save:100:1"], judge_migration, (), ("older",)),
    Operation("making a journal", making, judge_making, (), ("none yet",), makes=True),
    Operation("leaving notes", lambda journal: ["note:100:3"], judge_entries, ()),
    Operation("taking notes in", lambda journal: ["open", "lock"], judge_entries, (), ("notes",)),
    Operation("another passphrase", lambda journal: ["passphrase:" + NEW_PASSPHRASE], judge_passphrase),
    Operation("another recovery key", lambda journal: ["recovery-key"], judge_recovery_key),
    Operation("a backup", lambda journal: [f"backup:{journal.folder}/backups"], judge_backup),
    Operation("keeping backups", lambda journal: ["save:100:1", "keep"], judge_backup, templates=("old backups",)),
    Operation("another key", lambda journal: ["rekey:" + NEW_PASSPHRASE], judge_rekey, (), ("notes",)),
    Operation("erasing", lambda journal: ["erase"], judge_erasing, (), ("more",), lambda journal: [], ends=True),
    Operation("a salvage", lambda journal: ["salvage"], judge_salvage, (), ("notes",)),
    Operation("a restore", lambda journal: [f"restore:{backup_of(journal)}"], judge_restore, (), ("more",)),
]
