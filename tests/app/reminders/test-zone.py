#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The zone of the device changes under the service: what is next is reckoned anew, without anybody telling it."""
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import SECOND, rule, wait # pylint: disable=wrong-import-position

ZONES = pathlib.Path("/usr/share/zoneinfo")
LOCALTIME = pathlib.Path("/etc/localtime")
HOUR, MINUTE = 12, 34


def enter_namespace():
    """Begins again in a mount namespace of our own: what is mounted here is gone with this process."""
    if os.environ.get("MEANTIME_UNSHARED"):
        return
    os.environ["MEANTIME_UNSHARED"] = "1"
    user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", *user, sys.executable, *sys.argv])


def mount_etc(base):
    """In the place of /etc a copy of it, in which the zone may be changed."""
    copy = pathlib.Path(base) / "etc"
    shutil.copytree("/etc", copy, symlinks=True, copy_function=copy_what_can_be_read)
    subprocess.run(["mount", "--bind", copy, "/etc"], check=True)


def copy_what_can_be_read(source, target):
    if os.access(source, os.R_OK):
        shutil.copy(source, target)


# A plain file in the place of the link is UTC to GLib (2.84), in every program.


def exchange(name):
    """As timedatectl does it."""
    unfinished = LOCALTIME.with_name("localtime.new")
    unfinished.symlink_to(ZONES / name)
    unfinished.rename(LOCALTIME)


def make_anew(name):
    """As ln -sf does it."""
    LOCALTIME.unlink()
    LOCALTIME.symlink_to(ZONES / name)


def expected(name):
    """When the clock there shows the time of the rule next, µs."""
    zone = zoneinfo.ZoneInfo(name)
    now = datetime.datetime.now(zone)
    next_one = now.replace(hour=HOUR, minute=MINUTE, second=0, microsecond=0)
    if next_one <= now:
        next_one = (next_one + datetime.timedelta(days=1)).replace(tzinfo=zone)
    return int(next_one.timestamp()) * SECOND


def tells(world, name):
    return world.get("NextDue") == expected(name)


@cli.test
def a_zone_that_is_changed_under_it_is_seen():
    with reminding.world() as world:
        del world.environment["TZ"]
        exchange("Europe/Berlin")
        world.server()
        world.schedule(rule(minute=HOUR * 60 + MINUTE))
        world.remind()
        wait(lambda: tells(world, "Europe/Berlin"), "the time in Berlin")
        for change, name in (
            (exchange, "Asia/Tokyo"), (make_anew, "America/New_York"), (exchange, "Pacific/Chatham"), (make_anew, "Asia/Kolkata"),
        ):
            change(name)
            wait(lambda name=name: tells(world, name), f"the time in {name}")


if __name__ == "__main__":
    enter_namespace()
    with tempfile.TemporaryDirectory(prefix="meantime-zone-") as folder:
        mount_etc(folder)
        try:
            cli.main()
        finally:
            subprocess.run(["umount", "--lazy", "/etc"], check=True)
