# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the screens of tools/shots_scenes.py that hand something over."""
import steps


def share_from_journal(app):
    """What was ticked by a rule, in the dialog for sharing."""
    steps.go_to(app, "Journal")
    app.do_somewhere("journal.share")
    app.reads("Nothing is chosen yet.")
    app.press("toggle button", "Tick")
    app.get("menu item")
    app.key("Return")
    app.reads("were ticked")


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
