# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in a journal, and whether it is.

Every entry is made by its number and version alone, here and in driver.c, so that any process can tell a whole one.
The driver writes a line before each change ("try …"), and one after it ("done" or "fail CODE"): Model reads them.
"""
import dataclasses
import itertools
import typing

SIZES = (1, 12, 150, 2000) # words of an entry's text, by its number


def text_of(number: int, version: int) -> str:
    return " ".join(f"n{number}v{version}w{word}" for word in range(SIZES[number % len(SIZES)]))


def fields_of(number: int, version: int) -> dict[str, typing.Any]:
    fields: dict[str, typing.Any] = {"tags": [f"tag{number}"]}
    if kind_of(number) == "mood":
        fields["valence"] = 1 + (number + version) % 7
    return fields


def kind_of(number: int) -> str:
    return "mood" if number % 3 == 0 else "thought"


class State(typing.NamedTuple):
    """What an entry is at one moment."""

    number: int
    version: int = 0
    flagged: bool = False
    binned: bool = False

    def whole(self) -> "Found":
        """As it is read where all of it is there."""
        number, version = self.number, self.version
        return Found(kind_of(number), text_of(number, version), fields_of(number, version), self.flagged, self.binned)


@dataclasses.dataclass(frozen=True)
class Found:
    """An entry as it was read."""

    kind: str
    text: str
    fields: dict[str, typing.Any]
    flagged: bool
    binned: bool

    def is_as(self, state: State | None) -> bool:
        return state is not None and self == state.whole()

    def tell(self) -> str:
        """What it is, on a line."""
        words = self.text.split(" ")
        text = f"{' '.join(words[:2])} … {words[-1]}" if len(words) > 3 else self.text
        return f"{self.kind} {text!r} ({len(words)} words), {self.fields}, flagged {self.flagged}, binned {self.binned}"

    def tell_apart(self, state: State | None) -> str:
        """In what it is not as @state, on a line."""
        if state is None:
            return "it should not be there"
        whole = state.whole()
        names = [field.name for field in dataclasses.fields(self) if field.name != "text"]
        said = [f"{name} {getattr(self, name)!r}" for name in names if getattr(self, name) != getattr(whole, name)]
        pairs = enumerate(itertools.zip_longest(self.text.split(" "), whole.text.split(" ")))
        said += next(([f"word {at} is {one!r}, not {other!r}"] for at, (one, other) in pairs if one != other), [])
        return f"{state}: {', '.join(said) or 'it is this'}"


class Model:
    """What was acknowledged, and what was only tried.  None stands for an entry that is not there."""

    def __init__(self, entries: dict[str, State] | None = None):
        self.entries = dict(entries or {})
        self.tries: list[dict[str, State | None]] = [] # of those that were not acknowledged
        self.unnamed: list[State] = [] # likewise, of entries whose id nobody has said
        self.failures: list[str] = [] # codes
        self.secrets: list[str] = [] # new recovery keys that were shown

    def copy(self) -> "Model":
        """With what was only tried: a kill may come between a commit and the line that would have told of it."""
        other = Model(self.entries)
        other.tries = [dict(tried) for tried in self.tries]
        other.unnamed = list(self.unnamed)
        return other

    def read(self, lines: typing.Iterable[str]) -> "Model":
        """Takes in what a driver said.  Returns itself."""
        trying: dict[str, State | None] = {}
        for line in lines:
            word, _, rest = line.partition(" ")
            if word == "try":
                if trying:
                    self.tries.append(trying)
                trying = self.after(*rest.split(" "))
            elif word == "secret":
                self.secrets.append(rest)
            elif word == "done" and trying:
                self.acknowledge(trying)
                trying = {}
            elif word == "fail":
                self.failures.append(rest)
                if trying:
                    self.tries.append(trying)
                trying = {}
        if trying:
            self.tries.append(trying)
        return self

    def after(self, operation: str, *words: str) -> dict[str, State | None]:
        """What the entries will be that an operation changes."""
        if operation in ("save", "note"): # ID NUMBER VERSION
            before = self.entries.get(words[0], State(int(words[1])))
            return {words[0]: before._replace(version=int(words[2]))}
        changes: dict[str, dict[str, bool]] = {
            "flag": {"flagged": True},
            "unflag": {"flagged": False},
            "bin": {"binned": True},
            "unbin": {"binned": False},
        }
        if operation in changes:
            return {entry: self.entries[entry]._replace(**changes[operation]) for entry in words[0].split(",")}
        if operation == "purge":
            return {entry: None for entry in words[0].split(",")}
        return {}

    def acknowledge(self, states: dict[str, State | None]) -> None:
        for entry, state in states.items():
            for tried in self.tries: # whatever failed before, this is what holds now
                tried.pop(entry, None)
            if state is None:
                self.entries.pop(entry, None)
            else:
                self.entries[entry] = state


def judge(trial, look, model: Model) -> None:
    """Counts what is lost or half among the entries of @look, and what verify or opening said of a sound journal."""
    if look.error:
        trial.lost(f"it does not open: {look.error}")
        return
    judge_entries(trial, look.entries, model)
    for finding in look.damage:
        trial.corrupted(f"verify: {finding}")
    if look.missing and not trial.found["lost"]:
        trial.told_wrongly(f"{look.missing} changes were told to be missing")


def judge_entries(trial, found: dict[str, Found], model: Model) -> None:
    for entry, state in model.entries.items():
        allowed: list[State | None] = [state, *(tried[entry] for tried in model.tries if entry in tried)]
        if entry not in found:
            if None not in allowed:
                trial.lost(f"entry {entry}, {state}")
        elif not any(found[entry].is_as(one) for one in allowed):
            trial.corrupted(f"entry {entry} is {found[entry].tell()}; {tell_all(found[entry], allowed)}")
    for entry, one in found.items():
        if entry not in model.entries:
            allowed = [*(tried[entry] for tried in model.tries if entry in tried), *model.unnamed]
            if not any(one.is_as(state) for state in allowed):
                trial.corrupted(f"entry {entry} was never written like this: {one.tell()}; {tell_all(one, allowed)}")
    for tried in model.tries:
        judge_all_or_none(trial, found, tried, model)


def tell_all(one: Found, allowed: list[State | None]) -> str:
    return "; ".join(f"not {one.tell_apart(state)}" for state in allowed) or "nothing is known of its id"


def judge_all_or_none(trial, found: dict[str, Found], tried: dict[str, State | None], model: Model) -> None:
    done = {entry for entry, state in tried.items() if (found[entry].is_as(state) if entry in found else state is None)}
    same = {entry for entry, state in tried.items() if state == model.entries.get(entry)}
    if done - same and len(done | same) < len(tried):
        trial.corrupted(f"{len(done)} of {len(tried)} entries of one change were changed")
