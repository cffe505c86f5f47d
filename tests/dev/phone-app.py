#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with a field, a button and a list, for test-phone.py."""
import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gio, Gtk


class Window:
    def __init__(self, application):
        self.window = Gtk.ApplicationWindow(application=application, title="Small")
        self.words = Gtk.Entry()
        self.words.update_property([Gtk.AccessibleProperty.LABEL], ["Words"])
        self.list = Gtk.ListBox()
        button = Gtk.Button(label="Add")
        button.connect("clicked", self.add)
        box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
        for widget in self.words, button, self.list:
            box.append(widget)
        self.window.set_child(box)
        for name, handler in ("add", self.add), ("clear", self.clear):
            action = Gio.SimpleAction(name=name)
            action.connect("activate", handler)
            self.window.add_action(action)
        application.set_accels_for_action("win.add", ["<Control>d"])
        self.window.present()

    def add(self, *_):
        label = Gtk.Label(label=self.words.get_text())
        row = Gtk.ListBoxRow(child=label)
        row.update_property([Gtk.AccessibleProperty.LABEL], [label.get_text()])
        self.list.append(row)
        self.words.set_text("")

    def clear(self, *_):
        self.list.remove_all()


application = Gtk.Application(application_id="org.example.Small")
application.connect("activate", Window)
application.run()
