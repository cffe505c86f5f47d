/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/shared.h"

#include "core/error.h"

#include <string.h>

#define COLUMNS                                                                                    \
  "number, id, instant, zone, offset, format, way, place, recipient, pages, size, fingerprint, "   \
  "entries, file_deleted, kept"

/* ---- Reading ---- */

static MtShared *
read_shared (sqlite3_stmt *stmt)
{
  MtShared *self = g_new0 (MtShared, 1);

  self->id = g_strdup (mt_db_column_text (stmt, 1));
  self->moment = (MtMoment){ sqlite3_column_int64 (stmt, 2), sqlite3_column_int (stmt, 4),
                             g_strdup (mt_db_column_text (stmt, 3)) };
  self->format = g_strdup (mt_db_column_text (stmt, 5));
  mt_shared_way_from_id (mt_db_column_text (stmt, 6), &self->way);
  self->place = g_strdup ((const char *)sqlite3_column_text (stmt, 7));
  self->recipient = g_strdup (mt_db_column_text (stmt, 8));
  self->n_pages = (guint)sqlite3_column_int64 (stmt, 9);
  self->size = sqlite3_column_int64 (stmt, 10);
  self->fingerprint = g_strdup (mt_db_column_text (stmt, 11));
  self->n_entries = (guint)sqlite3_column_int64 (stmt, 12);
  self->file_deleted = sqlite3_column_int64 (stmt, 13);
  mt_shared_kept_from_id (mt_db_column_text (stmt, 14), &self->kept);
  return self;
}

GPtrArray *
mt_store_list_shared (MtStore *self, const char *entry, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_shared_free);
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      mt_store_get_db (self),
      "SELECT " COLUMNS " FROM shared WHERE ?1 IS NULL OR number IN "
      "(SELECT shared FROM shared_entry WHERE entry = ?1) ORDER BY instant DESC, number DESC LIMIT "
      "?2",
      error);
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, entry);
    sqlite3_bind_int64 (stmt, 2, limit);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_ptr_array_add (list, read_shared (stmt));
  return row == 0 ? g_steal_pointer (&list) : NULL;
}

static gboolean
read_entries (sqlite3 *db, gint64 number, MtShared *shared, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      db, "SELECT entry FROM shared_entry WHERE shared = ?1 ORDER BY position", error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  int row = -1;

  if (stmt)
    sqlite3_bind_int64 (stmt, 1, number);
  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_strv_builder_add (ids, mt_db_column_text (stmt, 0));
  shared->entries = g_strv_builder_end (ids);
  return row == 0;
}

MtShared *
mt_store_load_shared (MtStore *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      mt_store_get_db (self), "SELECT " COLUMNS ", words FROM shared WHERE id = ?1", error);
  g_autoptr (MtShared) shared = NULL;
  int row;

  if (!stmt)
    return NULL;
  mt_db_bind_text (stmt, 1, id);
  if ((row = mt_db_step (stmt, error)) < 0)
    return NULL;
  if (row == 0) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, id);
    return NULL;
  }
  shared = read_shared (stmt);
  shared->words = g_strdup (mt_db_column_text (stmt, 15));
  return read_entries (mt_store_get_db (self), sqlite3_column_int64 (stmt, 0), shared, error)
             ? g_steal_pointer (&shared)
             : NULL;
}

/* ---- Writing ---- */

static gboolean
is_text (const char *text, gsize max)
{
  return !text || (strlen (text) <= max && g_utf8_validate (text, -1, NULL));
}

static gboolean
check (const MtShared *shared, GError **error)
{
  if (is_text (shared->words, MT_SHARED_WORDS_MAX) &&
      is_text (shared->recipient, MT_SHARED_RECIPIENT_MAX) && is_text (shared->place, G_MAXINT) &&
      shared->entries && g_strv_length (shared->entries) <= MT_SHARED_ENTRIES_MAX)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not what can be remembered");
  return FALSE;
}

