# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of meantime-cli share: a throw-away journal, the program, and TAP."""
import atexit
import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ.get("MEANTIME_CLI", "meantime-cli")
PASSPHRASE = "seven quiet lamps by the river"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
RECOVERY_KEY = re.compile(r"([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}")
TIMEOUT = 120 # seconds

DONE, REFUSED, USAGE, WRONG_KEY, DAMAGED, IN_USE, TOO_NEW, NOT_A_JOURNAL = range(8)


class Answer:
    """What one call of the program left."""

    def __init__(self, status, out, err):
        self.status, self.raw, self.raw_err = status, out, err
        self.out, self.err = out.decode(), err.decode() # both are UTF-8, always

    @property
    def lines(self):
        return self.out.splitlines()

    @property
    def json(self):
        return json.loads(self.out)


def run(*words, give=b"", status=DONE, environment=None, cwd=None, out=subprocess.PIPE, prefix=()):
    """Calls the program and checks its exit status; a refusal must say why, in sentences."""
    give = give.encode() if isinstance(give, str) else give
    command = [*prefix, PROGRAM, *map(os.fspath, words)]
    done = subprocess.run(
        command, input=give, stdout=out, stderr=subprocess.PIPE, env=environment, cwd=cwd, timeout=TIMEOUT, check=False
    )
    answer = Answer(done.returncode, done.stdout or b"", done.stderr)
    assert status is None or answer.status == status, f"{words}: {answer.status}, not {status}: {answer.err}"
    if answer.status != DONE:
        check_sentences(answer.err)
    return answer


def check_sentences(err):
    """Each line of a message is a sentence a person can read."""
    lines = err.splitlines()
    assert lines, "a refusal without a word"
    for line in lines:
        assert re.fullmatch(r"\S.*[.?]", line), f"not a sentence: {line!r}"
        assert "!" not in line and "assert" not in line and "CRITICAL" not in line, line


class Journal:
    """A journal in a folder of its own, opened by its recovery key, which costs no Argon2."""

    def __init__(self, base, key=None):
        self.base = pathlib.Path(base)
        self.has_room = True
        self.folder = self.base / "journal"
        self.passphrase_file = self.base / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n")
        self.key_file = self.base / "recovery-key"
        if key is None:
            made = run("--journal", self.folder, "--passphrase-file", self.passphrase_file, "init")
            key = made.lines[-1]
            assert RECOVERY_KEY.fullmatch(key), made.out
        self.key = key
        self.key_file.write_text(key + "\n")

    def run(self, *words, secret=None, **more):
        options = ("--journal", self.folder, "--passphrase-file", secret or self.key_file)
        answer = run(*options, *words, **more)
        if self.has_room:
            self.check_at_rest()
        return answer

    def check_at_rest(self):
        """After each command no WAL is left, unless the disk has no room for what is in it."""
        for name in ("journal.db-wal", "journal.db-shm"):
            path = self.folder / name
            assert not path.exists() or path.stat().st_size == 0, name

    def log(self, *words, **more):
        answer = self.run("log", *words, **more)
        assert ID.fullmatch(answer.out.rstrip("\n")) and answer.out.endswith("\n"), answer.out
        return answer.lines[0]

    def list(self, *words):
        return self.run("list", "--json", *words).json

    def show(self, entry):
        return self.run("show", "--json", entry).json

    def files(self):
        """The bytes of every file, by its name."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def fingerprint(self):
        """Names, modes, times and bytes of all there is."""
        found = hashlib.sha256()
        for path in [self.folder, *sorted(self.folder.rglob("*"))]:
            status = path.stat()
            found.update(f"{path} {status.st_mode} {status.st_mtime_ns}\n".encode())
            if path.is_file():
                found.update(path.read_bytes())
        return found.hexdigest()


_template = None


@contextlib.contextmanager
def journal():
    """A fresh journal: a copy of one that was made once, since making it takes a second."""
    global _template
    base = tempfile.mkdtemp(prefix="meantime-cli-")
    try:
        if _template is None:
            _template = Journal(os.path.join(folder(), "template"))
        shutil.copytree(_template.folder, os.path.join(base, "journal"))
        yield Journal(base, _template.key)
    finally:
        shutil.rmtree(base, ignore_errors=True)


_folder = None


def folder():
    """A folder for whatever a test script needs; gone at its end."""
    global _folder
    if _folder is None:
        _folder = tempfile.mkdtemp(prefix="meantime-cli-")
        atexit.register(shutil.rmtree, _folder, ignore_errors=True)
        os.mkdir(os.path.join(_folder, "template"))
    return _folder


def flip(path, offset, bit=0x10):
    """Turns one bit of a file."""
    data = bytearray(path.read_bytes())
    data[offset] ^= bit
    path.write_bytes(data)


_tests = []


def test(function):
    """A test is named for what must be true."""
    _tests.append(function)
    return function


def main():
    """Runs all tests of a script, or those whose names contain a word given, and tells in TAP."""
    words = sys.argv[1:]
    chosen = [one for one in _tests if not words or any(word in one.__name__ for word in words)]
    print(f"1..{len(chosen)}", flush=True)
    failed = 0
    for number, one in enumerate(chosen, 1):
        name = one.__name__.replace("_", " ")
        try:
            one()
            print(f"ok {number} - {name}", flush=True)
        except Exception: # pylint: disable=broad-except
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(line[:2000], file=sys.stderr) # shown by the runner
    sys.exit(1 if failed else 0)
