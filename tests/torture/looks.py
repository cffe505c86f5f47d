# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at what is left of a journal: with core through the driver, or with meantime-cli as people do."""
import json
import re

import oracle
import workbench

CODES = {3: "WRONG_KEY", 4: "DAMAGED", 5: "IN_USE", 6: "TOO_NEW", 7: "NOT_A_JOURNAL"}


def by_driver(bench, trial, journal, secret=None):
    look = workbench.Look()
    drive = bench.drive(journal, "look", secret=secret)
    status = drive.wait()
    if status != 0:
        trial.told_wrongly(f"the driver ended with {status} while looking: {drive.said()[-2000:]}")
    for line in drive.lines:
        word, _, rest = line.partition("\t")
        if word == "entry":
            entry, kind, flagged, binned, valence, tags, text = rest.split("\t", 6)
            fields = {"tags": tags.split(",")} if tags else {}
            if valence:
                fields["valence"] = int(valence)
            look.entries[entry] = oracle.Found(kind, text, fields, flagged == "1", binned == "1")
        elif word == "damage":
            look.damage.append(rest)
        elif word in ("missing", "taken_in", "waiting"):
            setattr(look, word, int(rest))
        elif word == "aside":
            look.aside.append(rest)
        elif word == "refused":
            look.error = look.error or rest
    return look


def by_cli(bench, trial, journal, secret=None):
    look = workbench.Look()
    first = bench.cli(journal, "list", "--json", secret=secret)
    check_answer(trial, first)
    if first.status != workbench.DONE:
        look.error = CODES.get(first.status, "REFUSED: " + first.err.strip())
        return look
    for answer, binned in (first, False), (bench.cli(journal, "list", "--bin", "--json", secret=secret), True):
        check_answer(trial, answer)
        for one in json.loads(answer.out or "[]"):
            found = oracle.Found(one["kind"], one["text"], one["fields"], one["flagged"], binned)
            look.entries[one["id"]] = found
    said = re.search(r"(\d+) change", first.err)
    look.missing = int(said[1]) if said else 0
    verified = bench.cli(journal, "verify", secret=secret)
    check_answer(trial, verified)
    look.damage = [line for line in verified.out.splitlines() if line.endswith(": damaged")]
    if (verified.status == workbench.DAMAGED) != bool(look.damage) or verified.status not in (0, workbench.DAMAGED):
        trial.told_wrongly(f"verify ended with {verified.status}: {verified.err}")
    if verified.status == workbench.DONE and verified.err:
        trial.told_wrongly(f"verify found nothing but said: {verified.err}")
    return look


def check_answer(trial, answer):
    """A refusal says why, in sentences; nothing is an accident."""
    if answer.status not in range(8):
        trial.told_wrongly(f"meantime-cli ended with {answer.status}: {answer.err[-2000:]}")
    if answer.status != workbench.DONE and not answer.err:
        trial.told_wrongly(f"meantime-cli ended with {answer.status} and not a word")
    for line in answer.err.splitlines():
        if not re.fullmatch(r"\S.*[.?]", line) or "assert" in line or "CRITICAL" in line:
            trial.told_wrongly(f"not a sentence: {line}")
