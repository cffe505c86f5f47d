-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was shared, version 2: one row for each handing over, and which entries were in it.

CREATE TABLE shared (
  number INTEGER PRIMARY KEY,     -- the order they were recorded in
  id TEXT NOT NULL,               -- UUIDv7
  instant INTEGER NOT NULL,       -- UTC
  zone TEXT NOT NULL,             -- IANA name or bare offset
  offset INTEGER NOT NULL,        -- seconds east of UTC
  format TEXT NOT NULL,           -- pdf, md, …; empty: none
  way TEXT NOT NULL CHECK (way IN ('file', 'printed', 'shown')),
  place TEXT,                     -- URI of the file
  recipient TEXT NOT NULL,        -- for whom, in the person's words; may be empty
  pages INTEGER NOT NULL,         -- 0: it has none
  size INTEGER NOT NULL,          -- bytes
  fingerprint TEXT NOT NULL,      -- SHA-256 of the bytes in hexadecimal digits; empty: there were none
  entries INTEGER NOT NULL,       -- how many were in it
  listed INTEGER NOT NULL,        -- how many rows of the table below are its own
  file_deleted INTEGER,           -- UTC; when its file was deleted, as far as is known
  kept TEXT NOT NULL CHECK (kept IN ('whole', 'beginning', 'none', 'taken', 'lost')), -- of the words
  words TEXT NOT NULL             -- what it said; last: long ones lie on pages of their own
) STRICT;
-- Two columns, so that no row of it looks like one of another table to a salvage.
CREATE INDEX shared_id ON shared (id, format);

CREATE TABLE shared_entry (
  shared INTEGER NOT NULL REFERENCES shared (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,      -- from 0
  entry TEXT NOT NULL,            -- an entry's id; it may be gone
  PRIMARY KEY (shared, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_entry_entry ON shared_entry (entry);

INSERT INTO tally VALUES ('shared', 0); -- how many rows of shared there are
CREATE TRIGGER shared_came AFTER INSERT ON shared BEGIN
  UPDATE tally SET value = value + 1 WHERE name = 'shared';
END;
CREATE TRIGGER shared_went AFTER DELETE ON shared BEGIN
  UPDATE tally SET value = value - 1 WHERE name = 'shared';
END;
