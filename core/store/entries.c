/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/entries.h"

#include "core/error.h"

#include <math.h>

MtEntry *
mt_entries_read (sqlite3_stmt *stmt)
{
  MtEntry *entry = mt_entry_new_stored (mt_db_column_text (stmt, 1), mt_db_column_text (stmt, 2));
  g_auto (MtMoment) moment = { sqlite3_column_int64 (stmt, 3), sqlite3_column_int (stmt, 5),
                               g_strdup (mt_db_column_text (stmt, 4)) };

  mt_entry_set_key (entry, sqlite3_column_int64 (stmt, 0));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_state (entry, (const char *)sqlite3_column_text (stmt, 6));
  mt_entry_set_flagged (entry, sqlite3_column_int (stmt, 7));
  mt_entry_set_deleted (entry, sqlite3_column_int64 (stmt, 8));
  mt_entry_set_visit (entry, (guint32)sqlite3_column_int64 (stmt, 9));
  mt_entry_set_sealed (entry, sqlite3_column_int (stmt, 10));
  mt_entry_set_text (entry, mt_db_column_text (stmt, 11));
  return entry;
}

static void
add_value (MtEntry *entry, sqlite3_stmt *stmt)
{
  mt_entry_add_value (
      entry, mt_db_column_text (stmt, 0), mt_db_column_text (stmt, 1),
      sqlite3_column_type (stmt, 2) == SQLITE_NULL ? NAN : sqlite3_column_double (stmt, 2));
}

gboolean
mt_entries_read_values (sqlite3_stmt *fields, gint64 key, MtEntry *entry, GError **error)
{
  int row;

  sqlite3_bind_int64 (fields, 1, key);
  while ((row = mt_db_step (fields, error)) > 0)
    add_value (entry, fields);
  sqlite3_reset (fields);
  return row == 0;
}

gboolean
mt_entries_read_links (sqlite3_stmt *links, MtEntry *entry, GError **error)
{
  int row;

  mt_db_bind_text (links, 1, mt_entry_get_id (entry));
  while ((row = mt_db_step (links, error)) > 0)
    mt_entry_add_link (entry, mt_db_column_text (links, 0), mt_db_column_text (links, 1));
  sqlite3_reset (links);
  return row == 0;
}

MtEntry *
mt_store_load (MtStore *self, const char *id, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT " MT_ENTRIES_COLUMNS ", text FROM entry WHERE id = ?1", error);
  g_autoptr (sqlite3_stmt) fields = mt_db_prepare (db, MT_ENTRIES_VALUES, error);
  g_autoptr (sqlite3_stmt) links = mt_db_prepare (db, MT_ENTRIES_LINKS, error);
  g_autoptr (MtEntry) entry = NULL;
  int row;

  if (!stmt || !fields || !links)
    return NULL;
  mt_db_bind_text (stmt, 1, id);
  if ((row = mt_db_step (stmt, error)) < 0)
    return NULL;
  if (row == 0) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, id);
    return NULL;
  }
  entry = mt_entries_read (stmt);
  if (!mt_entries_read_values (fields, mt_entry_get_key (entry), entry, error) ||
      !mt_entries_read_links (links, entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

MtEntry *
mt_entries_read_revision (sqlite3_stmt *stmt, const char *id, const char *kind)
{
  MtEntry *entry = mt_entry_new_stored (id, kind);
  g_auto (MtMoment) moment = { sqlite3_column_int64 (stmt, 1), sqlite3_column_int (stmt, 3),
                               g_strdup (mt_db_column_text (stmt, 2)) };

  mt_entry_set_moment (entry, &moment);
  mt_entry_set_state (entry, (const char *)sqlite3_column_text (stmt, 4));
  mt_entry_set_text (entry, mt_db_column_text (stmt, 5));
  mt_entry_set_changed (entry, sqlite3_column_int64 (stmt, 6));
  return entry;
}

GPtrArray *
mt_store_load_revisions (MtStore *self, const char *id, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (MtEntry) current = mt_store_load (self, id, error);
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      db,
      "SELECT number, instant, zone, offset, state, text, changed FROM revision WHERE entry = ?1 "
      "ORDER BY number DESC",
      error);
  g_autoptr (sqlite3_stmt) fields =
      mt_db_prepare (db,
                     "SELECT name, value, number FROM revision_field WHERE revision = ?1 "
                     "ORDER BY name, position",
                     error);
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func (g_object_unref);
  int row;

  if (!current || !stmt || !fields)
    return NULL;
  mt_db_bind_text (stmt, 1, id);
  while ((row = mt_db_step (stmt, error)) > 0) {
    MtEntry *revision = mt_entries_read_revision (stmt, id, mt_entry_get_kind (current));

    g_ptr_array_add (revisions, revision);
    if (!mt_entries_read_values (fields, sqlite3_column_int64 (stmt, 0), revision, error))
      return NULL;
  }
  return row == 0 ? g_steal_pointer (&revisions) : NULL;
}
