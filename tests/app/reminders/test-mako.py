#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service with a notification daemon that people use, on a phone without a screen."""
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import SECOND, ahead, now, wait # pylint: disable=wrong-import-position

# The compositor's socket lies in the phone's runtime folder, mako's bus is the world's.
SCREEN = {name: os.environ[name] for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY")}


def control(world, *words):
    environment = {**world.environment, **SCREEN}
    return subprocess.run(["makoctl", *words], env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def listed(world):
    """What is on the screen: title, and urgency and buttons, of each."""
    text = control(world, "list")
    found = re.split(r"^Notification \d+: ", text, flags=re.MULTILINE)[1:]
    return [(one.split("\n", 1)[0], set(re.findall(r"Urgency: \w+|(?<=^    )[a-z-]+(?=:)", one, re.MULTILINE))) for one in found]


def remind_of(world, moment):
    one, session = ahead(moment)
    world.schedule(one, sessions=session)


@cli.test
def it_is_on_the_screen_once_and_its_buttons_work():
    with reminding.world() as world:
        world.start("mako", "--default-timeout=1000", **SCREEN)
        wait(lambda: world.owns(reminding.SERVER), "mako")
        remind_of(world, now() - 10 * SECOND)
        service = world.remind(**SCREEN)
        shown = wait(lambda: listed(world), "the notification")
        assert shown == [("A moment for you?", {"Urgency: normal", "default", "open", "later", "not-today"})], shown
        time.sleep(1.5) # it stays until it is answered
        assert len(listed(world)) == 1
        world.stop(service, 9)
        world.remind(**SCREEN)
        wait(lambda: world.get("Notifications") == "shown", "it to be shown again")
        time.sleep(0.5)
        assert len(listed(world)) == 1, listed(world) # exchanged, not piled up
        control(world, "invoke", "later")
        wait(lambda: not listed(world), "it to go")
        wait(lambda: world.get("NextDue") > now() + 20 * 60 * SECOND, "later")


@cli.test
def answered_elsewhere_it_leaves_the_screen():
    with reminding.world() as world:
        world.start("mako", **SCREEN)
        wait(lambda: world.owns(reminding.SERVER), "mako")
        one, session = ahead(now() - 10 * SECOND)
        world.schedule(one, sessions=session)
        world.remind(**SCREEN)
        wait(lambda: listed(world), "the notification")
        world.schedule(one, sessions=session, opened=now())
        wait(lambda: not listed(world), "it to go")


if __name__ == "__main__":
    cli.main()
