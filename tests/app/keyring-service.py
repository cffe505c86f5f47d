#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyring-service.py MODE: a login keyring on the session's bus, with nothing in it.

kind: keeps and gives; locked: has what it was given under lock, and whoever is asked to unlock it says no;
refuses: answers every call with an error; hangs: answers none.
"""
import sys

from gi.repository import Gio, GLib

ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/aliases/default"
PROMPT = ROOT + "/prompt/p"
XML = """<node>
<interface name="org.freedesktop.Secret.Service">
<method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/>
<arg type="v" direction="out"/><arg type="o" direction="out"/></method>
<method name="SearchItems"><arg type="a{ss}" direction="in"/>
<arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
<method name="Unlock"><arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
<method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/>
<arg type="a{o(oayays)}" direction="out"/></method>
<method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<property name="Collections" type="ao" access="read"/></interface>
<interface name="org.freedesktop.Secret.Collection">
<method name="CreateItem"><arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/>
<arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/></method>
<property name="Items" type="ao" access="read"/><property name="Label" type="s" access="read"/>
<property name="Locked" type="b" access="read"/></interface>
<interface name="org.freedesktop.Secret.Item">
<method name="GetSecret"><arg type="o" direction="in"/><arg type="(oayays)" direction="out"/></method>
<method name="Delete"><arg type="o" direction="out"/></method>
<property name="Locked" type="b" access="read"/><property name="Attributes" type="a{ss}" access="read"/>
<property name="Label" type="s" access="read"/><property name="Created" type="t" access="read"/>
<property name="Modified" type="t" access="read"/></interface>
<interface name="org.freedesktop.Secret.Prompt">
<method name="Prompt"><arg type="s" direction="in"/></method><method name="Dismiss"/>
<signal name="Completed"><arg type="b"/><arg type="v"/></signal></interface>
</node>"""
SECRET = "(oayays)"


class Keyring:
    def __init__(self, bus, mode):
        self.bus, self.mode = bus, mode
        self.items = {}  # path: (attributes, label, secret)
        self.ids = {}
        self.info = {one.name.rsplit(".", 1)[1]: one for one in Gio.DBusNodeInfo.new_for_xml(XML).interfaces}
        self.register(ROOT, "Service")
        self.register(COLLECTION, "Collection")
        self.register(PROMPT, "Prompt")

    def register(self, path, interface):
        self.ids[path] = self.bus.register_object(path, self.info[interface], self.call, self.read, None)

    def call(self, _bus, _sender, path, _interface, method, arguments, invocation):
        if self.mode == "hangs":
            self.held = invocation
        elif self.mode == "refuses":
            invocation.return_dbus_error("org.freedesktop.DBus.Error.AccessDenied", "not today")
        else:
            getattr(self, method)(invocation, path, *arguments.unpack())

    def read(self, _bus, _sender, path, _interface, name):
        attributes, label, _secret = self.items.get(path, ({}, "Login", None))
        return {
            "Collections": GLib.Variant("ao", [COLLECTION]),
            "Items": GLib.Variant("ao", list(self.items)),
            "Locked": GLib.Variant("b", self.mode == "locked"),
            "Attributes": GLib.Variant("a{ss}", attributes),
            "Label": GLib.Variant("s", label),
            "Created": GLib.Variant("t", 0),
            "Modified": GLib.Variant("t", 0),
        }[name]

    def OpenSession(self, invocation, _path, algorithm, _input):
        if algorithm != "plain":
            invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "plain only")
        else:
            invocation.return_value(GLib.Variant("(vo)", (GLib.Variant("s", ""), ROOT + "/session/s")))

    def SearchItems(self, invocation, _path, wanted):
        found = [path for path, item in self.items.items() if wanted.items() <= item[0].items()]
        locked = self.mode == "locked"
        invocation.return_value(GLib.Variant("(aoao)", ([] if locked else found, found if locked else [])))

    def Unlock(self, invocation, _path, paths):
        locked = self.mode == "locked"
        invocation.return_value(GLib.Variant("(aoo)", ([] if locked else paths, PROMPT if locked else "/")))

    def Prompt(self, invocation, path, _window):
        invocation.return_value(None)
        nothing = GLib.Variant("(bv)", (True, GLib.Variant("ao", [])))
        self.bus.emit_signal(None, path, "org.freedesktop.Secret.Prompt", "Completed", nothing)

    def Dismiss(self, invocation, _path):
        invocation.return_value(None)

    def ReadAlias(self, invocation, _path, _name):
        invocation.return_value(GLib.Variant("(o)", (COLLECTION,)))

    def CreateItem(self, invocation, _path, properties, secret, _replace):
        attributes = properties["org.freedesktop.Secret.Item.Attributes"]
        for path in [path for path, item in self.items.items() if item[0] == attributes]:
            self.remove(path)
        path = f"{ROOT}/item/i{len(self.ids)}"
        self.items[path] = (attributes, properties["org.freedesktop.Secret.Item.Label"], bytes(secret[2]))
        print(sorted(attributes.items()), self.items[path][1], flush=True)
        self.register(path, "Item")
        invocation.return_value(GLib.Variant("(oo)", (path, "/")))

    def secret_of(self, path, session):
        return (session, b"", self.items[path][2], "text/plain")

    def GetSecret(self, invocation, path, session):
        if self.mode == "locked":
            invocation.return_dbus_error("org.freedesktop.Secret.Error.IsLocked", "locked")
        else:
            invocation.return_value(GLib.Variant(f"({SECRET})", (self.secret_of(path, session),)))

    def GetSecrets(self, invocation, _path, paths, session):
        secrets = {} if self.mode == "locked" else {path: self.secret_of(path, session) for path in paths}
        invocation.return_value(GLib.Variant("(a{o" + SECRET + "})", (secrets,)))

    def Delete(self, invocation, path):
        self.remove(path)
        invocation.return_value(GLib.Variant("(o)", ("/",)))

    def remove(self, path):
        del self.items[path]
        self.bus.unregister_object(self.ids[path])


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    keyring = Keyring(bus, sys.argv[1])
    if sys.argv[2:]:  # locked, and something is in it
        attributes = dict(word.split("=", 1) for word in sys.argv[2:])
        keyring.items[ROOT + "/item/first"] = (attributes, "Meantime", b"secret")
        keyring.register(ROOT + "/item/first", "Item")
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
