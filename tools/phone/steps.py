# SPDX-License-Identifier: GPL-3.0-or-later
"""What one does in Meantime, in the words that stand on its screens: for the demo, the gallery and the journeys."""
import re

from accessible import wait

RECOVERY_KEY = re.compile(r"(\w{5}-){6}\w{5}")


def first_start(app, passphrase):
    """Makes a journal; the recovery key comes later."""
    app.press("button", "Begin a Journal")
    app.press("button", "Continue")
    app.set_text(app.get("text box", "Passphrase"), passphrase)
    app.set_text(app.get("text box", "The Same Once More"), passphrase)
    app.press("button", "Make the Journal")
    app.press("button", "Later", seconds=60)
    app.get("tab", "Today")


def unlock(app, secret):
    """Opens the journal; SECRET is a passphrase, or the recovery key, which opens at once."""
    name = "Passphrase"
    if RECOVERY_KEY.fullmatch(secret):
        app.press("button", "Use the Recovery Key")
        name = "Recovery Key"
    app.set_text(app.get("text box", name), secret)
    app.press("button", "Unlock")
    if name == "Recovery Key":
        app.press("button", "Later", seconds=60)  # a new passphrase is offered
        app.gone("dialog")
    app.get("tab", "Today", seconds=60)


def go_to(app, place):
    """To "Today", "Journal", "Session" or "Patterns"."""
    app.press("tab", place)
    app.get("tab", place, state="selected")


def show_all_days(app):
    """The Journal without its calendar, and with all that is in it."""
    if app.has("button", "Go to Day…"):
        app.press("toggle button", "Calendar")
        app.gone("button", "Go to Day…")
    if app.has("button", "Show Everything"):
        app.press("button", "Show Everything")
        app.gone("button", "Show Everything")


def go_home(app):
    """Out of dialogs and pages to Today; whether it worked."""
    if app.has("menu item"):
        app.key("Escape")
        app.gone("menu item")
    for _ in range(5):
        if app.has("tab", "Today") and not app.has("dialog") and not app.has("alert dialog"):
            go_to(app, "Today")
            return True
        app.key("Escape")
        if not app.has("tab", "Today"):
            app.key("Left", "alt")
    return False


def lock(app):
    app.window_action("win.lock")
    app.get("text box", "Passphrase")


def keep_mood(app, step, word=None, among=None):
    """A mood by one tap on Today; then, if there is one, a WORD for it from AMONG, a group of them."""
    app.press("radio", step)
    app.reads("Kept")
    if not word:
        return
    app.press("button", "Add More")
    app.tap(app.get("list item", among))
    app.press("toggle button", word)
    app.get("toggle button", word, state="pressed")
    app.press("button", "Done")


def begin_to_write(app):
    """A new entry, by the shortcut; the page one writes on, with the cursor in it."""
    app.key("n", "ctrl")
    return the_page(app)


def the_page(app):
    """Where the text of the open entry is written."""
    return app.get("text box", None, state="multi-line")


def go_back(app):
    """From the page of an entry to the place below it, by key."""
    app.key("Escape")
    app.get("tab", "Today")


def write(app, button, text):
    """On Today: begins what BUTTON is for, writes TEXT, and comes back."""
    app.press("button", button)
    app.set_text(the_page(app), text)
    app.reads("Saved")
    go_back(app)


def row_with(app, words):
    """The row of a list that has WORDS in it; its name may have only their beginning."""

    def rows():
        return [row for row in app.all("list item") if words in row.words()]

    return wait(rows, f"row with {words!r}", tree=app.told)[0]


def open_entry(app, words):
    """In the Journal: the page of the entry whose row has WORDS."""
    app.tap(row_with(app, words))
    app.get("toggle button", "Bring to the Session")


def search(app):
    """In the Journal: the line for words to find."""
    go_to(app, "Journal")
    if not app.has("search box"):
        app.press("toggle button", "Search")
    app.get("search box")


def find_entry(app, words):
    """The page of the entry with WORDS, found by searching for them."""
    search(app)
    app.set_text(app.get("search box", "Words to find"), words)
    open_entry(app, words)


def look_at(app, words, shown):
    """Opens the entry that is found by WORDS, whether or not its row has them; what is SHOWN then."""
    search(app)
    app.set_text(app.get("search box", "Words to find"), words)
    app.tap(row_with(app, "to open on"))
    app.reads(shown)


def begin_felt_off(app):
    """The page one writes on about something that felt off."""
    go_to(app, "Session")
    app.reads("Cards")  # what stands above it has come
    app.tab_to("list item", "Did something feel off?", limit=40)
    app.key("Return")
    return the_page(app)


def see_skills(app):
    go_to(app, "Session")
    app.tap(row_with(app, "Skills"))
    app.reads("cold tiles")


def flag(app, words):
    """Takes the entry with WORDS along to the next session."""
    go_to(app, "Journal")
    open_entry(app, words)
    app.press("toggle button", "Bring to the Session")
    app.get("toggle button", "Bring to the Session", state="pressed")
    go_back(app)


def see_pages(app):
    """In the dialog for sharing: the very pages that would be written."""
    app.press("button", "See the Pages")
    app.get("button", "Save…", state="sensitive", seconds=30)


def save_pages(app, path, recipient=None):
    """From the pages to a file, through the file dialog."""
    app.press("button", "Save…")
    app.get("text box", "For Whom, If You Like")
    if recipient:
        app.set_text(app.get("text box", "For Whom, If You Like"), recipient)
    app.press("button", "Save…")
    dialog = app.get("dialog", None, state="modal")
    app.set_text(app.get("text box", "Name", under=dialog), str(path))
    app.press("button", "Save", under=dialog)
    wait(path.exists, f"file {path}", 30, app.told)
