#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding from the terminal what the app finds, by the same choices."""
import cli


def ids(journal, *words):
    return [entry["id"] for entry in journal.run(*words, "--json").json]


@cli.test
def a_search_is_narrowed_like_a_list():
    with cli.journal() as journal:
        low = journal.log("mood", "--at", "2026-03-01T08:00", "--set", "valence=2", "--set", "tags=home", "old house")
        high = journal.log("mood", "--at", "2026-03-02T08:00", "--set", "valence=6", "a house, so old")
        thought = journal.log("thought", "--at", "2026-03-03T08:00", "--flag", "the old boat house")
        everything = [thought, high, low]
        for command in ["search", "house"], ["list"]:
            assert ids(journal, *command) == everything
            assert ids(journal, *command, "--kind", "mood") == [high, low]
            assert ids(journal, *command, "--tag", "home") == [low]
            assert ids(journal, *command, "--mood", "1..3") == [low]
            assert ids(journal, *command, "--mood", "6") == [high]
            assert ids(journal, *command, "--flagged") == [thought]
            assert ids(journal, *command, "--from", "2026-03-02", "--to", "2026-03-02") == [high]
        assert ids(journal, "search", "old house", "--together") == [low]
        assert ids(journal, "search", "house", "--without", "boat so") == [low]


@cli.test
def what_belongs_to_a_person_is_found():
    with cli.journal() as journal:
        person = journal.log("therapist", "Clara")
        session = journal.log("session", "--set", f"with={person}", "--set", "state=planned")
        note = journal.log("side-note", "--set", f"session={session}", "window seat")
        journal.log("thought", "window cleaning")
        assert ids(journal, "search", "window", "--about", person) == [note]
        assert set(ids(journal, "list", "--about", session)) == {person, note}


@cli.test
def what_makes_no_sense_is_refused_and_said():
    with cli.journal() as journal:
        missing = "0190d3a0-0000-7000-8000-000000000000"
        for words, name in ([["--mood", "8"], "--mood"], [["--mood", "3..1"], "--mood"], [["--mood", "low"], "--mood"],
                            [["--about", missing], missing], [["--from", "yesterday"], "--from"]):
            for command in ["search", "house"], ["list"]:
                told = journal.run(*command, *words, status=cli.REFUSED).err
                assert name in told, (words, told)


@cli.test
def words_are_renamed_joined_and_hidden():
    with cli.journal() as journal:
        one = journal.log("thought", "--set", "tags=Work", "--set", "tags=job", "one")
        two = journal.log("thought", "--set", "tags=job", "two")
        assert journal.run("words").out == "1\tWork\n2\tjob\n"
        assert journal.run("words", "rename", "job", "Work").out == "2\n"
        assert journal.run("words", "--json").json == [{"word": "Work", "entries": 2, "hidden": False}]
        assert journal.run("show", one, "--json").json["fields"]["tags"] == ["Work"]
        assert ids(journal, "search", "work") == [two, one]
        assert ids(journal, "search", "job") == []
        journal.run("words", "hide", "Work")
        assert journal.run("words").out == "2\t-Work\n"
        journal.run("words", "offer", "Work")
        assert journal.run("words").out == "2\tWork\n"
        journal.run("words", "rename", "Work", "Work", status=cli.REFUSED)
        journal.run("words", "rename", "Work", "", status=cli.REFUSED)
        journal.run("words", "--field", "text", status=cli.REFUSED)
        journal.run("words", "burn", "Work", status=cli.USAGE)


@cli.test
def people_are_renamed_joined_and_hidden_like_words():
    with cli.journal() as journal:
        weiss = journal.log("therapist", "--set", "phone=123", "Dr. Weiss")
        clara = journal.log("therapist", "Clara\nby the river")
        session = journal.log("session", "--set", f"with={weiss}")
        assert journal.run("words", "--field", "with").out == "0\tClara\n1\tDr. Weiss\n"
        assert journal.run("words", "--field", "with", "rename", "Dr. Weiss", "Anna").out == "0\n"
        assert journal.run("words", "--field", "with").out == "1\tAnna\n0\tClara\n"
        assert ids(journal, "search", "anna") == [weiss]
        assert journal.run("words", "--field", "with", "rename", "Anna", "Clara").out == "1\n"
        assert journal.run("words", "--field", "with", "--json").json == [
            {"word": "Clara", "id": clara, "entries": 1, "hidden": False}
        ]
        shown = journal.run("show", session, "--json").json
        assert [link["to"] for link in shown["links"] if link["role"] == "with"] == [clara], shown["links"]
        assert journal.run("show", clara, "--json").json["fields"]["phone"] == "123"
        assert ids(journal, "list", "--bin") == [weiss]
        journal.run("words", "--field", "with", "hide", "Clara")
        assert journal.run("words", "--field", "with").out == "1\t-Clara\n"
        assert ids(journal, "search", "clara") == [clara]
        journal.run("words", "--field", "with", "offer", clara)
        assert journal.run("words", "--field", "with").out == "1\tClara\n"


@cli.test
def who_is_meant_must_be_plain():
    with cli.journal() as journal:
        people = [journal.log("therapist", "Clara") for _ in range(3)]
        for words in ["rename", "Clara", "Anna"], ["hide", "Clara"], ["rename", people[0], "Clara"]:
            journal.run("words", "--field", "with", *words, status=cli.REFUSED)
        journal.run("words", "--field", "with", "hide", "Nobody", status=cli.REFUSED)
        journal.run("words", "--field", "with", "rename", people[0], people[0], status=cli.REFUSED)
        assert journal.run("words", "--field", "with").out == "0\tClara\n" * 3
        journal.run("words", "--field", "with", "rename", people[0], people[1])
        journal.run("words", "--field", "with", "rename", people[1], "Clara")
        assert journal.run("words", "--field", "with").out == "0\tClara\n"
        journal.run("words", "--field", "session", status=cli.REFUSED)


cli.main()
