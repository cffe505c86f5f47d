# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory of a process, searched as it is."""
import pathlib
import re

MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ (\d+)\s*(.*)")
CHUNK = 1 << 20
OVERLAP = 512
EMPTY = bytes(CHUNK)


class Region:
    """One line of /proc/PID/maps."""

    def __init__(self, line):
        start, end, self.mode, inode, self.name = MAPPING.match(line).groups()
        self.start, self.end = int(start, 16), int(end, 16)
        self.is_file = inode != "0" and not self.name.startswith("/memfd:")

    def may_hold(self):
        """Whether something could have been written there by its process: not into a file that is only read."""
        return "r" in self.mode and not self.name.startswith("[v") and not (self.is_file and "w" not in self.mode)

    def kind(self, stacks=()):
        """What it is, in a word or two."""
        if self.name == "[heap]" or self.name == "[stack]":
            return self.name.strip("[]")
        if any(self.start <= at < self.end for at in stacks):
            return "stack of a thread"
        if self.name.startswith("/memfd:"):
            return "shared with the compositor"
        return "file " + self.name if self.name else "anonymous"


def regions(pid):
    lines = pathlib.Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    return [Region(line) for line in lines]


def stacks(pid):
    """Where the stacks of the threads end, as far as the kernel tells."""
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            words = (task / "syscall").read_text(encoding="ascii").split()
        except OSError:
            continue
        if len(words) >= 3:
            found.append(int(words[-2], 16))
    return found


def pieces(pid, region):
    """Address and bytes of a region, piece by piece, with an overlap; nothing where it cannot be read."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        at = region.start
        while at < region.end:
            size = min(CHUNK, region.end - at)
            try:
                memory.seek(at)
                data = memory.read(size)
            except (OSError, OverflowError, ValueError):
                return
            if not data:
                return
            yield at, data
            if at + len(data) >= region.end:
                return
            at += max(len(data) - OVERLAP, 1)


class Finding:
    """Something of ours at an address."""

    def __init__(self, place, spelling, address, region, kind, near):
        self.place, self.spelling, self.address, self.region, self.kind = place, spelling, address, region, kind
        self.near = near

    def __str__(self):
        return f"{self.kind} at {self.address:x}: {self.place} ({self.spelling})"

    def told(self):
        """With what lies around it, for whoever looks for the one who put it there."""
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in self.near)
        return f"{self}\n    {shown}"


def search(pid, canaries):
    """All that is found in the readable memory of PID, each place once."""
    found, known = {}, stacks(pid)
    for region in regions(pid):
        for start, data in pieces(pid, region) if region.may_hold() else ():
            if data == EMPTY[: len(data)]:
                continue
            for place, spelling, offset in canaries.find(data):
                near = data[max(0, offset - 96) : offset + 160]
                address = start + offset
                found.setdefault(address, Finding(place, spelling, address, region, region.kind(known), near))
    return list(found.values())
