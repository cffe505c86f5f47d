-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal, version 1.  Times are µs since 1970-01-01; "local" means the wall clock as if UTC.

CREATE TABLE entry (
  key INTEGER PRIMARY KEY,        -- local time, made unique: the order of the journal
  id TEXT NOT NULL UNIQUE,        -- UUIDv7
  kind TEXT NOT NULL,
  instant INTEGER NOT NULL,       -- UTC
  zone TEXT NOT NULL,             -- IANA name or bare offset
  offset INTEGER NOT NULL,        -- seconds east of UTC
  day INTEGER GENERATED ALWAYS AS (
    (key - ((key % 86400000000) + 86400000000) % 86400000000) / 86400000000
  ) VIRTUAL,                      -- local days since 1970-01-01, rounded towards the past
  state TEXT,
  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
  sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1)), -- written while it was locked
  deleted INTEGER,                -- UTC; since when it is in the bin
  created INTEGER NOT NULL,       -- UTC
  changed INTEGER NOT NULL,       -- UTC
  visit INTEGER NOT NULL,         -- of the last save; 0: none
  fields INTEGER NOT NULL,        -- how many rows of the tables below are its own: so that it can
  links INTEGER NOT NULL,         -- be told of each entry of a damaged database whether it is whole
  revisions INTEGER NOT NULL DEFAULT 0,
  preview TEXT NOT NULL,          -- the beginning of the text, for lists
  text TEXT NOT NULL              -- last: a long one lies on pages of its own
) STRICT;

-- Each list is a walk along one of these, newest first.
CREATE INDEX entry_live ON entry (key) WHERE deleted IS NULL;
CREATE INDEX entry_flagged ON entry (key) WHERE flagged = 1 AND deleted IS NULL;
CREATE INDEX entry_kind ON entry (kind, key) WHERE deleted IS NULL;
CREATE INDEX entry_state ON entry (kind, state, key) WHERE deleted IS NULL;
CREATE INDEX entry_bin ON entry (key) WHERE deleted IS NOT NULL;
CREATE INDEX entry_instant ON entry (instant);

