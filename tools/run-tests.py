#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run-tests.py SOURCE [NAME...]: what ./dev test does once the variant "tested" is built, which is the shipped one.

Suite core runs in a build with sanitizers, everything else drives the programs people get.  The last line counts
test cases: a TAP program counts as many as it reports, any other as one.
"""
import fcntl
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

LOCK = 7 # held by inside.sh for us alone while something is built
IN_OWN_ROOT = os.path.exists("/etc/meantime-dev")
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
    "G_SLICE": "always-malloc",
}


class Count:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def line(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def tests_of(build):
    with open(os.path.join(build, "meson-info", "intro-tests.json"), encoding="utf-8") as file:
        return json.load(file)


def is_core(test):
    return any(suite.split(":")[-1] == "core" for suite in test["suite"])


def chosen(tests, names):
    return [test for test in tests if not names or any(name in test["name"] for name in names)]


def files_to_build(build, tests):
    """What the build must make before these tests can run, as paths within the build folder."""
    with open(os.path.join(build, "meson-info", "intro-targets.json"), encoding="utf-8") as file:
        made = {target["id"]: target["filename"] for target in json.load(file)}
    paths = {test["cmd"][0] for test in tests}
    for test in tests:
        for target in test["depends"]:
            paths.update(made.get(target, []))
    inside = (os.path.relpath(path, build) for path in paths)
    return sorted(path for path in inside if not path.startswith(".."))


def environment(home):
    """A person who has never used the journal, wherever and as whom the tests are run."""
    result = {
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "G_DEBUG": "gc-friendly",
    }
    for name in ("data", "config", "cache", "state"):
        result[f"XDG_{name.upper()}_HOME"] = os.path.join(home, name)
    result["XDG_RUNTIME_DIR"] = os.path.join(home, "run")
    for path in result["XDG_RUNTIME_DIR"], os.path.join(home, "tmp"):
        os.makedirs(path, mode=0o700)
    result["TMPDIR"] = os.path.join(home, "tmp")
    for name in ("XDG_DATA_DIRS", "GSETTINGS_SCHEMA_DIR", "MANPATH"):
        result[name] = os.environ[name]
    return result


def short(name):
    """The log files put project and suite before a test's name."""
    return name.split(" / ", 1)[-1]


def cases(junit):
    """Test cases by the name of their program; where a program is one case, its own."""
    result = {}
    for suite in ElementTree.parse(junit).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            in_tap = "." in suite.get("name")
            name = short(suite.get("name") if in_tap else case.get("name"))
            bad = case.find("failure") is not None or case.find("error") is not None
            kind = "failed" if bad else "skipped" if case.find("skipped") is not None else "passed"
            result.setdefault(name, []).append(kind)
    return result


def add(count, base, tests):
    """Counts what a run wrote down.  A test that left no trace, or died after its last case, is a failure."""
    outcome, by_name = {}, {}
    if os.path.exists(base + ".json"):
        with open(base + ".json", encoding="utf-8") as lines:
            outcome = {short(run["name"]): run["result"] for run in map(json.loads, lines)}
    if os.path.exists(base + ".junit.xml"):
        by_name = cases(base + ".junit.xml")
    for test in tests:
        result = outcome.get(test["name"], "it did not run")
        kinds = by_name.get(test["name"], [])
        if result == "SKIP" and not kinds:
            kinds = ["skipped"]
        elif "failed" not in kinds and (result not in ("OK", "SKIP", "EXPECTEDFAIL") or not kinds):
            print(f"not counted as passed: {test['name']} ({result})")
            kinds = kinds + ["failed"]
        for kind in kinds:
            setattr(count, kind, getattr(count, kind) + 1)


def run(build, tests, extra, home, count):
    if not tests:
        return True
    logs = os.path.join(build, "meson-logs")
    for old in glob.glob(os.path.join(logs, "run-*")):
        if os.path.getmtime(old) < time.time() - 86400:
            os.unlink(old)
    base = f"run-{os.getpid()}" # so that several runs at once keep apart
    command = ["meson", "test", "-C", build, "--no-rebuild", "--print-errorlogs", "--timeout-multiplier", "4"]
    command += ["--logbase", base] + [test["name"] for test in tests]
    status = subprocess.run(command, env={**environment(home), **extra}, stdin=subprocess.DEVNULL, check=False).returncode
    add(count, os.path.join(logs, base), tests)
    return status == 0


def build_sanitized(source, tests, tested):
    """As much of the sanitizer build as these tests need."""
    command = ["sh", os.path.join(source, "tools", "inside.sh"), source, "build-sanitized"]
    return subprocess.run(command + files_to_build(tested, tests), check=False).returncode == 0


def main():
    source, names = sys.argv[1], sys.argv[2:]
    tested, sanitized = (os.path.join(source, "_build", name) for name in ("tested", "asan"))
    tests = chosen(tests_of(tested), names)
    core = [test for test in tests if is_core(test)]
    other = [test for test in tests if not is_core(test)]
    count, good = Count(), bool(tests)
    if not tests:
        print("no test has such a name", file=sys.stderr)
    if core and not build_sanitized(source, core, tested):
        core = []
        count.failed += 1
    fcntl.flock(LOCK, fcntl.LOCK_SH)
    home = tempfile.mkdtemp(prefix="meantime-test-")
    try:
        good = run(sanitized, core, SANITIZERS, os.path.join(home, "core"), count) and good
        good = run(tested, other, {}, os.path.join(home, "other"), count) and good
    finally:
        shutil.rmtree(home, ignore_errors=True)
    if count.skipped and IN_OWN_ROOT:
        print("a test was skipped where everything it needs is there", file=sys.stderr)
        good = False
    sys.stderr.flush()
    print(count.line(), flush=True)
    return 0 if good and not count.failed else 1


if __name__ == "__main__":
    sys.exit(main())
