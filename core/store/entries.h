/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/store.h"
#include "core/whole.h"

G_BEGIN_DECLS

/* For the files of this folder: rows as entries. */

/* The columns that mt_entries_read () expects; a text or preview follows them. */
#define MT_ENTRIES_COLUMNS                                                                         \
  "entry.key, id, kind, instant, zone, offset, state, flagged, deleted, visit, sealed"
/* Of one entry: by key, and by id. */
#define MT_ENTRIES_VALUES                                                                          \
  "SELECT name, value, number FROM field WHERE entry = ?1 ORDER BY name, position"
#define MT_ENTRIES_LINKS "SELECT role, \"to\" FROM link WHERE \"from\" = ?1 ORDER BY role, position"

MtEntry *mt_entries_read (sqlite3_stmt *stmt);
gboolean mt_entries_read_values (sqlite3_stmt *fields, gint64 key, MtEntry *entry, GError **error);
/* Writes the values of @entry as @sql says: ?1 @key, ?2 field, ?3 value, ?4 number. */
gboolean mt_entries_write_values (
    sqlite3 *db, const char *sql, gint64 key, MtEntry *entry, GError **error);
gboolean mt_entries_read_links (sqlite3_stmt *links, MtEntry *entry, GError **error);

/* A row "number, instant, zone, offset, state, text, changed" of the table revision. */
MtEntry *mt_entries_read_revision (sqlite3_stmt *stmt, const char *id, const char *kind);

/* Writes @entry unless its id is there, or was purged: *@key is then MT_KEY_NONE.  @whole: what
 * else is known of it, but for its versions; or NULL: it is new, and outside the bin. */
gboolean mt_entries_take_in (
    sqlite3 *db, MtEntry *entry, const MtWhole *whole, gint64 *key, GError **error);

/* What mt_store_change () does to one entry, within a transaction; *@key is where it stands, or
 * stood.  Errors: NOT_FOUND. */
gboolean mt_entries_change (
    sqlite3 *db, MtChange change, const char *id, gint64 *key, GError **error);

/* Takes the words of the entry at @key out of the index, before it changes; puts them in, after. */
gboolean mt_entries_remove_words (sqlite3 *db, gint64 key, GError **error);
gboolean mt_entries_add_words (sqlite3 *db, gint64 key, GError **error);

G_END_DECLS
