#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At a terminal: the passphrase is asked for unseen, and nothing that was written steers the screen."""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import cli

# What a shell does: it takes the terminal, gives it to the program, and waits.
SHELL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.execvp(sys.argv[1], sys.argv[1:])
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(status if status >= 0 else 128 - status)
"""


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, *words):
        self.master, self.slave = pty.openpty()
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", SHELL, cli.PROGRAM, *map(str, words)],
            stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True
        )

    def read(self, until=None):
        """All that is shown until it says so, or until the program ends."""
        deadline = time.monotonic() + 30
        while until is None or until not in self.seen:
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)
            elif self.process.poll() is not None:
                break
            assert time.monotonic() < deadline, self.seen
        seen, self.seen = self.seen.decode(), b""
        return seen

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def signal(self, number):
        """To the program in the foreground."""
        os.killpg(struct.unpack("i", fcntl.ioctl(self.master, termios.TIOCGPGRP, b"\0" * 4))[0], number)

    def type(self, text):
        os.write(self.master, text.encode())

    def end(self, status):
        rest = self.read()
        assert self.process.wait(30) == status, (self.process.returncode, rest)
        echoes = self.echoes()
        os.close(self.master)
        os.close(self.slave)
        assert echoes, "the terminal is put back as it was"
        return rest


@cli.test
def the_secret_is_asked_for_and_not_shown():
    with cli.journal() as journal:
        entry = journal.log("thought", "kept")
        terminal = Terminal("--journal", journal.folder, "list")
        terminal.read(b": ")
        assert not terminal.echoes()
        terminal.type(journal.key + "\n")
        shown = terminal.end(cli.DONE)
        assert entry in shown and journal.key not in shown
        terminal = Terminal("--journal", journal.folder, "--passphrase-file", "-", "list")
        terminal.read(b": ")
        terminal.type("wrong\n")
        shown = terminal.end(cli.WRONG_KEY)
        assert "wrong" not in shown


@cli.test
def a_new_passphrase_is_asked_for_twice():
    with cli.journal() as journal:
        for second, status in ("something else", cli.REFUSED), ("green kettle", cli.DONE):
            terminal = Terminal("--journal", journal.base / "new", "init")
            terminal.read(b": ")
            terminal.type("green kettle\n")
            terminal.read(b": ")
            assert not terminal.echoes()
            terminal.type(second + "\n")
            shown = terminal.end(status)
            assert "kettle" not in shown
            assert (journal.base / "new" / "journal.db").exists() == (status == cli.DONE)
        key, told = shown.splitlines()[-2:] # what it is for is told once it is out
        assert cli.RECOVERY_KEY.fullmatch(key) and "keep it on paper" in told, shown
        journal.key_file.write_text(key)
        cli.run("--journal", journal.base / "new", "--passphrase-file", journal.key_file, "list")


@cli.test
def an_interrupted_question_leaves_the_terminal_as_it_was():
    with cli.journal() as journal:
        before = journal.fingerprint()
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            terminal = Terminal("--journal", journal.folder, "list")
            terminal.read(b": ")
            terminal.signal(number)
            terminal.end(128 + number)
        terminal = Terminal("--journal", journal.folder, "list")
        terminal.read(b": ")
        terminal.type("\x03")
        terminal.end(128 + signal.SIGINT)
        assert journal.fingerprint() == before


@cli.test
def a_pause_shows_the_terminal_as_it_was_and_asks_again():
    with cli.journal() as journal:
        terminal = Terminal("--journal", journal.folder, "list")
        terminal.read(b": ")
        terminal.signal(signal.SIGTSTP)
        deadline = time.monotonic() + 10
        while not terminal.echoes() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert terminal.echoes()
        terminal.signal(signal.SIGCONT)
        terminal.read(b": ")
        while terminal.echoes() and time.monotonic() < deadline:
            time.sleep(0.02)
        terminal.type(journal.key + "\n")
        terminal.end(cli.DONE)


@cli.test
def nothing_is_asked_without_a_terminal():
    with cli.journal() as journal:
        answer = cli.run("--journal", journal.folder, "list", give=journal.key + "\n", status=cli.USAGE)
        assert "--passphrase-file" in answer.err
        cli.run("--journal", journal.base / "new", "init", give="a\na\n", status=cli.USAGE)


@cli.test
def what_was_written_cannot_steer_the_terminal():
    with cli.journal() as journal:
        text = "before \x1b]0;title\x07 \x1b[2J \x9b31m \x08\x7f after"
        entry = journal.log("thought", "--set", "tags=\x1b[5mtag", "-", give=text)
        for words in (["list"], ["show", entry], ["show", "--json", entry], ["list", "--json"], ["search", "after"]):
            terminal = Terminal("--journal", journal.folder, "--passphrase-file", journal.key_file, *words)
            shown = terminal.end(cli.DONE)
            assert "before" in shown, words
            assert not any(c in shown for c in "\x1b\x07\x08\x7f\x9b"), (words, shown)
            if "--json" in words:
                found = json.loads(shown) # it means the same
                assert (found[0] if isinstance(found, list) else found)["text"] == text
        assert text in journal.run("show", entry).out


cli.main()
