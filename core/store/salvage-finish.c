/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-finish.h"

#include <string.h>

/* ---- From a backup ---- */

typedef struct {
  MtRows *rows;
  sqlite3 *backup;
} Merge;

/* Copies the rows of @from, a query of the backup with ?1, by @to, one of the new database. */
static gboolean
copy_rows (
    Merge *self, const char *from, const char *to, const char *id, gint64 key, GError **error)
{
  g_autoptr (sqlite3_stmt) source = mt_db_prepare (self->backup, from, error);
  g_autoptr (sqlite3_stmt) target = source ? mt_db_prepare (self->rows->to, to, error) : NULL;
  int row;

  if (!target)
    return FALSE;
  if (id)
    mt_db_bind_text (source, 1, id);
  else
    sqlite3_bind_int64 (source, 1, key);
  while ((row = mt_db_step (source, error)) > 0) {
    for (int i = 0; i < sqlite3_column_count (source); i++)
      sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i));
    if (!mt_db_run (target, error))
      return FALSE;
  }
  return row == 0;
}

static gboolean
remove_entry (MtRows *rows, const char *id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM field WHERE entry = (SELECT key FROM entry WHERE id = ?1)",
    "DELETE FROM link WHERE \"from\" = ?1",
    "DELETE FROM revision_field WHERE revision IN (SELECT number FROM revision WHERE entry = ?1)",
    "DELETE FROM revision WHERE entry = ?1",
    "DELETE FROM entry WHERE id = ?1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
    g_autoptr (MtKeptStmt) stmt = mt_db_keep (rows->to, statements[i], error);

    if (!stmt)
      return FALSE;
    mt_db_bind_text (stmt, 1, id);
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

/* Earlier versions get new numbers: theirs may be taken here. */
static gboolean
copy_versions (Merge *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) source = mt_db_prepare (
      self->backup,
      "SELECT entry, changed, instant, zone, offset, state, fields, text, number FROM revision "
      "WHERE entry = ?1 ORDER BY number",
      error);
  g_autoptr (sqlite3_stmt) target =
      mt_db_prepare (self->rows->to,
                     "INSERT INTO revision (entry, changed, instant, zone, offset, state, fields, "
                     "text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     error);
  int row;

  if (!source || !target)
    return FALSE;
  mt_db_bind_text (source, 1, id);
  while ((row = mt_db_step (source, error)) > 0) {
    g_autofree char *into = NULL;

    for (int i = 0; i < 8; i++)
      sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i));
    if (!mt_db_run (target, error))
      return FALSE;
    into =
        g_strdup_printf ("INSERT INTO revision_field VALUES (%" G_GINT64_FORMAT ", ?1, ?2, ?3, ?4)",
                         (gint64)sqlite3_last_insert_rowid (self->rows->to));
    if (!copy_rows (self,
                    "SELECT name, position, value, number FROM revision_field WHERE revision = ?1",
                    into, NULL, sqlite3_column_int64 (source, 8), error))
      return FALSE;
  }
  return row == 0;
}

static gboolean
copy_entry (Merge *self, const char *id, gint64 key, GError **error)
{
  gint64 there = key;
  g_autofree char *into_entry = NULL, *into_field = NULL;

  while (mt_rows_has_number (self->rows, "SELECT 1 FROM entry WHERE key = ?1", there))
    there++;
  into_entry = g_strdup_printf (
      "INSERT INTO entry (id, kind, instant, zone, offset, state, flagged, sealed, deleted, "
      "created, changed, visit, fields, links, revisions, preview, text, key) VALUES (?1, ?2, ?3, "
      "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, %" G_GINT64_FORMAT ")",
      there);
  into_field = g_strdup_printf (
      "INSERT OR REPLACE INTO field VALUES (%" G_GINT64_FORMAT ", ?1, ?2, ?3, ?4)", there);
  g_hash_table_remove (self->rows->parts, id);
  return remove_entry (self->rows, id, error) &&
         copy_rows (self,
                    "SELECT id, kind, instant, zone, offset, state, flagged, sealed, deleted, "
                    "created, changed, visit, fields, links, revisions, preview, text FROM entry "
                    "WHERE id = ?1",
                    into_entry, id, 0, error) &&
         copy_rows (self, "SELECT name, position, value, number FROM field WHERE entry = ?1",
                    into_field, NULL, key, error) &&
         copy_rows (self, "SELECT * FROM link WHERE \"from\" = ?1",
                    "INSERT INTO link VALUES (?1, ?2, ?3, ?4)", id, 0, error) &&
         copy_versions (self, id, error);
}

static GHashTable *
index_by_id (GPtrArray *entries)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++) {
    MtSalvagedEntry *entry = entries->pdata[i];

    if (entry->id)
      g_hash_table_insert (index, entry->id, entry);
  }
  return index;
}

/* What is here and only damaged in part gives way to the same state of it, or where little more
 * than its being there is known; what was purged stays so. */
static gboolean
is_wanted (MtRows *rows, GHashTable *partial, const char *id, gint64 changed)
{
  const MtSalvagedEntry *here = g_hash_table_lookup (partial, id);
  g_autoptr (MtKeptStmt) stmt = NULL;

  if (here && here->missing & MT_SALVAGE_DETAILS)
    return TRUE;
  stmt = mt_db_keep (rows->to, "SELECT changed FROM entry WHERE id = ?1", NULL);
  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, id);
  if (mt_db_step (stmt, NULL) > 0)
    return here && sqlite3_column_int64 (stmt, 0) == changed;
  return !mt_rows_has_text (rows, "SELECT 1 FROM tombstone WHERE id = ?1", id);
}

gboolean
mt_salvage_take_from_backup (MtRows *rows, sqlite3 *backup, MtSalvageReport *report, GError **error)
{
  g_autoptr (GHashTable) partial = index_by_id (report->partial);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (backup, "SELECT id, key, changed FROM entry", error);
  Merge merge = { rows, backup };
  int row;

  if (!stmt)
    return FALSE;
  if (report->partial->len == 0 && report->lost->len == 0 && report->n_lost_more == 0 &&
      !report->lost_unsure)
    return TRUE; /* what only the backup has was purged since */
  while ((row = mt_db_step (stmt, error)) > 0) {
    const char *id = mt_db_column_text (stmt, 0);

    if (!is_wanted (rows, partial, id, sqlite3_column_int64 (stmt, 2)))
      continue;
    if (!copy_entry (&merge, id, sqlite3_column_int64 (stmt, 1), error))
      return FALSE;
    report->n_from_backup++;
  }
  return row == 0;
}
