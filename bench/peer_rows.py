# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows beside other programs with the same entries (tools/peers.list): starting, memory, searching, saving.

Ours is measured as in the other rows, and in turn with theirs: from the start to the first entries drawn (without the time
a passphrase takes, which the others do not ask for), or to the unlock page beside a program that has one, too.
What cannot be measured by a script as it is for a person is left out, and said below the table.
"""
import copy
import shutil
import statistics
import subprocess

import peer_data
import peer_pdf_rows
from reminder_rows import session
from runner import Failed
from store_rows import told

ENTRIES = 10_000
ROUNDS = 3
START_ROUNDS = 5
WORD = "kestrel" # once in a thousand entries
PASSWORD = "as quick after ten years"
KDF_MS = 100 # the least that KeePassXC takes for its password
UNLOCK_PAGE = 1.20 # of another toolkit: what ours may take beside a bare window
PROGRAMS = "gnote", "rednotebook", "lifeograph", "keepassxc", "keepassxc-cli"
LEFT_OUT = (
    "start: to the first thing drawn in the window of another program, whatever it still reads after that",
    "Gnote, save: it writes some seconds after the last change, and tells nobody when",
    "Lifeograph, search and save: they are in its window only; its window waits for nobody who could tell when it is done",
    f"KeePassXC, search and save: by its program for the terminal and ours; {KDF_MS} ms of its time are for its password",
    "RedNotebook, search and save: by its own modules, without its window",
)


class Peers:
    """A home for each of the others, with the entries in it, and ours."""

    def __init__(self, bench, environment):
        self.bench, self.base = bench, bench.folder / "peers"
        journal, self.key = bench.journal(ENTRIES)
        out = self.base / "out"
        out.mkdir(parents=True)
        bench.run("whole", "out", str(journal), str(out), given=self.key + "\n")
        self.journal = self.base / "journal"
        shutil.copytree(journal, self.journal)
        self.secret = self.base / "secret"
        self.secret.write_text(self.key + "\n")
        entries = peer_data.read(out / "everything.zip")
        shutil.rmtree(out)
        self.surroundings = copy.copy(bench)
        self.surroundings.env = {**environment, "HOME": str(self.base), "XDG_DATA_HOME": str(self.base / "data"),
                                 "XDG_CONFIG_HOME": str(self.base / "config"), "XDG_CACHE_HOME": str(self.base / "cache")}
        self.write(entries)

    def write(self, entries):
        peer_data.write_gnote(entries, self.base / "data/gnote")
        self.rednotebook = self.base / "rednotebook"
        peer_data.write_rednotebook(entries, self.rednotebook)
        self.lifeograph = self.base / "entries.diary"
        peer_data.write_lifeograph(entries, self.lifeograph)
        self.keepass = self.base / "entries.kdbx"
        config = self.base / "config/keepassxc/keepassxc.ini"
        config.parent.mkdir(parents=True)
        config.write_text("[General]\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n")
        xml = self.base / "entries.xml"
        peer_data.write_keepass(entries, xml)
        self.keepassxc("import", "-q", "-p", "-t", str(KDF_MS), str(xml), str(self.keepass), given=f"{PASSWORD}\n{PASSWORD}\n")
        xml.unlink()

    def command(self, *command, given=""):
        """What it said, and its processor time in ms."""
        before = peer_pdf_rows.children_ms()
        done = subprocess.run(
            command, input=given, capture_output=True, encoding="utf-8", env=self.surroundings.env, check=False
        )
        if done.returncode:
            raise Failed(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout, peer_pdf_rows.children_ms() - before

    def keepassxc(self, *command, given=PASSWORD + "\n"):
        return self.command("keepassxc-cli", *command, given=given)

    def meantime(self, *command):
        program = self.bench.prefix / "bin/meantime-cli"
        return self.command(str(program), "--journal", str(self.journal), "--passphrase-file", str(self.secret), *command)


def measure_starts(bench, table, peers):
    """Those that show the entries at once, and the one that asks for a password before."""
    ours_command = [str(bench.prefix / "bin/meantime"), "--journal", str(bench.journal(ENTRIES)[0])]
    shows = {
        "Gnote": ["gnote"],
        "RedNotebook": ["rednotebook", str(peers.rednotebook)],
        "Lifeograph": ["lifeograph", "--open", str(peers.lifeograph)],
    }
    theirs = {name: [] for name in (*shows, "KeePassXC")}
    locked, opened, pss = [], [], []
    for _ in range(START_ROUNDS):
        locked.append(bench.start(*ours_command)[0])
        story = bench.story(ENTRIES)
        opened.append(locked[-1] + story["open"][0])
        pss.append(story["pss"][0] / 1024)
        for name, command in shows.items():
            theirs[name].append(peers.surroundings.start(*command))
        theirs["KeePassXC"].append(peers.surroundings.start("keepassxc", str(peers.keepass)))
    for name, values in theirs.items():
        ours, words, goal = (locked, "unlock page", UNLOCK_PAGE) if name == "KeePassXC" else (opened, "first entries", 1.0)
        table.row(f"start to {words} drawn, {ENTRIES:,} / {name}", ours, [one[0] for one in values], goal, "ms")
    for name in shows:
        table.row(f"PSS, {ENTRIES:,} / {name}", pss, [one[1] for one in theirs[name]], 1.0, "MiB")


def measure_inside(bench, table, peers):
    """Looking for a word and saving in a program that has the entries open."""
    ours, gnote, rednotebook = [], [], []
    for _ in range(ROUNDS):
        ours.append(told(bench.run("store", str(peers.journal), given=peers.key + "\n")))
        gnote.append(told(peers.command("python3", f"{bench.source}/peer_gnote.py", WORD)[0]))
        rednotebook.append(told(peers.command("python3", f"{bench.source}/peer_rednotebook.py", str(peers.rednotebook), WORD)[0]))
    for name, mine, side, other in (
        ("search, a rare word", "rare", gnote, "Gnote"),
        ("search, a rare word", "rare", rednotebook, "RedNotebook"),
        ("save, p50", "save", rednotebook, "RedNotebook"),
    ):
        its = "save" if mine == "save" else "search"
        table.row(
            f"{name}, {ENTRIES:,} / {other}", *([statistics.median(one[key]) for one in rounds] for rounds, key in ((ours, mine), (side, its))),
            1.0, "ms", [[one[key + "-cpu"][0] for one in rounds] for rounds, key in ((ours, mine), (side, its))],
        )


def measure_programs(table, peers):
    """The same by a program that is started for it."""
    searches, saves = ([], []), ([], [])
    for number in range(ROUNDS):
        found, took = peers.keepassxc("search", "-q", str(peers.keepass), WORD)
        if not found.strip():
            raise Failed("keepassxc-cli found nothing")
        searches[1].append(took)
        searches[0].append(peers.meantime("search", WORD)[1])
        saves[1].append(peers.keepassxc("add", "-q", "--notes", "rain", str(peers.keepass), f"new {number}")[1])
        saves[0].append(peers.meantime("log", "thought", "rain")[1])
    table.row(f"search, whole program, processor time, {ENTRIES:,} / KeePassXC", *searches, 1.0, "ms")
    table.row(f"save, whole program, processor time, {ENTRIES:,} / KeePassXC", *saves, 1.0, "ms")


def measure(bench, table):
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise Failed(f"{', '.join(missing)}: not there; tools/peers.list names what --peers needs")
    peer_pdf_rows.measure(bench, table)
    with session(bench.env) as environment:
        peers = Peers(bench, environment)
        measure_starts(bench, table, peers)
        measure_inside(bench, table, peers)
        measure_programs(table, peers)
    table.foot(LEFT_OUT)
