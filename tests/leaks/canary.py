# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that stand nowhere else: one for each field, kind and place, and the search for them in bytes.

All canaries of a run begin with the same stem of rare letters, so that one search finds every one of them, in each way
a word may be spelled: in small and capital letters, UTF-8, UTF-16, UTF-32, and in base64 wherever it begins.
"""
import base64
import random
import re

RARE = "jqvwxz"
LETTERS = "bcdfghklmnprst"
STEM_LENGTH = 7
TAIL_LENGTH = 7
NEAR = 160  # bytes around a finding that are read for the rest of the word


class Canaries:
    """The canaries of one run, by the place each was written in."""

    def __init__(self, seed=None):
        self.seed = seed or random.SystemRandom().getrandbits(64)
        self.random = random.Random(self.seed)
        self.stem = "".join(self.random.choice(RARE) for _ in range(STEM_LENGTH))
        self.places = {}  # tail of a word → place
        self.secrets = {}  # bytes that are no word → what they are
        self.patterns = dict(spellings(self.stem))

    def word(self, place):
        """A new word, to be written in PLACE and nowhere else."""
        while True:
            tail = "".join(self.random.choice(LETTERS) for _ in range(TAIL_LENGTH))
            if tail not in self.places:
                self.places[tail] = place
                return self.stem + tail

    def text(self, place, words=3):
        """A line with the word of PLACE at its beginning, in its middle and at its end: what a memory of it loses
        first is its beginning."""
        word = self.word(place)
        return " and some plain filling in between, then ".join([word] * words)

    def add_secret(self, name, data):
        """Bytes that must be nowhere: a key.  Half of them is as bad as all."""
        half = len(data) // 2
        for part in (data[:half], data[half:]):
            self.secrets[part] = name
            for text in (part.hex(), part.hex().upper()):
                self.secrets[text.encode()] = f"{name}, in hexadecimal"

    def add_key_text(self, name, text):
        """A secret that is typed, in groups."""
        groups = text.split("-")
        for first, second in zip(groups[::2], groups[1::2]):
            for joined in (first + "-" + second, first + second):
                for spelled in (joined, joined.lower()):
                    for coding in "utf-8", "utf-16-le", "utf-32-le":
                        self.secrets[spelled.encode(coding)] = f"{name}, as {coding}"

    def find(self, data):
        """What of ours is in DATA: tuples of place, spelling and offset."""
        found = []
        for pattern, spelling in self.patterns.items():
            at = data.find(pattern)
            while at >= 0:
                found.append((self.place(data, at), spelling, at))
                at = data.find(pattern, at + len(pattern))
        for secret, name in self.secrets.items():
            at = data.find(secret)
            while at >= 0:
                found.append((name, "bytes", at))
                at = data.find(secret, at + len(secret))
        return found

    def place(self, data, at):
        """Whose canary begins there, as far as that can be read."""
        near = data[at : at + NEAR].replace(b"\0", b"").lower()
        tail = re.match(rb"[a-z]*", near[STEM_LENGTH:]).group()[:TAIL_LENGTH].decode()
        return self.places.get(tail) or f"a word cut off after {tail!r}"


def spellings(word):
    """The ways in which WORD may lie in bytes, each with its name."""
    for case, text in ("small", word.lower()), ("capital", word.upper()), ("titled", word.capitalize()):
        for coding in "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be":
            yield text.encode(coding), f"{coding}, {case}"
        for coding in "utf-8", "utf-16-le":
            plain = text.encode(coding)
            for shift in range(3):
                coded = base64.b64encode(b"\0" * shift + plain + b"\0" * 3)
                inner = coded[4 if shift else 0 : (shift + len(plain)) // 3 * 4]
                yield inner, f"base64 of {coding}, {case}"
