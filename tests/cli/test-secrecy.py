#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that was written can be read from the folder, from messages, or from what the program touches."""
import base64
import collections
import math
import os
import subprocess

import cli

WORDS = ("rhododendron", "Weltschmerzlichkeit", "überflutungsgefahr", "quagmireous", "hemidemisemiquaver", "zugzwangful")


def fill(journal):
    first = journal.log("thought", f"One {WORDS[0]} and {WORDS[1]}")
    journal.log("mood", "--set", "valence=2", "--set", f"words={WORDS[3]}", "--set", f"tags={WORDS[4]}", WORDS[2])
    journal.log("question", "--set", f"about={first}", "--set", f"answer={WORDS[5]}", f"{WORDS[0]}?")
    journal.log("thought", "-", give=f"{WORDS[1]} " * 5000)
    journal.run("delete", journal.log("thought", WORDS[2]))
    journal.run("search", WORDS[0])
    journal.run("backup", journal.folder / "backups")
    return first


def spellings(word):
    """A word as it may lie in a file."""
    for text in {word, word.lower(), word.upper()}:
        for encoding in "utf-8", "utf-16-le", "utf-16-be", "latin-1":
            plain = text.encode(encoding)
            yield plain
            for shift in range(3): # base64 of it, wherever it begins
                coded = base64.b64encode(b"\0" * shift + plain).rstrip(b"=")
                yield coded[4 if shift else 0 : len(coded) - 2]


def entropy(data):
    """Bits per byte."""
    counts = collections.Counter(data).values()
    return -sum(count / len(data) * math.log2(count / len(data)) for count in counts)


@cli.test
def no_written_word_lies_in_any_file():
    with cli.journal() as journal:
        fill(journal)
        secrets = [word for word in WORDS] + [cli.PASSPHRASE, journal.key, journal.key.replace("-", "")]
        files = journal.files()
        assert len(files) >= 5
        for name, data in files.items():
            for word in secrets:
                assert not any(spelt in data for spelt in spellings(word)), (name, word)
            for known in b"CREATE TABLE", b"SQLite", b"thought", b"valence", b"Argon":
                assert known not in data, (name, known)


@cli.test
def the_database_looks_like_chance():
    with cli.journal() as journal:
        fill(journal)
        data = journal.files()["journal.db"]
        for start in range(0, len(data) - 4096, 4096):
            assert entropy(data[start : start + 4096]) > 7.9, start
        assert entropy(data) > 7.99


@cli.test
def messages_never_repeat_what_was_written():
    with cli.journal() as journal:
        first = fill(journal)
        word = WORDS[0]
        for words in (
            ["log", word, "text"],
            ["log", f"I saw a {word}"],
            ["log", "thought", "a", word],
            ["log", "thought", f"-{word}"],
            ["log", "thought", "--at", word, word],
            ["log", "thought", "--zone", word, word],
            ["log", "mood", "--set", f"{word}={word}"],
            ["log", "mood", "--set", word],
            ["log", "mood", "--set", f"valence={word}"],
            ["log", "mood", "--set", f"body={word}\n{word}"],
            ["log", "question", "--set", f"state={word}"],
            ["list", "--limit", word],
            ["list", "--kind", word],
            ["list", "--from", word],
            ["show", f"about the {word}"],
            ["flag", first, f"about the {word}"],
            ["export", "--format", word, "--out", "x", "--all"],
            ["export", "--format", "pdf", "--out", "x", "--all", "--hide", f"a {word}"],
            [f"the {word}"],
        ):
            answer = journal.run(*words, status=None, cwd=journal.base)
            assert answer.status in (cli.REFUSED, cli.USAGE), words
            assert word not in answer.err and answer.out == "", (words, answer.err)
        cli.flip(journal.folder / "journal.db", 4096 * 8 + 100)
        for words in (["verify"], ["list", "--json"], ["search", word]):
            answer = journal.run(*words, status=None)
            assert not any(one in answer.err for one in WORDS), answer.err


