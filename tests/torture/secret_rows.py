# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong passphrases and recovery keys: none opens, each is called wrong and nothing else, not a byte changes."""
import random as randomness

import cli
from flip_rows import without_backup
from rows import Row
from sample import copy_once, harmed, judge_files, read_files

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PASSPHRASE = cli.PASSPHRASE
BY_PROGRAM = 5 # of so many, one goes through meantime-cli


def near_passphrases():
    """Slips of the right one that are not forgiven (RFC 8265: other spaces are)."""
    yield from (PASSPHRASE.upper(), PASSPHRASE.title(), PASSPHRASE + " ", " " + PASSPHRASE, PASSPHRASE + ".", PASSPHRASE * 2)
    yield from (PASSPHRASE.replace("e", "é"), PASSPHRASE.replace("a", "а"), PASSPHRASE.replace(" ", "  "), PASSPHRASE.replace(" ", ""))
    yield from (PASSPHRASE.replace("v", "\u200dv"), "\ufeff" + PASSPHRASE, PASSPHRASE + "\u200b", PASSPHRASE[::-1])
    for at in range(len(PASSPHRASE)):
        yield PASSPHRASE[:at] + PASSPHRASE[at + 1 :]
        yield PASSPHRASE[: at + 1]


def near_keys(key):
    """Slips of the right recovery key; one in each group that its check symbol finds, and some it cannot."""
    for at, symbol in enumerate(key):
        if symbol != "-":
            yield key[:at] + SYMBOLS[(SYMBOLS.index(symbol) + 1) % 32] + key[at + 1 :]
    groups = key.split("-")
    yield from ("-".join(groups[:-1]), "-".join(groups + groups[:1]), "-".join(groups[::-1]), key[:-1], key + "0", key[1:])
    yield "-".join(groups[1:] + groups[:1])


def strange():
    """What no keyboard gives."""
    yield from ("", " ", "\t", "\x01", "\x7f", "a\x00b", PASSPHRASE + "\x00", "\x00" + PASSPHRASE, "x" * 1024 * 1024, "é" * 9000)
    yield from ("%s%n%s%n", "'; DROP TABLE entry; --", "../../etc/passwd", "-", "--help", "\u202e" + PASSPHRASE, "\U0001f4a1" * 40)


def random_key(dice):
    """With the right check symbols, as only a program would type it."""
    groups = []
    for group in range(7):
        values = [dice.randrange(32) for _ in range(4)]
        total = 0
        for value in values:
            total = total ^ value
            total = (total << 1) ^ 0x25 if total & 16 else total << 1
            total &= 31
        groups.append("".join(SYMBOLS[value] for value in [*values, total ^ group]))
    return "-".join(groups)


def random_line(dice):
    if dice.random() < 0.4:
        return random_key(dice)
    letters = dice.choice(("abcdefghij klmnopqrstuvwxyz", SYMBOLS + "-", "".join(map(chr, range(33, 1200)))))
    return "".join(dice.choice(letters) for _ in range(dice.choice((1, 8, 20, 60, 3000))))


def right(secret, key):
    return secret in (PASSPHRASE, key) or secret.upper().replace("-", "") == key.replace("-", "")


def refuse(trial, sample, secret):
    """@secret is refused as wrong, by whichever way this trial goes; the folder stays as it is."""
    what = f"{len(secret)} letters, {secret[:24]!a}…"
    if "\x00" in secret or trial.number % BY_PROGRAM == 0:
        path = sample.base / "wrong"
        path.write_bytes(secret.encode() + b"\n")
        answer = sample.run("list", secret=path, status=None)
        status, why = answer.status, answer.err
        if answer.out or "damaged" in why:
            trial.told_wrongly(f"{what}: list said {answer.out}{why}")
    else:
        told = sample.looker.ask("try", sample.folder, secret.encode().hex())
        status, why = told["status"], told["why"]
    if status == 0:
        trial.corrupted(f"{what}: it opened")
    elif status not in ((1, 3) if not secret.strip() or "\x00" in secret else (3,)):
        trial.told_wrongly(f"{what}: said {status} ({why})")


def wrong(lines):
    """A row of the secrets that @lines (sample) makes; where it makes none, of random ones."""

    def one(bench, trial):
        sample = copy_once(bench, "no-backup", without_backup)
        if lines:
            known = bench.once(f"secrets {lines.__name__}", lambda: list(lines(sample.journal.key) if lines is near_keys else lines()))
            secret = known[trial.number % len(known)]
        else:
            secret = random_line(trial.dice)
        with harmed(bench, trial, sample):
            if not right(secret, sample.journal.key):
                refuse(trial, sample, secret)
            judge_files(trial, sample, "a wrong secret", sample.files)

    return one


def settled_key(bench, trial):
    """A recovery key that was replaced, and a passphrase that was changed, open nothing any more."""
    sample = copy_once(bench, "no-backup", without_backup)
    with harmed(bench, trial, sample):
        new = sample.run("recovery-key").lines[-1]
        path = sample.base / "new"
        path.write_text(f"{new}\n")
        (sample.base / "other").write_text(f"other words {randomness.Random(trial.number).random()}\n")
        sample.run("passphrase", "--new-file", sample.base / "other", secret=path)
        now = read_files(sample.folder)
        for secret in sample.journal.key, PASSPHRASE:
            told = sample.looker.ask("try", sample.folder, secret.encode().hex())
            if told["status"] != 3:
                trial.corrupted(f"a former secret: opening said {told['status']} ({told['why']})")
        judge_files(trial, sample, "a former secret", now)


ROWS = [
    Row("wrong secrets: random", wrong(None), share=1),
    Row("wrong secrets: near the passphrase", wrong(near_passphrases), share=0.4),
    Row("wrong secrets: near the recovery key", wrong(near_keys), share=0.4),
    Row("wrong secrets: strange", wrong(strange), share=0.2),
    Row("wrong secrets: former ones", settled_key, share=0.02),
]
