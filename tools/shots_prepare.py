# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps to the pictures of preparing for a session."""
import steps


def question_menu(app):
    """What can be done with a question one brings."""
    steps.go_to(app, "Session")
    steps.row_with(app, "How would I know")
    app.click(app.all("toggle button", "More")[1])
    app.get("menu item")


def note(app):
    """The note beside something one brings."""
    steps.go_to(app, "Session")
    app.do(steps.row_with(app, "Clara slept for three hours"), "agenda.note")
    app.get("dialog")


def left_out(app):
    """What is not for this time, and what was counted, below the list."""
    steps.go_to(app, "Session")
    app.tap(steps.row_with(app, "Not this time"))
    app.bring_into_sight(app.get("button", "Take Back"))
    app.bring_into_sight(steps.row_with(app, "from 2 tasks"))
