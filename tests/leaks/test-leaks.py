#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that was written, and nothing that opens it, lies anywhere but in the journal and in chosen exports.

Runs in tools/phone/session; with --long everything is done several times over.  MEANTIME_PLANT_LIBRARY: plant.c.
"""
import contextlib
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time
import traceback

import canary
import memory
import places
import story
import trace

import reader  # where story has found it

PLANT = os.environ["MEANTIME_PLANT_LIBRARY"]
LONG = "--long" in sys.argv
SETTLED = 15  # seconds after a lock, within which the last of it has gone
BASE = pathlib.Path(os.environ["HOME"])
EXPORT = BASE / "chosen" / "pages.pdf"
OURS = pathlib.Path(os.environ["XDG_STATE_HOME"]) / "harness"  # what this test itself writes


class Case:
    """What the cases share."""

    began = time.time() - 1
    canaries = canary.Canaries()
    terminal = window = monitor = None
    traces = []
    evenings = []  # those of them that the app has left


def traced(**environment):
    """What to put before a command, so that all it gives away is in a file of its own."""
    path = OURS / f"trace-{len(Case.traces)}"
    Case.traces.append(path)
    given = [word for name, value in environment.items() for word in ("-E", f"{name}={value}")]
    return [*trace.prefix(path), *given]


def is_command(call):
    """The command the person has typed, and what the terminal was asked to show."""
    return call.name == "execve" and call.strings[0].endswith(b"meantime-cli") or call.number == "1"


def is_export(call):
    return str(EXPORT.parent) in call.descriptor


def written(path, is_exempt, canaries=None):
    """Once the tracer, which goes a moment after its program, has written the last line."""
    time.sleep(0.3)
    return trace.Reading(canaries or Case.canaries, is_exempt).read(path)


def none(findings, what):
    assert not findings, f"{len(findings)} in {what}, seed {Case.canaries.seed}:\n" + "\n".join(map(str, findings[:40]))


# ---- Whether this test could find anything

WAYS = ("file", "file that is gone", "name of a file", "UTF-16", "UTF-32", "base64", "standard error", "file in memory", "bus")


def plant_in_terminal(way):
    """Whether trace, files, bus and standard error have the word that a planted fault gives away."""
    canaries = canary.Canaries()
    word = canaries.word("planted")
    prefix = traced(LD_PRELOAD=PLANT, MEANTIME_PLANT=way, MEANTIME_PLANT_WORD=word)
    monitor = places.Monitor(OURS / "bus")
    done = subprocess.run([*prefix, "meantime-cli", "version"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, check=True)
    on_bus = canaries.find(monitor.end())
    in_trace = written(Case.traces.pop(), is_command, canaries).findings
    in_files = [one for one in places.search_files(canaries, Case.began)[0] if str(OURS) not in one]
    for path in pathlib.Path(os.environ["TMPDIR"]).iterdir():
        path.unlink()
    return {"trace": in_trace, "files": in_files, "bus": on_bus, "standard error": canaries.find(done.stderr)}


def each_way_of_giving_something_away_is_seen():
    seen_by = {"file": ("trace", "files"), "file that is gone": ("trace",), "name of a file": ("trace", "files"),
               "UTF-16": ("trace", "files"), "UTF-32": ("trace", "files"), "base64": ("trace", "files"),
               "standard error": ("trace", "standard error"), "file in memory": ("trace",), "bus": ("trace", "bus")}
    for way in WAYS:
        found = plant_in_terminal(way)
        for place in seen_by[way]:
            assert found[place], f"what was planted by {way!r} is not seen in {place}"
    assert not any(plant_in_terminal("no way").values())


def a_core_would_be_seen():
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    if pathlib.Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip() != "core":
        return  # they go to a program here, which is not ours to ask
    canaries = canary.Canaries()
    word = canaries.word("a core")
    folder = OURS / "core"
    folder.mkdir()
    environment = {**os.environ, "WORD": word}
    subprocess.run([sys.executable, "-c", "import os; os.abort()"], cwd=folder, env=environment, check=False)
    findings = places.search_files(canaries, Case.began)[0]
    found = [is_core(path) for path in folder.iterdir()]
    for path in folder.iterdir():
        path.unlink()
    assert findings and all(found), "no core was found"


# ---- An evening


def an_evening_in_the_terminal():
    Case.monitor = places.Monitor(OURS / "bus")
    Case.terminal = story.Terminal(Case.canaries, prefix=traced)
    Case.terminal.begin()
    story.write_in_terminal(Case.terminal)
    calls = 0
    for path in Case.traces:
        reading = written(path, is_command)
        calls += reading.calls
        none(reading.findings, "what the terminal program has written")
    assert calls > 100, calls
    none(Case.canaries.find(Case.terminal.complaints.encode()), "standard error")


def open_window(secret, *options, **planted):
    log = OURS / f"told-{len(Case.traces)}"
    prefix = traced(G_MESSAGES_DEBUG="all", **planted)
    command = ["sh", "-c", 'exec "$@" >"$0" 2>&1', str(log), *prefix, "meantime", *options]
    return story.Window(Case.canaries, secret, command=command)


def an_evening_in_the_window():
    window = Case.window = open_window(Case.terminal.passphrase)
    Case.evenings = [Case.traces[-1]]
    window.unlock()
    for number in range(5 if LONG else 1):
        window.write_by_keys(f"a thought typed ({number})")
        window.copy_and_take_back()
        assert Case.canaries.find(places.offered()), "what is copied is offered"
        window.go_home()
        window.keep_mood()
        window.look_for(Case.canaries.word("a search in the window"))
        window.go_home()
    pid = window.app.process.pid
    assert memory.search(pid, Case.canaries), "an open journal is in memory"


def what_was_read_and_shared():
    EXPORT.parent.mkdir(parents=True)
    Case.window.look_for("")
    Case.window.read_everything(20 if LONG else 4)
    Case.window.share(EXPORT)
    assert EXPORT.stat().st_size > 0


def in_memory():
    """What of ours is in memory once all has settled."""
    end = time.monotonic() + SETTLED
    while True:
        time.sleep(2)
        findings = memory.search(Case.window.app.process.pid, Case.canaries)
        if not findings or time.monotonic() > end:
            return [finding.told() for finding in findings]


def a_lock_leaves_nothing():
    Case.window.lock()
    none(Case.canaries.find(Case.window.app.everything().encode()), "the accessibility tree")
    none(Case.canaries.find(places.offered()), "the clipboard")
    none(in_memory(), "memory")


def places_of(data):
    return {place for place, _, _ in Case.canaries.find(data)}


def what_was_looked_for_is_not_in_the_journal():
    """With all of it open there is what was written, in its pages and among the words of its index, and no search."""
    searches = {"a search in the terminal", "a search in the window"}
    assert searches <= set(Case.canaries.places.values()), "they were looked for"
    pages = places_of(reader.read_pages(story.FOLDER, Case.terminal.key))
    terms = places_of("\n".join(reader.read_terms(story.FOLDER, Case.terminal.key)).encode())
    for found in pages, terms:
        assert {"a thought's text", "an answer", "a tag", "a thought typed (0)"} <= found, sorted(found)
        assert not found & searches, "a search was kept"


def a_sealed_note_leaves_nothing():
    Case.window.leave_note()
    none(in_memory(), "memory")


def every_lock_leaves_nothing():
    for number in range(5 if LONG else 1):
        Case.window.unlock()
        Case.window.write_by_keys(f"a thought of another evening ({number})")
        time.sleep(1)  # the cursor rests on the last word: it is looked up, and others are offered for it
        Case.window.lock()
        none(in_memory(), "memory")


def is_core(path):
    """By its content: others may keep files of that name meanwhile."""
    try:
        with path.open("rb") as file:
            head = file.read(18)
    except OSError:
        return False
    return head[:4] == b"\x7fELF" and int.from_bytes(head[16:18], sys.byteorder) == 4  # ET_CORE


def a_crash_leaves_nothing():
    Case.window.unlock()
    Case.window.write_by_keys("a thought that was cut off")
    Case.window.app.process.send_signal(signal.SIGSEGV)
    assert Case.window.app.process.wait(30) == -signal.SIGSEGV
    Case.window.app.stop()
    none([str(path) for path in places.files(Case.began) if is_core(path)], "cores")


def a_first_start_leaves_nothing():
    secret = Case.canaries.word("the passphrase of a new journal") + " by the sea"
    folder = BASE / "another"
    Case.window = open_window(secret, "--journal", str(folder))
    Case.evenings.append(Case.traces[-1])
    key = Case.window.begin()
    story.know_keys(Case.canaries, folder, key)
    Case.window.lock()
    none(in_memory(), "memory")
    Case.window.app.stop()


def is_paste(finding):
    """What was copied goes to whoever asks: this test has."""
    return finding.startswith("a thought typed") and "write to pipe:" in finding


def nothing_was_given_away():
    for path in Case.evenings:
        reading = written(path, is_export)
        pasted = [finding for finding in reading.findings if is_paste(finding)]
        assert reading.calls > 1000, "the trace was read"
        if path == Case.evenings[0]:
            assert pasted and reading.exempted > 0, "what was copied, and the exempt ways, are seen"
        none([finding for finding in reading.findings if finding not in pasted], "what the app has written, sent and named")
    none(Case.canaries.find(Case.monitor.end()), "the session's bus")
    for log in OURS.glob("told-*"):
        none(Case.canaries.find(log.read_bytes()), "standard error")


def nothing_lies_in_a_file():
    for path in OURS.glob("trace-*"):
        path.unlink()
    findings, count = places.search_files(Case.canaries, Case.began, exempt=[EXPORT])
    assert count > 10, count
    none(findings, "files and their names")


def a_planted_title_and_memory_are_seen():
    for way in "title", "memory":
        word = Case.canaries.word(f"planted by {way}")
        Case.window = open_window("", LD_PRELOAD=PLANT, MEANTIME_PLANT=way, MEANTIME_PLANT_WORD=word)
        Case.window.app.get("button", "Unlock")
        held = memory.search(Case.window.app.process.pid, Case.canaries)
        assert any("planted" in finding.place for finding in held)
        Case.window.app.stop()
        if way == "title":
            findings = written(Case.traces[-1], is_export).findings
            assert any("xdg_toplevel" in one or "object" in one for one in findings), findings


CASES = (
    each_way_of_giving_something_away_is_seen,
    a_core_would_be_seen,
    an_evening_in_the_terminal,
    an_evening_in_the_window,
    what_was_read_and_shared,
    a_lock_leaves_nothing,
    what_was_looked_for_is_not_in_the_journal,
    a_sealed_note_leaves_nothing,
    every_lock_leaves_nothing,
    a_crash_leaves_nothing,
    a_first_start_leaves_nothing,
    nothing_was_given_away,
    nothing_lies_in_a_file,
    a_planted_title_and_memory_are_seen,
)


def main():
    OURS.mkdir(parents=True)
    os.chdir(BASE)
    print(f"1..{len(CASES)}", flush=True)
    status = 0
    for number, case in enumerate(CASES, 1):
        name = case.__name__.replace("_", " ")
        try:
            case()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            traceback.print_exc()
            print(f"not ok {number} - {name}", flush=True)
            status = 1
    with contextlib.suppress(Exception):
        Case.window.app.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
