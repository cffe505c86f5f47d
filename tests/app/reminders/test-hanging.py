#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service with a server that takes what it is told and does not answer, and with one that is another than before."""
import pathlib
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import MINUTE, SECOND, ahead, now, rule, wait # pylint: disable=wrong-import-position

Variant = reminding.GLib.Variant
REPLACES = 1 # of the arguments of Notify
PROMPT = 5 # seconds; who waits for the server takes ten or more
SANDBOX = {"NOTIFY_FORCE_PORTAL": "1"}


def due(world, moment=None, **more):
    one, session = ahead(moment or now() - SECOND, **more)
    world.schedule(one, sessions=session)
    return one, session


def waits(world):
    return any(int(values["waiting"]) > 0 for group, values in world.what_became().items() if group.startswith("rule"))


def is_prompt(world, what):
    begin = time.monotonic()
    found = what()
    took = time.monotonic() - begin
    assert took < PROMPT, took
    return found


def other_program(world):
    """Shows something of its own; the number of it."""
    told = Variant("(susssasa{sv}i)", ("Other", 0, "", "Lunch", "", [], {}, 0))
    return world.call(reminding.SERVER, reminding.SERVER_PATH, reminding.SERVER, "Notify", told)[0]


def ours(world):
    return [one for one in world.calls("Notify") if one[0] == "Meantime"]


def hanging(world):
    """A server that has stopped, and a reminder on the way to it."""
    server = world.server()
    server.send_signal(signal.SIGSTOP)
    due(world)
    service = world.remind()
    time.sleep(0.3)
    return server, service


@cli.test
def a_server_that_hangs_holds_up_nothing():
    with reminding.world() as world:
        server, service = hanging(world)
        is_prompt(world, lambda: world.get("NextDue"))
        moment = now() + 60 * MINUTE
        due(world, moment)
        is_prompt(world, lambda: wait(lambda: world.get("NextDue") == moment, "the new schedule"))
        is_prompt(world, lambda: world.ask("Answered"))
        assert is_prompt(world, lambda: world.stop(service)) == 0
        server.send_signal(signal.SIGCONT)


@cli.test
def it_is_shown_once_by_the_server_that_wakes_or_the_one_that_comes():
    with reminding.world() as world:
        server, _ = hanging(world)
        assert not waits(world)
        server.send_signal(signal.SIGCONT)
        wait(lambda: waits(world), "the state")
        assert len(world.calls("Notify")) == 1
        world.ask("Answered")
        world.closed()
        server.send_signal(signal.SIGSTOP)
        due(world)
        world.ask("Changed")
        world.stop(server, signal.SIGKILL)
        world.server()
        wait(lambda: waits(world), "the state")
        assert len(world.calls("Notify")) == 1


@cli.test
def the_next_one_comes_at_its_time_though_the_last_one_hangs():
    with reminding.world() as world:
        server, _ = hanging(world)
        moment = now() + 3 * SECOND
        one, session = due(world, moment)
        wait(lambda: world.get("NextDue") == moment, "the new schedule")
        world.stop(server, signal.SIGKILL)
        world.server()
        world.shown()
        late = now() - moment
        assert late < PROMPT * SECOND, late


@cli.test
def answered_before_it_is_shown_it_goes_at_once():
    with reminding.world() as world:
        server, _ = hanging(world)
        is_prompt(world, lambda: world.ask("Answered"))
        server.send_signal(signal.SIGCONT)
        world.closed()
        wait(lambda: world.what_became()["shown"]["notification"] == "0", "the state")
        assert len(world.calls("Notify")) == 1 and not waits(world)


@cli.test
def what_could_not_be_closed_is_closed_by_the_next_service():
    with reminding.world() as world:
        server = world.server()
        one, session = due(world)
        service = world.remind()
        wait(lambda: waits(world), "the state")
        server.send_signal(signal.SIGSTOP)
        world.schedule(one, sessions=session, opened=now())
        wait(lambda: world.get("NextDue") == 0, "the answer to be seen")
        is_prompt(world, lambda: world.stop(service, signal.SIGKILL))
        assert world.what_became()["shown"]["notification"] == "1"
        world.remind()
        server.send_signal(signal.SIGCONT)
        world.closed()
        wait(lambda: world.what_became()["shown"]["notification"] == "0", "the state")
        assert not waits(world)


