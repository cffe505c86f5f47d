# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens and states that tools/shots draws, and how one gets to each in the app."""
import os
import shutil

import shots_patterns
import shots_share
import steps
from accessible import wait
from driver import App, Missing, picture
from shots_finding import calendar, choose_entries, day_with_entries, find_and_open, go_to_day, look_for, what_is_shown, word, words, year
from shots_prepare import left_out, note, question_menu
from shots_reminders import (
    add_reminder, keep_reminder, leave_quick_note, make_it_weekly, miss_reminder, offer_reminder, see_reminders,
    see_reminders_state, use_own_words,
)
from shots_share import see_one_shared, see_shared, share_card
from shots_standing import (
    card, card_part, cards, from_session, open_card, open_card_and_lock, session_details, session_menu, sit_in_session,
    stays, task, unfold_numbers
)

FOLDER = "meantime"  # the usual journal, below the folder for data


class Scene:
    """A state of the app, and the steps to it from where it begins.

    FRESH: no journal yet; DAMAGED: one without its keys; SPOILED: one with a damaged database; LOCKED; OPEN: Today;
    QUICK: the window for a quick note, while it is locked; NOWHERE: the same where there is no journal.

    With AFTER the steps lead on from the scene before it.
    """

    def __init__(self, begin, name, steps_to_it=None, after=False):
        self.begin, self.name, self.steps, self.after = begin, name, steps_to_it or (lambda app: None), after


FRESH, DAMAGED, SPOILED, LOCKED, OPEN = "fresh", "damaged", "spoiled", "locked", "open"
QUICK, NOWHERE = "quick", "nowhere"
PASSPHRASE = "one long shelf of blue jars"


def place(name):
    return lambda app: steps.go_to(app, name)


def press(name, then=None, role="button"):
    """Presses a button, and waits for what it leads to."""

    def go(app):
        app.press(role, name)
        if then:
            app.reads(then)
        else:
            app.gone(role, name)

    return go


def dialog(action):
    """What a window's action brings up."""

    def go(app):
        app.window_action(action)
        app.get("dialog")

    return go


def open_entry(app):
    steps.go_to(app, "Journal")
    steps.show_all_days(app)
    steps.open_entry(app, "If we only get to one thing")


def choose_passphrase(app):
    for field in "Passphrase", "The Same Once More":
        app.set_text(app.get("text box", field), PASSPHRASE)
    app.reads("hard to guess")


def make_journal(app):
    app.press("button", "Make the Journal")
    app.get("button", "Later", seconds=60)


def try_wrong_passphrase(app):
    app.set_text(app.get("text box", "Passphrase"), "not this one")
    app.press("button", "Unlock")
    app.reads("This is neither", 60)


def meet_damage(app):
    app.press("button", "Use the Recovery Key")
    app.set_text(app.get("text box", "Recovery Key"), app.secret)
    app.press("button", "Unlock")
    app.reads("What Helps", 60)


def salvage(app):
    app.tap(steps.row_with(app, "Salvage What Can Be Read"))
    app.get("text box", "Passphrase or Recovery Key")


def begin_salvage(app):
    app.set_text(app.get("text box", "Passphrase or Recovery Key"), app.secret)
    app.press("button", "Begin")
    app.get("button", "Open the Journal", seconds=60)


def act(action, role="dialog", name=None):
    """What an action of the entry that is open brings up."""

    def go(app):
        app.do_somewhere(action)
        app.get(role, name)

    return go


def menu(name):
    """A menu that is open."""

    def go(app):
        app.press("toggle button", name)
        app.get("menu item")

    return go


def fill_bin(app):
    open_entry(app)
    app.do_somewhere("entry.delete")
    app.get("tab", "Today")
    dialog("win.bin")(app)
    app.get("button", "Bring Back")


def make_backup(app):
    app.tap(steps.row_with(app, "Make One Now"))
    steps.row_with(app, "Whole")


def look_into_backup(app):
    app.tap(steps.row_with(app, "Bring It Back…"))
    app.reads("Nothing is overwritten")


