# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus, as a screen reader asks it: the tree of what shows, and what a thing in it can do.

It is spoken to directly: libatspi keeps names and states it has once seen, and asks one thing at a time.
"""
import os
import time

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
EDITABLE = "org.a11y.atspi.EditableText"
SELECTION = "org.a11y.atspi.Selection"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
WINDOW_COORDINATES = 1
STATES = {
    "active": 1, "busy": 3, "checked": 4, "collapsed": 5, "editable": 7, "enabled": 8, "expandable": 9,
    "expanded": 10, "focusable": 11, "focused": 12, "modal": 16, "multi-line": 17, "pressed": 20, "selectable": 22,
    "selected": 23, "sensitive": 24, "showing": 25, "visible": 30, "invalid": 36, "checkable": 41, "read-only": 43,
}
# what is not worth a word in a tree that is read by people
USUAL = {"enabled", "sensitive", "showing", "visible", "focusable"}
WAIT = 15 * float(os.environ.get("PHONE_PATIENCE", "1"))


class Missing(AssertionError):
    """Something did not come in time."""


def wait(check, what, seconds=WAIT, tree=None):
    """What CHECK says, as soon as that is true."""
    end = time.monotonic() + seconds
    while True:
        answer = check()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(f"after {seconds:.0f} s still no {what}" + (f"\n{tree()}" if tree else ""))
        time.sleep(0.03)


class Node:
    """A thing on screen as it was when it was looked for."""

    def __init__(self, reference, parent, name, description, role, states):
        self.path = reference[1]
        self.bus_name = reference[0]
        self.parent = parent
        self.name, self.description, self.role, self.states = name, description, role, states
        self.children = []

    def above(self):
        node = self.parent
        while node:
            yield node
            node = node.parent

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self):
        """All that can be read in here."""
        return " ".join(node.name for node in self.walk() if node.name)

    def __repr__(self):
        states = sorted(self.states - USUAL)
        told = f" ({self.description})" if self.description else ""
        return f"[{self.role}] {self.name!r}{told}{' ' + ' '.join(states) if states else ''}"


class Bus:
    """The accessibility bus, many questions at once."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        reply = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 20000, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(reply.unpack()[0], flags, None, None)

    def ask(self, questions):
        """The answers to QUESTIONS, tuples of node, interface, method and arguments; None where there was none."""
        answers = [None] * len(questions)
        open_questions = set(range(len(questions)))

        def answered(connection, result, number):
            open_questions.discard(number)
            try:
                answers[number] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass  # a thing that has gone meanwhile

        for number, ((name, path), interface, method, arguments) in enumerate(questions):
            self.connection.call(name, path, interface, method, arguments, None, 0, 10000, None, answered, number)
        while open_questions:
            GLib.MainContext.default().iteration(True)
        return answers

    def one(self, node, interface, method, arguments=None):
        answer = self.ask([((node.bus_name, node.path), interface, method, arguments)])[0]
        if answer is None:
            raise Missing(f"{node} does not answer to {method}")
        return answer[0] if len(answer) == 1 else answer

    def programs(self):
        """What is on the bus, by process."""
        registry = ("org.a11y.atspi.Registry", ROOT)
        found = {}
        children = self.ask([(registry, ACCESSIBLE, "GetChildren", None)])[0]
        daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        references = children[0] if children else []
        question = "GetConnectionUnixProcessID"
        asked = [(daemon, daemon[0], question, GLib.Variant("(s)", (name,))) for name, _ in references]
        for reference, answer in zip(references, self.ask(asked)):
            if answer:
                found[answer[0]] = reference
        return found

    def tree(self, root):
        """All showing nodes from ROOT, a reference, downwards: level by level, each in one go."""
        top, level = None, [(root, None)]
        met = set()  # GTK names what a stack shows under two pages of it
        while level:
            following = []
            for node, children in self.nodes(level):
                if node.parent:
                    if "showing" not in node.states or node.path in met:
                        continue
                    met.add(node.path)
                    node.parent.children.append(node)
                else:
                    top = node
                following += [(child, node) for child in children]
            level = following
        return top

    def nodes(self, level):
        questions = []
        everything = GLib.Variant("(s)", (ACCESSIBLE,))
        for reference, _ in level:
            questions += [
                (reference, PROPERTIES, "GetAll", everything),
                (reference, ACCESSIBLE, "GetRoleName", None),
                (reference, ACCESSIBLE, "GetState", None),
                (reference, ACCESSIBLE, "GetChildren", None),
            ]
        answers = self.ask(questions)
        for number, (reference, parent) in enumerate(level):
            properties, role, states, children = answers[4 * number : 4 * number + 4]
            if not (properties and role and states and children):
                continue
            bits = states[0][0] | states[0][1] << 32
            known = {name for name, bit in STATES.items() if bits >> bit & 1}
            name, description = properties[0].get("Name", ""), properties[0].get("Description", "")
            yield Node(reference, parent, name, description, role[0], known), children[0]
