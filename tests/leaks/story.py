# SPDX-License-Identifier: GPL-3.0-or-later
"""A long evening with the journal, each word of which is a canary: first in the terminal, then in the window."""
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(SOURCE / "tools" / "phone"), str(SOURCE / "tests" / "reader")]

from driver import App, wait
import reader
import steps

FOLDER = pathlib.Path(os.environ.get("XDG_DATA_HOME", "/nonexistent")) / "meantime"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Terminal:
    """meantime-cli, with its journal and its secret."""

    def __init__(self, canaries, folder=FOLDER, prefix=lambda: []):
        self.canaries, self.folder, self.prefix = canaries, folder, prefix
        self.complaints = ""
        self.passphrase = canaries.word("the passphrase") + " by the river"
        self.key = None

    def run(self, *words, give="", secret=None, environment=None):
        """Its standard output; secret and text come in through files nobody else reads."""
        command = [*self.prefix(), "meantime-cli", "--journal", str(self.folder)]
        secret = secret or self.key
        if secret:
            handed, give_away = os.pipe()
            os.write(give_away, (secret + "\n").encode())
            os.close(give_away)
            command += ["--passphrase-file", f"/dev/fd/{handed}"]
        done = subprocess.run([*command, *map(str, words)], input=give, capture_output=True, encoding="utf-8",
                              env=environment, pass_fds=[handed] if secret else [], check=False)
        assert done.returncode == 0, f"{words[0]}: {done.returncode}: {done.stderr}"
        self.complaints += done.stderr
        return done.stdout

    def begin(self):
        """Makes the journal; what opens it are secrets from now on."""
        self.key = self.run("init", secret=self.passphrase).split()[-1]
        know_keys(self.canaries, self.folder, self.key)

    def log(self, kind, place, *options):
        """An entry with words of its own in its text."""
        return self.run("log", kind, "-", *options, give=self.canaries.text(place)).strip()


def know_keys(canaries, folder, key):
    """The recovery key, what it is turned into, and the key of the data: none of them may lie anywhere."""
    canaries.add_key_text("the recovery key", key)
    file = reader.KeyFile((folder / "keys").read_bytes())
    canaries.add_secret("the data key", file.open(key))
    for slot in file.slots:
        turned = reader.slot_key(slot, key)
        if turned:
            canaries.add_secret("the recovery key's slot key", turned)


def write_in_terminal(terminal):
    """Each field of each kind; edits there are none in the terminal."""
    word = terminal.canaries.word
    thought = terminal.log("thought", "a thought's text", "--set", f"tags={word('a tag')}")
    terminal.log("mood", "a mood's text", "--set", "valence=3", "--set", f"words={word('a feeling of one’s own')}",
                 "--set", f"body={word('a body')}", "--set", f"tags={word('a tag of a mood')}")
    question = terminal.log("question", "a question", "--set", f"answer={word('an answer')}", "--set", f"about={thought}")
    terminal.run("flag", thought, question)
    terminal.run("delete", terminal.log("thought", "a deleted entry"))
    terminal.run("note-sealed", "-", give=terminal.canaries.text("a sealed note from the terminal"))
    terminal.run("search", word("a search in the terminal"))
    return thought, question


class Window:
    """The app, and what is done in it."""

    def __init__(self, canaries, secret, command=("meantime",), environment=None, log=None):
        self.canaries, self.secret = canaries, secret
        self.app = App(list(command), env=environment, log=log)

    def begin(self):
        """Makes a journal; gives its recovery key."""
        app = self.app
        app.press("button", "Begin a Journal")
        app.press("button", "Continue")
        for name in "Passphrase", "The Same Once More":
            field = app.get("text box", name)
            app.tap(field)
            wait(lambda: "focused" in app.again(field).states, f"cursor in {name}")
            app.type(self.secret)
        app.press("button", "Make the Journal")
        app.get("button", "Later", seconds=60)
        groups = [node.name.split(": ")[1].replace(", ", "") for node in app.all("label", "Group …")]
        app.press("button", "Later")
        app.get("tab", "Today")
        return "-".join(groups)

    def unlock(self):
        """By the keys of the keyboard, as people do."""
        field = self.app.get("text box", "Passphrase")
        wait(lambda: "focused" in self.app.again(field).states, "focus in the passphrase")
        self.app.type(self.secret)
        self.app.press("button", "Unlock")
        self.app.get("button", "Lock", seconds=60)
        self.go_home()

    def go_home(self):
        assert steps.go_home(self.app), self.app.told()

    def write_by_keys(self, place):
        steps.begin_to_write(self.app)
        text = self.canaries.text(place)
        self.app.type(text)
        self.app.reads("Saved")
        return text

    def copy_and_take_back(self):
        """All of what is written: chosen, copied, changed, taken back."""
        self.app.key("a", "ctrl")
        self.app.key("c", "ctrl")
        self.app.key("End")
        self.app.type(" " + self.canaries.text("what was typed and taken back"))
        self.app.key("z", "ctrl")
        self.app.key("a", "ctrl")

    def keep_mood(self):
        app = self.app
        app.press("radio", "A little low")
        app.reads("Kept")
        app.press("button", "Add More")
        app.tap(app.get("text box", "Body"))
        app.type(self.canaries.word("a body, in the window"))
        app.press("button", "Done")

    def look_for(self, words):
        app = self.app
        steps.go_to(app, "Journal")
        if not app.has("search box"):
            app.press("toggle button", "Search")
        field = app.get("search box", "Words to find")
        wait(lambda: "focused" in app.again(field).states, "cursor in the search")
        app.key("a", "ctrl")
        app.key("BackSpace")
        app.type(words)
        wait(lambda: app.text(field) == words, "words to be looked for")

    def read_everything(self, count):
        """Opens the newest COUNT entries one after the other."""
        app = self.app
        steps.go_to(app, "Journal")
        for number in range(count):
            rows = [row for row in app.all("list item") if row.words()]
            if number >= len(rows):
                return
            app.tap(rows[number])
            app.get("toggle button", "Bring to the Session")
            steps.go_back(app)

    def look_at_versions(self, words):
        app = self.app
        steps.go_to(app, "Journal")
        steps.open_entry(app, words)
        app.do_somewhere("entry.revisions")
        app.get("dialog")
        app.key("Escape")
        app.gone("dialog")
        steps.go_back(app)

    def share(self, path):
        app = self.app
        steps.go_to(app, "Session")
        app.press("button", "Share…")
        steps.see_pages(app)
        steps.save_pages(app, path)
        assert steps.go_home(app), app.told()

    def lock(self):
        self.app.window_action("win.lock")
        self.app.get("button", "Unlock")

    def leave_note(self):
        app = self.app
        app.press("button", "Leave a Note Without Unlocking")
        field = app.get("text box", None, state="multi-line")
        wait(lambda: "focused" in app.again(field).states, "cursor in the note")
        app.type(self.canaries.text("a sealed note"))
        app.press("button", "Seal")
        app.get("button", "Unlock")