def move(app):
    dialog("win.backups")(app)
    app.tap(steps.row_with(app, "Move to a New Phone"))
    app.reads("This phone has")


def type_slip(app):
    app.set_text(app.get("text box", "Recovery Key"), "00000-00009")
    app.reads("There is a slip in group 2")


def preference(name, role="list item"):
    """What a row of the preferences leads to."""

    def go(app):
        dialog("win.preferences")(app)
        app.tap(app.get(role, name))
        app.get("text box", "Passphrase or Recovery Key")

    return go


def choose_other_passphrase(app):
    """From a journal with a backup to the new passphrase for it."""
    dialog("win.backups")(app)
    make_backup(app)
    steps.go_home(app)
    preference("Someone May Know It")(app)
    app.set_text(app.get("text box", "Passphrase or Recovery Key"), app.secret)
    app.press("button", "Continue")
    app.get("text box", "The Same Once More", seconds=60)


def encrypt_anew(app):
    choose_passphrase(app)
    app.press("button", "Encrypt Anew")
    app.get("button", "Later", seconds=60)


def leave_for_another_app(app):
    """No keyboard, and so no window is the one in front."""
    app.put_pointer_away()
    app.hands.end()
    app.hands = None
    wait(lambda: not any("active" in node.states for node in app.tree().children), "a window in the background")


