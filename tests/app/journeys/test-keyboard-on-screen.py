#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard on the screen takes a third of it: the line that is being written stays in sight."""
import sys

from journey import Journal, play, show_keyboard, start, steps, wait

JOURNAL = Journal()
APP = start()


def height():
    """Of what the keyboard leaves."""
    return APP.extents(APP.tree().children[0])[3]


def field():
    return APP.focused()


def is_in_sight():
    _, top, _, tall = APP.line(field())
    return top >= 0 and top + tall <= height()


def come_and_go():
    """Brings the keyboard up, looks at the line, and takes it away again."""
    whole = height()
    show_keyboard()
    wait(lambda: height() < whole - 100, "keyboard on the screen", tree=APP.told)
    wait(is_in_sight, f"line in sight above the keyboard, at {APP.line(field())} of {height()}", 3, APP.told)
    APP.type(" and on")
    wait(is_in_sight, f"line in sight while it grows, at {APP.line(field())} of {height()}", 3, APP.told)
    show_keyboard(False)
    wait(lambda: height() == whole, "whole screen")


def at_the_end_of_a_long_page():
    steps.unlock(APP, JOURNAL.key)
    steps.begin_to_write(APP)
    for number in range(40):
        APP.type(f"Line {number}, of a long evening.\n")
    APP.type("The last")
    come_and_go()


def in_the_middle_of_it():
    for _ in range(12):
        APP.key("Up")
    come_and_go()


def where_the_locked_journal_is_opened():
    steps.lock(APP)
    APP.tap(APP.get("text box", "Passphrase"))
    wait(lambda: field() and field().name == "Passphrase", "cursor in the passphrase")
    APP.type("seven quiet")
    come_and_go()


if __name__ == "__main__":
    sys.exit(play(at_the_end_of_a_long_page, in_the_middle_of_it, where_the_locked_journal_is_opened))
