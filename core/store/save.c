/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/entries.h"
#include "core/words.h"

#include <math.h>
#include <string.h>

#define WRITE_VALUES                                                                               \
  "INSERT INTO field SELECT ?1, ?2, count (*), ?3, ?4 FROM field WHERE entry = ?1 AND name = ?2"
#define PREVIEW_MAX 240 /* characters */

/* The next free key at @local or after it on the same day; else the one before. */
static gboolean
choose_key (sqlite3 *db, gint64 local, gint64 *key, GError **error)
{
  g_autoptr (MtKeptStmt) after =
      mt_db_keep (db,
                  "SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE key = ?1) UNION ALL "
                  "SELECT key + 1 FROM (SELECT key FROM entry AS e WHERE key >= ?1 AND NOT EXISTS "
                  "(SELECT 1 FROM entry WHERE key = e.key + 1) ORDER BY key LIMIT 1) LIMIT 1",
                  error);
  g_autoptr (MtKeptStmt) before =
      mt_db_keep (db,
                  "SELECT key - 1 FROM entry AS e WHERE key <= ?1 AND NOT EXISTS "
                  "(SELECT 1 FROM entry WHERE key = e.key - 1) ORDER BY key DESC LIMIT 1",
                  error);

  if (!after || !before)
    return FALSE;
  sqlite3_bind_int64 (after, 1, local);
  sqlite3_bind_int64 (before, 1, local);
  if (mt_db_step (after, error) <= 0)
    return FALSE;
  *key = sqlite3_column_int64 (after, 0);
  if (mt_day_of_local (*key) != mt_day_of_local (local)) {
    if (mt_db_step (before, error) <= 0)
      return FALSE;
    *key = sqlite3_column_int64 (before, 0);
  }
  return TRUE;
}

gboolean
mt_entries_remove_words (sqlite3 *db, gint64 key, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db,
                  "INSERT INTO word (word, rowid, text, fields) "
                  "SELECT 'delete', key, text, fields FROM entry_words WHERE key = ?1",
                  error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, key);
  return mt_db_run (stmt, error);
}

gboolean
mt_entries_add_words (sqlite3 *db, gint64 key, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db,
                  "INSERT INTO word (rowid, text, fields) "
                  "SELECT key, text, fields FROM entry_words WHERE key = ?1",
                  error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, key);
  return mt_db_run (stmt, error);
}

gboolean
mt_entries_write_values (sqlite3 *db, const char *sql, gint64 key, MtEntry *entry, GError **error)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);

  for (guint i = 0; stmt && i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    sqlite3_bind_int64 (stmt, 1, key);
    mt_db_bind_text (stmt, 2, value->field);
    mt_db_bind_text (stmt, 3, value->value);
    if (isnan (value->number))
      sqlite3_bind_null (stmt, 4);
    else
      sqlite3_bind_double (stmt, 4, value->number);
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return stmt != NULL;
}

static gboolean
write_links (sqlite3 *db, MtEntry *entry, GError **error)
{
  const GPtrArray *links = mt_entry_get_links (entry);
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db,
                  "INSERT INTO link SELECT ?1, ?2, count (*), ?3 FROM link "
                  "WHERE \"from\" = ?1 AND role = ?2",
                  error);

  for (guint i = 0; stmt && i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    mt_db_bind_text (stmt, 1, mt_entry_get_id (entry));
    mt_db_bind_text (stmt, 2, link->role);
    mt_db_bind_text (stmt, 3, link->to);
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return stmt != NULL;
}

static void
bind_known (sqlite3_stmt *stmt, int index, gint64 time)
{
  if (time != 0)
    sqlite3_bind_int64 (stmt, index, time);
}

