# SPDX-License-Identifier: GPL-3.0-or-later
"""Clocks that jump: each entry keeps its moment and its day, the order holds, nothing is thrown away for it."""
import datetime
import glob
import json
import zoneinfo

from flip_rows import without_backup
from rows import Row
from sample import copy_once, harmed

UTC = datetime.timezone.utc
LATE = datetime.timedelta(seconds=60) # how long a call may take, on a busy machine
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC"]
# Instants around which clocks change by themselves or by mistake, UTC.
TIMES = [
    "1970-01-01 00:00:30",
    "2000-02-29 23:59:30",
    "2011-12-30 09:59:30", # Apia leaves a day out
    "2026-03-29 00:59:30", # Berlin skips an hour
    "2026-03-29 01:00:30",
    "2026-10-25 00:30:00", # Berlin has an hour twice
    "2026-10-25 01:30:00",
    "2026-04-04 14:59:30", # Lord Howe goes back by half an hour
    "2038-01-19 03:14:00",
    "2038-01-19 03:14:08",
    "2100-03-01 00:00:00",
    "2261-01-01 12:00:00",
]


def at(sample, when, zone):
    """The environment of a program for which it is @when (UTC) in @zone."""
    library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")[0]
    return {
        **sample.environment,
        "LD_PRELOAD": f"{sample.environment['LD_PRELOAD']}:{library}",
        "FAKETIME": "@" + when.astimezone(zoneinfo.ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S"),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "TZ": zone,
    }


def call(sample, when, zone, *words):
    kept, sample.environment = sample.environment, at(sample, when, zone)
    try:
        return sample.run(*words)
    finally:
        sample.environment = kept


def moment(dice):
    when = datetime.datetime.fromisoformat(dice.choice(TIMES)).replace(tzinfo=UTC)
    return when + datetime.timedelta(seconds=dice.choice((0, 0, 1, -1)) * dice.randrange(100000)), dice.choice(ZONES)


def local(entry):
    """Its wall clock, which it is ordered by."""
    return datetime.datetime.fromisoformat(entry["at"]).replace(tzinfo=None)


def judge_entry(trial, entry, when, zone):
    written = datetime.datetime.fromisoformat(entry["at"])
    here = written.astimezone(zoneinfo.ZoneInfo(zone))
    what = f"written at {when} in {zone}"
    if not when <= written <= when + LATE:
        trial.corrupted(f"{what}, it says {entry['at']}")
    if written.utcoffset() != here.utcoffset() or entry["zone"] != zone or entry["date"] != here.date().isoformat():
        trial.corrupted(f"{what}, it says {entry['at']}, {entry['zone']}, {entry['date']}")


def jumps(bench, trial):
    """Saves while the clock jumps back and forth; read with yet another clock."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        written = {}
        for number in range(5):
            when, zone = moment(trial.dice)
            written[call(sample, when, zone, "log", "thought", f"jump {number}").lines[0]] = when, zone
        if not all(words.err == "" for words in [call(sample, *moment(trial.dice), "list")]):
            trial.told_wrongly("something was said about a clock")
        shown = call(sample, *moment(trial.dice), "list", "--json").json
        found = {entry["id"]: entry for entry in shown}
        for one, (when, zone) in written.items():
            if one not in found or not found[one]["text"].startswith("jump "):
                trial.lost(f"written at {when} in {zone}: it is gone")
            else:
                judge_entry(trial, found[one], when, zone)
        if [local(entry) for entry in shown] != sorted(map(local, shown), reverse=True):
            trial.corrupted("the list is not in the order of the wall clock")
        if not {entry["id"] for entry in json.loads(sample.shown[("list", "--json")])} <= found.keys():
            trial.lost("an entry of before is gone")
        if sample.verify()["damaged"]:
            trial.told_wrongly("verify speaks of damage")


def bin_keeps(bench, trial):
    """A clock that is wrong for an evening empties no bin, whoever looks in or writes."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        before = {entry["id"] for entry in sample.run("list", "--bin", "--json").json}
        wrong = moment(trial.dice)
        for words in trial.dice.choices((["list"], ["verify"], ["log", "thought", "late"]), k=4):
            call(sample, *wrong, *words)
        for _ in range(2):
            call(sample, *moment(trial.dice), "list")
        if before - {entry["id"] for entry in sample.run("list", "--bin", "--json").json}:
            trial.lost("the bin was emptied by a clock that was wrong")


EDGES = ["0001-01-01T00:00", "0001-12-31T23:59", "1582-10-10T12:00", "1969-12-31T23:59:59", "2038-01-19T03:14:08", "9999-12-31T23:59"]


def far_years(bench, trial):
    """What is dated far away stays on its day, whatever the clock and the zone."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        dates, (when, zone) = {}, moment(trial.dice)
        for edge in EDGES:
            dates[call(sample, when, zone, "log", "thought", "--at", edge, edge).lines[0]] = edge[:10]
        found = {entry["id"]: entry["date"] for entry in call(sample, *moment(trial.dice), "list", "--json").json}
        for one, date in dates.items():
            if found.get(one) != date:
                trial.corrupted(f"dated {date} in {zone}, it lies on {found.get(one)}")


ROWS = [
    Row("clock jumps: saving", jumps, share=0.1),
    Row("clock jumps: the bin", bin_keeps, share=0.04),
    Row("clock jumps: far years", far_years, share=0.04),
]
