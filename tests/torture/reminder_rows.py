# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders: whatever ends the service, what was due is shown at least once; a schedule that is not as it was written is
taken for nothing."""
import pathlib
import signal
import sys
import time

from rows import Row

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "app" / "reminders"))
import reminding # pylint: disable=wrong-import-position

SHARE = 0.25 # each trial is a session with a bus
LIFE = 0.15 # seconds in which it has started, shown and written that down, mostly
SETTLED = 0.3


def find_program(bench):
    """Beside meantime-cli, as installed and as built."""
    beside = pathlib.Path(bench.programs.cli).resolve().parent
    found = [beside / "meantime-reminders", beside.parent / "reminders" / "meantime-reminders"]
    return next(path for path in found if path.is_file())


def one_due(world):
    one, session = reminding.ahead(reminding.now() - reminding.SECOND)
    world.schedule(one, sessions=session)


def waits(world):
    """Whether it is written down that one was shown."""
    return any(int(values.get("waiting", 0)) > 0 for values in world.what_became().values())


def killed(bench, trial):
    """At any moment of its first look, or as soon as it says that something was shown."""
    program = find_program(bench)
    with reminding.world() as world:
        world.server()
        one_due(world)
        service = world.start(program)
        if trial.number % 2:
            time.sleep(trial.dice.uniform(0, LIFE))
        else:
            end = time.monotonic() + reminding.PATIENCE
            while not waits(world) and time.monotonic() < end:
                pass
        world.stop(service, signal.SIGKILL)
        if waits(world) and not world.calls("Notify"):
            trial.told_wrongly("a reminder that was not shown is written down as shown")
        reminding.wait(lambda: not world.owns(reminding.NAME), "its end")
        world.start(program)
        reminding.wait(lambda: world.owns(reminding.NAME), "the service")
        reminding.wait(lambda: waits(world), "the state")
        if not world.calls("Notify"):
            trial.lost("a reminder that was due was never shown")


def damaged(bench, trial):
    """A bit flipped, or cut short."""
    program = find_program(bench)
    with reminding.world() as world:
        world.server()
        one_due(world)
        data = bytearray(world.path(".schedule").read_bytes())
        place = trial.dice.randrange(len(data))
        if trial.dice.random() < 0.3:
            data = data[:place]
        else:
            data[place] ^= 1 << trial.dice.randrange(8)
        world.path(".schedule").write_bytes(data)
        service = world.start(program)
        reminding.wait(lambda: world.owns(reminding.NAME), "the service")
        world.ask("Changed")
        time.sleep(SETTLED)
        if service.poll() is not None:
            trial.lost(f"a damaged schedule ended the service: {service.returncode}")
        if world.calls("Notify"):
            trial.undetected(f"a schedule changed at {place} was taken for whole")


ROWS = [
    Row("reminders: killed at any moment", killed, share=SHARE),
    Row("reminders: a damaged schedule", damaged, share=SHARE),
]