static gboolean
write_row (
    sqlite3 *db, const char *sql, gint64 key, MtEntry *entry, const MtWhole *whole, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);
  const MtMoment *moment = mt_entry_get_moment (entry);
  g_autofree char *preview = mt_words_preview (mt_entry_get_text (entry), PREVIEW_MAX);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, key);
  mt_db_bind_text (stmt, 2, mt_entry_get_id (entry));
  mt_db_bind_text (stmt, 3, mt_entry_get_kind (entry));
  sqlite3_bind_int64 (stmt, 4, moment->instant);
  mt_db_bind_text (stmt, 5, moment->zone);
  sqlite3_bind_int (stmt, 6, moment->offset);
  mt_db_bind_text (stmt, 7, mt_entry_get_state (entry));
  sqlite3_bind_int (stmt, 8, mt_entry_get_flagged (entry));
  sqlite3_bind_int64 (stmt, 9, g_get_real_time ());
  sqlite3_bind_int64 (stmt, 10, mt_entry_get_visit (entry));
  mt_db_bind_text (stmt, 11, preview);
  mt_db_bind_text (stmt, 12, mt_entry_get_text (entry));
  sqlite3_bind_int64 (stmt, 13, mt_entry_get_values (entry)->len);
  sqlite3_bind_int64 (stmt, 14, mt_entry_get_links (entry)->len);
  if (sqlite3_bind_parameter_count (stmt) >= 15)
    sqlite3_bind_int (stmt, 15, mt_entry_get_sealed (entry));
  if (whole) {
    bind_known (stmt, 16, whole->created);
    bind_known (stmt, 17, whole->changed);
    bind_known (stmt, 18, mt_entry_get_deleted (entry));
    sqlite3_bind_int64 (stmt, 19, whole->versions->len);
  }
  return mt_db_run (stmt, error);
}

/* @whole: what else is known of it, or NULL. */
static gboolean
insert (sqlite3 *db, MtEntry *entry, const MtWhole *whole, gint64 *key, GError **error)
{
  return choose_key (db, mt_moment_get_local (mt_entry_get_moment (entry)), key, error) &&
         write_row (db,
                    "INSERT INTO entry (key, id, kind, instant, zone, offset, state, flagged, "
                    "created, changed, visit, preview, text, fields, links, sealed, deleted, "
                    "revisions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ifnull (?16, ?9), "
                    "ifnull (?17, ?9), ?10, ?11, ?12, ?13, ?14, ?15, ?18, ifnull (?19, 0))",
                    *key, entry, whole, error);
}

static gboolean
keep_revision (sqlite3 *db, gint64 key, GError **error)
{
  g_autoptr (MtKeptStmt) row =
      mt_db_keep (db,
                  "INSERT INTO revision (entry, changed, instant, zone, offset, state, fields, "
                  "text) SELECT id, changed, instant, zone, offset, state, fields, text "
                  "FROM entry WHERE key = ?1",
                  error);
  g_autoptr (MtKeptStmt) fields =
      mt_db_keep (db,
                  "INSERT INTO revision_field SELECT ?2, name, position, value, number "
                  "FROM field WHERE entry = ?1",
                  error);

  if (!row || !fields)
    return FALSE;
  sqlite3_bind_int64 (row, 1, key);
  if (!mt_db_run (row, error))
    return FALSE;
  sqlite3_bind_int64 (fields, 1, key);
  sqlite3_bind_int64 (fields, 2, sqlite3_last_insert_rowid (db));
  return mt_db_run (fields, error);
}

static gboolean
clear_parts (sqlite3 *db, gint64 key, MtEntry *entry, GError **error)
{
  g_autoptr (MtKeptStmt) fields = mt_db_keep (db, "DELETE FROM field WHERE entry = ?1", error);
  g_autoptr (MtKeptStmt) links = mt_db_keep (db, "DELETE FROM link WHERE \"from\" = ?1", error);

  if (!fields || !links)
    return FALSE;
  sqlite3_bind_int64 (fields, 1, key);
  mt_db_bind_text (links, 1, mt_entry_get_id (entry));
  return mt_db_run (fields, error) && mt_db_run (links, error);
}

/* What is stored of the entry to be changed. */
typedef struct {
  gint64 key, local, visit;
} Stored;

static gboolean
update (sqlite3 *db, const Stored *stored, MtEntry *entry, gint64 *key, GError **error)
{
  const MtMoment *moment = mt_entry_get_moment (entry);
  gboolean same_visit =
      mt_entry_get_visit (entry) != 0 && stored->visit == (gint64)mt_entry_get_visit (entry);
  g_autoptr (MtKeptStmt) move = NULL;

  if (!same_visit && !keep_revision (db, stored->key, error))
    return FALSE;
  if (!mt_entries_remove_words (db, stored->key, error) ||
      !clear_parts (db, stored->key, entry, error))
    return FALSE;
  *key = stored->key;
  if (stored->local != mt_moment_get_local (moment)) {
    move = mt_db_keep (db, "UPDATE entry SET key = ?1 WHERE key = ?2", error);
    if (!move || !choose_key (db, mt_moment_get_local (moment), key, error))
      return FALSE;
    sqlite3_bind_int64 (move, 1, *key);
    sqlite3_bind_int64 (move, 2, stored->key);
    if (!mt_db_run (move, error))
      return FALSE;
  }
  return write_row (db,
                    "UPDATE entry SET kind = ?3, instant = ?4, zone = ?5, offset = ?6, state = ?7, "
                    "flagged = ?8, changed = ?9, visit = ?10, preview = ?11, text = ?12, "
                    "fields = ?13, links = ?14, "
                    "revisions = (SELECT count (*) FROM revision WHERE entry = ?2) "
                    "WHERE key = ?1 AND id = ?2",
                    *key, entry, NULL, error);
}