SCENES = [
    Scene(FRESH, "welcome"),
    Scene(FRESH, "bring", press("I Already Have a Journal"), after=True),
    Scene(FRESH, "promise", press("Begin a Journal", "It stays here")),
    Scene(FRESH, "passphrase", press("Continue", "The Same Once More"), after=True),
    Scene(FRESH, "passphrase-chosen", choose_passphrase, after=True),
    Scene(FRESH, "recovery-key", make_journal, after=True),
    Scene(FRESH, "today-first", press("Later"), after=True),
    Scene(FRESH, "journal-empty", place("Journal"), after=True),
    Scene(FRESH, "session-empty", place("Session"), after=True),
    Scene(DAMAGED, "trouble"),
    Scene(SPOILED, "trouble-database", meet_damage),
    Scene(SPOILED, "salvage", salvage, after=True),
    Scene(SPOILED, "salvaged", begin_salvage, after=True),
    Scene(LOCKED, "unlock"),
    Scene(LOCKED, "unlock-wrong", try_wrong_passphrase, after=True),
    Scene(LOCKED, "unlock-recovery-key", press("Use the Recovery Key", "Use the Passphrase"), after=True),
    Scene(LOCKED, "unlock-slip", type_slip, after=True),
    Scene(LOCKED, "note", press("Leave a Note Without Unlocking")),
    Scene(QUICK, "quick"),
    Scene(QUICK, "quick-sealed", leave_quick_note, after=True),
    Scene(NOWHERE, "quick-nowhere", lambda app: app.reads("No Journal Yet")),
    Scene(OPEN, "today"),
    Scene(OPEN, "mood-kept", lambda app: steps.keep_mood(app, "All right"), after=True),
    Scene(OPEN, "mood-more", press("Add More", "Energy"), after=True),
    Scene(OPEN, "write", steps.begin_to_write),
    Scene(OPEN, "journal", place("Journal")),
    Scene(OPEN, "journal-search", steps.search, after=True),
    Scene(OPEN, "journal-filter", lambda app: (place("Journal")(app), menu("All Entries")(app))),
    Scene(OPEN, "journal-what", what_is_shown),
    Scene(OPEN, "journal-chosen", choose_entries, after=True),
    Scene(OPEN, "words", words),
    Scene(OPEN, "word", word, after=True),
    Scene(OPEN, "calendar", calendar),
    Scene(OPEN, "calendar-day", day_with_entries, after=True),
    Scene(OPEN, "calendar-year", year, after=True),
    Scene(OPEN, "calendar-go", go_to_day),
    Scene(OPEN, "journal-new", lambda app: (place("Journal")(app), menu("New Entry")(app))),
    Scene(OPEN, "menu", menu("Main Menu")),
    Scene(OPEN, "entry", open_entry),
    Scene(OPEN, "entry-menu", menu("Entry Menu"), after=True),
    Scene(OPEN, "entry-date", lambda app: (open_entry(app), act("entry.date")(app))),
    Scene(OPEN, "entry-versions", lambda app: (open_entry(app), act("entry.revisions")(app))),
    Scene(OPEN, "session-menu", session_menu),
    Scene(OPEN, "session-details", session_details),
    Scene(OPEN, "session-people", from_session("next-session.people", "Helena")),
    Scene(OPEN, "session-past", from_session("next-session.past", "Over")),
    Scene(OPEN, "session-calendar", from_session("next-session.save", "Other programs")),
    Scene(OPEN, "session", place("Session")),
    *shots_share.scenes(Scene, OPEN),
    Scene(OPEN, "question-menu", question_menu),
    Scene(OPEN, "session-note", note),
    Scene(OPEN, "session-since", left_out),
    Scene(OPEN, "questions", stays("Questions", "Answered")),
    Scene(OPEN, "goals", stays("Goals", "Working on it")),
    Scene(OPEN, "goal", lambda app: (app.tap(steps.row_with(app, "To be in a room")), app.reads("From 4 looks")), after=True),
    Scene(OPEN, "goal-today", press("How close does it feel today?"), after=True),
    Scene(OPEN, "tasks", stays("Tasks", "Looked back on")),
    Scene(OPEN, "task", task("Ring Clara")),
    Scene(OPEN, "task-said", press("In part", "What got in the way", "toggle button"), after=True),
    Scene(OPEN, "session-mode", sit_in_session),
    Scene(OPEN, "check-ins", stays("Check-ins", "From 9 check-ins")),
    Scene(OPEN, "check-ins-numbers", unfold_numbers, after=True),
    Scene(OPEN, "after", find_and_open("before I have the train ticket", "What we agreed")),
    Scene(OPEN, "check-in", find_and_open("Quick, in the tram", "not a questionnaire")),
    *shots_patterns.scenes(Scene, OPEN),
    Scene(OPEN, "cards", cards),
    Scene(OPEN, "card-know-me", card("What I’d like you to know", "Inês")),
    Scene(OPEN, "card-share", share_card, after=True),
    Scene(OPEN, "card-share-pages", steps.see_pages, after=True),
    Scene(OPEN, "card-hard-times", card("When it gets hard", "Samira")),
    Scene(OPEN, "card-part", card_part("What makes things safer"), after=True),
    Scene(OPEN, "card-open-ask", open_card),
    Scene(OPEN, "unlock-card", open_card_and_lock, after=True),
    Scene(OPEN, "card-locked", press("When It Gets Hard", "Samira"), after=True),
    Scene(OPEN, "preferences", dialog("win.preferences")),
    Scene(OPEN, "today-offer", offer_reminder),
    Scene(OPEN, "reminders-none", see_reminders),
    Scene(OPEN, "rule", add_reminder, after=True),
    Scene(OPEN, "rule-weekly", make_it_weekly, after=True),
    Scene(OPEN, "rule-own", use_own_words, after=True),
    Scene(OPEN, "reminders", keep_reminder, after=True),
    Scene(OPEN, "reminders-state", see_reminders_state, after=True),
    Scene(OPEN, "today-away", miss_reminder),
    Scene(OPEN, "backups", dialog("win.backups")),
    Scene(OPEN, "backups-made", make_backup, after=True),
    Scene(OPEN, "backup", lambda app: app.tap(steps.row_with(app, "Whole")), after=True),
    Scene(OPEN, "backup-look", look_into_backup, after=True),
    Scene(OPEN, "move", move),
    Scene(OPEN, "ask-passphrase", preference("Choose Another Passphrase")),
    Scene(OPEN, "someone-may-know", preference("Someone May Know It")),
    Scene(OPEN, "everything", preference("Take Everything With You")),
    Scene(OPEN, "ask-keyring", preference("Open with the Login Keyring")),
    Scene(OPEN, "delete-everything", preference("Delete Everything…", "button")),
    Scene(OPEN, "shortcuts", dialog("win.shortcuts")),
    Scene(OPEN, "protection", dialog("win.protection")),
    Scene(OPEN, "about", dialog("win.about")),
    Scene(OPEN, "bin-empty", dialog("win.bin")),
    Scene(OPEN, "shared-nothing", dialog("win.shared")),
    Scene(OPEN, "shared", see_shared),
    Scene(OPEN, "shared-one", see_one_shared, after=True),
    Scene(OPEN, "bin", fill_bin),
    Scene(OPEN, "journal-found", lambda app: (steps.search(app), look_for("Clara", "rested")(app))),
    Scene(OPEN, "journal-nothing-found", look_for("zeppelin", "Clara sent"), after=True),
    Scene(OPEN, "rekey", choose_other_passphrase),
    Scene(OPEN, "rekeyed", encrypt_anew, after=True),
    Scene(OPEN, "old-backups", press("Later", "These were made before"), after=True),
    Scene(OPEN, "felt-off", lambda app: steps.find_entry(app, "looked at the clock")),
    Scene(OPEN, "thought-record", lambda app: steps.find_entry(app, "sewn crooked")),
    Scene(OPEN, "decision", lambda app: steps.find_entry(app, "eight hours or six")),
    Scene(OPEN, "skills", steps.see_skills),
    Scene(OPEN, "letter-closed", lambda app: steps.look_at(app, "forgotten by spring", "Not the Day")),
    Scene(OPEN, "cover", leave_for_another_app),
]


