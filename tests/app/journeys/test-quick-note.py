#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A word on the way, without the passphrase: it is in the journal afterwards, at its own time."""
import datetime
import subprocess
import sys

from journey import App, FOLDER, Journal, play, show_keyboard, start, steps, wait

JOURNAL = Journal()
TEXT = "The man with the ladder smiled"
QUICK = None


def open_quick():
    global QUICK
    QUICK = App(["meantime", "--quick"], env={"G_DEBUG": "fatal-warnings"})
    QUICK.get("text box")


def height():
    return QUICK.extents(QUICK.tree().children[0])[3]


def waiting():
    return sorted((FOLDER / "inbox").glob("*.note"))


def one_writes_above_the_keyboard_on_the_screen():
    open_quick()
    whole = height()
    wait(lambda: QUICK.focused() and QUICK.focused().role == "text box", "cursor among the words", tree=QUICK.told)
    show_keyboard()
    wait(lambda: height() < whole - 100, "keyboard on the screen", tree=QUICK.told)
    QUICK.type(TEXT)

    def in_sight():
        _, top, _, tall = QUICK.line(QUICK.focused())
        return top >= 0 and top + tall <= height()

    wait(in_sight, "line in sight above the keyboard", tree=QUICK.told)
    show_keyboard(False)
    wait(lambda: height() == whole, "whole screen")


def a_step_and_a_key_seal_it():
    QUICK.press("radio", "All right")
    QUICK.get("radio", "All right", state="checked")
    QUICK.key("Return", "ctrl")
    QUICK.reads("Sealed")
    assert QUICK.process.wait(20) == 0
    QUICK.hands.end()
    assert len(waiting()) == 1
    assert TEXT.encode() not in waiting()[0].read_bytes()


def closing_the_window_keeps_what_stands_there():
    open_quick()
    QUICK.type("Half a sent")
    QUICK.key("w", "ctrl")
    QUICK.reads("Sealed")
    assert QUICK.process.wait(20) == 0
    QUICK.hands.end()
    assert len(waiting()) == 2


def being_ended_keeps_it_too():
    open_quick()
    QUICK.type("The bus is here")
    assert QUICK.stop() == 0
    assert len(waiting()) == 3


def all_of_it_comes_in_at_its_own_time():
    told = JOURNAL.entries()
    assert not waiting()
    assert sorted(entry["text"] for entry in told) == ["Half a sent", "The bus is here", TEXT], told
    mood = next(entry for entry in told if entry["text"] == TEXT)
    assert mood["kind"] == "mood" and mood["fields"]["valence"] == 5, mood
    times = [datetime.datetime.fromisoformat(entry["at"]) for entry in reversed(told)]
    assert [entry["text"] for entry in reversed(told)] == [TEXT, "Half a sent", "The bus is here"]
    assert times == sorted(times) and (times[-1] - times[0]).total_seconds() > 1, times


def where_the_journal_is_open_it_is_there_at_once():
    app = start()
    steps.unlock(app, JOURNAL.key)
    assert subprocess.run(["meantime", "--quick"], timeout=10, check=False).returncode == 0
    app.reads("Closing the window saves it as well")
    app.type("Said in passing")
    app.key("Return", "ctrl")
    app.reads("It is in the journal")
    wait(lambda: len(app.tree().children) == 1, "end of the small window", tree=app.told)
    steps.go_to(app, "Journal")
    app.reads("Said in passing")
    assert not waiting()
    assert app.stop() == 0


if __name__ == "__main__":
    sys.exit(
        play(
            one_writes_above_the_keyboard_on_the_screen,
            a_step_and_a_key_seal_it,
            closing_the_window_keeps_what_stands_there,
            being_ended_keeps_it_too,
            all_of_it_comes_in_at_its_own_time,
            where_the_journal_is_open_it_is_there_at_once,
        )
    )
