#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service as a session has it: files, a bus, and somebody who shows notifications."""
import datetime
import os
import pathlib
import random
import shutil
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cli"))
import cli # pylint: disable=wrong-import-position
import reminding # pylint: disable=wrong-import-position
from reminding import MINUTE, SECOND, ahead, now, rule, wait # pylint: disable=wrong-import-position

TRIALS = int(os.environ.get("MEANTIME_TRIALS", "25"))
TITLE, ACTIONS, HINTS = 3, 5, 6 # of the arguments of Notify
NEUTRAL = "A moment for you?"


def due(moment=None, **more):
    """A rule that has just come due, for World.schedule (); it may still be shown."""
    one, session = ahead(moment or now() - 10 * SECOND, **more)
    return (one,), {"sessions": session}


def remind_of(world, **more):
    rules, when = due(**more)
    world.schedule(*rules, **when)


def waits(world):
    """Whether the service has written down that one is shown and not answered."""
    return any(int(values["waiting"]) > 0 for group, values in world.what_became().items() if group.startswith("rule"))


@cli.test
def a_reminder_says_nothing():
    with reminding.world() as world:
        world.server()
        remind_of(world)
        world.remind()
        one = world.shown()[0]
        hints = one[HINTS]
        assert one[TITLE] == NEUTRAL and one[4] == "", one
        assert one[ACTIONS] == ["default", "Meantime", "open", "Open", "later", "Later", "not-today", "Not Today"], one
        assert hints["urgency"] == 1 and hints["desktop-entry"] == reminding.APP, hints
        assert hints["suppress-sound"] and "category" not in hints and "sound-name" not in hints, hints
        assert one[7] == 0, one # it stays until it is answered
        wait(lambda: waits(world), "the state")
        time.sleep(0.5)
        assert len(world.calls("Notify")) == 1


@cli.test
def own_words_sound_and_steps_are_shown_where_they_were_chosen():
    with reminding.world() as world:
        world.server()
        remind_of(world, text="Wie geht’s dir?", sound=1, steps=1)
        world.remind()
        one = world.shown()[0]
        assert one[TITLE] == "Wie geht’s dir?", one
        assert one[ACTIONS][2:] == ["step-2", "Low", "step-4", "In between", "step-6", "Well"], one
        assert one[HINTS]["sound-name"] and "suppress-sound" not in one[HINTS], one


@cli.test
def it_comes_at_its_time_and_a_changed_schedule_is_seen():
    with reminding.world() as world:
        world.server()
        world.schedule(rule(minute=0))
        world.remind()
        moment = now() + 3 * SECOND
        remind_of(world, moment=moment)
        wait(lambda: world.get("NextDue") == moment, "the new schedule")
        assert not world.calls("Notify")
        world.shown()
        late = now() - moment
        assert 0 <= late < 3 * SECOND, late


@cli.test
def a_folder_of_schedules_that_went_and_is_made_anew_is_seen():
    with reminding.world() as world:
        world.server()
        world.schedule(rule(minute=0))
        world.remind()
        for number, gone in enumerate((world.path("").parent, world.state), 1):
            wait(lambda: world.get("NextDue") > 0, "the schedule")
            shutil.rmtree(gone)
            wait(lambda: world.get("NextDue") == 0, "it to be seen")
            assert not gone.exists()
            remind_of(world, moment=now() - SECOND)
            world.shown(number)
            world.ask("Answered")
            world.schedule(rule(minute=0))


