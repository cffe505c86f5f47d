/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that were used: listed along field_word, and changed in all entries at once. */
#include "core/used-words.h"

#include "core/error.h"
#include "core/kind.h"
#include "core/store/entries.h"

#include <math.h>
#include <string.h>

#define LIST                                                                                       \
  "SELECT f.value, count (DISTINCT f.entry) FROM field AS f INDEXED BY field_word "                \
  "WHERE f.name = ?1 AND f.number IS NULL AND length (f.value) <= 64 AND EXISTS (SELECT 1 FROM "   \
  "entry INDEXED BY entry_live WHERE key = f.entry AND deleted IS NULL) GROUP BY f.value"

static void
add_word (GPtrArray *words, const char *word, guint n_entries, gboolean hidden)
{
  MtUsedWord *used = g_new (MtUsedWord, 1);

  *used = (MtUsedWord){ g_strdup (word), n_entries, hidden };
  g_ptr_array_add (words, used);
}

static gboolean
has (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (((const MtUsedWord *)words->pdata[i])->word, word))
      return TRUE;
  return FALSE;
}

static gboolean
contains (char **hidden, const char *word)
{
  return g_strv_contains ((const char *const *)hidden, word);
}

GPtrArray *
mt_store_list_used_words (MtStore *self, const char *field, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_used_word_free);
  g_auto (GStrv) hidden = mt_store_list_hidden_words (self, field, error);
  g_autoptr (sqlite3_stmt) stmt =
      hidden ? mt_db_prepare (mt_store_get_db (self), LIST, error) : NULL;
  int row;

  if (!stmt)
    return NULL;
  mt_db_bind_text (stmt, 1, field);
  while ((row = mt_db_step (stmt, error)) > 0) {
    const char *word = mt_db_column_text (stmt, 0);

    add_word (words, word, (guint)sqlite3_column_int64 (stmt, 1), contains (hidden, word));
  }
  if (row < 0)
    return NULL;
  for (gsize i = 0; hidden[i]; i++) /* hidden, and not used any more */
    if (!has (words, hidden[i]))
      add_word (words, hidden[i], 0, TRUE);
  return g_steal_pointer (&words);
}

/* ---- Another name ---- */

static gboolean
find_entries (sqlite3 *db, MtWordChange *change, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      db,
      "SELECT DISTINCT entry.id FROM field CROSS JOIN entry ON entry.key = field.entry "
      "WHERE field.name = ?1 AND field.value = ?2 AND field.number IS NULL",
      error);
  int row;

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, change->field);
  mt_db_bind_text (stmt, 2, change->from);
  while ((row = mt_db_step (stmt, error)) > 0)
    g_ptr_array_add (change->ids, g_strdup (mt_db_column_text (stmt, 0)));
  return row == 0;
}

/* Other fields keep their order. */
static gboolean
write_words (MtStore *self,
             MtEntry *entry,
             MtWordChange *change,
             char **words,
             guint32 visit,
             GError **error)
{
  gint64 from;

  mt_entry_clear_values (entry, change->field);
  for (gsize i = 0; words[i]; i++)
    mt_entry_add_value (entry, change->field, words[i], NAN);
  mt_entry_set_visit (entry, visit);
  if (!mt_entry_check (entry, error) || !mt_store_save_within (self, entry, &from, error))
    return FALSE;
  if (mt_entry_get_deleted (entry) == 0)
    g_array_append_val (change->keys, from);
  return TRUE;
}

static gboolean
rename_all (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  for (guint i = 0; i < change->ids->len; i++) {
    g_autoptr (MtEntry) entry = mt_store_load (self, change->ids->pdata[i], error);
    char **before, **after;

    if (!entry)
      return FALSE;
    before = mt_used_words_of (entry, change->field);
    after = mt_used_words_replace ((const char *const *)before, change->from, change->to);
    g_ptr_array_add (change->before, before);
    g_ptr_array_add (change->after, after);
    if (!write_words (self, entry, change, after, visit, error))
      return FALSE;
  }
  return TRUE;
}

/* A word that comes with the app is offered also where nobody uses it. */
static gboolean
comes_with_the_app (const char *field, const char *word)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    const MtField *one = mt_kind_find_field (&kinds[i], field);

    if (one && mt_field_word (one, word))
      return TRUE;
  }
  return FALSE;
}

MtWordChange *
mt_store_rename_word (
    MtStore *self, const char *field, const char *from, const char *to, GError **error)
{
  g_autoptr (MtWordChange) change = mt_word_change_new (field, from, to);
  guint32 visit = g_random_int () | 1; /* so that each keeps one former version */
  g_auto (GStrv) hidden = NULL;

  if (*to == '\0' || strpbrk (to, "\r\n") || g_str_equal (from, to)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not another word");
    return NULL;
  }
  if (!(hidden = mt_store_list_hidden_words (self, field, error)))
    return NULL;
  change->hid = comes_with_the_app (field, from) && !contains (hidden, from);
  if (!mt_store_begin (self, error))
    return NULL;
  if (find_entries (mt_store_get_db (self), change, error) &&
      rename_all (self, change, visit, error) &&
      (!change->hid || mt_store_put_word_hidden (self, field, from, TRUE, error)) &&
      mt_store_commit (self, error))
    return g_steal_pointer (&change);
  mt_store_roll_back (self);
  return NULL;
}

static gboolean
is_same (char **one, char **other)
{
  return g_strv_equal ((const char *const *)one, (const char *const *)other);
}

/* What was changed again since, or is gone, stays as it is. */
static gboolean
take_back_all (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  for (guint i = 0; i < change->ids->len; i++) {
    g_autoptr (GError) gone = NULL;
    g_autoptr (MtEntry) entry = mt_store_load (self, change->ids->pdata[i], &gone);
    g_auto (GStrv) now = entry ? mt_used_words_of (entry, change->field) : NULL;

    if (gone && !g_error_matches (gone, MT_ERROR, MT_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
    if (entry && is_same (now, change->after->pdata[i]) &&
        !write_words (self, entry, change, change->before->pdata[i], visit, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
mt_store_take_word_back (MtStore *self, MtWordChange *change, GError **error)
{
  guint32 visit = g_random_int () | 1;

  g_array_set_size (change->keys, 0);
  if (!mt_store_begin (self, error))
    return FALSE;
  if (take_back_all (self, change, visit, error) &&
      (!change->hid ||
       mt_store_put_word_hidden (self, change->field, change->from, FALSE, error)) &&
      mt_store_commit (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

gboolean
mt_store_set_word_hidden (
    MtStore *self, const char *field, const char *word, gboolean hidden, GError **error)
{
  g_auto (GStrv) before = NULL;

  if (strpbrk (word, "\r\n")) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "more than one line");
    return FALSE;
  }
  if (!(before = mt_store_list_hidden_words (self, field, error)))
    return FALSE;
  if (contains (before, word) == hidden)
    return TRUE;
  if (!mt_store_begin (self, error))
    return FALSE;
  if (mt_store_put_word_hidden (self, field, word, hidden, error) &&
      mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}
