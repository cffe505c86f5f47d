# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of meantime-reminders share: a bus of its own, schedules as docs/file-formats.md has them, the service,
and those who show notifications."""
import contextlib
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib # pylint: disable=wrong-import-position

PROGRAM = os.environ.get("MEANTIME_REMINDERS", "meantime-reminders")
NAME = "io.github.meantime_journal.Meantime.Reminders"
PATH = "/io/github/meantime_journal/Meantime/Reminders"
APP = "io.github.meantime_journal.Meantime"
APP_PATH = "/io/github/meantime_journal/Meantime"
SERVER = "org.freedesktop.Notifications"
SERVER_PATH = "/org/freedesktop/Notifications"
MOCK = "org.freedesktop.DBus.Mock"
PATIENCE = 20 # seconds that anything may take on a busy machine
RULE = "0123456789abcdef0123456789abcdef"
SECOND = 1_000_000
MINUTE = 60 * SECOND
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


def now():
    return time.time_ns() // 1000


def wait(condition, what):
    """The first true value of @condition."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


# ---- Files ----


def checked(groups):
    """A text with its sum, as section 9 describes it."""
    text = "\n".join(
        f"[{group}]\n" + "".join(f"{name}={value}\n" for name, value in values.items()) for group, values in groups.items()
    )
    return text + f"# sha256 {hashlib.sha256(text.encode()).hexdigest()}\n"


def rule(**more):
    """A daily one, as it stands in a schedule."""
    return {
        "when": "daily",
        "nudge": "mood",
        "minute": 0,
        "weekdays": 127,
        "every": 1,
        "day": 0,
        "month-day": 1,
        "offset": 0,
        "unless-written": 0,
        "sound": 0,
        "steps": 0,
        "later": 30,
        "since": now(),
        **more,
    }


def ahead(moment, **more):
    """A rule that is due at @moment (µs), and its session."""
    return rule(when="session", offset=-1, since=0, **more), f"{moment + MINUTE} {moment + 60 * MINUTE}"


class World:
    """A session bus, a home, and a journal that is no more than its key file; all go with it."""

    def __init__(self, base):
        self.base = pathlib.Path(base)
        self.state = self.base / "state"
        self.folder = self.base / "journal"
        self.vault = "00112233445566778899aabbccddeeff"
        self.processes = []
        self.folder.mkdir()
        (self.base / "services").mkdir()
        (self.folder / "keys").write_bytes(b"MTKEYS\r\n" + bytes(16) + bytes.fromhex(self.vault))
        self.environment = {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.base}/bus",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.base}/no-bus",
            "XDG_STATE_HOME": str(self.state),
            "XDG_DATA_HOME": str(self.base / "data"),
            "HOME": str(self.base),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "GIO_USE_VFS": "local",
            "PATH": f"{pathlib.Path(os.environ.get('MEANTIME_CLI', '/')).parent}:{os.environ['PATH']}",
        }
        self.bus = None
        self.boot()

    # -- the session --

    def boot(self):
        """A session begins: nothing but the files is as before."""
        (self.base / "bus.conf").write_text(BUS.format(folder=self.base))
        self.start("dbus-daemon", "--nofork", f"--config-file={self.base}/bus.conf", said=subprocess.DEVNULL)
        self.bus = wait(self.connect, "the bus")
        self.bus.set_exit_on_close(False)

    def connect(self):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        try:
            return Gio.DBusConnection.new_for_address_sync(f"unix:path={self.base}/bus", flags, None, None)
        except GLib.Error: # it does not listen yet
            return None

    def power_off(self):
        for process in reversed(self.processes): # the bus last
            process.kill()
            process.wait()
        self.processes = []
        (self.base / "bus").unlink(missing_ok=True)

    def start(self, *command, said=None, **environment):
        process = subprocess.Popen(
            [os.fspath(word) for word in command],
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        self.processes.append(process)
        return process

    def stop(self, process, sign=signal.SIGTERM):
        process.send_signal(sign)
        status = process.wait(PATIENCE)
        self.processes.remove(process)
        return status

    def call(self, name, path, interface, method, parameters=None):
        answer = self.bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 10_000, None)
        return answer.unpack()

    def owns(self, name):
        bus = "org.freedesktop.DBus"
        return self.call(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", GLib.Variant("(s)", (name,)))[0]

    # -- the service --

    def remind(self, *options, **environment):
        process = self.start(PROGRAM, *options, **environment)
        wait(lambda: self.owns(NAME) or process.poll() is not None, "the service")
        return process

    def ask(self, method, *words):
        parameters = GLib.Variant(f"({'s' * len(words)})", words)
        return self.call(NAME, PATH, NAME, method, parameters)

    def get(self, name):
        properties = "org.freedesktop.DBus.Properties"
        return self.call(NAME, PATH, properties, "Get", GLib.Variant("(ss)", (NAME, name)))[0]

    # -- files --

    def path(self, suffix):
        return self.state / "meantime" / "reminders" / (self.vault + suffix)

    def schedule(self, *rules, sessions="", opened=0, **more):
        """Writes the schedule, as the app does when it is changed."""
        when = {"quiet-from": 0, "quiet-to": 0, "paused-until": 0, "wake": 0, **more}
        if sessions:
            when["sessions"] = sessions
        groups = {
            "journal": {"vault": self.vault, "folder": urllib.parse.quote(str(self.folder)), "opened": opened},
            "when": when,
            **{f"rule {RULE[:-1]}{number}": one for number, one in enumerate(rules)},
            "file": {"format": "meantime-reminders", "version": 1},
        }
        path = self.path(".schedule")
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".schedule.new")
        unfinished.write_text(checked(groups))
        unfinished.rename(path)

    def what_became(self):
        """The service's own file: group → name → value."""
        groups, values = {}, {}
        text = self.path(".state").read_text() if self.path(".state").exists() else ""
        for line in text.splitlines():
            if line.startswith("["):
                values = groups.setdefault(line[1:-1], {})
            elif "=" in line:
                name, value = line.split("=", 1)
                values[name] = value
        return groups

    # -- who shows notifications --

    def mock(self, *words):
        return self.start(sys.executable, "-m", "dbusmock", "--session", *words, said=subprocess.DEVNULL)

    def server(self):
        """dbusmock's notification daemon."""
        process = self.mock("--template", "notification_daemon")
        wait(lambda: self.owns(SERVER), "the notification server")
        return process

    def calls(self, method, name=SERVER, path=SERVER_PATH):
        """The arguments of each call of @method so far."""
        found = self.call(name, path, MOCK, "GetCalls")[0]
        return [arguments for _, called, arguments in found if called == method]

    def shown(self, count=1):
        """All notifications shown, once there are @count."""
        return wait(lambda: len(self.calls("Notify")) >= count and self.calls("Notify"), f"notification {count}")

    def tap(self, number, action):
        arguments = [GLib.Variant("u", number), GLib.Variant("s", action)]
        emit = GLib.Variant("(sssav)", (SERVER, "ActionInvoked", "us", arguments))
        self.call(SERVER, SERVER_PATH, MOCK, "EmitSignal", emit)

    def closed(self, count=1):
        return wait(lambda: len(self.calls("CloseNotification")) >= count, f"{count} closed")


@contextlib.contextmanager
def world():
    base = tempfile.mkdtemp(prefix="meantime-reminding-")
    made = World(base)
    try:
        yield made
    finally:
        made.power_off()
        shutil.rmtree(base, ignore_errors=True)