CREATE TABLE field (
  entry INTEGER NOT NULL REFERENCES entry (key) ON UPDATE CASCADE ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,      -- among several values, from 0
  value TEXT NOT NULL,
  number REAL,                    -- where the value is a number
  PRIMARY KEY (entry, name, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_number ON field (name, entry, number) WHERE number IS NOT NULL;
CREATE INDEX field_word ON field (name, value, entry)
  WHERE number IS NULL AND length (value) <= 64;

CREATE TABLE link (
  "from" TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  "to" TEXT NOT NULL,             -- an entry's id; it may be gone
  PRIMARY KEY ("from", role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_to ON link ("to");

-- What an entry was before an editing visit.
CREATE TABLE revision (
  number INTEGER PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  changed INTEGER NOT NULL,       -- UTC; when it was last saved like this
  instant INTEGER NOT NULL,
  zone TEXT NOT NULL,
  offset INTEGER NOT NULL,
  state TEXT,
  fields INTEGER NOT NULL,        -- how many rows below are its own
  text TEXT NOT NULL
) STRICT;
CREATE INDEX revision_entry ON revision (entry, number);
CREATE TABLE revision_field (
  revision INTEGER NOT NULL REFERENCES revision (number) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (revision, name, position)
) STRICT, WITHOUT ROWID;

-- Entries that were purged: another device must not bring them back.
CREATE TABLE tombstone (
  id TEXT PRIMARY KEY,
  purged INTEGER NOT NULL         -- UTC
) STRICT, WITHOUT ROWID;

-- Words taught to the spelling checker.
CREATE TABLE dictionary (
  word TEXT PRIMARY KEY,
  taught INTEGER NOT NULL         -- UTC
) STRICT, WITHOUT ROWID;

-- Counters, kept by the triggers below, in place of counting.
CREATE TABLE day (
  day INTEGER PRIMARY KEY,        -- local days since 1970-01-01
  entries INTEGER NOT NULL        -- outside the bin
) STRICT;
CREATE TABLE tally (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES
  ('commits', 0),                 -- acknowledged changes; compared with the file beside
  ('entries', 0),                 -- outside the bin
  ('rows', 0),                    -- all entries, also those in the bin
  ('taught', 0),                  -- words in the dictionary
  ('changed', 0),                 -- UTC; when the last change was acknowledged
  ('words', 0);                   -- mt_words_get_version () of the word index; 0: none yet

CREATE TRIGGER entry_came AFTER INSERT ON entry WHEN NEW.deleted IS NULL BEGIN
  INSERT INTO day VALUES (NEW.day, 1) ON CONFLICT (day) DO UPDATE SET entries = entries + 1;
  UPDATE tally SET value = value + 1 WHERE name = 'entries';
END;
CREATE TRIGGER entry_made AFTER INSERT ON entry BEGIN
  UPDATE tally SET value = value + 1 WHERE name = 'rows';
END;
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
  UPDATE tally SET value = value - 1 WHERE name = 'rows';
END;
CREATE TRIGGER word_taught AFTER INSERT ON dictionary BEGIN
  UPDATE tally SET value = value + 1 WHERE name = 'taught';
END;
CREATE TRIGGER word_forgotten AFTER DELETE ON dictionary BEGIN
  UPDATE tally SET value = value - 1 WHERE name = 'taught';
END;
CREATE TRIGGER entry_went AFTER DELETE ON entry WHEN OLD.deleted IS NULL BEGIN
  UPDATE day SET entries = entries - 1 WHERE day = OLD.day;
  DELETE FROM day WHERE day = OLD.day AND entries = 0;
  UPDATE tally SET value = value - 1 WHERE name = 'entries';
END;
CREATE TRIGGER entry_moved AFTER UPDATE OF key, deleted ON entry BEGIN
  UPDATE day SET entries = entries - 1 WHERE OLD.deleted IS NULL AND day = OLD.day;
  DELETE FROM day WHERE day = OLD.day AND entries = 0;
  INSERT INTO day SELECT NEW.day, 1 WHERE NEW.deleted IS NULL
    ON CONFLICT (day) DO UPDATE SET entries = entries + 1;
  UPDATE tally SET value = value + (NEW.deleted IS NULL) - (OLD.deleted IS NULL)
    WHERE name = 'entries';
END;

-- Backups that were proven to open: so a list need not open them again.
CREATE TABLE backup (
  number INTEGER PRIMARY KEY,     -- the order they were proven in
  fingerprint BLOB NOT NULL UNIQUE CHECK (length (fingerprint) = 32), -- BLAKE2b-256 of the file
  name TEXT NOT NULL,             -- of the file, when it was proven
  made INTEGER NOT NULL,          -- UTC
  size INTEGER NOT NULL,          -- bytes
  entries INTEGER NOT NULL,       -- outside its bin; -1: unknown
  commits INTEGER NOT NULL,       -- the tally at its making; -1 where it came from elsewhere
  checked INTEGER NOT NULL        -- UTC
) STRICT;

-- What the vault keeps inside: the inbox's key pair, and how it is looked after.
CREATE TABLE vault (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The words of what is not in the bin.  core/store/save.c and change.c keep the index: it takes out what this
-- view says before a change, and puts in what it says after.
CREATE VIEW entry_words (key, text, fields) AS
  SELECT key, text, (
    SELECT group_concat (value, char (10) ORDER BY name, position)
    FROM field WHERE field.entry = entry.key AND number IS NULL
  )
  FROM entry WHERE deleted IS NULL;
CREATE VIRTUAL TABLE word USING fts5 (
  text, fields, content = 'entry_words', content_rowid = 'key', tokenize = 'meantime'
);
INSERT INTO word (word, rank) VALUES ('pgsz', 3960), ('secure-delete', 1);
