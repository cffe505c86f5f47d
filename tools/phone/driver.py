# SPDX-License-Identifier: GPL-3.0-or-later
"""A program as a screen reader meets it, and fingers on its phone.  For use in tools/phone/session.

    app = App(["meantime"])
    app.set_text(app.get("text box", "Your passphrase"), "…")
    app.click(app.get("button", "Unlock"))

Everything waits: for a thing to be there, for a sentence to be read.  What does not come is told as Missing, with
the tree as it was.  Roles are named as GTK names them ("text box", "list item", "toggle button").
"""
import os
import signal
import subprocess
import time

from accessible import (
    ACTION, COMPONENT, EDITABLE, PROPERTIES, SELECTION, TEXT, USUAL, WAIT, WINDOW_COORDINATES, Bus, Missing, wait,
)
from gi.repository import Gio, GLib

BARS = 90  # px of the window at most, above and below, which lie over what is scrolled
# what has to have a name
NAMED = {
    "button", "checkbox", "combo box", "grid cell", "image", "link", "list item", "radio", "row",
    "search box", "slider", "spin button", "switch", "tab", "text box", "toggle button", "tree item",
}


class App:
    """A program that has been started, and what can be done with it."""

    def __init__(self, command, env=None, log=None):
        self.bus = Bus()
        self.hands = None
        surroundings = {**os.environ, "GTK_A11Y": "atspi", **(env or {})}
        self.process = subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL, stderr=log)
        self.root = wait(self.find_root, "window of the program", 30)
        self.fingers()  # without a keyboard no window is ever the active one

    def find_root(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode} before it had a window")
        reference = self.bus.programs().get(self.process.pid)
        return reference if reference and self.bus.tree(reference).children else None

    # looking

    def tree(self):
        top = self.bus.tree(self.root) if self.process.poll() is None else None
        if not top:
            raise Missing(f"the program has gone, with status {self.process.poll()}")
        return top

    def told(self):
        """The tree as it is, for people: without what has no name and no state."""

        def lines(node, depth):
            worth = node.name or node.states - USUAL or node.role not in ("generic", "group")
            if worth:
                yield "  " * depth + str(node)
            for child in node.children:
                yield from lines(child, depth + bool(worth))

        return "\n".join(lines(self.tree(), 0))

    def all(self, role=None, name=None, under=None, state=None):
        """What shows of ROLE and NAME (or with NAME, if that ends in …, at its beginning), in the order of the screen.

        A NAME may also be a function that is asked.
        """

        def fits(node):
            if role and node.role != role or state and state not in node.states:
                return False
            if name is None:
                return True
            if callable(name):
                return name(node.name)
            return node.name.startswith(name[:-1]) if name.endswith("…") else node.name == name

        nodes = self.tree().walk()
        if under:
            nodes = (node for node in nodes if any(one.path == under.path for one in node.above()))
        return [node for node in nodes if fits(node)]

    def has(self, role=None, name=None, **which):
        return bool(self.all(role, name, **which))

    def get(self, role=None, name=None, seconds=WAIT, **which):
        """The first such thing, as soon as there is one."""
        what = f"[{role}] {name!r}"
        return wait(lambda: self.all(role, name, **which), what, seconds, self.told)[0]

    def gone(self, role=None, name=None, seconds=WAIT, **which):
        wait(lambda: not self.all(role, name, **which), f"end of [{role}] {name!r}", seconds, self.told)

    def reads(self, words, seconds=WAIT):
        """Waits until WORDS stand somewhere on screen, in a name or in a text."""
        return wait(lambda: words in self.everything(), f"words {words!r}", seconds, self.told)

    def everything(self):
        """All that can be read on screen, texts included."""
        nodes = list(self.tree().walk())
        texts = [self.text(node) for node in nodes if node.role in ("text box", "text") and node.children == []]
        return "\n".join([f"{node.name}\n{node.description}" for node in nodes] + texts)

    def nameless(self):
        """What one can use, or goes through line by line, and a screen reader has no word for."""

        def is_told_with(node):
            """An image with the row it is in; a row that cannot be chosen with what is in it."""
            if node.role == "image":
                return any(one.role in NAMED and one.name for one in node.above())
            within = list(node.walk())[1:]
            if any(one.role == "combo box" and one.name for one in node.above()):  # the value it shows
                return any(one.name for one in within)
            return node.role == "list item" and any(one.role in NAMED and one.name for one in within)

        bare = (node for node in self.tree().walk() if node.role in NAMED and not node.name.strip())
        return [node for node in bare if not is_told_with(node)]

    def again(self, node):
        """NODE as it is now; None if it does not show any more."""
        return next((one for one in self.tree().walk() if one.path == node.path), None)

    def focused(self):
        """Where keys go."""
        nodes = [node for node in self.tree().walk() if "focused" in node.states]
        return nodes[-1] if nodes else None

    def text(self, node):
        count = GLib.Variant("(ss)", (TEXT, "CharacterCount"))
        length = self.bus.one(node, PROPERTIES, "Get", count)
        return self.bus.one(node, TEXT, "GetText", GLib.Variant("(ii)", (0, length)))

    def caret(self, node):
        return self.bus.one(node, PROPERTIES, "Get", GLib.Variant("(ss)", (TEXT, "CaretOffset")))

    def extents(self, node):
        """Left, top, width and height in the window, which on a phone is the screen."""
        return self.bus.one(node, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW_COORDINATES,)))

    def at_rest(self, node):
        """Its extents, once it stays where it is."""

        def stays():
            before = self.extents(node)
            time.sleep(0.3)
            return before if self.extents(node) == before else None

        return wait(stays, f"rest of {node}")

    def line(self, node):
        """Where the line is that is being written: like extents()."""
        place = GLib.Variant("(iu)", (max(self.caret(node) - 1, 0), WINDOW_COORDINATES))
        return self.bus.one(node, TEXT, "GetCharacterExtents", place)

    # doing

    def actions(self, node):
        count = self.bus.one(node, PROPERTIES, "Get", GLib.Variant("(ss)", (ACTION, "NActions")))
        this = (node.bus_name, node.path)
        asked = [(this, ACTION, "GetName", GLib.Variant("(i)", (number,))) for number in range(count)]
        return [answer[0] for answer in self.bus.ask(asked) if answer]

    def do(self, node, action):
        """Action of a thing, or of a window ("win.lock"); its effect comes later, so wait for that."""
        names = self.actions(node)
        if action not in names:
            raise Missing(f"{node} has the actions {names}, and not {action}")
        return self.bus.one(node, ACTION, "DoAction", GLib.Variant("(i)", (names.index(action),)))

    def do_somewhere(self, action):
        """Action of whatever has it, from the inside out: that of the page which lies on top."""
        for node in reversed(list(self.tree().walk())):
            try:
                if action in self.actions(node):
                    return self.do(node, action)
            except Missing:
                continue  # what has no actions at all
        raise Missing(f"nothing has the action {action}\n{self.told()}")

    def click(self, node):
        return self.do(node, "click")

    def press(self, role, name, **which):
        """Clicks what is there, once it can be clicked."""
        return self.click(self.get(role, name, state="sensitive", **which))

    def window_action(self, name):
        windows = [node for node in self.tree().children if "active" in node.states] or self.tree().children
        return self.do(windows[0], name)

    def select(self, node, number):
        return self.bus.one(node, SELECTION, "SelectChild", GLib.Variant("(i)", (number,)))

    def set_text(self, node, text):
        self.bus.one(node, EDITABLE, "SetTextContents", GLib.Variant("(s)", (text,)))
        hidden = "●" * len(text)  # what can be read of a passphrase
        wait(lambda: self.text(node) in (text, hidden), f"text in {node}", tree=self.told)

    def fingers(self):
        if not self.hands:
            self.hands = Fingers()
        return self.hands

    def key(self, name, *modifiers):
        self.fingers().send("key", name, *modifiers)

    def type(self, text):
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            if line:
                self.fingers().send("type", line)

    def tap(self, node):
        """A touch in the middle of it, as far as a pointer is one."""
        self.bring_into_sight(node)
        left, top, width, height = self.extents(node)
        self.fingers().send("click", left + width // 2, top + height // 2)

    def move_focus(self, key, *modifiers):
        """Presses KEY, and waits for the focus to be elsewhere; not for long, as it may be at an end."""
        before = self.focused()
        self.key(key, *modifiers)
        end = time.monotonic() + 1
        while time.monotonic() < end:
            now = self.focused()
            if now and not (before and now.path == before.path and now.name == before.name):
                return
            time.sleep(0.03)

    def put_pointer_away(self):
        """Into a corner below, where nothing lies under it: the one that is not by the bars for scrolling."""
        width, height = os.environ["PHONE_SIZE"].split("x")
        mirrored = "invert-text-dir" in os.environ.get("GTK_DEBUG", "")
        self.fingers().send("move", width if mirrored else 0, height)

    def bring_into_sight(self, node):
        """Scrolls by the wheel, over the middle of the window, until the middle of it can be seen."""
        _, _, width, height = self.extents(self.tree().children[-1])
        margin = min(BARS, height // 4)
        for _ in range(60):
            _, top, _, tall = self.extents(node)
            middle = top + tall // 2
            if margin < middle < height - margin:
                return
            self.fingers().send("move", width // 2, height // 2)
            self.fingers().send("scroll", 40 if middle > height // 2 else -40)
            self.fingers().send("wait", 100)

    def tab_to(self, role, name=None, backwards=False, limit=80):
        """Presses Tab until the focus is there, as somebody without a pointer does."""
        for _ in range(limit):
            node = self.focused()
            if node and node.role == role and (name is None or node.name == name):
                return node
            self.move_focus("Tab", *(["shift"] if backwards else []))
        raise Missing(f"[{role}] {name!r} cannot be reached with Tab\n{self.told()}")

    # the process

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Asks it to end; its status."""
        if self.hands:
            self.hands.end()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error and not isinstance(error, Missing) and self.process.poll() is None:
            print(self.told())
        self.stop()


class Fingers:
    """One pointer and one keyboard for all that is to come."""

    def __init__(self):
        command = [os.environ["PHONE_FINGERS"], *os.environ["PHONE_SIZE"].split("x")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.answered("start")

    def answered(self, line):
        answer = self.process.stdout.readline().strip()
        if answer != "ok":
            raise Missing(f"{line}: {answer or 'the virtual keyboard has gone'}")

    def send(self, *words):
        line = " ".join(str(word) for word in words)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        self.answered(line)

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def picture(path, seconds=3):
    """Draws the screen into PATH once it has come to rest: two pictures in a row are the same."""
    end = time.monotonic() + seconds
    before = None
    while True:
        now = subprocess.run(["grim", "-"], stdout=subprocess.PIPE, check=True).stdout
        if now == before or time.monotonic() > end:
            break
        before = now
        time.sleep(0.1)
    with open(path, "wb") as file:
        file.write(now)


def show_keyboard(visible=True):
    """Brings up the keyboard on the screen, or takes it away; the session needs the option --keyboard."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def asked():
        value = GLib.Variant("(b)", (visible,))
        try:
            bus.call_sync("sm.puri.OSK0", "/sm/puri/OSK0", "sm.puri.OSK0", "SetVisible", value, None, 0, 5000, None)
        except GLib.Error:
            return False
        return True

    wait(asked, "keyboard on the screen")
