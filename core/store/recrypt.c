/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/store.h"

/* The pages are written in place, without anything to go back to: whoever asks has the original. */
gboolean
mt_store_recrypt (const char *path,
                  const guint8 *key,
                  const guint8 *salt,
                  const guint8 *new_key,
                  const guint8 *new_salt,
                  GError **error)
{
  g_autoptr (sqlite3) db = mt_db_open (path, MT_DB_WRITE, key, salt, error);

  return db && mt_db_exec (db, "PRAGMA journal_mode = OFF", error) &&
         mt_db_rekey (db, new_key, new_salt, error);
}

/* Counts the rows of the table @name, which may be one of those behind the word index. */
static gboolean
count_rows (sqlite3 *db, const char *name, gint64 *n_rows, GError **error)
{
  char *sql = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"", name);
  gboolean counted = sql && mt_db_get_int64 (db, sql, n_rows, error);

  sqlite3_free (sql);
  return counted;
}

static gboolean
differ (GError **error)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the copy is not as the original");
  return FALSE;
}

static gboolean
are_equal (sqlite3 *a, sqlite3 *b, const char *sql, GError **error)
{
  gint64 number_a, number_b;

  return mt_db_get_int64 (a, sql, &number_a, error) && mt_db_get_int64 (b, sql, &number_b, error) &&
         (number_a == number_b || differ (error));
}

gboolean
mt_store_is_like (MtStore *self, MtStore *other, GError **error)
{
  sqlite3 *a = mt_store_get_db (self), *b = mt_store_get_db (other);
  g_autoptr (sqlite3_stmt) names = NULL;
  gint64 rows_a, rows_b;
  int row = -1;

  if (!are_equal (a, b, "PRAGMA user_version", error) ||
      !are_equal (a, b, "PRAGMA application_id", error) ||
      !are_equal (a, b, "SELECT count (*) FROM sqlite_schema", error) ||
      !are_equal (a, b, "SELECT value FROM tally WHERE name = 'commits'", error) ||
      !are_equal (a, b, "SELECT value FROM tally WHERE name = 'entries'", error))
    return FALSE;
  names = mt_db_prepare (a,
                         "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'vault' "
                         "AND sql NOT LIKE 'CREATE VIRTUAL %'",
                         error);
  while (names && (row = mt_db_step (names, error)) > 0) {
    const char *name = mt_db_column_text (names, 0);

    if (!count_rows (a, name, &rows_a, error) || !count_rows (b, name, &rows_b, error))
      return FALSE;
    if (rows_a != rows_b)
      return differ (error);
  }
  return names && row == 0;
}
