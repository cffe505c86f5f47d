#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a portal gives to the app when a reminder is tapped reaches the service, and no window comes."""
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import APP, APP_PATH, SECOND, ahead, now, wait # pylint: disable=wrong-import-position

Variant = reminding.GLib.Variant
PROGRAM = os.environ["MEANTIME"]
SCREEN = {name: os.environ[name] for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY")}


def start_app(world):
    world.start(PROGRAM, "--gapplication-service", GSETTINGS_BACKEND="memory", GTK_A11Y="none", **SCREEN)
    wait(lambda: world.owns(APP), "the app")


def activate(world, action, value):
    parameters = Variant("(sava{sv})", (action, [value], {}))
    world.call(APP, APP_PATH, "org.freedesktop.Application", "ActivateAction", parameters)


def windows(world):
    """How many the app has on the bus."""
    text = world.call(APP, f"{APP_PATH}/window", "org.freedesktop.DBus.Introspectable", "Introspect")[0]
    return text.count("<node name=")


@cli.test
def a_tap_is_handed_on_without_a_window():
    with reminding.world() as world, cli.journal() as journal:
        keys = (journal.folder / "keys").read_bytes()
        world.folder, world.vault = journal.folder, keys[24:40].hex()
        world.server()
        one, session = ahead(now() - 10 * SECOND, steps=1)
        world.schedule(one, sessions=session)
        world.remind()
        world.shown()
        start_app(world)
        activate(world, "reminder", Variant("s", "step-2"))
        world.closed()
        wait(lambda: list((journal.folder / "inbox").glob("*.note")), "the note")
        wait(lambda: not world.owns(APP), "the app to go: a window would have held it")
        time.sleep(1.5)
        assert [one["fields"]["valence"] for one in journal.list()] == [2]
        start_app(world)
        activate(world, "open-journal", Variant.new_bytestring(str(journal.folder).encode()))
        wait(lambda: windows(world) == 1, "the window")


if __name__ == "__main__":
    cli.main()
