# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the screens of tools/shots_scenes.py that hand something over."""
import steps
from accessible import wait


def share_from_journal(app):
    """What was ticked by a rule, in the dialog for sharing."""
    steps.go_to(app, "Journal")
    app.do_somewhere("journal.share")
    app.reads("Nothing is chosen yet.")
    app.press("toggle button", "Tick")
    app.get("menu item")
    app.key("Return")
    app.reads("were ticked")


def begin_booklet(app):
    """A booklet, before anything is ticked."""
    steps.go_to(app, "Session")
    stays_in = app.get("list", "What Stays")
    app.tap(next(row for row in stays_in.walk() if row.role == "list item" and row.name == "My Time as a Booklet"))
    app.reads("Nothing is chosen yet.")
    app.get("checkbox")


def tick_all_for_booklet(app):
    """What a rule ticks, and on to its chapters."""
    app.press("toggle button", "Tick")
    app.get("menu item")
    app.key("Return")
    app.reads("were ticked")
    app.press("button", "Choose Chapters")
    app.reads("Tick the chapters")


def tick_chapter(app):
    app.tap(app.get("checkbox", "Other pages…"))
    app.reads("page")


def share_card(app):
    """What is on the card, also where something else had been chosen before."""
    app.press("button", "Share…")
    wait(lambda: app.has("button", "See the Pages") or app.has("button", "Begin Anew"), "dialog", tree=app.told)
    if app.has("button", "Begin Anew"):
        app.press("button", "Begin Anew")
    app.get("button", "See the Pages", state="sensitive")


def see_what_is_shown(app):
    app.press("button", "What Is Shown of This Entry")
    text = app.get("text box", "The Text")
    app.get("switch", state="focused")
    left, top, _, _ = app.extents(text)
    app.fingers().send("click", left + 20, top + 14)
    app.reads("Hidden Here")


def choose_how_to_save(app):
    app.press("button", "Save…")
    app.get("text box", "For Whom, If You Like")


def show_on_screen(app):
    app.press("button", "Show on This Screen…")
    app.press("button", "Show")
    app.get("button", "Done")


def read_what_is_shown(app):
    """The shown pages as text, which needs no other size."""
    app.press("toggle button", "As Text")
    app.gone("button", "Larger")
