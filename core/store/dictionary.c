/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words taught to the spelling checker: names of people, mostly, so they stay in here. */
#include "core/error.h"
#include "core/store/whole.h"

#include <string.h>

static gboolean
check_word (const char *word, GError **error)
{
  if (!g_utf8_validate (word, -1, NULL)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_TEXT, "a word is not UTF-8");
    return FALSE;
  }
  if (*word != '\0' && strlen (word) <= MT_STORE_WORD_MAX && !strpbrk (word, "\r\n"))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not a word");
  return FALSE;
}

char **
mt_store_load_dictionary (MtStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self), "SELECT word FROM dictionary ORDER BY word", error);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  int row = -1;

  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_strv_builder_add (words, mt_db_column_text (stmt, 0));
  return row == 0 ? g_strv_builder_end (words) : NULL;
}

static gboolean
write_word (sqlite3 *db, const char *word, gboolean known, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     known ? "INSERT OR IGNORE INTO dictionary VALUES (?1, ?2)"
                           : "DELETE FROM dictionary WHERE word = ?1",
                     error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, word);
  if (known)
    sqlite3_bind_int64 (stmt, 2, g_get_real_time ());
  return mt_db_run (stmt, error);
}

gboolean
mt_store_put_word (MtStore *self, const char *word, GError **error)
{
  return check_word (word, error) && write_word (mt_store_get_db (self), word, TRUE, error);
}

gboolean
mt_store_teach_word (MtStore *self, const char *word, gboolean known, GError **error)
{
  if (!check_word (word, error) || !mt_store_begin (self, error))
    return FALSE;
  if (write_word (mt_store_get_db (self), word, known, error))
    return mt_store_commit (self, error);
  mt_store_roll_back (self);
  return FALSE;
}
