# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the screens of tools/shots_scenes.py that hand something over."""
import os
import subprocess

import steps
from accessible import wait


def share_from_journal(app):
    """What was ticked by a rule, in the dialog for sharing."""
    steps.go_to(app, "Journal")
    app.do_somewhere("journal.share")
    wait(lambda: "Nothing is chosen yet." in app.everything() or app.has("button", "Begin Anew"), "dialog", tree=app.told)
    if app.has("button", "Begin Anew"):
        app.press("button", "Begin Anew")
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
    app.bring_into_sight(text)
    left, top, _, _ = app.extents(text)
    app.fingers().send("click", left + 20, top + 14)
    app.reads("Hidden Here")


def choose_how_to_save(app):
    app.press("button", "Save…")
    app.get("text box", "For Whom, If You Like")


def read_pages(app):
    app.press("toggle button", "As Text")
    app.reads("Page 1 of")


def show_on_screen(app):
    app.press("button", "Show")
    app.get("button", "Done")


def read_what_is_shown(app):
    """The shown pages as text, which needs no other size."""
    app.press("toggle button", "As Text")
    app.gone("button", "Larger")


def lock_with_a_password(app):
    app.tab_to("switch")
    app.key("space")
    app.bring_into_sight(app.get("text box", "Password"))
    app.reads("Nobody can open this file without it")


def ask_to_show(app):
    """Back on the pages: the question before nothing but these can be reached."""
    app.key("Escape")
    app.press("button", "Show on This Screen…")
    app.get("button", "Show")


def tick_some_days(app):
    app.do_somewhere("choose.days")
    app.get("button", "Tick These")


def see_shared(app):
    """What is kept of two things that were handed over while the journal was locked."""
    steps.lock(app)
    for name, *chosen in ("sheet", "--sheet"), ("pages", "--flagged", "--for", "Helena"):
        command = ["meantime-cli", "--passphrase-file", "-", "export", "--format", "pdf", *chosen, "--out"]
        path = os.path.join(os.environ["XDG_DATA_HOME"], f"{name}.pdf")
        subprocess.run([*command, path], input=f"{app.secret}\n", encoding="utf-8", stdout=subprocess.DEVNULL, check=True)
    steps.unlock(app, app.secret)
    app.window_action("win.shared")
    app.reads("Helena")


def see_one_shared(app):
    app.tap(steps.row_with(app, "Helena"))
    app.reads("Where To")


def scenes(scene, begin):
    """What there is to see, as SCENEs that begin with the state BEGIN; the first goes on from the Session."""
    return [
        scene(begin, "share", lambda app: (app.press("button", "Share…"), app.reads("See the Pages")), after=True),
        scene(begin, "share-pages", steps.see_pages, after=True),
        scene(begin, "share-text", read_pages, after=True),
        scene(begin, "share-save", choose_how_to_save, after=True),
        scene(begin, "share-password", lock_with_a_password, after=True),
        scene(begin, "share-ask-show", ask_to_show, after=True),
        scene(begin, "share-show", show_on_screen, after=True),
        scene(begin, "share-show-text", read_what_is_shown, after=True),
        scene(begin, "share-ticked", share_from_journal),
        scene(begin, "share-shown", see_what_is_shown, after=True),
        scene(begin, "share-days", lambda app: (share_from_journal(app), tick_some_days(app))),
        scene(begin, "booklet", begin_booklet),
        scene(begin, "booklet-chapters", tick_all_for_booklet, after=True),
        scene(begin, "booklet-ticked", tick_chapter, after=True),
        scene(begin, "booklet-pages", steps.see_pages, after=True),
    ]
