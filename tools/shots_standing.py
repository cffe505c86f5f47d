# SPDX-License-Identifier: GPL-3.0-or-later
"""How one gets to what stays between sessions, and into one, for tools/shots_scenes.py."""
import steps


def stays(name, words):
    """What the row NAME below What Stays leads to, which has WORDS in it."""

    def go(app):
        steps.go_to(app, "Session")
        stays_in = app.get("list", "What Stays")
        app.tap(next(row for row in stays_in.walk() if row.role == "list item" and row.name == name))
        app.reads(words)

    return go


def session_menu(app):
    steps.go_to(app, "Session")
    app.press("toggle button", "Session Menu")
    app.get("menu item")


def from_session(action, words):
    """What ACTION of the next session's menu leads to, which has WORDS in it."""

    def go(app):
        steps.go_to(app, "Session")
        app.do_somewhere(action)
        app.reads(words)

    return go


def session_details(app):
    steps.go_to(app, "Session")
    app.tap(steps.row_with(app, "50 minutes"))
    app.reads("How Often")


def task(words):
    """The task with WORDS, from Today."""

    def go(app):
        steps.go_to(app, "Today")
        app.tap(steps.row_with(app, words))
        app.get("dialog")

    return go


def cards(app):
    app.window_action("win.cards")
    app.reads("Pages that stay")


def card(name, words):
    """The card NAME, which has WORDS on it."""

    def go(app):
        cards(app)
        app.tap(steps.row_with(app, name))
        app.reads(words)

    return go


def open_card(app):
    """What is said and asked before a card can be read while the journal is locked."""
    card("When it gets hard", "Samira")(app)
    app.tap(steps.row_with(app, "Readable While Locked"))
    app.get("text box", "Passphrase or Recovery Key")


def open_card_and_lock(app):
    app.set_text(app.get("text box", "Passphrase or Recovery Key"), app.secret)
    app.press("button", "Make It Readable")
    app.gone("dialog")
    steps.lock(app)
    app.get("button", "When It Gets Hard")


def card_part(name):
    """The part NAME of the card that is open, as it is written."""

    def go(app):
        app.tap(steps.row_with(app, name))
        app.get("dialog")

    return go


def sit_in_session(app):
    """The one screen during the session."""
    steps.go_to(app, "Session")
    app.press("button", "Begin the Session")
    app.reads("What we agreed")


def unfold_numbers(app):
    """On the page of the check-ins: the first line as numbers."""
    app.tap(app.all("list item", "From 9 check-ins")[0])
    app.reads("16:10")
