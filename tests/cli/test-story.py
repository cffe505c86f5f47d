#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first entry to the paper that is handed over: exactly what was chosen, and never a word more."""
import os
import re
import subprocess

import cli

CHOSEN = ("Marmelade on the third stair", "Why is it always Sunday evening")
UNCHOSEN = ("Quarrelsome zeppelin over Elbasan", "velvety ostrich", "xylophone")


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


def raw_of(pdf):
    """All that a reader of bytes finds: the file, its streams laid open, and the metadata."""
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True).stdout
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout
    xmp = subprocess.run(["pdfinfo", "-meta", pdf], capture_output=True, check=True).stdout
    with open(pdf, "rb") as file:
        return file.read() + plain + info + xmp


def spellings(words):
    """A text as it may stand in a PDF."""
    yield words.encode()
    yield words.encode("utf-16-be")
    yield words.encode("utf-16-le")
    yield words.encode("utf-16-be").hex().encode()
    yield words.encode("utf-16-be").hex().upper().encode()


def fill(journal):
    chosen = [
        journal.log("mood", "--set", "valence=3", "--set", "words=tired", "--set", "body=shoulders", CHOSEN[0]),
        journal.log("question", "--flag", CHOSEN[1]),
    ]
    journal.log("thought", "--set", "tags=" + UNCHOSEN[2], UNCHOSEN[0])
    binned = journal.log("thought", "--flag", UNCHOSEN[1])
    journal.run("flag", chosen[0])
    journal.run("delete", binned)
    return chosen


@cli.test
def what_is_written_flagged_and_exported_is_what_was_chosen():
    with cli.journal() as journal:
        chosen = fill(journal)
        assert {entry["id"] for entry in journal.list("--flagged")} == set(chosen)
        assert [entry["id"] for entry in journal.run("search", "stair", "--json").json] == [chosen[0]]
        pdf = journal.base / "session.pdf"
        assert journal.run("export", "--format", "pdf", "--out", pdf, "--flagged").out == ""
        text = " ".join(text_of(pdf).split())
        assert all(words in text for words in CHOSEN), text
        assert not any(words in text for words in UNCHOSEN), text
        raw = raw_of(pdf)
        for words in UNCHOSEN:
            for word in words.split():
                assert not any(len(word) > 5 and spelt in raw for spelt in spellings(word)), word


@cli.test
def the_metadata_of_a_pdf_tell_nothing_of_the_journal():
    with cli.journal() as journal:
        fill(journal)
        pdf = journal.base / "session.pdf"
        journal.run("export", "--format", "pdf", "--out", pdf, "--flagged")
        told = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
        told += subprocess.run(["pdfinfo", "-meta", pdf], capture_output=True, check=True).stdout.decode()
        for words in CHOSEN + UNCHOSEN + (str(journal.base), os.uname().nodename, cli.PASSPHRASE):
            assert words not in told, words
        assert not re.search(r"[Tt]herap", told), told


@cli.test
def every_format_has_the_chosen_and_nothing_else():
    with cli.journal() as journal:
        chosen = fill(journal)
        for form in "pdf", "md", "json":
            for choice in (["--flagged"], ["--ids", *chosen], ["--ids", chosen[1], "--ids", chosen[0]]):
                out = journal.base / f"session.{form}"
                journal.run("export", "--format", form, *choice, "--out", out)
                text = text_of(out) if form == "pdf" else out.read_text()
                text = " ".join(text.split())
                assert all(words in text for words in CHOSEN), text
                assert not any(words in text for words in UNCHOSEN), text
                assert form == "pdf" or not any(entry in text for entry in chosen), "a selection numbers its entries"


@cli.test
def days_choose_and_flags_narrow_them():
    with cli.journal() as journal:
        for day in "2026-03-01", "2026-03-02", "2026-03-03":
            journal.log("thought", "--at", day + "T23:50", "--zone", "Europe/Lisbon", "on " + day)
        journal.log("thought", "--flag", "--at", "2026-03-02T00:00", "flagged on the second")
        out = journal.base / "out.md"

        def exported(*choice):
            journal.run("export", "--format", "md", "--out", out, *choice)
            return out.read_text()

        text = exported("--from", "2026-03-02", "--to", "2026-03-02")
        assert "on 2026-03-02" in text and "on the second" in text
        assert "on 2026-03-01" not in text and "on 2026-03-03" not in text
        assert "on 2026-03-01" not in exported("--from", "2026-03-02")
        assert "on 2026-03-03" not in exported("--to", "2026-03-02")
        text = exported("--flagged", "--from", "2026-03-01", "--to", "2026-03-03")
        assert "on the second" in text and "on 2026-03-02" not in text
        assert all(f"on 2026-03-0{day}" in exported("--all") for day in "123")


