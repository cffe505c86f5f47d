/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-rows.h"

#include "core/error.h"

#include <string.h>

#define PAGES_PER_COMMIT 128

static void
known_free (gpointer data)
{
  MtKnown *self = data;

  g_free (self->id);
  g_free (self->kind);
  g_free (self);
}

MtRows *
mt_rows_new (sqlite3 *to)
{
  MtRows *self = g_new0 (MtRows, 1);

  self->to = to;
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, known_free);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
mt_rows_free (MtRows *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->tally);
  g_free (self);
}

const char *
mt_rows_text (sqlite3_stmt *stmt, int column)
{
  const char *text;

  if (sqlite3_column_type (stmt, column) != SQLITE_TEXT)
    return NULL;
  text = (const char *)sqlite3_column_text (stmt, column);
  return mt_image_is_text (text, (gsize)sqlite3_column_bytes (stmt, column)) ? text : NULL;
}

gboolean
mt_rows_is_id (sqlite3_stmt *stmt, int column)
{
  const char *text = mt_rows_text (stmt, column);

  return text && g_uuid_string_is_valid (text);
}

MtKnown *
mt_rows_know (MtRows *self, gint64 key)
{
  MtKnown *known = g_hash_table_lookup (self->known, &key);

  if (!known) {
    known = g_new0 (MtKnown, 1);
    known->instant = key;
    g_hash_table_insert (self->known, g_memdup2 (&key, sizeof key), known);
  }
  return known;
}

void
mt_rows_mark (MtRows *self, const char *id, guint missing, guint unsure)
{
  MtParts *parts = g_hash_table_lookup (self->parts, id);

  if (!parts) {
    parts = g_new0 (MtParts, 1);
    g_hash_table_insert (self->parts, g_strdup (id), parts);
  }
  parts->missing |= missing;
  parts->unsure |= unsure;
}

gboolean
mt_rows_has_number (MtRows *self, const char *sql, gint64 number)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (self->to, sql, NULL);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, number);
  return mt_db_step (stmt, NULL) > 0;
}

gboolean
mt_rows_has_text (MtRows *self, const char *sql, const char *text)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (self->to, sql, NULL);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, text);
  return mt_db_step (stmt, NULL) > 0;
}

/* Entries first: what else there is, is told apart by them. */
static gboolean
read_pass (MtRows *self,
           MtImage *image,
           gboolean tables,
           GArray *is_table,
           GCancellable *cancellable,
           GError **error)
{
  for (guint32 number = 2; number <= is_table->len; number++) {
    gboolean *found = &g_array_index (is_table, gboolean, number - 1);

    if (!tables && *found)
      continue;
    if (number % PAGES_PER_COMMIT == 0 && !mt_db_exec (self->to, "COMMIT; BEGIN", error))
      return FALSE;
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !mt_image_point (image, number, error) ||
        !(tables ? mt_rows_read_table (self, mt_image_get_db (image), found, error)
                 : mt_rows_read_index (self, mt_image_get_db (image), error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
mt_rows_read (
    MtRows *self, MtImage *image, guint n_pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) is_table = g_array_new (FALSE, TRUE, sizeof (gboolean));

  g_array_set_size (is_table, n_pages);
  if (mt_db_exec (self->to, "PRAGMA foreign_keys = OFF; BEGIN", error) &&
      read_pass (self, image, TRUE, is_table, cancellable, error) &&
      read_pass (self, image, FALSE, is_table, cancellable, error) &&
      mt_db_exec (self->to, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->to))
    mt_db_exec (self->to, "ROLLBACK", NULL);
  return FALSE;
}
