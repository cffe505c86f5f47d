# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench a trial is made on: journals whose entries are known, the driver, meantime-cli, and a look at what is left.

Everything lies in memory (/dev/shm where there is one): what is durable is decided by faults.c, not by a disk.
faults.so is loaded into every process started here.  It makes Argon2 cheap, and does what Faults asks for.
"""
import contextlib
import dataclasses
import os
import pathlib
import shutil
import subprocess
import tempfile
import typing

import oracle

PASSPHRASE = "seven quiet lamps by the river"
TIMEOUT = 120 # seconds
KEPT_MAX = 5 # trials that went wrong, of each process
DRIVES_SHOWN, LINES_SHOWN, LINE_SHOWN = 3, 6, 160 # with what went wrong: the last ones, of each, letters of each
DONE, REFUSED, USAGE, WRONG_KEY, DAMAGED, IN_USE, TOO_NEW, NOT_A_JOURNAL = range(8)


@dataclasses.dataclass
class Programs:
    """What is tortured; a build with a planted fault takes their place."""

    cli: str
    driver: str
    faults: str


@dataclasses.dataclass
class Answer:
    """What one call of meantime-cli left."""

    status: int
    out: str
    err: str


@dataclasses.dataclass
class Look:
    """What a journal shows to who opens it anew."""

    error: str | None = None # code of what refused (core/error.h without MT_ERROR_), or None
    entries: dict[str, oracle.Found] = dataclasses.field(default_factory=dict) # by id, with the bin
    damage: list[str] = dataclasses.field(default_factory=list) # what verify found
    missing: int = 0 # changes told to be missing
    taken_in: int = 0 # notes
    waiting: int = 0 # notes
    aside: list[str] = dataclasses.field(default_factory=list) # names of notes set aside


class Drive:
    """A driver at work.  Its lines come through a pipe of their own, each written before the next step begins."""

    def __init__(self, command: list[str], environment: dict[str, str], output: typing.BinaryIO):
        end, start = os.pipe()
        self.steps, self.output = command[3:], output
        self.process = subprocess.Popen(
            [*command[:1], str(start), *command[1:]],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=(start,),
        )
        os.close(start)
        self.pipe = os.fdopen(end, "rb")
        self.lines: list[str] = []

    def read_line(self) -> str | None:
        """The next line; None at the end."""
        line = self.pipe.readline()
        if not line.endswith(b"\n"):
            return None
        self.lines.append(line.decode().rstrip("\n"))
        return self.lines[-1]

    def wait(self) -> int:
        """Lets it come to its end, however it does.  Returns what subprocess calls its return code."""
        while self.read_line() is not None:
            pass
        self.pipe.close()
        return self.process.wait(TIMEOUT)

    def kill(self) -> int:
        self.process.kill()
        return self.wait()

    def said(self) -> str:
        """What it wrote on its standard output and error."""
        self.output.seek(0)
        return self.output.read().decode(errors="replace")

    def tell(self, last: int = 0) -> str:
        """What it was asked, and its lines; @last: only so many of them, and the beginning of each."""
        lines = [" ".join(self.steps), *["…"] * (0 < last < len(self.lines)), *self.lines[-last:]]
        return "\n    ".join(line[:LINE_SHOWN] if last else line for line in lines)


class Journal:
    """A journal in a folder of its own, and what must be in it."""

    def __init__(self, base: pathlib.Path, model: oracle.Model):
        self.base, self.model = base, model
        self.environment: dict[str, str] = {} # of the drivers that work on it
        self.drives: list[Drive] = [] # all there were, those of its template first
        self.folder = base / "journal"
        self.key_file = base / "recovery-key"
        self.passphrase_file = base / "passphrase"

    @property
    def key(self) -> str:
        return self.key_file.read_text().strip()

    def write_secret(self, name: str, secret: str) -> pathlib.Path:
        path = self.base / name
        path.write_text(secret + "\n")
        return path


class Bench:
    """One for each process that makes trials."""

    def __init__(self, programs: Programs, seed: str, process: int = 0, processes: int = 1, keep: str | None = None):
        self.programs, self.seed, self.process, self.processes, self.keep = programs, seed, process, processes, keep
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="meantime-torture-", dir=memory))
        self.templates: dict[str, Journal] = {}
        self.kept_values: dict[str, typing.Any] = {}
        self.name, self.where, self.place = "", "", self.folder
        self.journals: list[Journal] = [] # of this trial
        self.n_kept = 0

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    # A trial

    def begin(self, name: str) -> None:
        self.name, self.place = name.replace("/", "-").replace(" ", "-"), self.folder / "trial"
        self.place.mkdir()
        self.where, self.journals = "", []

    def end(self, good: bool) -> None:
        if not good:
            subprocess.run(["chmod", "-R", "u+rwX", self.place], check=False)
        shutil.rmtree(self.place, ignore_errors=True)

    def give_evidence(self, problems: list[str]) -> str:
        """What the drivers of this trial said last.  Keeps its files, and there all that they said."""
        drives = [drive for journal in self.journals for drive in journal.drives]
        shown = [drive for drive in drives if drive.steps != ["look"]][-DRIVES_SHOWN:]
        evidence = [f"  driver: {drive.tell(LINES_SHOWN)}" for drive in shown]
        if self.keep and self.n_kept < KEPT_MAX:
            self.n_kept += 1
            kept = pathlib.Path(self.keep) / f"{self.name}-{os.getpid()}"
            text = "\n".join([*problems, *(f"{drive.tell()}\n{drive.said()}" for drive in drives)])
            (self.place / "what-was-said").write_text(text + "\n", encoding="utf-8")
            kept.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", f"{self.place}/.", kept], check=False) # pipes and sockets too
            evidence.append(f"  kept: {kept}")
        return "\n".join(evidence)

    def note(self, what: str) -> None:
        """Where a trial is: told with what goes wrong in it."""
        self.where = what

    def once(self, name: str, make: typing.Callable[[], typing.Any]) -> typing.Any:
        """What takes long to find out and stays the same, as the number of calls an operation makes."""
        if name not in self.kept_values:
            self.kept_values[name] = make()
        return self.kept_values[name]

    def latest(self, kind: str, name: str, make: typing.Callable[[], typing.Any]) -> typing.Any:
        """As once (), of which only the latest of its kind is kept."""
        if self.kept_values.get(kind, (None, None))[0] != name:
            self.kept_values[kind] = (name, make())
        return self.kept_values[kind][1]

    # Journals

    @contextlib.contextmanager
    def journal(self, template: str = "usual") -> typing.Iterator[Journal]:
        """A copy of a journal that was made once; gone at the end of the block."""
        made = self.template(template)
        base = pathlib.Path(tempfile.mkdtemp(prefix="journal-", dir=self.place))
        shutil.copytree(made.base, base, dirs_exist_ok=True, symlinks=True)
        journal = Journal(base, made.model.copy())
        journal.environment, journal.drives = made.environment, list(made.drives)
        self.journals.append(journal)
        yield journal

    def template(self, name: str) -> Journal:
        if name not in self.templates:
            self.templates[name] = TEMPLATES[name](self)
        return self.templates[name]

    def new_template(self, name: str, like: str | None = None) -> Journal:
        """A folder for a template: a copy of another one, or with an empty journal."""
        base = self.folder / f"template-{name}"
        if like:
            shutil.copytree(self.template(like).base, base, symlinks=True)
            journal = Journal(base, self.template(like).model.copy())
            journal.drives = list(self.template(like).drives)
            return journal
        base.mkdir()
        journal = Journal(base, oracle.Model())
        journal.write_secret("passphrase", PASSPHRASE)
        made = self.cli(journal, "init", secret=journal.passphrase_file)
        assert made.status == DONE, made.err
        journal.write_secret("recovery-key", made.out.splitlines()[-1])
        return journal

    def prepare(self, journal: Journal, *operations: str) -> None:
        """Has the driver do what must succeed; the model learns of it."""
        drive = self.drive(journal, *operations)
        status = drive.wait()
        journal.model.read(drive.lines)
        assert status == 0 and not journal.model.failures, (operations, drive.lines[-5:], drive.said())

    # Programs

    def environment(self, **more: str) -> dict[str, str]:
        """Of every program started here; @more: what faults.so is asked for, see faults.h."""
        return {
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "PATH": os.environ["PATH"],
            "TMPDIR": str(self.place),
            "LD_PRELOAD": self.programs.faults,
            **{name.upper() if "_" in name else f"FAULTS_{name.upper()}": value for name, value in more.items()},
        }

    def drive(self, journal: Journal, *operations: str, secret: pathlib.Path | None = None, **faults: str) -> Drive:
        """Starts the driver (operations: see driver.c)."""
        output = tempfile.TemporaryFile(dir=self.folder)
        command = [self.programs.driver, str(journal.folder), str(secret or journal.key_file), *operations]
        journal.drives.append(Drive(command, {**self.environment(**faults), **journal.environment}, output))
        return journal.drives[-1]

    def start_cli(self, journal: Journal, *words: str, secret: pathlib.Path | None = None, **faults: str):
        """Starts meantime-cli: a Popen with pipes."""
        options = ["--journal", str(journal.folder), "--passphrase-file", str(secret or journal.key_file)]
        return subprocess.Popen(
            [self.programs.cli, *options, *words],
            env=self.environment(**faults),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def cli(self, journal: Journal, *words: str, secret: pathlib.Path | None = None, **faults: str) -> Answer:
        process = self.start_cli(journal, *words, secret=secret, **faults)
        out, err = process.communicate(timeout=TIMEOUT)
        return Answer(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))

    # Looking

    def keep_as_left(self, journal: Journal) -> None:
        """Looking takes a WAL in, and notes: what was there before is kept for who must find out what went wrong."""
        copy = journal.base / "as-left"
        if self.keep and journal.folder.is_dir() and not copy.exists():
            shutil.copytree(journal.folder, copy, symlinks=True)

    def opens(self, journal: Journal, secret: pathlib.Path) -> str:
        """Opens and locks it.  Returns "", or the code of what refused."""
        self.keep_as_left(journal)
        drive = self.drive(journal, "open", "lock", secret=secret)
        status = drive.wait()
        refused = [line.split(" ")[1] for line in drive.lines if line.startswith("fail ")]
        return refused[0] if refused else "" if status == 0 else f"end {status}"

    def look(self, trial, journal: Journal, secret: pathlib.Path | None = None) -> Look:
        """Opens the journal anew, reads all of it, locks it and verifies it; says what it found.

        Every eighth trial does so with meantime-cli, whose statuses and sentences must then be true as well.
        """
        self.keep_as_left(journal)
        if trial.number % 8 == 7 and not journal.environment:
            return looks.by_cli(self, trial, journal, secret)
        return looks.by_driver(self, trial, journal, secret)


def _usual(bench: Bench) -> Journal:
    """Some weeks of a person: entries of all sizes, changed ones, flagged ones, the bin, and a backup."""
    journal = bench.new_template("usual")
    bench.prepare(journal, "open", "save:0:24", "lock")
    entries = list(journal.model.entries)
    bench.prepare(
        journal,
        "open",
        *(f"change:{entry}:{journal.model.entries[entry].number}:1" for entry in entries[:6]),
        "flag:" + ",".join(entries[4:8]),
        "bin:" + ",".join(entries[8:11]),
        f"backup:{journal.folder}/backups",
        "save:24:2",
        "lock",
    )
    return journal


TEMPLATES: dict[str, typing.Callable[[Bench], Journal]] = {"usual": _usual}

import looks # pylint: disable=wrong-import-position,cyclic-import # it needs Look
