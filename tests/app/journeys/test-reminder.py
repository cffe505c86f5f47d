#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reminder made in the app comes while the journal is locked; one tap on it, and how one is is in the journal."""
import datetime
import subprocess
import sys
import time

from journey import Journal, play, start, steps, wait

MARGIN = 20 # seconds for what has to be done before the reminder comes
STEP = "step-"
JOURNAL = Journal()
PROCESSES = [subprocess.Popen(["mako"]), subprocess.Popen(["meantime-reminders"])]
APP = start()
TAPPED = None


def notifications():
    told = subprocess.run(["makoctl", "list"], capture_output=True, encoding="utf-8", check=False)
    return told.stdout


def soon():
    """The next full minute there is time for."""
    moment = datetime.datetime.now() + datetime.timedelta(seconds=MARGIN)
    return (moment + datetime.timedelta(minutes=1)).replace(second=0, microsecond=0)


def a_reminder_is_made_among_the_preferences():
    steps.unlock(APP, JOURNAL.key)
    APP.window_action("win.reminders")
    APP.reads("Reminders come, also after the device was switched off")
    APP.tap(APP.get("button", "Add a Reminder…"))
    due = soon().strftime("%H:%M")
    APP.set_text(APP.get("text box", "Time"), due)
    APP.tab_to("switch", "Three Steps of Mood as Buttons")
    APP.key("space")
    APP.get("switch", "Three Steps of Mood as Buttons", state="checked")
    APP.press("button", "Save")
    APP.gone("button", "Save")
    APP.reads(f"Every day at {due}")
    APP.reads(f"Next: Today, {due}")


def it_comes_while_the_journal_is_locked_and_says_nothing():
    APP.key("Escape")
    APP.gone("dialog")
    steps.lock(APP)
    wait(lambda: "A moment for you?" in notifications(), "reminder", 100)
    for word in "mood", "therapy", "wrote", "session":
        assert word not in notifications().lower(), notifications()


def one_taps_how_one_is():
    global TAPPED
    TAPPED = datetime.datetime.now(datetime.timezone.utc)
    assert subprocess.run(["makoctl", "invoke", f"{STEP}2"], check=False).returncode == 0, notifications()
    wait(lambda: "A moment for you?" not in notifications(), "end of the notification")
    wait(lambda: list((JOURNAL.folder / "inbox").glob("*.note")), "sealed note")
    time.sleep(2) # the moment of the tap is told from that of the opening


def it_is_in_the_journal_at_the_time_of_the_tap():
    steps.unlock(APP, JOURNAL.key)
    APP.reads("A note you left without unlocking is here now")
    steps.lock(APP)
    (entry,) = JOURNAL.entries()
    assert entry["kind"] == "mood" and entry["fields"]["valence"] == 2, entry
    apart = datetime.datetime.fromisoformat(entry["at"]) - TAPPED
    assert abs(apart.total_seconds()) < 1.5, (entry["at"], TAPPED)


def nothing_is_left():
    assert APP.stop() == 0
    for process in PROCESSES:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(
        play(
            a_reminder_is_made_among_the_preferences,
            it_comes_while_the_journal_is_locked_and_says_nothing,
            one_taps_how_one_is,
            it_is_in_the_journal_at_the_time_of_the_tap,
            nothing_is_left,
        )
    )
