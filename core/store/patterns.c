/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/patterns.h"

#include "core/counted.h"
#include "core/day.h"

#define KIND_MOOD "mood"
#define FIELD_VALENCE "valence"
#define FIELD_ENERGY "energy"
#define WORD_MAX 256 /* bytes: 64 characters at most */

/* Parameters ?2 and ?3. */
static void
bind_days (sqlite3_stmt *stmt, gint32 from, gint32 to)
{
  sqlite3_bind_int64 (stmt, 2, mt_day_start (from));
  sqlite3_bind_int64 (stmt, 3, mt_day_start (to) + MT_DAY_USEC - 1);
}

/* Both walks go along an index, in the order of keys: each value finds its mood a little further on
 * than the last one. */
static gboolean
read_numbers (sqlite3 *db,
              GArray *moods,
              const char *name,
              gint32 from,
              gint32 to,
              gboolean energy,
              GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     "SELECT entry, number FROM field INDEXED BY field_number WHERE name = ?1 AND "
                     "entry BETWEEN ?2 AND ?3 AND number IS NOT NULL ORDER BY entry",
                     error);
  guint i = 0;
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, name);
    bind_days (stmt, from, to);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0) {
    gint64 key = sqlite3_column_int64 (stmt, 0);
    gint8 step = (gint8)sqlite3_column_int (stmt, 1);

    while (i < moods->len && g_array_index (moods, MtMood, i).key < key)
      i++;
    if (i >= moods->len || g_array_index (moods, MtMood, i).key != key)
      continue;
    if (energy)
      g_array_index (moods, MtMood, i).energy = step;
    else
      g_array_index (moods, MtMood, i).valence = step;
  }
  return row == 0;
}

GArray *
mt_store_read_moods (MtStore *self, gint32 from, gint32 to, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (GArray) moods = g_array_new (FALSE, FALSE, sizeof (MtMood));
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      db,
      "SELECT key FROM entry INDEXED BY entry_kind WHERE kind = ?1 AND key BETWEEN ?2 AND ?3 AND "
      "deleted IS NULL ORDER BY key",
      error);
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, KIND_MOOD);
    bind_days (stmt, from, to);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0) {
    MtMood mood = { .key = sqlite3_column_int64 (stmt, 0) };

    g_array_append_val (moods, mood);
  }
  if (row < 0 || !read_numbers (db, moods, FIELD_VALENCE, from, to, FALSE, error) ||
      !read_numbers (db, moods, FIELD_ENERGY, from, to, TRUE, error))
    return NULL;
  return g_steal_pointer (&moods);
}

/* ---- Words ---- */

/* The place of the name in the column in @names, or -1. */
static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static MtWordUse *
get_use (GHashTable *known, GPtrArray *uses, const char *word)
{
  MtWordUse *use = g_hash_table_lookup (known, word);

  if (!use) {
    use = mt_word_use_new (word);
    g_hash_table_insert (known, use->word, use);
    g_ptr_array_add (uses, use);
  }
  return use;
}

/* One walk along the table itself, which stands in the order of entries.  The index of words would
 * lead to fewer rows, but from each of them back here, to see that it is no number: for a long time
 * that is eight times as long. */
static gboolean
read_words (sqlite3_stmt *stmt,
            const char *const *names,
            GHashTable **known,
            GPtrArray **uses,
            GError **error)
{
  int row;

  while ((row = mt_db_step (stmt, error)) > 0) {
    int name = find_name (names, mt_db_column_text (stmt, 1));
    gint64 key = sqlite3_column_int64 (stmt, 0);

    if (name < 0 || sqlite3_column_bytes (stmt, 2) > WORD_MAX)
      continue;
    g_array_append_val (get_use (known[name], uses[name], mt_db_column_text (stmt, 2))->keys, key);
  }
  return row == 0;
}

gboolean
mt_store_read_uses (MtStore *self,
                    const char *const *names,
                    gint32 from,
                    gint32 to,
                    GPtrArray **uses,
                    GError **error)
{
  guint n_names = g_strv_length ((char **)names);
  g_autofree GHashTable **known = g_new0 (GHashTable *, n_names);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self),
                     "SELECT entry, name, value FROM field WHERE entry BETWEEN ?2 AND ?3 ORDER BY "
                     "entry, name, position",
                     error);
  gboolean read;

  if (!stmt)
    return FALSE;
  bind_days (stmt, from, to);
  for (guint i = 0; i < n_names; i++) {
    known[i] = g_hash_table_new (g_str_hash, g_str_equal);
    uses[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
  }
  read = read_words (stmt, names, known, uses, error);
  for (guint i = 0; i < n_names; i++) {
    g_hash_table_unref (known[i]);
    if (!read)
      g_clear_pointer (&uses[i], g_ptr_array_unref);
  }
  return read;
}

/* ---- The rest ---- */

gboolean
mt_store_get_first_day (MtStore *self, const char *kind, gint32 *day, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      mt_store_get_db (self),
      kind ? "SELECT day FROM entry INDEXED BY entry_kind WHERE kind = ?1 AND deleted IS NULL "
             "ORDER BY key LIMIT 1"
           : "SELECT day FROM day ORDER BY day LIMIT 1",
      error);
  int row = -1;

  if (stmt && kind)
    mt_db_bind_text (stmt, 1, kind);
  if (stmt && (row = mt_db_step (stmt, error)) > 0)
    *day = sqlite3_column_int (stmt, 0);
  return row >= 0;
}

gboolean
mt_store_each_pair (MtStore *self,
                    const char *kind,
                    const char *name,
                    const char *beside,
                    gint32 from,
                    gint32 to,
                    MtStoreEachFunc each,
                    gpointer data,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      mt_store_get_db (self),
      "SELECT id, (SELECT substr (value, 1, 500) FROM field WHERE entry = key AND name = ?4 AND "
      "position = 0), (SELECT substr (value, 1, 500) FROM field WHERE entry = key AND name = ?5 "
      "AND position = 0) FROM entry INDEXED BY entry_kind WHERE kind = ?1 AND key BETWEEN ?2 AND "
      "?3 AND deleted IS NULL ORDER BY key DESC",
      error);
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, kind);
    bind_days (stmt, from, to);
    mt_db_bind_text (stmt, 4, name);
    mt_db_bind_text (stmt, 5, beside);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    if (!each (mt_db_column_text (stmt, 0), (const char *)sqlite3_column_text (stmt, 1),
               (const char *)sqlite3_column_text (stmt, 2), data))
      return TRUE;
  return row == 0;
}
