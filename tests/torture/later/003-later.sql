-- SPDX-License-Identifier: GPL-3.0-or-later
-- A step that no journal was ever brought to: for ./dev torture, which interrupts it.

ALTER TABLE entry ADD COLUMN later TEXT NOT NULL DEFAULT '';
UPDATE entry SET later = id;
CREATE TABLE later_field (
  entry INTEGER NOT NULL REFERENCES entry (key) ON UPDATE CASCADE ON DELETE CASCADE,
  value TEXT NOT NULL
) STRICT;
INSERT INTO later_field SELECT entry, value FROM field;
INSERT INTO word (word) VALUES ('rebuild');
