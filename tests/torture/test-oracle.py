#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judge of ./dev torture calls lost, corrupted or good, for lines of a driver and entries that were read."""
import random

import oracle
import rows

TOLD = ["try save A 1 0", "done", "try save B 2 0", "done", "try flag A", "done"]
CUT = [*TOLD, "try save C 3 0"] # killed before anybody was told
REFUSED = [*TOLD, "try save C 3 0", "fail FULL no room", "try save D 4 0", "done"]
AGAIN = ["try save A 1 0", "done", "try save A 1 1", "fail STORAGE", "try save A 1 2", "done"]
BOTH = [*TOLD, "try bin A,B"]
A, B, C, D = oracle.State(1, flagged=True), oracle.State(2), oracle.State(3), oracle.State(4)


def half(state):
    whole = state.whole()
    return oracle.Found(whole.kind, whole.text[: len(whole.text) // 2], whole.fields, whole.flagged, whole.binned)


# What it is; the lines; the entries (a state, or what was read); what is counted.
CASES = [
    ("all that was told is there", TOLD, {"A": A, "B": B}, ""),
    ("one is missing", TOLD, {"A": A}, "lost"),
    ("one is as it was before a change", TOLD, {"A": oracle.State(1), "B": B}, "corrupted"),
    ("half of one is there", TOLD, {"A": A, "B": half(B)}, "corrupted"),
    ("one is there that nobody tried", TOLD, {"A": A, "B": B, "C": C}, "corrupted"),
    ("one that was cut off is there", CUT, {"A": A, "B": B, "C": C}, ""),
    ("one that was cut off is not there", CUT, {"A": A, "B": B}, ""),
    ("half of one that was cut off is there", CUT, {"A": A, "B": B, "C": half(C)}, "corrupted"),
    ("another is there than was cut off", CUT, {"A": A, "B": B, "D": C}, "corrupted"),
    ("one that was refused is there after all", REFUSED, {"A": A, "B": B, "C": C, "D": D}, ""),
    ("what came after one that was refused is missing", REFUSED, {"A": A, "B": B, "C": C}, "lost"),
    ("what was told last holds", AGAIN, {"A": oracle.State(1, 2)}, ""),
    ("what failed does not come back", AGAIN, {"A": oracle.State(1, 1)}, "corrupted"),
    ("a change of two is done", BOTH, {"A": A._replace(binned=True), "B": B._replace(binned=True)}, ""),
    ("a change of two is half done", BOTH, {"A": A, "B": B._replace(binned=True)}, "corrupted"),
]


def judge(lines, entries, copies):
    model = oracle.Model().read(lines)
    for _ in range(copies):
        model = model.copy()
    trial = rows.Trial(0, None, random.Random(0))
    found = {name: one.whole() if isinstance(one, oracle.State) else one for name, one in entries.items()}
    oracle.judge_entries(trial, found, model)
    return trial


def copies_are_apart():
    model = oracle.Model().read(CUT)
    copy = model.copy()
    copy.acknowledge({"C": C})
    return "C" not in model.entries and model.tries == [{"C": C}]


def tells(lines, entries, *words):
    said = " ".join(judge(lines, entries, 0).found["corrupted"])
    return all(word in said for word in words)


def main():
    results = []
    for what, lines, entries, expected in CASES:
        for copies, of_what in (0, ""), (2, ", of a copied model"):
            counted = " ".join(name for name, found in judge(lines, entries, copies).found.items() if found)
            results.append((counted == expected, f"{what}{of_what}"))
    results += [
        (copies_are_apart(), "what a copy learns is its own"),
        (tells(CUT, {"A": A, "B": B, "C": half(C)}, "word ", "not 'n3v0w", "State(number=3"), "where a text ends is told"),
        (tells(TOLD, {"A": A, "B": B, "C": C}, "nothing is known of its id"), "that nobody knows an entry is told"),
        (tells(TOLD, {"A": oracle.State(1), "B": B}, "flagged False"), "what was not changed is told"),
    ]
    print(f"1..{len(results)}")
    for number, (good, what) in enumerate(results, 1):
        print("ok" if good else "not ok", number, "-", what)


if __name__ == "__main__":
    main()
