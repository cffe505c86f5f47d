#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The battery ends, or something kills the app, while somebody is writing: at most two seconds of it are lost."""
import sys
import time

from journey import Journal, play, start, steps, wait

JOURNAL = Journal()
SENTENCE = "and then I stood in the kitchen with the light off, not sad exactly, "
LOST_AT_MOST = 2.0 # seconds
SLACK = 0.5 # between a key's being sent and its being in the text, on a busy machine


def write_and_be_killed(seconds):
    """Types for so long, then kills; what had been typed two seconds before."""
    app = start()
    steps.unlock(app, JOURNAL.key)
    page = steps.begin_to_write(app)
    wait(lambda: "focused" in app.again(page).states, "cursor on the page", tree=app.told)
    typed, moments = "", []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for word in SENTENCE.split(" "):
            app.type(word + " ")
            typed += word + " "
            moments.append((time.monotonic(), typed))
    killed = time.monotonic()
    app.kill()
    app.stop()
    return [text for moment, text in moments if moment < killed - LOST_AT_MOST - SLACK][-1]


def is_there(text):
    found = JOURNAL.texts()
    assert any(one.startswith(text.strip()) for one in found), f"{text!r} is not in {found}"


def two_seconds_are_lost_at_most():
    is_there(write_and_be_killed(4))


def nor_more_of_a_longer_text():
    is_there(write_and_be_killed(9))


def it_stands_there_again_and_can_be_gone_on_with():
    app = start()
    steps.unlock(app, JOURNAL.key)
    steps.go_to(app, "Journal")
    app.get("list item", lambda name: "stood in the kitchen" in name)
    assert app.stop() is not None


def nothing_was_damaged():
    assert "whole" in JOURNAL.run("verify")
    assert len(JOURNAL.entries()) == 2


if __name__ == "__main__":
    sys.exit(
        play(
            two_seconds_are_lost_at_most,
            nor_more_of_a_longer_text,
            it_stands_there_again_and_can_be_gone_on_with,
            nothing_was_damaged,
        )
    )
