# SPDX-License-Identifier: GPL-3.0-or-later
"""What one does in Meantime, in the words that stand on its screens: for the demo, the gallery and the journeys."""


def unlock(app, secret):
    """Opens the journal; SECRET is a passphrase, or the recovery key, which opens at once."""
    field = app.get("text box", "Passphrase")
    app.set_text(field, secret)
    app.tap(field)
    app.key("Return")
    app.get("tab", "Today")


def go_to(app, place):
    """To "Today", "Journal" or "Session"."""
    app.press("tab", place)
    app.get("tab", place, state="selected")


def lock(app):
    app.window_action("win.lock")
    app.get("text box", "Passphrase")