@cli.test
def a_journal_that_goes_while_the_server_hangs_leaves_nothing():
    with reminding.world() as world:
        server, _ = hanging(world)
        world.path(".schedule").unlink()
        is_prompt(world, lambda: wait(lambda: world.get("NextDue") == 0, "it to be seen"))
        server.send_signal(signal.SIGCONT)
        world.closed()
        time.sleep(0.3)
        assert not world.path(".state").exists(), "written after it was gone"


@cli.test
def a_trial_that_hangs_holds_up_nothing():
    with reminding.world() as world:
        server = world.server()
        world.schedule(rule(minute=0))
        service = world.remind()
        server.send_signal(signal.SIGSTOP)
        tried = Variant("(s)", ("",))
        world.bus.call(reminding.NAME, reminding.PATH, reminding.NAME, "TryNow", tried, None, 0, -1, None, None)
        is_prompt(world, lambda: world.get("NextDue"))
        assert is_prompt(world, lambda: world.stop(service)) == 0


@cli.test
def a_portal_that_hangs_holds_up_nothing():
    with reminding.world() as world:
        portal = world.mock("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Notification")
        wait(lambda: world.owns("org.freedesktop.portal.Desktop"), "the portal")
        portal.send_signal(signal.SIGSTOP)
        due(world)
        service = world.remind(**SANDBOX)
        time.sleep(0.3)
        moment = now() + 60 * MINUTE
        due(world, moment)
        is_prompt(world, lambda: wait(lambda: world.get("NextDue") == moment, "the new schedule"))
        assert is_prompt(world, lambda: world.stop(service)) == 0


@cli.test
def silence_is_not_taken_for_a_refusal():
    with reminding.world() as world:
        for name, state in ("NoReply", "unanswered"), ("AccessDenied", "refused"):
            server = world.mock(reminding.SERVER, reminding.SERVER_PATH, reminding.SERVER)
            wait(lambda: world.owns(reminding.SERVER), "the server")
            error = f"raise dbus.exceptions.DBusException('', name='org.freedesktop.DBus.Error.{name}')"
            about = 'ret = ("Silent", "Meantime", "1", "1.2")'
            for method in ("Notify", "susssasa{sv}i", "u", error), ("GetServerInformation", "", "ssss", about):
                made = Variant("(sssss)", (reminding.SERVER, *method))
                world.call(reminding.SERVER, reminding.SERVER_PATH, reminding.MOCK, "AddMethod", made)
            due(world)
            service = world.remind()
            wait(lambda state=state: world.get("Notifications") == state, state)
            assert not waits(world)
            world.stop(service)
            world.stop(server)


# ---- Numbers that mean something else by now ----


@cli.test
def a_number_of_a_former_session_is_not_used_in_this_one():
    with reminding.world() as world:
        world.server()
        one, session = due(world)
        world.remind()
        wait(lambda: waits(world), "the state")
        assert world.what_became()["shown"]["notification"] == "1"
        world.power_off()
        world.boot()
        world.server()
        assert other_program(world) == 1 # as is ours in the file
        service = world.remind()
        wait(lambda: len(ours(world)) == 1, "ours")
        assert ours(world)[0][REPLACES] == 0, "took the place of another program's"
        wait(lambda: world.what_became()["shown"]["notification"] == "2", "its number now")
        world.stop(service)
        world.power_off()
        world.boot()
        world.server()
        assert [other_program(world), other_program(world)] == [1, 2]
        world.schedule(one, sessions=session, opened=now())
        world.remind()
        wait(lambda: world.what_became()["shown"]["notification"] == "0", "the state")
        assert not world.calls("CloseNotification"), "closed another program's"


@cli.test
def a_number_of_a_former_server_is_not_used_with_this_one():
    with reminding.world() as world:
        for restart in (False, True):
            former = world.server()
            due(world)
            service = world.remind()
            world.shown()
            wait(lambda: waits(world), "the state")
            if restart:
                world.stop(service, signal.SIGKILL)
            world.stop(former, signal.SIGKILL)
            wait(lambda: not world.owns(reminding.SERVER), "its end")
            if restart:
                server = world.server()
                assert other_program(world) == 1
                service = world.remind()
                wait(lambda: ours(world), "ours")
                assert ours(world)[0][REPLACES] == 0, ours(world)
                number = 2
            else: # it shows it at once to the one that comes, before any other program
                server = world.server()
                world.shown()
                assert ours(world)[0][REPLACES] == 0, ours(world)
                number = 1
            world.ask("Answered")
            world.closed()
            assert world.calls("CloseNotification") == [[number]], world.calls("CloseNotification")
            world.stop(service)
            world.stop(server)


if __name__ == "__main__":
    cli.main()