@cli.test
def no_other_file_is_written_in_plain():
    with cli.journal() as journal:
        home = journal.base / "home"
        home.mkdir()
        places = {"HOME": home, "TMPDIR": home / "tmp", "XDG_CACHE_HOME": home / "cache", "XDG_STATE_HOME": home / "state",
                  "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data", "XDG_RUNTIME_DIR": home / "run"}
        for name in "tmp", "run":
            (home / name).mkdir(mode=0o700)
        environment = {**os.environ, **{name: str(path) for name, path in places.items()}}
        trace = journal.base / "trace"
        tracer = ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=openat,write,pwrite64,writev,connect", "-o", str(trace)]
        entry = journal.log("thought", "-", give=f"{WORDS[0]} " * 100)
        for words in (["log", "thought", WORDS[1]], ["list"], ["search", WORDS[0]], ["verify"],
                      ["backup", journal.base / "kept"]):
            out = journal.base / "out"
            with open(out, "wb") as sink: # so that what is shown is not in the trace of a pipe
                journal.run(*words, environment=environment, prefix=tracer, out=sink)
            told = trace.read_text(errors="replace")
            assert "AF_INET" not in told, "no network"
            written = "\n".join(line for line in told.splitlines() if "write" in line and not line.split("(")[1].startswith("1,"))
            assert not any(word in written for word in WORDS), words
        left = [path for path in home.rglob("*") if path.is_file()]
        assert not left, left
        assert journal.show(entry)["text"]


def plain_sqlite():
    """The library that writes everything in clear, and has the same names for its functions."""
    folders = subprocess.run(["ldconfig", "-p"], capture_output=True, encoding="utf-8", check=True,
                             env={"PATH": "/sbin:/usr/sbin:/bin:/usr/bin"}).stdout
    return next(line.split(" => ")[1] for line in folders.splitlines() if "libsqlite3.so.0 " in line)


@cli.test
def plain_sqlite_in_its_place_stops_everything_before_a_word_is_written():
    with cli.journal() as journal:
        journal.log("thought", WORDS[0])
        preloaded = {**os.environ, "LD_PRELOAD": plain_sqlite(), "LC_ALL": "C.UTF-8"}
        os.makedirs(journal.base / "libraries")
        os.symlink(plain_sqlite(), journal.base / "libraries" / "libsqlcipher.so.1")
        replaced = {**os.environ, "LD_LIBRARY_PATH": str(journal.base / "libraries"), "LC_ALL": "C.UTF-8"}
        backup = journal.run("backup", journal.base).lines[0]
        before = {name: data for name, data in journal.files().items() if name != "keys"}
        for environment in preloaded, replaced:
            for words in (["log", "thought", WORDS[1]], ["list"], ["search", WORDS[0]], ["verify"], ["backup", journal.base],
                          ["export", "--all", "--format", "json", "--out", journal.base / "out"], ["restore", backup]):
                with open(journal.key_file, "rb") as secret:
                    command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", "-", *words]
                    done = subprocess.run(command, stdin=secret, env=environment, capture_output=True, check=False)
                assert done.returncode in (-6, -5, 127), (words, done)  # it stops itself, or does not even start
                assert not done.stdout and not any(word.encode() in done.stderr for word in WORDS), (words, done)
            new = journal.base / "new"
            command = [cli.PROGRAM, "--journal", new, "--passphrase-file", journal.passphrase_file, "init"]
            assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode in (-6, -5, 127)
            for path in new.rglob("*"):
                assert path.is_dir() or b"SQLite" not in path.read_bytes() and b"CREATE" not in path.read_bytes(), path
        after = {name: data for name, data in journal.files().items() if name in before}
        assert after == before
        assert not (journal.base / "out").exists()
        assert journal.list()[0]["text"] == WORDS[0]


@cli.test
def no_core_can_be_dumped():
    with cli.journal() as journal:
        journal.log("thought", "-", give="text " * 100000)
        command = [cli.PROGRAM, "--journal", journal.folder, "--passphrase-file", journal.key_file, "list", "--json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.read(1)
            with open(f"/proc/{process.pid}/limits", encoding="ascii") as limits:
                core = next(line for line in limits if line.startswith("Max core file size")).split()
            assert core[4:6] == ["0", "0"], core
            with open(f"/proc/{process.pid}/coredump_filter", encoding="ascii") as mask:
                assert int(mask.read(), 16) == 0
            # closed to every other program of the same account: to the system, it belongs to nobody here
            assert os.stat(f"/proc/{process.pid}/mem").st_uid == 0
            process.stdout.read()


cli.main()
