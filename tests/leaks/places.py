# SPDX-License-Identifier: GPL-3.0-or-later
"""Where something could have been left: files, names of files, the session's bus, what was said on standard error."""
import os
import pathlib
import signal
import subprocess
import time

SMALL = 64 << 20  # bytes: larger files of others in shared folders are none of ours
PRIVATE = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
SHARED = ("/dev/shm", "/var/tmp", "/tmp", "/run/user")


def files(since):
    """All in the folders of this run, and what has come since then to folders everybody uses."""
    seen = set()
    for folder in [os.environ[name] for name in PRIVATE if name in os.environ] + [os.getcwd()]:
        yield from walk(pathlib.Path(folder), seen, lambda status: True)
    for folder in SHARED:
        yield from walk(pathlib.Path(folder), seen,
                        lambda status: status.st_mtime >= since and status.st_size < SMALL and status.st_uid == os.getuid())


def walk(top, seen, fits):
    for folder, _, names in os.walk(top):
        for name in names:
            path = pathlib.Path(folder, name)
            try:
                status = path.lstat()
            except OSError:
                continue
            if path in seen or not fits(status):
                continue
            seen.add(path)
            yield path


def search_files(canaries, since, exempt=()):
    """What lies in files or in their names, in words; and how many there were."""
    findings, count = [], 0
    for path in files(since):
        count += 1
        named = [f"{place} ({spelling}): the name of {path.parent}/…" for place, spelling, _ in
                 canaries.find(os.fsencode(path))]
        findings += named
        if path in exempt or not path.is_file():
            continue
        try:
            data = path.read_bytes()
        except OSError:
            continue
        findings += [f"{place} ({spelling}): {path}" for place, spelling, _ in canaries.find(data)]
    return findings, count


class Monitor:
    """All messages on the session's bus, as bytes in a file."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        with open(path, "wb") as out:
            self.process = subprocess.Popen(["dbus-monitor", "--session", "--binary"], stdout=out)
        end = time.monotonic() + 20
        while self.path.stat().st_size == 0:  # it is told of its own name first
            assert time.monotonic() < end and self.process.poll() is None, "no monitor on the bus"
            ping()
            time.sleep(0.1)

    def end(self):
        ping()
        time.sleep(0.3)
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        return self.path.read_bytes()


def ping():
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/",
                    "--method", "org.freedesktop.DBus.GetId"], stdout=subprocess.DEVNULL, check=True)


def offered():
    """What a program that asks for the clipboard gets; without a core, should it stumble over there being none."""
    command = ["prlimit", "--core=0", "wl-paste", "--no-newline"]
    done = subprocess.run(command, capture_output=True, timeout=10, check=False)
    return done.stdout if done.returncode == 0 else b""
