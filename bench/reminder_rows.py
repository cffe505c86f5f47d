# SPDX-License-Identifier: GPL-3.0-or-later
"""What meantime-reminders costs, which is there all day: memory, a start, and how often it wakes a phone that sleeps."""
import contextlib
import hashlib
import pathlib
import re
import signal
import subprocess
import tempfile
import time

ROUNDS = 7
START_MS = 50
QUIET_SECONDS = 60 # of watching for what wakes it
SETTLE_SECONDS = 20 # until GLib's threads of the start have ended
PATIENCE = 20
NAMES = {
    "meantime-reminders": "io.github.meantime_journal.Meantime.Reminders",
    "floor-loop": "io.github.meantime_journal.Floor",
    "floor-service": "io.github.meantime_journal.FloorService",
}
VAULT = "00112233445566778899aabbccddeeff"
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
# One reminder that is due in years (docs/file-formats.md, section 9).
SCHEDULE = """[journal]
vault={vault}
folder={folder}/journal
opened=0

[when]
quiet-from=0
quiet-to=0
paused-until=0
wake=0

[rule 0123456789abcdef0123456789abcdef]
when=once
nudge=mood
minute=0
weekdays=127
every=1
day=40000
month-day=1
offset=0
unless-written=0
sound=0
steps=0
later=30
since=0

[file]
format=meantime-reminders
version=1
"""


@contextlib.contextmanager
def session(surroundings):
    """A bus of its own with nothing on it, and a home with one schedule; gives the environment."""
    with tempfile.TemporaryDirectory(prefix="meantime-bench-") as folder:
        base = pathlib.Path(folder)
        (base / "bus.conf").write_text(BUS.format(folder=folder))
        (base / "journal").mkdir()
        (base / "journal/keys").write_bytes(b"MTKEYS\r\n" + bytes(16) + bytes.fromhex(VAULT))
        place = base / "state/meantime/reminders"
        place.mkdir(parents=True)
        text = SCHEDULE.format(vault=VAULT, folder=folder)
        (place / f"{VAULT}.schedule").write_text(f"{text}# sha256 {hashlib.sha256(text.encode()).hexdigest()}\n")
        bus = subprocess.Popen(
            ["dbus-daemon", "--nofork", f"--config-file={folder}/bus.conf"], stderr=subprocess.DEVNULL
        )
        try:
            await_it((base / "bus").exists)
            yield {
                **surroundings,
                "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/bus",
                "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/no-bus",
                "XDG_STATE_HOME": f"{folder}/state",
                "HOME": folder,
            }
        finally:
            bus.terminate()
            bus.wait()


def await_it(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise OSError("what was started did not come up")
        time.sleep(0.001)


class Listener:
    """dbus-monitor, from whose lines it is known when a name has an owner."""

    def __init__(self, environment):
        rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
        self.process = subprocess.Popen(
            ["dbus-monitor", "--session", rule], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        )
        while "NameAcquired" not in self.process.stdout.readline():
            pass

    def await_name(self, name):
        for line in self.process.stdout:
            if f'string "{name}"' in line:
                return
        raise OSError("the bus went away")

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def pss(process):
    """MiB."""
    text = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8")
    return int(re.search(r"^Pss: +(\d+)", text, re.MULTILINE).group(1)) / 1024


def start(program, environment):
    """Milliseconds until it has its name, and MiB once it is quiet."""
    listener = Listener(environment)
    try:
        begin = time.monotonic()
        process = subprocess.Popen([program], env=environment)
        listener.await_name(NAMES[program.name])
        took = (time.monotonic() - begin) * 1000
        time.sleep(0.5)
        size = pss(process)
        process.terminate()
        process.wait()
        return took, size
    finally:
        listener.close()


def count_wakes(program, environment):
    """How many calls of the system it made in a minute in which nothing was due."""
    process = subprocess.Popen([program], env=environment)
    time.sleep(SETTLE_SECONDS)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as seen:
        watcher = subprocess.Popen(["strace", "-f", "-q", "-o", seen.name, "-p", str(process.pid)])
        time.sleep(QUIET_SECONDS)
        watcher.send_signal(signal.SIGINT) # lets go of what it watches
        watcher.wait(PATIENCE)
        # what each thread was waiting in when it was first looked at, and when no longer, is no call of that minute
        calls = [line for line in seen if "<unfinished" not in line and "<detached" not in line]
    process.terminate()
    process.wait()
    return len(calls)


def measure(bench, table):
    ours = bench.prefix / "bin/meantime-reminders"
    loop, service = bench.programs / "floor-loop", bench.programs / "floor-service"
    told = {ours: [], loop: [], service: []}
    with session(bench.env) as environment:
        for _ in range(ROUNDS):
            for program, values in told.items():
                values.append(start(program, environment))
        wakes = count_wakes(ours, environment)
    starts = {program: [one[0] for one in values] for program, values in told.items()}
    sizes = {program: [one[1] for one in values] for program, values in told.items()}
    table.row("reminders, PSS / bare loop with libnotify", sizes[ours], sizes[loop], 1.50, "MiB")
    table.row("reminders, PSS / GTK service", sizes[ours], sizes[service], 0.50, "MiB")
    table.row(f"reminders, start / {START_MS} ms", starts[ours], [float(START_MS)] * ROUNDS, 1.0, "ms")
    table.row("reminders, start / bare loop with libnotify", starts[ours], starts[loop], 2.00, "ms")
    table.row("reminders, start / GTK service", starts[ours], starts[service], 1.0, "ms")
    table.row("reminders, calls in a quiet minute and one / one", [wakes + 1.0], [1.0], 1.0, "")