def chain(scene):
    """The scenes one goes through to SCENE, itself last."""
    number = SCENES.index(scene)
    first = number
    while SCENES[first].after:
        first -= 1
    return SCENES[first : number + 1]


class Walker:
    """Walks through scenes in one run of the app for each beginning, and in a new one where it got lost."""

    def __init__(self, journal, path_of):
        self.journal, self.path_of = journal, path_of
        self.folder = os.path.join(os.environ["XDG_DATA_HOME"], FOLDER)
        self.app = None
        self.at = None  # the scene where it is
        self.failed = False

    def start(self, begin):
        """The app where scenes of BEGIN begin."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        if begin not in (FRESH, NOWHERE):
            shutil.copytree(self.journal.folder, self.folder)
        if begin == DAMAGED:
            for name in "keys", "keys.2":
                os.remove(os.path.join(self.folder, name))
        if begin == SPOILED:
            with open(os.path.join(self.folder, "journal.db"), "r+b") as file:
                file.seek(200)
                file.write(b"not what was written")
        self.app = App(["meantime", "--quick"] if begin in (QUICK, NOWHERE) else ["meantime"])
        self.app.secret = self.journal.secret
        if begin == OPEN:
            steps.unlock(self.app, self.journal.secret)

    def end(self):
        self.at = None
        if self.app:
            self.app.stop()
            self.app = None

    def is_home(self):
        """Brings the app back to where open scenes begin, if it can be."""
        return self.at and self.at.begin == OPEN and steps.go_home(self.app)

    def go(self, scene):
        """From wherever the app is to SCENE."""
        way = chain(scene)
        if self.at in way[:-1]:
            way = way[way.index(self.at) + 1 :]
        elif scene.begin != OPEN or not self.is_home():
            self.start(scene.begin)
        self.at = None
        for one in way:
            one.steps(self.app)
        self.at = scene

    def walk(self, names):
        """Draws the scenes NAMES; gives the name and the reason of each that did not come about."""
        lost = set()
        for scene in (scene for scene in SCENES if scene.name in names):
            if not lost.isdisjoint(chain(scene)):
                continue
            try:
                self.go(scene)
                if self.app.hands:
                    self.app.put_pointer_away()
                picture(self.path_of(scene.name))
            except Missing as missing:
                self.failed = True
                lost.add(scene)
                picture(self.path_of(f"failed-{scene.name}"))
                self.end()
                yield scene.name, str(missing).split("\n", 1)[0]
        self.end()
