#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-phone.py SOURCE: the phone without a screen, its fingers and the eyes of a screen reader, tried on a small program."""
import os
import pathlib
import signal
import subprocess
import sys
import time

SOURCE = pathlib.Path(sys.argv[1])
SESSION = str(SOURCE / "tools" / "phone" / "session")
SKIPPED = 77
WORDS = "é 漢 3, “Größe” — Ω?"


def session(*arguments):
    return subprocess.run([SESSION, *arguments], capture_output=True, encoding="utf-8", check=False)


def the_status_of_the_command_comes_out():
    assert session("360x720", "--", "sh", "-c", "exit 7").returncode == 7
    assert session("360x720", "--", "sh", "-c", "kill -SEGV $$").returncode == 128 + signal.SIGSEGV


def a_command_that_cannot_be_is_told():
    done = session("360x720", "--", "/nonexistent/program")
    assert done.returncode == 125 and "/nonexistent/program" in done.stderr, done


def pictures_have_the_size_of_the_phone():
    done = session("--scale", "2", "720x360", "--", "sh", "-c", "grim - | file -")
    assert "1440 x 720" in done.stdout, done


def settings_are_those_asked_for():
    done = session(
        "--dark", "--text", "200", "360x720", "--", "gsettings", "list-recursively", "org.gnome.desktop.interface"
    )
    assert "color-scheme 'prefer-dark'" in done.stdout and "text-scaling-factor 2.0" in done.stdout, done


def the_folders_are_of_its_own():
    script = 'for f in "$HOME" "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR" "$TMPDIR"; do stat -c %a "$f"; done; ls -A "$XDG_DATA_HOME"'
    assert session("360x720", "--", "sh", "-c", script).stdout.split() == ["700"] * 4


def is_alive(folder):
    """Whether a process was started with FOLDER among its surroundings."""
    for environ in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            if folder.encode() in environ.read_bytes():
                return True
        except OSError:
            pass  # another's, or gone
    return False


def nothing_stays_when_it_is_killed():
    for number in signal.SIGKILL, signal.SIGTERM, signal.SIGINT:
        command = [SESSION, "--keyboard", "360x720", "--", "sh", "-c", "(sleep 1000 & echo $XDG_RUNTIME_DIR; wait)"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            runtime = process.stdout.readline().strip()
            folder = os.path.dirname(runtime)
            assert is_alive(folder)
            process.send_signal(number)
            end = time.monotonic() + 10
            while os.path.exists(folder) or is_alive(folder):
                assert time.monotonic() < end, f"after signal {number} something stays"
                time.sleep(0.05)


def play():
    """Inside the session: what is typed and clicked arrives, what is shown can be read."""
    sys.path.insert(0, str(SOURCE / "tools" / "phone"))
    from driver import App, Missing

    with App([sys.executable, str(pathlib.Path(__file__).with_name("phone-app.py"))]) as app:
        app.tap(app.get("text box", "Words"))
        app.type(WORDS)
        app.press("button", "Add")
        app.get("list item", WORDS)
        app.set_text(app.get("text box", "Words"), "by name")
        app.key("d", "ctrl")
        app.get("list item", "by name")
        app.window_action("win.clear")
        app.gone("list item", "by name")
        app.tab_to("button", "Add")
        try:
            app.get("button", "Not there", seconds=0.1)
        except Missing as missing:
            assert "Not there" in str(missing) and "[text box] 'Words'" in str(missing), missing
        else:
            raise AssertionError("found what is not there")


def fingers_and_eyes_work():
    done = session("360x720", "--", sys.executable, __file__, str(SOURCE), "play")
    assert done.returncode == 0, done.stderr + done.stdout


def main():
    if session("360x720", "--", "true").returncode == SKIPPED:
        return SKIPPED
    cases = [
        the_status_of_the_command_comes_out,
        a_command_that_cannot_be_is_told,
        pictures_have_the_size_of_the_phone,
        settings_are_those_asked_for,
        the_folders_are_of_its_own,
        nothing_stays_when_it_is_killed,
        fingers_and_eyes_work,
    ]
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        try:
            case()
            word = "ok"
        except AssertionError as error:
            print("\n".join(f"# {line}" for line in str(error).split("\n")))
            word = "not ok"
        print(f"{word} {number} - {case.__name__.replace('_', ' ')}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(play() if sys.argv[2:] == ["play"] else main())
