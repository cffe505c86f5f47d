# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a journal from docs/file-formats.md alone: no SQLCipher, no code of Meantime."""

import contextlib
import hashlib
import hmac
import json
import sqlite3
import struct
import tempfile
import unicodedata

import nacl.bindings
import nacl.public
import nacl.pwhash
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PAGE, RESERVED, IV, MAC = 4096, 80, 16, 64


class WrongSecret(Exception):
    pass


class KeyFile:
    def __init__(self, data):
        body, checksum = data[:-32], data[-32:]
        if body[:8] != b"MTKEYS\r\n" or hashlib.blake2b(body, digest_size=32).digest() != checksum:
            raise ValueError("damaged key file")
        version, n_slots, self.generation = struct.unpack_from("<IIQ", body, 8)
        if version != 1 or len(body) != 88 + 104 * n_slots:
            raise ValueError("not version 1")
        self.id, self.salt, self.inbox_key = body[24:40], body[40:56], body[56:88]
        self.slots = [body[88 + 104 * i:192 + 104 * i] for i in range(n_slots)]

    def open(self, secret):
        for slot in self.slots:
            key = slot_key(slot, secret)
            if key is None:
                continue
            try:
                return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
                    slot[56:], self.id + slot[:32], slot[32:56], key)
            except Exception:
                continue
        raise WrongSecret


def times_x(a):
    return ((a << 1) ^ 0x25) & 31 if a & 16 else a << 1


def recovery_symbols(typed):
    """The 28 symbols, or None where this is no recovery key."""
    symbols = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1").replace("-", "").replace(" ", "")
    if len(symbols) != 35 or any(symbol not in ALPHABET for symbol in symbols):
        return None
    kept = ""
    for group in range(7):
        *values, check = (ALPHABET.index(symbol) for symbol in symbols[5 * group:5 * group + 5])
        total = 0
        for value in values:
            total = times_x(total ^ value)
        if total ^ group != check:
            return None
        kept += symbols[5 * group:5 * group + 4]
    return kept


def slot_key(slot, secret):
    kind, (memory, passes), salt = slot[0], struct.unpack_from("<II", slot, 4), slot[16:32]
    if kind == 1:
        spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in secret)
        prepared = unicodedata.normalize("NFC", spaced).encode()
        return nacl.pwhash.argon2id.kdf(32, prepared, salt, opslimit=passes, memlimit=memory * 1024)
    symbols = recovery_symbols(secret)
    if kind == 2 and symbols:
        return hashlib.blake2b(symbols.encode(), key=salt, digest_size=32).digest()
    return None


def decrypt(data, key, salt):
    """The pages of a database as an ordinary SQLite file."""
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
    plain = bytearray()
    for number in range(len(data) // PAGE):
        page = data[number * PAGE:(number + 1) * PAGE]
        start = 16 if number == 0 else 0
        if number == 0 and page[:16] != salt:
            raise ValueError("the salt is not the key file's")
        content, iv = page[start:PAGE - RESERVED], page[PAGE - RESERVED:PAGE - RESERVED + IV]
        mac = page[PAGE - RESERVED + IV:PAGE - RESERVED + IV + MAC]
        if hmac.digest(mac_key, content + iv + struct.pack("<I", number + 1), "sha512") != mac:
            raise ValueError(f"page {number + 1} is damaged")
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain += (b"SQLite format 3\0" if number == 0 else b"") + cipher.update(content) + cipher.finalize()
        plain += page[PAGE - RESERVED:]
    return bytes(plain)


def read_keys(folder):
    found = []
    for name in ("keys", "keys.2"):
        try:
            found.append(KeyFile((folder / name).read_bytes()))
        except (OSError, ValueError):
            pass
    return max(found, key=lambda file: file.generation)


def read_pages(folder, secret):
    """All bytes of the database, as an ordinary SQLite file at rest."""
    keys = read_keys(folder)
    plain = bytearray(decrypt((folder / "journal.db").read_bytes(), keys.open(secret), keys.salt))
    plain[18:20] = b"\1\1"  # a database in WAL mode wants its WAL; this one is at rest
    return bytes(plain)


def read_terms(folder, secret):
    """Every word the index knows: a copy of it is told that its words are made by a tokenizer which is there."""
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(read_pages(folder, secret))
        file.flush()
        with contextlib.closing(sqlite3.connect(file.name)) as database:
            database.execute("PRAGMA writable_schema = ON")
            database.execute("UPDATE sqlite_schema SET sql = replace (sql, ?, ?) WHERE name = 'word'",
                             ("'meantime'", "'ascii'"))
            database.commit()
        with contextlib.closing(sqlite3.connect(file.name)) as database:
            database.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab ('main', 'word', 'row')")
            return [term for term, in database.execute("SELECT term FROM temp.term")]


def open_database(folder, secret, ask):
    """What ASK finds in the database."""
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(read_pages(folder, secret))
        file.flush()
        database = sqlite3.connect(f"file:{file.name}?immutable=1", uri=True)
        return ask(database)


def read(folder, secret):
    """Every entry outside the bin, newest first, in the shape of the JSON export."""
    return open_database(folder, secret, lambda database: [entry(database, row) for row in database.execute(
        "SELECT key, id, kind, instant, zone, offset, flagged, state, text, sealed FROM entry "
        "WHERE deleted IS NULL ORDER BY key DESC")])


def read_dictionary(folder, secret):
    """The words taught to the spelling checker."""
    return open_database(folder, secret, lambda database: [
        word for word, in database.execute("SELECT word FROM dictionary ORDER BY word")])


def read_shared(folder, secret):
    """What was shared, newest first, with what it said and the entries in it."""
    return open_database(folder, secret, lambda database: [
        {"id": name, "words": words, "entries": [entry for entry, in database.execute(
            "SELECT entry FROM shared_entry WHERE shared = ? ORDER BY position", (number,))]}
        for number, name, words in database.execute(
            "SELECT number, id, words FROM shared ORDER BY instant DESC, number DESC")])


def read_notes(folder, secret):
    """The sealed notes, opened."""
    key = open_database(folder, secret, lambda database: database.execute(
        "SELECT value FROM vault WHERE name = 'inbox-secret'").fetchone()[0])
    box = nacl.public.SealedBox(nacl.public.PrivateKey(key))
    opened = []
    for path in sorted((folder / "inbox").glob("*.note")):
        padded = box.decrypt(path.read_bytes())
        text, padding = padded[:padded.rindex(b"\x80")], padded[padded.rindex(b"\x80") + 1:]
        assert not padding.strip(b"\0") and len(padded) >= 4096 and len(padded) & (len(padded) - 1) == 0
        opened.append(json.loads(text))
    return opened


def entry(database, row):
    key, name, kind, instant, zone, offset, flagged, state, text, sealed = row
    fields = {}
    for field, value, number in database.execute(
            "SELECT name, value, number FROM field WHERE entry = ? ORDER BY name, position", (key,)):
        fields.setdefault(field, []).append(value if number is None else number)
    links = [{"role": role, "to": to} for role, to in database.execute(
        'SELECT role, "to" FROM link WHERE "from" = ? ORDER BY role, position', (name,))]
    return {"id": name, "kind": kind, "instant": instant, "zone": zone, "offset": offset, "flagged": bool(flagged),
            "state": state, "text": text, "sealed": bool(sealed), "fields": fields, "links": links}
