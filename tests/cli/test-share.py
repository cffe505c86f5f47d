#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is changed for the reader: every form leaves out the same, and what is hidden is not in the file at all."""
import csv
import html.parser
import io
import json
import random
import re
import stat
import subprocess

import cli

FORMS = "pdf", "html", "md", "csv", "json"
BAR = "█" * 5


def export(journal, form, *words, **more):
    """The bytes of a file of that form."""
    out = journal.base / f"out.{form}"
    answer = journal.run("export", "--format", form, "--out", out, *words, **more)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600, form
    return answer, out.read_bytes()


def laid_open(data, form, base):
    """All text there is in a file, for a PDF also every stream and string of it."""
    if form != "pdf":
        return data.decode()
    path = base / "laid-open.pdf"
    path.write_bytes(data)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    raw = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True
    ).stdout
    described = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout
    return text + described.decode() + raw.decode("latin-1") + raw.decode("utf-16-be", "replace")


class Reader(html.parser.HTMLParser):
    """What is in an HTML file: its words, its elements, and where links lead."""

    def __init__(self, text):
        super().__init__()
        self.words, self.elements, self.targets, self.names, self.open = [], [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        attributes = dict(attrs)
        self.targets += [attributes[name] for name in ("href", "src") if name in attributes]
        self.names += [attributes["id"]] if "id" in attributes else []
        assert not any(name.startswith("on") for name in attributes), attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def write(journal):
    sister = journal.log(
        "thought", "--at", "2026-11-20T21:30Z", "--set", "tags=Anna at home", "Anna’s birthday. ANNA rang, then Zoë."
    )
    question = journal.log(
        "question", "--at", "2026-11-21T08:00Z", "--set", f"about={sister}", "--set", "answer=Yarrow <b>& Zither",
        "May I say no to Anna Maria?",
    )
    mood = journal.log("mood", "--at", "2026-11-22T08:00Z", "--set", "valence=2", "--set", "words=calm", "=1+1 Sorrel")
    return sister, question, mood


@cli.test
def hidden_words_are_in_no_form():
    with cli.journal() as journal:
        write(journal)
        for form in FORMS:
            shown = laid_open(export(journal, form, "--all")[1], form, journal.base)
            hidden = laid_open(
                export(journal, form, "--all", "--hide-words", "anna", "--hide-words", "zoe", "--hide-words", "calm")[1],
                form, journal.base,
            )
            for word in "Anna", "ANNA", "Zoë", "calm":
                assert word in shown, (form, word)
                assert word not in hidden, (form, word)
            assert "Sorrel" in hidden and "birthday" in hidden, form
            assert form == "pdf" or BAR in hidden and BAR + "█" not in hidden, form


@cli.test
def a_name_is_a_role_throughout():
    with cli.journal() as journal:
        write(journal)
        for form in FORMS:
            text = laid_open(export(journal, form, "--all", "--replace", "Anna=my sister")[1], form, journal.base)
            assert "anna" not in text.lower(), form
            assert "My sister’s birthday" in text and "my sister at home" in text, form
            assert "my sister Maria" in text, form


@cli.test
def one_entry_alone_can_be_changed():
    with cli.journal() as journal:
        sister, question, _ = write(journal)
        changes = [
            "--hide", f"{question}=answer", "--hide-words", f"{sister}=Anna", "--say", f"{sister}=Please go slowly.",
        ]
        for form in FORMS:
            text = laid_open(export(journal, form, "--all", *changes)[1], form, journal.base)
            assert "Yarrow" not in text and "Anna Maria" in text and "birthday" in text, form
            assert "Please go slowly." in text and "Anna at" not in text and "ANNA" not in text, form
        kept = journal.show(sister)
        assert kept["text"].startswith("Anna’s") and "said" not in kept, kept


@cli.test
def html_is_whole_safe_and_quiet():
    with cli.journal() as journal:
        write(journal)
        text = export(journal, "html", "--all", "--hide-words", "Maria")[1].decode()
        read = Reader(text)
        words = "".join(read.words)
        assert text.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">'), text[:80]
        assert "Yarrow <b>& Zither" in words and BAR in words, words
        assert not {"script", "img", "link", "iframe", "form", "b"} & set(read.elements), read.elements
        assert all(target.startswith("#") and target[1:] in read.names for target in read.targets), read.targets
        assert read.targets and "default-src 'none'" in text
        assert re.findall(r"<title>(.*)</title>", text) == ["Notes"]
        levels = [int(tag[1]) for tag in read.elements if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels


@cli.test
def csv_is_a_table_without_formulas():
    with cli.journal() as journal:
        write(journal)
        data = export(journal, "csv", "--all", "--hide", "tags")[1]
        assert data.count(b"\r\n") == 4 and not data.startswith(b"\xef\xbb\xbf"), data
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        assert [row["id"] for row in rows] == ["1", "2", "3"] and "tags" not in rows[0], rows
        assert rows[2]["text"] == "'=1+1 Sorrel" and rows[2]["valence"] == "2" and rows[2]["words"] == "calm", rows
        assert rows[0]["links"] == "about:2" and rows[0]["answer"] == "Yarrow <b>& Zither", rows
        assert rows[1]["date"] == "2026-11-20" and rows[1]["flagged"] == "false", rows


@cli.test
def what_is_changed_has_no_ids_of_the_journal():
    with cli.journal() as journal:
        entries = write(journal)
        full = export(journal, "json", "--all")[1].decode()
        assert all(entry in full for entry in entries)
        for form in FORMS:
            for change in (["--hide-words", "nowhere"], ["--say", f"{entries[0]}=A word"], ["--hide", "tags"]):
                text = laid_open(export(journal, form, "--all", *change)[1], form, journal.base)
                assert not any(entry in text for entry in entries), (form, change)
        said = json.loads(export(journal, "json", "--all", "--say", f"{entries[0]}=A word")[1])
        assert [entry.get("said") for entry in said["entries"]] == [None, "A word", None], said


@cli.test
def a_misspelt_word_is_told():
    with cli.journal() as journal:
        sister, *_ = write(journal)
        changes = ["--hide-words", "Anna", "--hide-words", "Ana", "--replace", "Bo=he", "--hide-words", f"{sister}=Bo"]
        answer, _ = export(journal, "md", "--all", *changes)
        assert "word number 2 is nowhere" in answer.err and "number 1 that is" in answer.err, answer.err
        assert "number 1 is nowhere" not in answer.err and "is not in it" in answer.err, answer.err
        assert "Ana" not in answer.err and "Bo" not in answer.err, answer.err


@cli.test
def a_booklet_has_its_title_and_remembers_what_is_in_it():
    with cli.journal() as journal:
        sister, *_ = write(journal)
        skill = journal.log("skill", "--at", "2026-11-23T08:00Z", "Thistle")
        coming = journal.log("session", "--at", "2199-12-04T14:30Z", "--set", "state=planned", "--set", "one-thing=Quince")
        out = journal.base / "booklet.pdf"
        words = ["export", "--format", "pdf", "--out", out, "--all", "--booklet"]
        for title, cover in (None, "My time"), ("Anna and I", "Anna and I"):
            journal.run(*words, *(["--booklet-title", title] if title else []))
            text = subprocess.run(["pdftotext", "-l", "1", out, "-"], capture_output=True, encoding="utf-8", check=True)
            assert text.stdout.startswith(cover), text.stdout
        text = subprocess.run(["pdftotext", out, "-"], capture_output=True, encoding="utf-8", check=True).stdout
        assert "What I tried" in text and "Thistle" in text and "birthday" in text and "Quince" not in text, text
        newest, _ = journal.run("shared", "--json").json
        record = journal.run("shared", "show", newest["id"], "--json").json
        assert {sister, skill} < set(record["entries"]) and coming not in record["entries"], record
        assert "Thistle" in record["words"] and "Quince" not in record["words"], record


@cli.test
def a_title_is_for_a_booklet():
    with cli.journal() as journal:
        write(journal)
        out = journal.base / "refused"
        words = ["export", "--format", "pdf", "--out", out, "--all", "--booklet-title"]
        journal.run(*words, "Mine", status=cli.USAGE)
        journal.run(*words, b"\xff", "--booklet", status=cli.REFUSED)
        assert not out.exists()


@cli.test
def what_makes_no_sense_is_refused():
    with cli.journal() as journal:
        sister, question, _ = write(journal)
        out = journal.base / "refused"
        password = journal.base / "password"
        password.write_text("x" * 128 + "\n")
        words = ["export", "--format", "md", "--out", out]
        for more in (
            ["--all", "--hide", "nonsense"],
            ["--all", "--hide", f"{sister}=nonsense"],
            ["--ids", question, "--hide", f"{sister}=text"],
            ["--ids", question, "--hide-words", f"{sister}=Anna"],
            ["--all", "--hide-words", " "],
            ["--all", "--replace", "Anna"],
            ["--all", "--replace", "=my sister"],
            ["--all", "--replace", "Anna="],
            ["--all", "--say", "a word"],
            ["--all", "--say", f"{sister}="],
            ["--all", "--hide-words", b"\xff"],
            ["--all", "--format", "fhir"],
            ["--all", "--format", "html", "--password-file", password],
            ["--all", "--format", "pdf", "--password-file", password],
            ["--all", "--format", "pdf", "--password-file", journal.base / "nowhere"],
        ):
            journal.run(*words, *more, status=cli.REFUSED)
            assert not out.exists(), more


@cli.test
def a_pdf_opens_with_its_password_alone():
    with cli.journal() as journal:
        write(journal)
        password = journal.base / "password"
        password.write_text("gruß aus der ferne\nnot this\n")
        for given in ({}, {"give": f"{journal.key}\ngruß aus der ferne\n", "secret": "-"}):
            file = "-" if given else password
            export(journal, "pdf", "--all", "--password-file", file, **given)
            path = journal.base / "out.pdf"
            for word, opens in (("gruß aus der ferne", True), ("gruss aus der ferne", False), ("", False)):
                done = subprocess.run(
                    ["qpdf", f"--password={word}", "--check", path], capture_output=True, check=False
                )
                assert (done.returncode == 0) == opens, (word, done.stderr)
            assert b"birthday" not in path.read_bytes()
            shown = subprocess.run(
                ["pdftotext", "-upw", "gruß aus der ferne", path, "-"], capture_output=True, check=True
            ).stdout
            assert "birthday" in shown.decode()


WORDS = "gorse tansy sedge larch yarrow borage λύκος пихта שקד زعتر 白樺 žluť".split()


@cli.test
def of_random_choices_exactly_what_is_chosen_is_in_every_form():
    chance = random.Random(20261129)
    with cli.journal() as journal:
        entries = []
        for number in range(12):
            text, tag = chance.sample(WORDS, 3), chance.choice(WORDS)
            when = f"2026-11-{number + 1:02}T08:00Z"
            entries.append((journal.log("thought", "--at", when, "--set", f"tags={tag}", " ".join(text)), text, tag))
        for _ in range(6):
            chosen = chance.sample(entries, chance.randint(1, 5))
            hidden = set(chance.sample(WORDS, 3))
            without_tags = {entry for entry, _, _ in chosen if chance.random() < 0.4}
            changes = [option for word in sorted(hidden) for option in ("--hide-words", word.upper())]
            changes += [option for entry in sorted(without_tags) for option in ("--hide", f"{entry}=tags")]
            expected = {word for _, text, _ in chosen for word in text}
            expected |= {tag for entry, _, tag in chosen if entry not in without_tags}
            expected -= hidden
            for form in FORMS:
                data = export(journal, form, "--ids", *(entry for entry, _, _ in chosen), *changes)[1]
                text = laid_open(data, form, journal.base)
                assert {word for word in WORDS if word in text} == expected, (form, expected)


cli.main()
