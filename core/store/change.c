/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/entries.h"
#include "core/store/shared.h"

/* What a change does: to which entries, and by which statements (?1 the key, ?2 the id, ?3 now). */
typedef struct {
  const char *applies_to; /* a condition on the row */
  gboolean words_leave, words_come;
  const char *sql[4];
} Deed;

static const Deed deeds[] = {
  [MT_CHANGE_FLAG] = { "deleted IS NULL",
                       .sql = { "UPDATE entry SET flagged = 1, changed = ?3 WHERE key = ?1" } },
  [MT_CHANGE_UNFLAG] = { "deleted IS NULL",
                         .sql = { "UPDATE entry SET flagged = 0, changed = ?3 WHERE key = ?1" } },
  [MT_CHANGE_DELETE] = { "deleted IS NULL", .words_leave = TRUE,
                         .sql = { "UPDATE entry SET deleted = ?3, changed = ?3 WHERE key = ?1" } },
  [MT_CHANGE_RESTORE] = { "deleted IS NOT NULL", .words_come = TRUE,
                          .sql = { "UPDATE entry SET deleted = NULL, changed = ?3 WHERE key = "
                                   "?1" } },
  [MT_CHANGE_PURGE] = { "deleted IS NOT NULL",
                        .sql = { "DELETE FROM entry WHERE key = ?1",
                                 "INSERT OR REPLACE INTO tombstone VALUES (?2, ?3)",
                                 MT_SHARED_TAKE_WORDS ("taken",
                                                       "number IN (SELECT shared FROM shared_entry "
                                                       "WHERE entry = ?2)") } },
  [MT_CHANGE_FORGET] = { "TRUE", .sql = { "DELETE FROM revision WHERE entry = ?2",
                                          "UPDATE entry SET revisions = 0 WHERE key = ?1" } },
};

static gboolean
find_key (sqlite3 *db, const Deed *deed, const char *id, gint64 *key, GError **error)
{
  g_autofree char *sql =
      g_strconcat ("SELECT key FROM entry WHERE id = ?1 AND ", deed->applies_to, NULL);
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, sql, error);
  int row;

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, id);
  row = mt_db_step (stmt, error);
  if (row > 0)
    *key = sqlite3_column_int64 (stmt, 0);
  else if (row == 0)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, id);
  return row > 0;
}

static gboolean
do_to_one (sqlite3 *db, const Deed *deed, const char *id, gint64 key, GError **error)
{
  if (deed->words_leave && !mt_entries_remove_words (db, key, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (deed->sql) && deed->sql[i]; i++) {
    g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, deed->sql[i], error);

    if (!stmt)
      return FALSE;
    if (sqlite3_bind_parameter_count (stmt) >= 1)
      sqlite3_bind_int64 (stmt, 1, key);
    if (sqlite3_bind_parameter_count (stmt) >= 2)
      mt_db_bind_text (stmt, 2, id);
    if (sqlite3_bind_parameter_count (stmt) >= 3)
      sqlite3_bind_int64 (stmt, 3, g_get_real_time ());
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return !deed->words_come || mt_entries_add_words (db, key, error);
}

gboolean
mt_entries_change (sqlite3 *db, MtChange change, const char *id, gint64 *key, GError **error)
{
  return find_key (db, &deeds[change], id, key, error) &&
         do_to_one (db, &deeds[change], id, *key, error);
}

static gboolean
is_repeated (const char *const *ids, gsize at)
{
  for (gsize i = 0; i < at; i++)
    if (g_str_equal (ids[i], ids[at]))
      return TRUE;
  return FALSE;
}

gboolean
mt_store_change (
    MtStore *self, MtChange change, const char *const *ids, GArray **keys, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail ((gsize)change < G_N_ELEMENTS (deeds), FALSE);
  if (!mt_store_begin (self, error))
    return FALSE;
  for (gsize i = 0; ids[i]; i++) {
    gint64 key;

    if (i > 0 && is_repeated (ids, i))
      continue;
    if (!mt_entries_change (db, change, ids[i], &key, error)) {
      mt_store_roll_back (self);
      return FALSE;
    }
    g_array_append_val (changed, key);
  }
  if (change == MT_CHANGE_PURGE && !mt_store_forget_in_choices (self, error)) {
    mt_store_roll_back (self);
    return FALSE;
  }
  if (!mt_store_commit (self, error))
    return FALSE;
  if (keys)
    *keys = g_steal_pointer (&changed);
  return TRUE;
}

gboolean
mt_store_empty_bin (MtStore *self, gint64 before, GArray **keys, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT id FROM entry WHERE deleted < ?1 AND deleted IS NOT NULL", error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;
  int row;

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, before);
  while ((row = mt_db_step (stmt, error)) > 0)
    g_strv_builder_add (ids, mt_db_column_text (stmt, 0));
  sqlite3_reset (stmt);
  if (row < 0)
    return FALSE;
  found = g_strv_builder_end (ids);
  if (*found)
    return mt_store_change (self, MT_CHANGE_PURGE, (const char *const *)found, keys, error);
  if (keys)
    *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return TRUE;
}
