# SPDX-License-Identifier: GPL-3.0-or-later
"""Three months of a made-up person's journal, written with meantime-cli: for the demo and for pictures.

An entry in demo-journal.json is {kind, at, zone, text} and, where there is any, {ref: a name for others to link to,
flagged, state, ahead: it is still to come, fields: {id: value or values}, links: {id of a link field: ref}}.  Every kind and field that
meantime-cli knows can be used there; nothing here names one.
"""
import datetime
import json
import os
import pathlib
import re
import subprocess

DATA = pathlib.Path(__file__).resolve().with_name("demo-journal.json")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
PASSPHRASE = "figs on a washing line, with a peg"


class Failed(Exception):
    """A step did not work; the message is a sentence."""


def run(command, stdin="", env=None):
    """What COMMAND prints; its own words where it fails."""
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", env=env, check=False)
    except OSError as error:
        raise Failed(f"{command[0]} could not be started: {error.strerror}.") from error
    if done.returncode != 0:
        reason = done.stderr.strip() or "it gave no reason"
        raise Failed(f"‘{command[0]}’ ended with status {done.returncode}: {reason}")
    return done.stdout


def moved(at, weeks):
    """AT, that many weeks later."""
    return (datetime.datetime.fromisoformat(at) + datetime.timedelta(weeks=weeks)).isoformat(timespec="minutes")


def entries():
    """The entries of the data, moved by whole weeks so that the last was written in the week before now.

    A value that is a date or a moment moves with them.
    """
    read = json.loads(DATA.read_text(encoding="utf-8"))
    last = max(datetime.datetime.fromisoformat(entry["at"]) for entry in read if not entry.get("ahead"))
    weeks = (datetime.datetime.now() - last).days // 7
    for entry in read:
        entry["at"] = moved(entry["at"], weeks)
        for field, value in entry.get("fields", {}).items():
            if isinstance(value, str) and MOMENT.fullmatch(value):
                entry["fields"][field] = moved(value, weeks)
    return read


class Journal:
    """A throw-away journal, seen through meantime-cli."""

    def __init__(self, folder, secret=PASSPHRASE):
        self.folder = folder
        self.secret = secret
        # The entries are in English, and so are the words around them.
        self.env = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}

    def cli(self, *args):
        command = ["meantime-cli", "--journal", str(self.folder), "--passphrase-file", "-", *args]
        return run(command, self.secret + "\n", self.env)

    def make(self):
        """Makes it.  From here on it is opened by its recovery key: a passphrase takes a second on purpose."""
        self.secret = self.cli("init").split()[-1]

    def fill(self):
        """Writes all entries; returns the ids of those that have a ref."""
        ids = {}
        for entry in entries():
            written = self.cli(*log_arguments(entry, ids)).strip()
            if "ref" in entry:
                ids[entry["ref"]] = written
        return ids


def log_arguments(entry, ids):
    """ENTRY as what is typed after meantime-cli."""
    args = ["log", entry["kind"], "--at", entry["at"], "--zone", entry["zone"]]
    if entry.get("flagged"):
        args.append("--flag")
    values = dict(entry.get("fields", {}))
    if "state" in entry:
        values["state"] = entry["state"]
    for role, ref in entry.get("links", {}).items():
        values[role] = [ids[one] for one in (ref if isinstance(ref, list) else [ref])]
    for field, given in values.items():
        for value in given if isinstance(given, list) else [given]:
            args += ["--set", f"{field}={value}"]
    return args + ([entry["text"]] if entry["text"] else [])
