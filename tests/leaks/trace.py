# SPDX-License-Identifier: GPL-3.0-or-later
"""All that a process, and what it starts, gives to the system: read from strace, each string as its bytes.

Two ways out are exempt, by name: the accessibility bus, over which a screen reader is told what stands on the screen,
and the compositor's text input, over which the keyboard on the screen is told what stands beside the cursor.
"""
import re
import struct

CALLS = ("write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,splice,vmsplice,"
         "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknodat,"
         "setxattr,fsetxattr,memfd_create,execve,connect,bind,prctl")
LINE = re.compile(r"(\d+) +(\w+)\((.*)")
DESCRIPTOR = re.compile(r"(AT_FDCWD|\d+)<((?:[^<>]|->)*)>")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
ACCESSIBILITY = ("/at-spi/", "at-spi2-")
EXEMPT_INTERFACE = "zwp_text_input_v3"


def prefix(path):
    """What to put before a command."""
    return ["strace", "-D", "-f", "--seccomp-bpf", "-qq", "-xx", "-yy", "-s", "4194304", "-o", str(path), "-e",
            f"trace={CALLS}"]


class Call:
    """One call: its name, what its descriptor is, and the bytes of all its strings."""

    def __init__(self, name, number, descriptor, strings):
        self.name, self.number, self.descriptor, self.strings = name, number, descriptor, strings

    @property
    def data(self):
        return b"\0".join(self.strings)


def unescape(text):
    return bytes.fromhex(text.replace("\\x", ""))


def calls(path):
    with open(path, encoding="ascii", errors="replace") as file:
        for line in file:
            found = LINE.match(line)
            if not found:
                continue
            _, name, rest = found.groups()
            descriptor = DESCRIPTOR.match(rest)
            strings = [unescape(text) for text in STRING.findall(rest)]
            number, where = descriptor.groups() if descriptor else ("", "")
            yield Call(name, number, unescape_some(where), strings)


def unescape_some(text):
    """Names of files within <> are in hexadecimal as well."""
    return re.sub(r"(?:\\x[0-9a-f]{2})+", lambda hit: unescape(hit.group()).decode("utf-8", "replace"), text)


class Compositor:
    """One connection to the compositor: which object is of which interface, and what is said to it."""

    def __init__(self):
        self.rest = b""
        self.interfaces = {1: "wl_display"}

    def messages(self, data):
        """Interface, operation and bytes of each message that is complete now."""
        self.rest += data
        while len(self.rest) >= 8:
            target, word = struct.unpack_from("<II", self.rest)
            size, operation = word >> 16, word & 0xffff
            if size < 8 or len(self.rest) < size:
                return
            body, self.rest = self.rest[8:size], self.rest[size:]
            interface = self.interfaces.get(target, f"object {target}")
            self.learn(interface, operation, body)
            yield interface, operation, body

    def learn(self, interface, operation, body):
        if interface == "wl_display" and operation == 1:
            self.interfaces[struct.unpack("<I", body)[0]] = "wl_registry"
        elif interface == "wl_registry" and operation == 0:
            length = struct.unpack_from("<I", body, 4)[0]
            name = body[8 : 8 + length - 1].decode()
            self.interfaces[struct.unpack_from("<I", body, len(body) - 4)[0]] = name
        elif interface == "zwp_text_input_manager_v3" and operation == 1:
            self.interfaces[struct.unpack_from("<I", body)[0]] = EXEMPT_INTERFACE


class Reading:
    """What a trace says was given away: FINDINGS in words, and how much was looked through."""

    def __init__(self, canaries, is_exempt=lambda call: False):
        self.canaries, self.is_exempt = canaries, is_exempt
        self.peers = {}  # inode of a socket → where it was connected to
        self.compositors = {}
        self.findings, self.calls, self.bytes, self.exempted = [], 0, 0, 0

    def read(self, path):
        for call in calls(path):
            self.calls += 1
            self.bytes += len(call.data)
            self.take(call)
        return self

    def take(self, call):
        inode = re.search(r"\[(\d+)", call.descriptor)
        inode = inode.group(1) if inode else None
        if call.name == "connect":
            self.peers[inode] = call.data.decode("utf-8", "replace")
        peer = self.peers.get(inode, "")
        if call.name.startswith("send") and re.search(r"wayland-\d+$", peer.rstrip("\0")):
            self.take_messages(inode, call)
            return
        found = self.canaries.find(call.data)
        if found and (any(name in peer for name in ACCESSIBILITY) or self.is_exempt(call)):
            self.exempted += len(found)
            return
        self.add(found, f"{call.name} to {peer or call.descriptor or 'a name'}")

    def take_messages(self, inode, call):
        connection = self.compositors.setdefault(inode, Compositor())
        for interface, operation, body in connection.messages(b"".join(call.strings)):
            found = self.canaries.find(body)
            if interface == EXEMPT_INTERFACE:
                self.exempted += len(found)
                continue
            self.add(found, f"request {operation} of {interface}")

    def add(self, found, where):
        self.findings += [f"{place} ({spelling}): {where}" for place, spelling, _ in found]
