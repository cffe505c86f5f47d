#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service as a sandbox has it: portals of dbusmock, and actions that reach the app."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import MOCK, SECOND, ahead, now, wait # pylint: disable=wrong-import-position

Variant = reminding.GLib.Variant
PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
NOTIFICATION = "org.freedesktop.portal.Notification"
BACKGROUND = "org.freedesktop.portal.Background"
SANDBOX = {"NOTIFY_FORCE_PORTAL": "1"}


def add_method(world, interface, name, takes, gives="", code=""):
    method = Variant("(sssss)", (interface, name, takes, gives, code))
    world.call(PORTAL, PORTAL_PATH, MOCK, "AddMethod", method)


def portal(world, version=2):
    world.mock(PORTAL, PORTAL_PATH, NOTIFICATION)
    wait(lambda: world.owns(PORTAL), "the portal")
    properties = Variant("(sa{sv})", (NOTIFICATION, {"version": Variant("u", version)}))
    world.call(PORTAL, PORTAL_PATH, MOCK, "AddProperties", properties)
    add_method(world, NOTIFICATION, "AddNotification", "sa{sv}")
    add_method(world, NOTIFICATION, "RemoveNotification", "s")


def calls(world, method):
    return world.calls(method, PORTAL, PORTAL_PATH)


def remind_of(world, **more):
    one, session = ahead(now() - 10 * SECOND, **more)
    world.schedule(one, sessions=session)
    world.remind(**SANDBOX)
    return wait(lambda: calls(world, "AddNotification"), "the notification")


@cli.test
def the_lock_screen_is_told_to_hide_it():
    with reminding.world() as world:
        portal(world)
        key, told = remind_of(world)[0]
        assert key == world.vault and told["title"] == "A moment for you?" and "body" not in told, told
        assert told["display-hint"] == ["hide-content-on-lock-screen"] and told["sound"] == "silent", told
        assert told["default-action"] == "app.reminder" and told["default-action-target"] == "open", told
        buttons = [(one["label"], one["action"], one["target"]) for one in told["buttons"]]
        assert buttons == [
            ("Open", "app.reminder", "open"),
            ("Later", "app.reminder", "later"),
            ("Not Today", "app.reminder", "not-today"),
        ], buttons
        world.ask("Act", "later") # as the app hands it on
        wait(lambda: calls(world, "RemoveNotification") == [[key]], "it to go")


@cli.test
def what_is_tapped_on_a_trial_is_no_answer():
    with reminding.world() as world:
        portal(world)
        key = remind_of(world, steps=1)[0][0]
        world.ask("TryNow", reminding.RULE[:-1] + "0")
        tried = wait(lambda: len(calls(world, "AddNotification")) == 2 and calls(world, "AddNotification"), "the trial")[1]
        assert tried[0] != key and len(tried[1]["buttons"]) == 3, tried
        for button in tried[1]["buttons"]:
            world.ask("Act", button["target"]) # as the app hands it on
        assert [key] not in calls(world, "RemoveNotification")
        assert not [group for group in world.what_became() if group.startswith("tap")], world.what_became()


@cli.test
def an_older_portal_is_given_only_what_it_knows():
    with reminding.world() as world:
        portal(world, version=1)
        told = remind_of(world, sound=1)[0][1]
        assert "display-hint" not in told and "sound" not in told and told["priority"] == "normal", told


@cli.test
def a_portal_that_refuses_is_said_to():
    with reminding.world() as world:
        world.mock(PORTAL, PORTAL_PATH, NOTIFICATION)
        wait(lambda: world.owns(PORTAL), "the portal")
        one, session = ahead(now() - 10 * SECOND)
        world.schedule(one, sessions=session)
        world.remind(**SANDBOX)
        wait(lambda: world.get("Notifications") == "refused", "it to be said")


@cli.test
def the_background_is_granted_refused_or_absent():
    for autostart, response, state in ((True, 0, "granted"), (False, 0, "refused"), (False, 1, "refused")):
        with reminding.world() as world:
            portal(world)
            add_method(world, BACKGROUND, "RequestBackground", "sa{sv}", "o", "ret = dbus.ObjectPath('/a')")
            world.remind(**SANDBOX)
            assert world.get("Background") == "unasked"
            world.ask("AskBackground")
            options = wait(lambda: calls(world, "RequestBackground"), "the question")[0][1]
            assert options["autostart"] and options["commandline"] == ["meantime-reminders", "--if-needed"], options
            sender = world.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetNameOwner",
                                Variant("(s)", (reminding.NAME,)))[0]
            path = f"{PORTAL_PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
            request = Variant("(ssa{sv}a(ssss))", (path, "org.freedesktop.portal.Request", {}, []))
            world.call(PORTAL, PORTAL_PATH, MOCK, "AddObject", request)
            answer = [Variant("u", response), Variant("a{sv}", {"autostart": Variant("b", autostart)})]
            signal = Variant("(sssav)", ("org.freedesktop.portal.Request", "Response", "ua{sv}", answer))
            world.call(PORTAL, path, MOCK, "EmitSignal", signal)
            wait(lambda: world.get("Background") == state, state)
    with reminding.world() as world:
        world.remind(**SANDBOX)
        world.ask("AskBackground")
        wait(lambda: world.get("Background") == "absent", "nobody to ask")


if __name__ == "__main__":
    cli.main()
