#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet for the next session: what is brought, in its order, and nothing that was not asked for."""
import subprocess

import cli


def write(journal):
    """A session that is over, one that is planned, and what was written in between."""
    log = journal.log
    log("session", "--at", "2026-11-20T14:30Z", "--set", "state=over")
    question = log("question", "--at", "2026-11-21T21:30Z", "Yarrow?")
    thought = log("thought", "--at", "2026-11-23T21:30Z", "--flag", "Zither")
    left_out = log("thought", "--at", "2026-11-23T21:31Z", "--flag", "Willow")
    log("thought", "--at", "2026-11-23T21:32Z", "Stays at home")
    for step in 2, 4, 6:
        log("mood", "--at", f"2026-11-2{step}T08:00Z", "--set", f"valence={step}", "--set", "words=tired")
    log("mood", "--at", "2026-11-19T08:00Z", "--set", "valence=1")
    task = log("task", "--at", "2026-11-20T16:00Z", "--set", "outcome=partly", "--set", "obstacle=Sorrel", "Tamarack")
    order = [value for one in (thought, task, question) for value in ("--set", f"agenda={one}")]
    session = log(
        "session", "--at", "2026-12-04T14:30Z", "--set", "state=planned", "--set", "one-thing=Xylem",
        "--set", f"left-out={left_out}", *order,
    )
    log("side-note", "--set", f"about={thought}", "--set", f"session={session}", "Vetch")


def text_of(journal, *words):
    path = journal.folder.with_suffix(".out")
    journal.run("export", "--sheet", "--out", path, *words)
    if "pdf" in words:
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    return path.read_text(encoding="utf-8")


@cli.test
def a_sheet_has_what_is_brought_in_its_order():
    with cli.journal() as journal:
        write(journal)
        for form in "pdf", "md", "json":
            text = text_of(journal, "--format", form)
            places = [text.find(word) for word in ("Xylem", "Zither", "Vetch", "Tamarack", "Yarrow")]
            assert places == sorted(places) and places[0] >= 0, (form, text)
            for absent in "Stays at home", "Willow", "from 3", "tired", "In between":
                assert absent not in text, (form, absent)


@cli.test
def what_it_is_made_of_is_remembered():
    with cli.journal() as journal:
        write(journal)
        text_of(journal, "--format", "md")
        record, = journal.run("shared", "list", "--json").json
        assert record["count"] == 3, record
        whole = journal.run("shared", "show", record["id"], "--json").json
        kinds = [journal.run("show", one, "--json").json["kind"] for one in whole["entries"]]
        assert kinds == ["thought", "side-note", "task", "question", "session"], kinds


@cli.test
def what_is_counted_is_asked_for_part_by_part():
    with cli.journal() as journal:
        write(journal)
        moods = text_of(journal, "--format", "md", "--with", "moods")
        assert "Between “Low” and “Well” (from 3 moods)" in moods and "tired" not in moods, moods
        both = text_of(journal, "--format", "md", "--with", "words,tasks")
        assert "tired (3) (from 3 moods)" in both and "(from 1 task)" in both and "“Low”" not in both, both
        for form in "pdf", "md", "json":
            hidden = text_of(journal, "--format", form, "--with", "moods,words,tasks", "--hide", "valence", "--hide", "words")
            assert "Low" not in hidden and "lowest" not in hidden and "tired" not in hidden, (form, hidden)


@cli.test
def what_makes_no_sense_is_refused():
    with cli.journal() as journal:
        out = journal.folder.with_suffix(".out")
        words = ["export", "--format", "md", "--out", out]
        journal.run(*words, "--sheet", status=cli.REFUSED) # nothing to bring
        write(journal)
        for more, status in (
            (["--sheet", "--with", "nonsense"], cli.REFUSED),
            (["--sheet", "--with", "moods,moods"], cli.REFUSED),
            (["--all", "--with", "moods"], cli.USAGE),
            (["--all", "--sheet"], cli.USAGE),
        ):
            journal.run(*words, *more, status=status)
            assert not out.exists(), more


@cli.test
def a_session_with_a_date_is_planned_and_told_in_words():
    with cli.journal() as journal:
        planned = journal.log("session", "--at", "2031-12-04T14:30Z", "--set", "length=50")
        without = journal.log("session")
        said = journal.log("session", "--at", "2031-11-27T14:30Z", "--set", "state=over")
        for one, state in (planned, "planned"), (without, "to-come"), (said, "over"):
            assert journal.run("show", one, "--json").json["state"] == state, one
        line = next(line for line in journal.run("list").lines if line.startswith(planned))
        assert "Length: 50 minutes" in line, line


@cli.test
def nothing_to_count_is_said():
    with cli.journal() as journal:
        journal.log("thought", "--flag", "Zither")
        out = journal.folder.with_suffix(".out")
        done = journal.run("export", "--sheet", "--format", "md", "--with", "moods", "--out", out)
        assert "nothing was counted" in done.err, done.err
        assert "Zither" in out.read_text(encoding="utf-8")


cli.main()
