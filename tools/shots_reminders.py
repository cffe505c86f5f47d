# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the screens about reminders and quick notes, for tools/shots_scenes.py."""
import datetime
import subprocess

import steps


def see_reminders(app):
    app.window_action("win.reminders")
    app.reads("Add a Reminder…")


def add_reminder(app):
    app.tap(app.get("button", "Add a Reminder…"))
    app.reads("Every day at")


def make_it_weekly(app):
    app.tab_to("combo box", "When", backwards=True)
    for key in "space", "Down", "Return":
        app.key(key)
    app.get("toggle button", "Tuesday")
    for day in "Tuesday", "Thursday", "Saturday", "Sunday":
        app.press("toggle button", day)
    app.reads("Every Monday, Wednesday and Friday at")


def use_own_words(app):
    app.tab_to("switch", "My Own Words")
    app.key("space")
    app.set_text(app.get("text box", "Words"), "Water the fern")


def keep_reminder(app):
    app.press("button", "Save")
    app.gone("button", "Save")
    app.reads("Next:")


def see_reminders_state(app):
    app.bring_into_sight(app.get("button", "Save to Calendar…"))


def miss_reminder(app):
    """One that was due some 23 hours ago, while the journal was locked."""
    steps.lock(app)
    at = (datetime.datetime.now() + datetime.timedelta(hours=1)).strftime("%H:%M")
    command = ["faketime", "-f", "-2d", "meantime-cli", "--passphrase-file", "-", "remind", "daily", "--at", at]
    subprocess.run(command, input=f"{app.secret}\n", encoding="utf-8", stdout=subprocess.DEVNULL, check=True)
    steps.unlock(app, app.secret)
    app.reads("While you were away")
    app.bring_into_sight(app.get("button", "All Right"))


def offer_reminder(app):
    app.reads("Meantime reminds you")
    app.bring_into_sight(app.get("button", "No, Thank You"))


def leave_quick_note(app):
    app.press("radio", "All right")
    app.press("button", "Seal")
    app.reads("Sealed")
