/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that were used: listed along field_word, and changed in all entries at once. */
#include "core/used-words.h"

#include "core/error.h"
#include "core/store/entries.h"
#include "core/store/people.h"

#include <math.h>
#include <string.h>

/* %s: a parameter for each of the fields that share their words. */
#define LIST                                                                                       \
  "SELECT f.value, count (DISTINCT f.entry) FROM field AS f INDEXED BY field_word "                \
  "WHERE f.name IN (%s) AND f.number IS NULL AND length (f.value) <= 64 AND EXISTS (SELECT 1 "     \
  "FROM entry INDEXED BY entry_live WHERE key = f.entry AND deleted IS NULL) GROUP BY f.value"
#define FIND                                                                                       \
  "SELECT DISTINCT entry.id, field.name FROM field CROSS JOIN entry ON entry.key = field.entry "   \
  "WHERE field.name IN (%s) AND field.value = ?1 AND field.number IS NULL"
#define FIRST_FIELD 2 /* parameter */

static void
add_word (GPtrArray *words, const char *word, guint n_entries, gboolean hidden)
{
  MtUsedWord *used = g_new (MtUsedWord, 1);

  *used = (MtUsedWord){ g_strdup (word), NULL, n_entries, hidden };
  g_ptr_array_add (words, used);
}

/* @sql for @field and those that share its words. */
static sqlite3_stmt *
prepare_alike (MtStore *self, const char *sql, const char *field, GError **error)
{
  g_autofree const char **ids = mt_used_words_alike (field); /* what is bound stays the caller's */
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *whole = NULL;
  g_auto (GStrv) parts = g_strsplit (sql, "%s", 2);
  sqlite3_stmt *stmt;

  for (int i = 0; ids[i]; i++)
    g_string_append_printf (places, "%s?%d", i > 0 ? ", " : "", FIRST_FIELD + i);
  whole = g_strconcat (parts[0], places->str, parts[1], NULL);
  stmt = mt_db_prepare (mt_store_get_db (self), whole, error);
  for (int i = 0; stmt && ids[i]; i++)
    mt_db_bind_text (stmt, FIRST_FIELD + i, ids[i]);
  return stmt;
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
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int row;

  if (!hidden)
    return NULL;
  if (mt_used_words_kind (field))
    return mt_people_list (self, field, (const char *const *)hidden, error);
  stmt = prepare_alike (self, LIST, field, error);
  if (!stmt)
    return NULL;
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
find_entries (MtStore *self, MtWordChange *change, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = prepare_alike (self, FIND, change->field, error);
  int row;

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, change->from);
  while ((row = mt_db_step (stmt, error)) > 0) {
    g_ptr_array_add (change->ids, g_strdup (mt_db_column_text (stmt, 0)));
    g_ptr_array_add (change->fields, g_strdup (mt_db_column_text (stmt, 1)));
  }
  return row == 0;
}

/* Other fields keep their order. */
static gboolean
write_words (MtStore *self,
             MtEntry *entry,
             MtWordChange *change,
             const char *field,
             char **words,
             guint32 visit,
             GError **error)
{
  gint64 from;

  mt_entry_clear_values (entry, field);
  for (gsize i = 0; words[i]; i++)
    mt_entry_add_value (entry, field, words[i], NAN);
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
    const char *field = change->fields->pdata[i];
    char **before, **after;

    if (!entry)
      return FALSE;
    before = mt_used_words_of (entry, field);
    after = mt_used_words_replace ((const char *const *)before, change->from, change->to);
    g_ptr_array_add (change->before, before);
    g_ptr_array_add (change->after, after);
    if (!write_words (self, entry, change, field, after, visit, error))
      return FALSE;
  }
  return TRUE;
}

/* A word that comes with the app is offered also where nobody uses it. */
static gboolean
comes_with_the_app (const char *id, const char *word)
{
  const MtField *field = mt_used_words_field (id);

  return field && mt_field_word (field, word) != NULL;
}

static gboolean
rename_words (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  g_auto (GStrv) hidden = mt_store_list_hidden_words (self, change->field, error);

  if (!hidden)
    return FALSE;
  change->hid =
      comes_with_the_app (change->field, change->from) && !contains (hidden, change->from);
  return find_entries (self, change, error) && rename_all (self, change, visit, error) &&
         (!change->hid ||
          mt_store_put_word_hidden (self, change->field, change->from, TRUE, error));
}

MtWordChange *
mt_store_rename_word (
    MtStore *self, const char *field, const char *from, const char *to, GError **error)
{
  g_autoptr (MtWordChange) change = mt_word_change_new (field, from, to);
  guint32 visit = g_random_int () | 1; /* so that each keeps one former version */

  if (*to == '\0' || strpbrk (to, "\r\n") || g_str_equal (from, to)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not another word");
    return NULL;
  }
  if (!mt_store_begin (self, error))
    return NULL;
  if ((mt_used_words_kind (field) ? mt_people_rename : rename_words) (self, change, visit, error) &&
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
    const char *field = change->fields->pdata[i];
    g_auto (GStrv) now = entry ? mt_used_words_of (entry, field) : NULL;

    if (gone && !g_error_matches (gone, MT_ERROR, MT_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
    if (entry && is_same (now, change->after->pdata[i]) &&
        !write_words (self, entry, change, field, change->before->pdata[i], visit, error))
      return FALSE;
  }
  return !change->hid || mt_store_put_word_hidden (self, change->field, change->from, FALSE, error);
}

gboolean
mt_store_take_word_back (MtStore *self, MtWordChange *change, GError **error)
{
  guint32 visit = g_random_int () | 1;

  g_array_set_size (change->keys, 0);
  if (!mt_store_begin (self, error))
    return FALSE;
  if ((mt_used_words_kind (change->field) ? mt_people_take_back : take_back_all) (self, change,
                                                                                  visit, error) &&
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
