#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer_gnote.py WORD: starts Gnote and looks for WORD by its door on the session's bus; says what that took, as bench/clock.h
does: what Gnote took of the processor, too."""
import os
import subprocess
import sys
import time

from gi.repository import Gio, GLib

LOOKS = 30
PATIENCE = 120 # s
NAME, PLACE = "org.gnome.Gnote", "/org/gnome/Gnote/RemoteControl"


def search(bus, word):
    asked = GLib.Variant("(sb)", (word, False))
    answer = bus.call_sync(NAME, PLACE, f"{NAME}.RemoteControl", "SearchNotes", asked, None, Gio.DBusCallFlags.NO_AUTO_START, -1)
    return answer.unpack()[0]


def await_notes(bus, word):
    """It is on the bus before it has read its notes."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = search(bus, word)
            if found:
                return
        except GLib.Error:
            pass
        if time.monotonic() > end:
            sys.exit("Gnote found nothing")
        time.sleep(0.1)


def processor_s(process):
    fields = open(f"/proc/{process.pid}/stat", encoding="ascii").read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    word = sys.argv[1]
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    gnote = subprocess.Popen(["gnote", "--background"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_notes(bus, word)
        spent, before = [], processor_s(gnote)
        for _ in range(LOOKS):
            since = time.perf_counter()
            search(bus, word)
            spent.append(f"{1000 * (time.perf_counter() - since):.3f}")
        print("search", *spent)
        print(f"search-cpu {1000 * (processor_s(gnote) - before) / LOOKS:.3f}")
    finally:
        gnote.kill()
        gnote.wait()


main()
