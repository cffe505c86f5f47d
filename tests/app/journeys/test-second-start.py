#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody starts Meantime again while it is there: there is one window, and it comes to the front."""
import subprocess
import sys

from journey import Journal, play, start, steps, wait

JOURNAL = Journal()
APP = start()


def windows():
    return APP.tree().children


def a_second_start_ends_at_once():
    assert subprocess.run(["meantime"], timeout=10, check=False).returncode == 0
    assert APP.process.poll() is None


def there_is_one_window_and_it_is_in_front():
    assert len(windows()) == 1, APP.told()
    wait(lambda: "active" in windows()[0].states, "window in front", tree=APP.told)


def what_was_open_stays_open():
    steps.unlock(APP, JOURNAL.key)
    subprocess.run(["meantime"], timeout=10, check=True)
    assert len(windows()) == 1 and APP.has("tab", "Today"), APP.told()


def a_desktop_action_begins_an_entry_in_the_same_window():
    subprocess.run(["gapplication", "action", "io.github.meantime_journal.Meantime", "write", "'thought'"], check=True)
    APP.gone("tab", "Today")
    assert len(windows()) == 1, APP.told()


def quitting_leaves_nothing():
    APP.key("q", "ctrl")
    assert APP.process.wait(10) == 0


if __name__ == "__main__":
    sys.exit(
        play(
            a_second_start_ends_at_once,
            there_is_one_window_and_it_is_in_front,
            what_was_open_stays_open,
            a_desktop_action_begins_an_entry_in_the_same_window,
            quitting_leaves_nothing,
        )
    )