static int
find_stored (sqlite3 *db, const char *id, Stored *stored, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (
      db, "SELECT key, instant + offset * 1000000, visit FROM entry WHERE id = ?1", error);
  int row;

  if (!stmt)
    return -1;
  mt_db_bind_text (stmt, 1, id);
  row = mt_db_step (stmt, error);
  if (row > 0)
    *stored = (Stored){ .key = sqlite3_column_int64 (stmt, 0),
                        .local = sqlite3_column_int64 (stmt, 1),
                        .visit = sqlite3_column_int64 (stmt, 2) };
  return row;
}

static gboolean
write_parts (sqlite3 *db, gint64 key, MtEntry *entry, GError **error)
{
  return mt_entries_write_values (db, WRITE_VALUES, key, entry, error) &&
         write_links (db, entry, error) && mt_entries_add_words (db, key, error);
}

static gboolean
save (sqlite3 *db, MtEntry *entry, gint64 *from, gint64 *key, GError **error)
{
  Stored stored = { .key = MT_KEY_NONE };
  int found = find_stored (db, mt_entry_get_id (entry), &stored, error);

  if (found < 0)
    return FALSE;
  *from = stored.key;
  return (found ? update (db, &stored, entry, key, error) : insert (db, entry, NULL, key, error)) &&
         write_parts (db, *key, entry, error);
}

gboolean
mt_store_save_within (MtStore *self, MtEntry *entry, gint64 *from, GError **error)
{
  gint64 key;

  return save (mt_store_get_db (self), entry, from, &key, error);
}

gboolean
mt_store_save (MtStore *self, MtEntry *entry, gint64 *from, GError **error)
{
  gint64 key = MT_KEY_NONE;

  g_return_val_if_fail (!mt_entry_get_partial (entry), FALSE); /* its text would be lost */
  if (!mt_entry_check (entry, error) || !mt_store_begin (self, error))
    return FALSE;
  if (!save (mt_store_get_db (self), entry, from, &key, error)) {
    mt_store_roll_back (self);
    return FALSE;
  }
  if (!mt_store_commit (self, error))
    return FALSE;
  mt_entry_set_key (entry, key);
  return TRUE;
}

/* 1: an entry of this id is there, or was purged; 0: not; -1: @error is set. */
static int
is_known (sqlite3 *db, const char *id, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db,
                                            "SELECT 1 FROM entry WHERE id = ?1 UNION ALL "
                                            "SELECT 1 FROM tombstone WHERE id = ?1",
                                            error);

  if (!stmt)
    return -1;
  mt_db_bind_text (stmt, 1, id);
  return mt_db_step (stmt, error);
}

gboolean
mt_entries_take_in (sqlite3 *db, MtEntry *entry, const MtWhole *whole, gint64 *key, GError **error)
{
  int known = is_known (db, mt_entry_get_id (entry), error);

  *key = MT_KEY_NONE;
  if (known < 0)
    return FALSE;
  return known || (insert (db, entry, whole, key, error) && write_parts (db, *key, entry, error));
}

gboolean
mt_store_take_in (
    MtStore *self, MtStoreNextFunc next, gpointer data, guint *n_taken_in, GError **error)
{
  g_autoptr (MtEntry) entry = next (data);
  guint n = 0;

  *n_taken_in = 0;
  if (!entry)
    return TRUE;
  if (!mt_store_begin (self, error))
    return FALSE;
  while (entry) {
    gint64 key;

    if (!mt_entries_take_in (mt_store_get_db (self), entry, NULL, &key, error)) {
      mt_store_roll_back (self);
      return FALSE;
    }
    n += key != MT_KEY_NONE;
    g_clear_object (&entry);
    entry = next (data);
  }
  if (n == 0)
    mt_store_roll_back (self); /* nothing to count */
  else if (!mt_store_commit (self, error))
    return FALSE;
  *n_taken_in = n;
  return TRUE;
}
