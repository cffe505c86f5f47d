# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal to do harm to: its bytes, what it says in every way of reading, and whoever looks at it."""
import contextlib
import json
import pathlib
import random
import select
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import cli # noqa: E402

WORDS = "a lantern by the water and nobody there to see it ".split()
TIMEOUT = 60 # seconds
LONG = 40000 # letters: over several pages of the database


class Crash(Exception):
    """The program that looks was killed by a signal, or did not answer."""


class Looker:
    """The program tests/torture/looker.c, begun again when it dies."""

    def __init__(self, program, environment=None):
        self.program, self.environment, self.process = program, environment, None

    def ask(self, *words):
        if self.process is None:
            self.process = subprocess.Popen([self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment)
        self.process.stdin.write(("\t".join(map(str, words)) + "\n").encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline() if select.select([self.process.stdout], [], [], TIMEOUT)[0] else b""
        if not line:
            self.process.send_signal(signal.SIGABRT) # nothing where it has ended by itself
            status = self.process.wait()
            self.process = None
            raise Crash(f"looker ended with {status} at {words[0]}")
        return json.loads(line)

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None


def read_files(folder):
    """The bytes of every file, by its name."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class Sample:
    """A journal with something of everything.  @files is what it is made of, @original what it says."""

    def __init__(self, bench, name, key=None):
        self.base = bench.folder / name
        self.base.mkdir(exist_ok=True)
        self.environment = {**bench.environment(), "TMPDIR": str(self.base)}
        self.looker = Looker(pathlib.Path(bench.programs.driver).with_name("looker"), self.environment)
        self.program = bench.programs.cli
        self.journal = cli.Journal(self.base, key or self.make())
        self.folder, self.secret = self.journal.folder, self.journal.key.encode().hex()
        self.ids = []
        self.files, self.original, self.shown = {}, {}, {}

    def make(self):
        (self.base / "passphrase").write_text(cli.PASSPHRASE + "\n")
        return self.call("--journal", self.base / "journal", "--passphrase-file", self.base / "passphrase", "init").lines[-1]

    def call(self, *words, **more):
        cli.PROGRAM = self.program
        return cli.run(*words, environment=self.environment, **more)

    def run(self, *words, secret=None, **more):
        """One call of meantime-cli; any status but 0 must be asked for by @status."""
        return self.call("--journal", self.folder, "--passphrase-file", secret or self.journal.key_file, *words, **more)

    def fill(self, dice):
        """One entry of each sort, and many plain ones; a backup of them all."""

        def log(*words, **more):
            return self.run("log", *words, **more).lines[0]

        for number in range(24):
            words = " ".join(dice.choice(WORDS) for _ in range(dice.choice((5, 60, 400))))
            log("thought", "--at", f"2026-03-{number + 1:02}T08:00+01:00", "-", give=f"number {number} {words} lantern {number % 5}")
        first = log("thought", "--at", "2026-02-01T23:50", "--zone", "Europe/Lisbon", "--flag", "-", give="lantern " * (LONG // 8))
        log("mood", "--at", "2026-02-02T08:00+09:00", "--set", "valence=3", "--set", "energy=5", "--set", "words=calm", "--set", "tags=lantern")
        log("question", "--at", "1969-12-31T10:00", "--zone", "America/New_York", "--set", f"about={first}", "Ñandú, 東京, שלום?")
        self.run("delete", log("thought", "--at", "2026-02-03", "in the bin"))
        self.run("backup", self.folder / "backups")
        return self.settle()

    def settle(self):
        """Takes the journal as it is now for the original."""
        entries = self.run("list", "--json").json
        self.ids = [entry["id"] for entry in entries][:: max(1, len(entries) // 8)]
        self.files = read_files(self.folder)
        self.original = self.read()
        self.shown = {tuple(words): self.run(*words).raw for words in self.ways()}
        assert self.original["status"] == 0 and self.verify()["damaged"] == [], self.original
        assert read_files(self.folder) == self.files, "looking at a whole journal changes it"
        return self

    def ways(self):
        return [["list", "--json"], ["show", "--json", self.ids[0]], ["search", "--json", "lantern"]]

    def copy(self, bench, name):
        """Another folder with the same journal."""
        shutil.copytree(self.folder, bench.folder / name / "journal")
        other = Sample(bench, name, self.journal.key)
        other.ids, other.files = list(self.ids), dict(self.files)
        other.original, other.shown = self.original, self.shown
        return other

    # ---- looking ----

    def read(self):
        return self.looker.ask("read", self.folder, self.secret, ",".join(self.ids))

    def verify(self):
        return self.looker.ask("verify", self.folder, self.secret)

    # ---- harm, and its mending ----

    @property
    def backup(self):
        return next(name for name in self.files if name.startswith("backups/"))

    def put(self, name, data):
        path = self.folder / name
        if data is None:
            path.unlink()
            return
        with open(path, "r+b" if path.exists() else "wb", buffering=0) as file:
            file.write(data)
            file.truncate(len(data))

    def flip(self, name, offset, bit):
        with open(self.folder / name, "r+b", buffering=0) as file:
            file.seek(offset)
            byte = file.read(1)[0]
            file.seek(offset)
            file.write(bytes([byte ^ 1 << bit]))

    def mend(self):
        """Puts every file back as it was."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            name = path.relative_to(self.folder).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                path.unlink()
            elif path.is_dir() and name in self.files:
                shutil.rmtree(path)
            elif path.is_dir() and name not in ("inbox", "backups"):
                shutil.rmtree(path, ignore_errors=True)
            elif path.is_file() and name not in self.files:
                path.unlink()
        for name, data in self.files.items():
            path = self.folder / name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                path.chmod(0o600)


def at_rest(bench):
    """A journal that was closed as it should be."""

    def make():
        return Sample(bench, "sample-model").fill(random.Random(bench.seed))

    return bench.once("sample", make)


def copy_once(bench, name, change=lambda sample: None):
    """The one copy of that journal for this purpose, after @change."""

    def make():
        sample = at_rest(bench).copy(bench, name)
        change(sample)
        return sample

    return bench.once(name, make)


def judge_reading(trial, sample, answer, what, may_refuse=True):
    """Each way of reading says what was written, or that something is damaged, and nothing else."""
    if answer["status"] not in ((0, 4) if may_refuse else (0,)):
        trial.told_wrongly(f"{what}: opening said {answer['status']} ({answer['why']})")
    if answer["status"] != 0:
        return
    if answer["missing"]:
        trial.told_wrongly(f"{what}: {answer['missing']} changes were called missing")
    for way, original in sample.original["answers"].items():
        got = answer["answers"][way]
        if got["status"] == 0 and got["said"] != original["said"]:
            trial.corrupted(f"{what}: {way} shows what nobody wrote")
        elif got["status"] not in ((0, 4) if may_refuse else (0,)):
            trial.told_wrongly(f"{what}: {way} said {got['status']} ({got['why']})")


def judge_program(trial, sample, what, statuses=(0, 4)):
    """The same through meantime-cli, with its sentences."""
    for words in sample.ways():
        answer = sample.run(*words, status=None)
        if answer.status not in statuses:
            trial.told_wrongly(f"{what}: {words[0]} ended with {answer.status}: {answer.err}")
        elif answer.status == 0 and answer.raw != sample.shown[tuple(words)]:
            trial.corrupted(f"{what}: {words[0]} prints what nobody wrote")
        elif answer.status == 4 and ("passphrase" in answer.err or "backup" not in answer.err):
            trial.told_wrongly(f"{what}: {words[0]} says: {answer.err}")


def judge_files(trial, sample, what, expected):
    found = read_files(sample.folder)
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            trial.corrupted(f"{what}: {name} was changed by looking")


@contextlib.contextmanager
def harmed(bench, trial, sample):
    """Around one harm: it is mended at the end, and kept for a look where something went wrong."""
    try:
        yield
    except (Crash, AssertionError) as wrong:
        trial.told_wrongly(str(wrong))
    if not trial.is_good():
        subprocess.run(["cp", "-a", sample.folder, bench.place], check=True) # pipes and sockets too
        (bench.place / "recovery-key").write_text(sample.journal.key + "\n")
    sample.mend()
