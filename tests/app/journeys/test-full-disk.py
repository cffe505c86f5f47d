#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No space is left while somebody writes: the words stay on the page, a sentence says why, and they are saved later."""
import contextlib
import os
import shutil
import subprocess
import sys
import time

from journey import FOLDER, Journal, play, start, steps

KEPT = "Written while there was room. "
WORDS = "And this when there was none, which must not be lost. "


def enter_namespace():
    """Begins again in a mount namespace of our own: what is mounted here is gone with this process."""
    if os.environ.get("MEANTIME_UNSHARED"):
        return
    os.environ["MEANTIME_UNSHARED"] = "1"
    user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    os.execvp("unshare", ["unshare", "--mount", "--propagation", "private", *user, sys.executable, *sys.argv])


def put_on_small_disk():
    kept = FOLDER.with_name("kept")
    FOLDER.rename(kept)
    FOLDER.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2M,mode=0700", "tmpfs", str(FOLDER)], check=True)
    shutil.copytree(kept, FOLDER, dirs_exist_ok=True)


class Case:
    """What the cases share."""

    app = page = journal = None
    filler = FOLDER / "filler"


def there_is_room():
    Case.journal = Journal()
    put_on_small_disk()
    Case.app = start()
    steps.unlock(Case.app, Case.journal.key)
    Case.page = steps.begin_to_write(Case.app)
    Case.app.type(KEPT)
    time.sleep(3)  # saved meanwhile, or the next case would not find out


def fill_up():
    with open(Case.filler, "ab", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 4096)


def a_full_disk_is_said_in_a_sentence():
    fill_up()
    Case.app.type(WORDS * 20)
    Case.app.get("label", lambda name: "room" in name or "space" in name, seconds=20)


def the_words_stay_on_the_page():
    assert Case.app.text(Case.page) == KEPT + WORDS * 20


def locking_hides_them_and_takes_nothing_away():
    app = Case.app
    app.window_action("win.lock")
    app.press("button", "Show It")
    app.set_text(app.get("text box", "Passphrase or Recovery Key"), Case.journal.key)
    app.press("button", "Continue")
    page = steps.the_page(app)
    assert app.text(page) == KEPT + WORDS * 20
    app.window_action("win.lock")
    app.get("button", "Try Again")
    assert "none" not in app.everything()


def with_room_they_are_saved():
    Case.filler.unlink()
    Case.app.press("button", "Try Again")
    Case.app.get("button", "Unlock")
    assert Case.app.stop() is not None
    assert Case.journal.texts() == [KEPT + WORDS * 20]


if __name__ == "__main__":
    enter_namespace()
    sys.exit(
        play(
            there_is_room,
            a_full_disk_is_said_in_a_sentence,
            the_words_stay_on_the_page,
            locking_hides_them_and_takes_nothing_away,
            with_room_they_are_saved,
        )
    )
