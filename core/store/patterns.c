/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/patterns.h"

#include "core/counted.h"
#include "core/day.h"

#define KIND_MOOD "mood"
#define FIELD_VALENCE "valence"
#define FIELD_ENERGY "energy"

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

#define WORD "name = ?1 AND number IS NULL AND length (value) <= 64"

static gboolean
read_keys (sqlite3_stmt *stmt, MtWordUse *use, GError **error)
{
  int row;

  mt_db_bind_text (stmt, 4, use->word);
  while ((row = mt_db_step (stmt, error)) > 0) {
    gint64 key = sqlite3_column_int64 (stmt, 0);

    g_array_append_val (use->keys, key);
  }
  sqlite3_reset (stmt);
  return row == 0;
}

/* From one word to the next, and along each of them within the days asked for. */
GPtrArray *
mt_store_read_uses (MtStore *self, const char *name, gint32 from, gint32 to, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
  g_autoptr (sqlite3_stmt) next =
      mt_db_prepare (db,
                     "SELECT value FROM field INDEXED BY field_word WHERE " WORD " AND value > ?2 "
                     "ORDER BY value LIMIT 1",
                     error);
  g_autoptr (sqlite3_stmt) keys = mt_db_prepare (
      db,
      "SELECT entry FROM field INDEXED BY field_word WHERE " WORD " AND value = ?4 AND "
      "entry BETWEEN ?2 AND ?3 ORDER BY entry",
      error);
  g_autofree char *word = g_strdup ("");
  int row;

  if (!next || !keys)
    return NULL;
  mt_db_bind_text (next, 1, name);
  mt_db_bind_text (keys, 1, name);
  bind_days (keys, from, to);
  for (;;) {
    MtWordUse *use;

    mt_db_bind_text (next, 2, word);
    if ((row = mt_db_step (next, error)) <= 0)
      break;
    use = mt_word_use_new (mt_db_column_text (next, 0));
    sqlite3_reset (next);
    g_free (word);
    word = g_strdup (use->word);
    g_ptr_array_add (uses, use);
    if (!read_keys (keys, use, error))
      return NULL;
    if (use->keys->len == 0)
      g_ptr_array_remove_index (uses, uses->len - 1);
  }
  return row == 0 ? g_steal_pointer (&uses) : NULL;
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
