# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks as a power cut may leave them.

record.c wrote down every call that changed something.  Here the calls are done once more to a folder in memory, which
knows of each byte and each name whether it had been synced; then the power goes, and dice decide about the rest:

* unsynced writes of a file are all there, all gone, or some are; each may be torn at 512 bytes; a file may have grown
  without its bytes (zeros are read then).  What is mapped (-shm) is never written down: it comes back as zeros.
* unsynced names (made, renamed, removed): with a journal (as ext4, XFS and F2FS have) they survive up to some moment,
  and a sync that a file needs for its length or name takes all names before it along; without, each folder has a
  moment of its own, and only its own sync moves that.  A rename is one change, never half of one.
"""
import dataclasses
import os
import pathlib
import random
import struct
import typing

HEAD = struct.Struct("<QQIIc7x")
SECTOR = 512
CHANGES = frozenset(b"cwtsrlumdx") # the types of record.c that are counted as calls


@dataclasses.dataclass
class Call:
    """One record of record.c."""

    type: str
    inode: int
    number: int
    first: bytes
    second: str


def read_record(path: pathlib.Path) -> list[Call]:
    data, calls, at = path.read_bytes(), [], 0
    while at < len(data):
        inode, number, first_size, second_size, kind = HEAD.unpack_from(data, at)
        at += HEAD.size
        first, second = data[at : at + first_size], data[at + first_size : at + first_size + second_size]
        at += first_size + second_size
        calls.append(Call(kind.decode(), inode, number, first, second.decode()))
    return calls


def is_change(call: Call) -> bool:
    return ord(call.type) in CHANGES


class File:
    """What it holds for sure, and what was done since."""

    def __init__(self, data: bytes = b""):
        self.durable = data
        self.pending: list[tuple[int, bytes | None]] = [] # (offset, bytes), or (size, None)

    def apply(self, changes: typing.Iterable[tuple[int, bytes | None]]) -> bytes:
        data = bytearray(self.durable)
        for at, new in changes:
            if new is None:
                del data[at:]
                data += bytes(at - len(data))
            else:
                data += bytes(max(0, at - len(data)))
                data[at : at + len(new)] = new
        return bytes(data)

    def sync(self) -> None:
        self.durable = self.apply(self.pending)
        self.pending = []

    def grows(self) -> bool:
        return len(self.apply(self.pending)) != len(self.durable) if self.pending else False

    def survive(self, dice: random.Random, mode: str) -> bytes:
        if not self.pending or mode == "none":
            return self.durable
        if mode == "zeros":
            size = len(self.apply(self.pending))
            return self.durable[:size] + bytes(max(0, size - len(self.durable)))
        kept = self.pending
        if mode == "prefix":
            kept = kept[: dice.randrange(len(kept) + 1)]
        elif mode in ("some", "most"):
            kept = [one for one in kept if dice.random() < (0.5 if mode == "some" else 0.85)]
        return self.apply(part for one in kept for part in torn(dice, one))


def torn(dice: random.Random, change: tuple[int, bytes | None]) -> list[tuple[int, bytes | None]]:
    """The sectors of a write that arrived: mostly all."""
    at, data = change
    if data is None or len(data) <= SECTOR or dice.random() > 0.2:
        return [change]
    sectors = [(at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)]
    if dice.random() < 0.5:
        return sectors[: dice.randrange(len(sectors))]
    return [sector for sector in sectors if dice.random() < 0.5]


class Folder:
    """Names as they are now, and as they are for sure."""

    def __init__(self) -> None:
        self.names: dict[str, "File | Folder"] = {}
        self.durable: dict[str, "File | Folder"] = {}


Node = File | Folder
NameChange = list[tuple[Folder, str, Node | None]] # one call


class Disk:
    """A folder on a disk.  Copies of one begin alike."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.journaled = True # how it keeps names, see above
        self.inodes: dict[int, Node] = {}
        self.pending: list[NameChange] = []
        self.top = self.load(root)

    def load(self, path: pathlib.Path) -> Folder:
        folder = Folder()
        self.inodes[path.stat().st_ino] = folder
        for entry in os.scandir(path):
            inner = pathlib.Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                folder.names[entry.name] = self.load(inner)
            else:
                folder.names[entry.name] = self.inodes[entry.inode()] = File(inner.read_bytes())
        folder.durable = dict(folder.names)
        return folder

    def place(self, path: str | bytes) -> tuple[Folder, str]:
        parts = pathlib.Path(path.decode() if isinstance(path, bytes) else path).relative_to(self.root).parts
        folder = self.top
        for part in parts[:-1]:
            below = folder.names[part]
            assert isinstance(below, Folder)
            folder = below
        return folder, parts[-1]

    def change_names(self, *changes: tuple[Folder, str, Node | None]) -> None:
        for folder, name, node in changes:
            if node is None:
                folder.names.pop(name, None)
            else:
                folder.names[name] = node
        self.pending.append(list(changes))

    def do(self, call: Call) -> None:
        """Does once more what a call did."""
        if call.type in "cm":
            node = self.inodes[call.inode] = File() if call.type == "c" else Folder()
            self.change_names((*self.place(call.first), node))
        elif call.type in "ud":
            self.change_names((*self.place(call.first), None))
        elif call.type in "rl":
            folder, name = self.place(call.first)
            node = folder.names[name]
            gone = [(folder, name, None)] if call.type == "r" else []
            self.change_names(*gone, (*self.place(call.second), node))
        elif call.type in "wt":
            file = self.inodes[call.inode]
            assert isinstance(file, File)
            file.pending.append((call.number, call.first if call.type == "w" else None))
        elif call.type == "s":
            self.sync(self.inodes[call.inode])

    def sync(self, node: Node) -> None:
        def concerns(change: NameChange) -> bool:
            return any(node in (folder, inner) for folder, _, inner in change)

        takes_all = self.journaled and (any(map(concerns, self.pending)) or isinstance(node, File) and node.grows())
        if isinstance(node, File):
            node.sync()
        waiting: list[NameChange] = []
        for change in self.pending:
            if takes_all or isinstance(node, Folder) and concerns(change):
                settle(change)
            else:
                waiting.append(change)
        self.pending = waiting

    def cut_power(self, dice: random.Random, target: pathlib.Path) -> str:
        """Writes what is left to @target.  Returns the kind of luck it was."""
        luck = dice.choice(("none", "all", "some", "most", "prefix", "zeros"))
        names = dice.choice(("none", "all", "some"))
        if names != "none":
            self.keep_names(dice, names == "all")
        write_folder(self.top, target, dice, luck)
        return f"{'journaled' if self.journaled else 'plain'}, writes: {luck}, names: {names}"

    def keep_names(self, dice: random.Random, everything: bool) -> None:
        ended: set[int] = set() # folders for which the moment has come
        for change in self.pending:
            touched = {id(folder) for folder, _, _ in change}
            if not everything and (touched & ended or dice.random() < 0.3):
                if self.journaled:
                    return
                ended |= touched
            else:
                settle(change)


def settle(change: NameChange) -> None:
    for folder, name, node in change:
        if node is None:
            folder.durable.pop(name, None)
        else:
            folder.durable[name] = node


def write_folder(folder: Folder, target: pathlib.Path, dice: random.Random, luck: str) -> None:
    target.mkdir(mode=0o700, exist_ok=True)
    for name, node in folder.durable.items():
        if isinstance(node, Folder):
            write_folder(node, target / name, dice, luck)
        else:
            descriptor = os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "wb") as file:
                file.write(node.survive(dice, luck))