@cli.test
def later_not_today_and_open():
    with reminding.world() as world:
        world.mock(reminding.APP, reminding.APP_PATH, "org.freedesktop.Application")
        wait(lambda: world.owns(reminding.APP), "the app")
        method = reminding.GLib.Variant("(sssss)", ("org.freedesktop.Application", "Activate", "a{sv}", "", ""))
        world.call(reminding.APP, reminding.APP_PATH, reminding.MOCK, "AddMethod", method)
        method = reminding.GLib.Variant("(sssss)", ("org.freedesktop.Application", "ActivateAction", "sava{sv}", "", ""))
        world.call(reminding.APP, reminding.APP_PATH, reminding.MOCK, "AddMethod", method)
        world.server()
        remind_of(world)
        world.remind()
        world.shown()
        world.tap(1, "later")
        world.closed()
        wait(lambda: abs(world.get("NextDue") - now() - 30 * MINUTE) < 20 * SECOND, "half an hour later")
        remind_of(world, moment=now() - SECOND)
        world.shown(2)
        world.tap(2, "not-today")
        world.closed(2)
        wait(lambda: not waits(world), "the answer")
        remind_of(world, moment=now() - SECOND // 2)
        world.shown(3)
        world.tap(3, "default")
        world.closed(3)
        wait(lambda: world.calls("ActivateAction", reminding.APP, reminding.APP_PATH), "the app to be opened")
        name, folder, _ = world.calls("ActivateAction", reminding.APP, reminding.APP_PATH)[0]
        assert name == "open-journal" and bytes(folder[0]).rstrip(b"\0").decode() == str(world.folder), folder


@cli.test
def a_step_is_sealed_at_the_time_it_was_tapped():
    with reminding.world() as world, cli.journal() as journal:
        keys = (journal.folder / "keys").read_bytes()
        world.folder, world.vault = journal.folder, keys[24:40].hex()
        world.server()
        remind_of(world, steps=1)
        world.remind()
        world.shown()
        tapped = time.time()
        world.tap(1, "step-6")
        world.closed()
        wait(lambda: list((journal.folder / "inbox").glob("*.note")), "the note")
        wait(lambda: not [group for group in world.what_became() if group.startswith("tap")], "it to be done")
        time.sleep(2)
        entries = journal.list()
        assert [(one["kind"], one["fields"]["valence"]) for one in entries] == [("mood", 6)], entries
        at = datetime.datetime.fromisoformat(entries[0]["at"]).timestamp()
        assert abs(at - tapped) < 2, (at, tapped)


@cli.test
def a_step_that_was_tapped_survives_a_kill_and_becomes_one_entry():
    with reminding.world() as world, cli.journal() as journal:
        keys = (journal.folder / "keys").read_bytes()
        world.folder, world.vault = journal.folder, keys[24:40].hex()
        world.server()
        world.environment["XDG_STATE_HOME"] = str(world.state)
        for trial in range(3):
            remind_of(world, steps=1, moment=now() - SECOND)
            service = world.remind()
            number = len(world.shown(len(world.calls("Notify")) or 1))
            wait(lambda: waits(world), "the state")
            world.tap(number, "step-4")
            wait(lambda: not waits(world), "the tap to be written")
            time.sleep(random.uniform(0, 0.1))
            world.stop(service, signal.SIGKILL)
            service = world.remind() # again, with the same id
            wait(lambda: not [group for group in world.what_became() if group.startswith("tap")], "it to be done")
            world.stop(service)
            assert len(journal.list()) == trial + 1, journal.list()


@cli.test
def opened_elsewhere_it_goes():
    with reminding.world() as world:
        world.server()
        rules, when = due()
        world.schedule(*rules, **when)
        world.remind()
        world.shown()
        world.schedule(*rules, **when, opened=now())
        world.closed()
        wait(lambda: not waits(world), "the answer")
        assert len(world.calls("Notify")) == 1


@cli.test
def written_elsewhere_or_said_on_the_bus_it_goes():
    with reminding.world() as world:
        world.server()
        rules, when = due(**{"unless-written": 1})
        world.schedule(*rules, **when, wrote=0)
        world.remind()
        world.shown()
        world.schedule(*rules, **when, wrote=now() // (24 * 60 * MINUTE))
        world.closed()
        remind_of(world, moment=now() - SECOND)
        world.shown(2)
        world.ask("Answered")
        world.closed(2)
        wait(lambda: not waits(world), "the answer")


@cli.test
def restarted_it_shows_again_what_nobody_answered():
    with reminding.world() as world:
        world.server()
        remind_of(world, sound=1)
        for number in range(1, 4):
            service = world.remind()
            shown = world.shown(number)
            wait(lambda: waits(world), "the state")
            wait(lambda: world.what_became()["shown"]["notification"] != "0", "its number")
            world.stop(service, random.choice((signal.SIGTERM, signal.SIGKILL)))
        assert [one[1] for one in shown] == [0, 1, 1], shown # in its own place, not piled up
        assert "sound-name" in shown[0][HINTS] and "sound-name" not in shown[1][HINTS], shown
        assert not world.calls("CloseNotification")


@cli.test
def after_a_reboot_it_comes_all_the_same():
    with reminding.world() as world:
        world.server()
        one, session = ahead(now() + 2 * SECOND)
        world.schedule(one, sessions=session)
        service = world.remind()
        wait(lambda: world.get("NextDue") > 0, "the schedule")
        world.stop(service, signal.SIGKILL)
        world.power_off()
        time.sleep(2.5) # off while it was due
        world.boot()
        world.server()
        world.remind("--if-needed")
        assert world.shown()[0][TITLE] == NEUTRAL


@cli.test
def killed_at_any_moment_it_comes_at_least_once():
    with reminding.world() as world:
        world.server()
        shown = 0
        for trial in range(TRIALS):
            remind_of(world, moment=now() - SECOND)
            service = world.start(reminding.PROGRAM)
            time.sleep(random.uniform(0, 0.15))
            world.stop(service, signal.SIGKILL)
            before = len(world.calls("Notify"))
            wait(lambda: not world.owns(reminding.NAME), "its end")
            if waits(world): # what is written down was shown
                assert before > shown, trial
            service = world.remind()
            wait(lambda: waits(world), "the state")
            assert len(world.calls("Notify")) > shown, trial
            world.ask("Answered")
            world.stop(service)
            shown = len(world.calls("Notify"))


@cli.test
def a_server_that_comes_late_or_anew_gets_it():
    with reminding.world() as world:
        remind_of(world)
        world.remind()
        assert world.get("Notifications") == "absent"
        assert not waits(world)
        server = world.server()
        world.shown()
        wait(lambda: world.get("Notifications") == "shown", "it to be said")
        world.stop(server, signal.SIGKILL) # and with it what it showed
        wait(lambda: world.get("Notifications") == "absent", "it to be said")
        world.server()
        assert world.shown()[0][TITLE] == NEUTRAL


@cli.test
def it_can_be_tried():
    with reminding.world() as world:
        world.schedule(rule(text="Mine", minute=0))
        world.remind()
        try:
            world.ask("TryNow", "")
            raise AssertionError("there is nobody to show it")
        except reminding.GLib.Error:
            pass
        world.server()
        world.ask("TryNow", reminding.RULE[:-1] + "0")
        world.ask("TryNow", "no such rule")
        assert [one[TITLE] for one in world.shown(2)] == ["Mine", NEUTRAL]
        assert not waits(world)
        world.tap(1, "try-later")
        world.closed()
        assert world.get("NextDue") > now() and not waits(world)
        assert world.get("Background") == "native" and world.get("Wake") == "off"


@cli.test
def waking_is_on_or_said_not_to_be_permitted():
    with reminding.world() as world:
        world.server()
        world.schedule(rule(minute=0), wake=1)
        world.remind()
        wait(lambda: world.get("Wake") in ("on", "not-permitted"), "an answer")


@cli.test
def it_runs_once_and_only_where_it_is_needed():
    with reminding.world() as world:
        idle = world.start(reminding.PROGRAM, "--if-needed")
        assert idle.wait(reminding.PATIENCE) == 0
        service = world.remind()
        second = world.start(reminding.PROGRAM)
        assert second.wait(reminding.PATIENCE) == 0 and service.poll() is None
        assert world.stop(service) == 0
        world.schedule(rule(minute=0))
        service = world.remind("--if-needed")
        time.sleep(0.3)
        assert service.poll() is None
        alone = world.start(reminding.PROGRAM, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
        assert alone.wait(reminding.PATIENCE) == 1


@cli.test
def the_terminal_starts_it_as_the_app_does():
    with reminding.world() as world, cli.journal() as journal:
        service = f"[D-BUS Service]\nName={reminding.NAME}\nExec={reminding.PROGRAM}\n"
        (world.base / "services" / f"{reminding.NAME}.service").write_text(service)
        assert not world.owns(reminding.NAME)
        made = journal.run("remind", "daily", environment=world.environment)
        assert made.err == "" and world.owns(reminding.NAME), made.err
        assert world.get("NextDue") > now()
        journal.run("reminders", "--off", made.out.strip(), environment=world.environment)
        wait(lambda: world.get("NextDue") == 0, "it to be switched off")


@cli.test
def a_second_start_shows_nothing():
    with reminding.world() as world:
        world.server()
        remind_of(world)
        world.remind()
        world.shown()
        wait(lambda: waits(world), "the state")
        for _ in range(5):
            second = world.start(reminding.PROGRAM)
            assert second.wait(reminding.PATIENCE) == 0
        assert len(world.calls("Notify")) == 1


@cli.test
def damage_and_journals_that_are_gone_are_silent():
    with reminding.world() as world:
        world.server()
        remind_of(world)
        path = world.path(".schedule")
        whole = path.read_bytes()
        path.write_bytes(whole.replace(b"minute=0", b"minute=1"))
        world.path(".state").write_bytes(os.urandom(500))
        service = world.remind()
        time.sleep(0.3)
        assert service.poll() is None and not world.calls("Notify")
        (world.folder / "keys").rename(world.folder / "elsewhere")
        path.write_bytes(whole)
        world.ask("Changed")
        assert not world.calls("Notify")
        (world.folder / "elsewhere").rename(world.folder / "keys")
        world.ask("Changed") # now it is there, and its state begins anew
        world.shown()
        path.unlink() # the last rule is gone
        world.closed()


if __name__ == "__main__":
    cli.main()