static gboolean
write_row (sqlite3 *db, const MtShared *shared, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db,
                  "INSERT INTO shared (id, instant, zone, offset, format, way, place, recipient, "
                  "pages, size, fingerprint, entries, listed, file_deleted, kept, words) "
                  "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 "
                  "WHERE NOT EXISTS (SELECT 1 FROM shared WHERE id = ?1)",
                  error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, shared->id);
  sqlite3_bind_int64 (stmt, 2, shared->moment.instant);
  mt_db_bind_text (stmt, 3, shared->moment.zone);
  sqlite3_bind_int (stmt, 4, shared->moment.offset);
  mt_db_bind_text (stmt, 5, shared->format);
  mt_db_bind_text (stmt, 6, mt_shared_way_id (shared->way));
  mt_db_bind_text (stmt, 7, shared->place);
  mt_db_bind_text (stmt, 8, shared->recipient);
  sqlite3_bind_int64 (stmt, 9, shared->n_pages);
  sqlite3_bind_int64 (stmt, 10, shared->size);
  mt_db_bind_text (stmt, 11, shared->fingerprint);
  sqlite3_bind_int64 (stmt, 12, shared->n_entries);
  sqlite3_bind_int64 (stmt, 13, g_strv_length (shared->entries));
  if (shared->file_deleted)
    sqlite3_bind_int64 (stmt, 14, shared->file_deleted);
  else
    sqlite3_bind_null (stmt, 14);
  mt_db_bind_text (stmt, 15, mt_shared_kept_id (shared->kept));
  mt_db_bind_text (stmt, 16, shared->words ? shared->words : "");
  return mt_db_run (stmt, error);
}

static gboolean
write_entries (sqlite3 *db, gint64 number, const MtShared *shared, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db, "INSERT INTO shared_entry VALUES (?1, ?2, ?3)", error);

  for (int i = 0; stmt && shared->entries[i]; i++) {
    sqlite3_bind_int64 (stmt, 1, number);
    sqlite3_bind_int (stmt, 2, i);
    mt_db_bind_text (stmt, 3, shared->entries[i]);
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return stmt != NULL;
}

/* An entry may have been deleted for good while this was on its way. */
static gboolean
take_what_was_purged (sqlite3 *db, gint64 number, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (
      db,
      MT_SHARED_TAKE_WORDS ("taken", "number = ?1 AND EXISTS (SELECT 1 FROM shared_entry JOIN "
                                     "tombstone ON id = entry WHERE shared = ?1)"),
      error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, number);
  return mt_db_run (stmt, error);
}

/* What is above the limit goes, from the oldest on. */
static gboolean
make_room (sqlite3 *db, GError **error)
{
  return mt_db_exec (
      db,
      MT_SHARED_TAKE_WORDS (
          "none", "number IN (SELECT number FROM (SELECT number, sum (octet_length (words)) OVER "
                  "(ORDER BY number DESC) AS total FROM shared) WHERE total > " G_STRINGIFY (
                      MT_SHARED_ALL_WORDS_MAX) ")"),
      error);
}

gboolean
mt_store_put_shared (MtStore *self, const MtShared *shared, gboolean *added, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  gint64 number;

  if (!check (shared, error) || !write_row (db, shared, error))
    return FALSE;
  *added = sqlite3_changes (db) > 0;
  if (!*added)
    return TRUE;
  number = sqlite3_last_insert_rowid (db);
  return write_entries (db, number, shared, error) && take_what_was_purged (db, number, error) &&
         make_room (db, error);
}

gboolean
mt_store_add_shared (MtStore *self, const MtShared *shared, GError **error)
{
  gboolean added;

  if (!mt_store_begin (self, error))
    return FALSE;
  if (mt_store_put_shared (self, shared, &added, error))
    return mt_store_commit (self, error);
  mt_store_roll_back (self);
  return FALSE;
}

/* Runs @sql, with ?1 an id and ?2 now, for one that must be there. */
static gboolean
change_one (sqlite3 *db, const char *sql, const char *id, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, id);
  if (sqlite3_bind_parameter_count (stmt) >= 2)
    sqlite3_bind_int64 (stmt, 2, g_get_real_time ());
  if (!mt_db_run (stmt, error))
    return FALSE;
  if (sqlite3_changes (db) > 0)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, id);
  return FALSE;
}

static gboolean
change_all (MtStore *self, const char *sql, const char *const *ids, GError **error)
{
  if (!mt_store_begin (self, error))
    return FALSE;
  for (; *ids; ids++)
    if (!change_one (mt_store_get_db (self), sql, *ids, error)) {
      mt_store_roll_back (self);
      return FALSE;
    }
  return mt_store_commit (self, error);
}

gboolean
mt_store_forget_shared (MtStore *self, const char *const *ids, GError **error)
{
  return change_all (self, "DELETE FROM shared WHERE id = ?1", ids, error);
}

gboolean
mt_store_note_shared_file_deleted (MtStore *self, const char *id, GError **error)
{
  const char *const ids[] = { id, NULL };

  return change_all (
      self, "UPDATE shared SET file_deleted = ifnull (file_deleted, ?2) WHERE id = ?1", ids, error);
}