@cli.test
def a_hidden_field_leaves_neither_value_nor_name():
    with cli.journal() as journal:
        fill(journal)
        journal.log("mood", "--set", "valence=4", "--set", "body=knees", "--set", "tags=harbour", "a text of its own")
        for form in "pdf", "md", "json":
            out = journal.base / f"all.{form}"

            def text(*hide):
                journal.run("export", "--format", form, "--out", out, "--all", *hide)
                return text_of(out) if form == "pdf" else out.read_text()

            shown, hidden = text(), text("--hide", "body", "--hide", "tags")
            for word in "knees", "shoulders", "harbour":
                assert word in shown, (form, word)
                assert word not in hidden, (form, word)
            for name in ("Body", "Tags") if form != "json" else ('"body"', '"tags"'):
                assert name in shown and name not in hidden, (form, name)
            if form == "pdf":
                raw = raw_of(out)
                assert not any(spelt in raw for word in ("knees", "harbour") for spelt in spellings(word))
            assert "a text of its own" not in text("--hide", "text"), form


@cli.test
def a_hidden_state_leaves_neither_value_nor_name():
    with cli.journal() as journal:
        journal.log("question", "--set", "state=asked", "--set", "answer=Yes", "why?")
        for form, word in ("md", "sked"), ("json", '"asked"'):
            out = journal.base / f"all.{form}"
            for hide, there in ([], True), (["--hide", "state"], False):
                journal.run("export", "--format", form, "--out", out, "--all", *hide)
                text = out.read_text()
                assert (word in text) == there and "why?" in text and "Yes" in text, (form, text)


@cli.test
def what_is_not_there_or_in_the_bin_or_not_chosen_leaves_no_file():
    with cli.journal() as journal:
        kept, binned = journal.log("thought", "--flag", "kept"), journal.log("thought", "gone")
        journal.run("delete", binned)
        missing = kept[:-4] + ("0000" if kept[-4:] != "0000" else "1111")
        out = journal.base / "out.pdf"
        for choice in (
            [],
            ["--ids", missing],
            ["--ids", kept, missing],
            ["--ids", binned],
            ["--ids", "nonsense"],
            ["--ids", ""],
            ["--from", "2030-01-01"],
            ["--from", "yesterday"],
            ["--flagged", "--to", "2020-01-01"],
            ["--all", "--hide", "nonsense"],
        ):
            journal.run("export", "--format", "pdf", "--out", out, *choice, status=cli.REFUSED)
            assert not out.exists(), choice
        assert missing in journal.run("export", "--format", "md", "--out", out, "--ids", missing, status=cli.REFUSED).err
        for choice in (["--all", "--flagged"], ["--ids", kept, "--all"], ["--ids", kept, "--flagged"], [kept]):
            journal.run("export", "--format", "pdf", "--out", out, *choice, status=cli.USAGE)
            assert not out.exists(), choice
        journal.run("unflag", kept)
        journal.run("export", "--format", "pdf", "--out", out, "--flagged", status=cli.REFUSED)
        assert not out.exists()


@cli.test
def a_file_that_is_there_is_replaced_whole_or_not_at_all():
    with cli.journal() as journal:
        entry = journal.log("thought", "first")
        out = journal.base / "out.md"
        out.write_text("before " * 10000)
        os.chmod(out, 0o644)
        journal.run("export", "--format", "md", "--out", out, "--ids", entry)
        assert "first" in out.read_text() and "before" not in out.read_text()
        assert out.stat().st_mode & 0o777 == 0o600
        journal.run("export", "--format", "md", "--out", journal.base, "--ids", entry, status=cli.REFUSED)
        journal.run("export", "--format", "md", "--out", "/dev/null", "--ids", entry, status=cli.REFUSED)
        nowhere = journal.base / "no" / "such" / "out.md"
        journal.run("export", "--format", "md", "--out", nowhere, "--ids", entry, status=cli.REFUSED)
        journal.run("export", "--format", "md", "--out", "-", "--ids", entry, status=cli.REFUSED)


@cli.test
def an_export_never_goes_into_the_journals_own_folder():
    with cli.journal() as journal:
        entry = journal.log("thought", "first")
        before = journal.fingerprint()
        alias = journal.base / "alias"
        alias.symlink_to(journal.folder)
        for name in "journal.db", "new":
            (journal.base / f"to-{name}").symlink_to(f"journal/{name}")
        links = [journal.base / "to-journal.db", journal.base / "to-new", alias / "keys"]
        for out in [journal.folder / "journal.db", journal.folder / "backups" / "x.pdf", *links]:
            journal.run("export", "--format", "json", "--out", out, "--ids", entry, status=cli.REFUSED)
        journal.run("export", "--format", "json", "--out", "keys", "--ids", entry, status=cli.REFUSED, cwd=journal.folder)
        assert journal.fingerprint() == before


@cli.test
def the_same_selection_gives_the_same_bytes():
    with cli.journal() as journal:
        chosen = fill(journal)
        for form in "pdf", "md", "json":
            made = []
            for ids in (chosen, chosen[::-1], chosen + chosen):
                out = journal.base / f"{len(made)}.{form}"
                journal.run("export", "--format", form, "--out", out, "--ids", *ids)
                made.append(out.read_bytes())
            assert made[0] and made[0] == made[1] == made[2], form


cli.main()
