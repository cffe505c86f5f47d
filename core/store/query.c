/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: a filter becomes one statement that walks one index, newest first.  Which index drives:
 * words → the word index; a tag → field_word; what points at an entry → link_to, whose few hits are
 * then put in order; else a partial index of entry. */
#include "core/error.h"
#include "core/store/entries.h"
#include "core/words.h"

#include <string.h>

#define TEXT_MAX (16 * 1024 * 1024) /* bytes after which a page ends early */
#define SHORT_VALUE "length (value) <= 64"

/* Named, so that no guess of the planner can turn a walk into a search through everything. */
static const char *
index_of (const MtFilter *filter)
{
  if (filter->bin)
    return "entry_bin";
  if (filter->flagged)
    return "entry_flagged";
  if (filter->kind && filter->state)
    return "entry_state";
  return filter->kind ? "entry_kind" : "entry_live";
}

/* The ids of what points at ?8, and at what does: the looks at a goal, and the notes beside them.
 */
#define ABOUT                                                                                      \
  "(SELECT \"from\" AS one FROM link INDEXED BY link_to WHERE \"to\" = ?8 UNION "                  \
  "SELECT far.\"from\" FROM link AS near INDEXED BY link_to CROSS JOIN link AS far INDEXED BY "    \
  "link_to ON far.\"to\" = near.\"from\" WHERE near.\"to\" = ?8)"

/* A statement with what it looks for.  Parameters: ?1 words, ?2 first key, ?3 last key, ?4 kind,
 * ?5 tag, ?6 limit, ?7 state, ?8 what it is about. */
static char *
compose (const MtFilter *filter, const char *columns)
{
  GString *sql = g_string_new (NULL);
  const char *key = filter->words ? "word.rowid" : filter->tag ? "tag.entry" : "entry.key";

  g_string_append_printf (sql, "SELECT %s FROM ", columns);
  if (filter->words)
    g_string_append (sql, "word CROSS JOIN entry ON entry.key = word.rowid ");
  else if (filter->tag)
    g_string_append (sql, "field AS tag CROSS JOIN entry ON entry.key = tag.entry ");
  else if (filter->about)
    g_string_append (sql, ABOUT " AS about CROSS JOIN entry ON entry.id = about.one ");
  else
    g_string_append_printf (sql, "entry INDEXED BY %s ", index_of (filter));
  g_string_append_printf (sql, "WHERE %s BETWEEN ?2 AND ?3 AND entry.deleted IS %sNULL", key,
                          filter->bin ? "NOT " : "");
  if (filter->words)
    g_string_append (sql, " AND word MATCH ?1");
  if (filter->kind)
    g_string_append (sql, " AND entry.kind = ?4");
  if (filter->state)
    g_string_append (sql, " AND entry.state = ?7");
  if (filter->flagged)
    g_string_append (sql, " AND entry.flagged = 1");
  if (filter->tag && filter->words)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM field WHERE field.entry = entry.key AND "
                          "name = 'tags' AND value = ?5)");
  else if (filter->tag)
    g_string_append (sql, " AND tag.name = 'tags' AND tag.value = ?5 AND tag.number IS NULL AND "
                          "length (tag.value) <= 64 AND NOT EXISTS (SELECT 1 FROM field WHERE "
                          "field.entry = tag.entry AND name = 'tags' AND value = ?5 AND "
                          "position < tag.position)"); /* given twice, listed once */
  if (filter->about)
    g_string_append (sql, " AND entry.id <> ?8");
  if (filter->about && (filter->words || filter->tag))
    g_string_append (sql, " AND entry.id IN " ABOUT);
  g_string_append_printf (sql, " ORDER BY %s DESC LIMIT ?6", key);
  return g_string_free (sql, FALSE);
}

/* NULL without @error where the filter can let nothing through. */
static sqlite3_stmt *
prepare (MtStore *self,
         const MtFilter *filter,
         const char *columns,
         gint64 last_key,
         guint limit,
         GError **error)
{
  g_autofree char *sql = compose (filter, columns);
  g_autofree char *words = filter->words ? mt_words_query (filter->words) : NULL;
  gint64 first_key = mt_day_start (filter->from);
  sqlite3_stmt *stmt;

  if (filter->words && !words)
    return NULL;
  stmt = mt_db_prepare (mt_store_get_db (self), sql, error);
  if (!stmt)
    return NULL;
  sqlite3_bind_text (stmt, 1, words, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (stmt, 2, first_key);
  sqlite3_bind_int64 (stmt, 3, MIN (last_key, mt_day_start (filter->to) + MT_DAY_USEC - 1));
  sqlite3_bind_text (stmt, 4, filter->kind, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 5, filter->tag, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (stmt, 6, limit);
  sqlite3_bind_text (stmt, 7, filter->state, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 8, filter->about, -1, SQLITE_TRANSIENT);
  return stmt;
}

static gint64
key_before (gint64 before)
{
  return before == MT_KEY_NONE ? G_MAXINT64 : before - 1;
}

GArray *
mt_store_list_keys (
    MtStore *self, const MtFilter *filter, gint64 before, guint limit, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) refused = NULL;
  g_autoptr (sqlite3_stmt) stmt =
      prepare (self, filter, "entry.key", key_before (before), limit, &refused);
  int row = 0;

  while (stmt && (row = mt_db_step (stmt, &refused)) > 0) {
    gint64 key = sqlite3_column_int64 (stmt, 0);

    g_array_append_val (keys, key);
  }
  if (refused) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return NULL;
  }
  return g_steal_pointer (&keys);
}

/* Adds fields and links, and says whether there is room for more. */
typedef struct {
  sqlite3_stmt *fields, *links;
  gsize size; /* bytes of text read so far */
} Parts;

static gboolean
prepare_parts (Parts *parts, sqlite3 *db, MtRead read, GError **error)
{
  parts->fields = mt_db_prepare (db,
                                 read == MT_READ_WHOLE
                                     ? MT_ENTRIES_VALUES
                                     : "SELECT name, value, number FROM field WHERE entry = ?1 "
                                       "AND " SHORT_VALUE " ORDER BY name, position",
                                 error);
  parts->links = parts->fields ? mt_db_prepare (db, MT_ENTRIES_LINKS, error) : NULL;
  return parts->links != NULL;
}

static void
parts_clear (Parts *parts)
{
  sqlite3_finalize (parts->fields);
  sqlite3_finalize (parts->links);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static MtEntry *
read_entry (sqlite3_stmt *stmt, Parts *parts, MtRead read, GError **error)
{
  g_autoptr (MtEntry) entry = mt_entries_read (stmt);
  const GPtrArray *values = mt_entry_get_values (entry);

  mt_entry_set_partial (entry, read == MT_READ_SUMMARY);
  if (!mt_entries_read_values (parts->fields, mt_entry_get_key (entry), entry, error) ||
      !mt_entries_read_links (parts->links, entry, error))
    return NULL;
  parts->size += strlen (mt_entry_get_text (entry));
  for (guint i = 0; i < values->len; i++)
    parts->size += strlen (((const MtValue *)values->pdata[i])->value);
  return g_steal_pointer (&entry);
}

GPtrArray *
mt_store_list (
    MtStore *self, const MtFilter *filter, gint64 before, guint limit, MtRead read, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) refused = NULL;
  g_auto (Parts) parts = { 0 };
  g_autoptr (sqlite3_stmt) stmt =
      prepare (self, filter,
               read == MT_READ_WHOLE ? MT_ENTRIES_COLUMNS ", entry.text"
                                     : MT_ENTRIES_COLUMNS ", entry.preview",
               key_before (before), limit, &refused);
  int row = 0;

  if (stmt && prepare_parts (&parts, mt_store_get_db (self), read, &refused))
    while (parts.size < TEXT_MAX && (row = mt_db_step (stmt, &refused)) > 0) {
      MtEntry *entry = read_entry (stmt, &parts, read, &refused);

      if (!entry)
        break;
      g_ptr_array_add (entries, entry);
    }
  if (refused) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return NULL;
  }
  return g_steal_pointer (&entries);
}

GPtrArray *
mt_store_load_keys (MtStore *self, const gint64 *keys, gsize n_keys, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Parts) parts = { 0 };
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT " MT_ENTRIES_COLUMNS ", preview FROM entry WHERE key = ?1", error);

  if (!stmt || !prepare_parts (&parts, db, MT_READ_SUMMARY, error))
    return NULL;
  for (gsize i = 0; i < n_keys; i++) {
    MtEntry *entry;
    int row;

    sqlite3_bind_int64 (stmt, 1, keys[i]);
    row = mt_db_step (stmt, error);
    if (row < 0)
      return NULL;
    if (row > 0) {
      entry = read_entry (stmt, &parts, MT_READ_SUMMARY, error);
      if (!entry)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
    sqlite3_reset (stmt);
  }
  return g_steal_pointer (&entries);
}

/* The same walk again for every tag: from one to the next, and to its newest entry outside the bin.
 * What field_word leaves out (longer than 64 characters) no filter finds, either. */
#define TAG(field)                                                                                 \
  field ".name = 'tags' AND " field ".number IS NULL AND length (" field ".value) <= 64"
#define LIST_TAGS                                                                                  \
  "WITH RECURSIVE tag (word) AS ("                                                                 \
  "SELECT (SELECT min (f.value) FROM field AS f INDEXED BY field_word WHERE " TAG (                \
      "f") ") "                                                                                    \
           "UNION ALL SELECT (SELECT min (f.value) FROM field AS f INDEXED BY field_word "         \
           "WHERE " TAG ("f") " AND f.value > tag.word) FROM tag WHERE tag.word IS NOT NULL), "    \
                              "used (word, last) AS (SELECT word, (SELECT f.entry FROM field AS "  \
                              "f INDEXED BY field_word "                                           \
                              "CROSS JOIN entry ON entry.key = f.entry WHERE " TAG (               \
                                  "f") " AND f.value = tag.word AND "                              \
                                       "entry.deleted IS NULL ORDER BY f.entry DESC LIMIT 1) "     \
                                       "FROM tag WHERE word IS NOT NULL) "                         \
                                       "SELECT word FROM used WHERE last IS NOT NULL ORDER BY "    \
                                       "last DESC LIMIT ?1"

char **
mt_store_list_tags (MtStore *self, guint limit, GError **error)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (mt_store_get_db (self), LIST_TAGS, error);
  int row = -1;

  if (stmt)
    sqlite3_bind_int64 (stmt, 1, limit);
  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_strv_builder_add (tags, (const char *)sqlite3_column_text (stmt, 0));
  return row < 0 ? NULL : g_strv_builder_end (tags);
}

gboolean
mt_store_matches (
    MtStore *self, const MtFilter *filter, gint64 key, gboolean *matches, GError **error)
{
  g_autoptr (GArray) keys =
      mt_store_list_keys (self, filter, key == G_MAXINT64 ? MT_KEY_NONE : key + 1, 1, error);

  if (keys)
    *matches = keys->len == 1 && g_array_index (keys, gint64, 0) == key;
  return keys != NULL;
}

gboolean
mt_store_get_n_entries (MtStore *self, gint64 *n_entries, GError **error)
{
  return mt_db_get_int64 (mt_store_get_db (self), "SELECT value FROM tally WHERE name = 'entries'",
                          n_entries, error);
}

gboolean
mt_store_get_changed (MtStore *self, gint64 *changed, GError **error)
{
  return mt_db_get_int64 (mt_store_get_db (self),
                          "SELECT CASE count (*) WHEN 2 THEN min (value) ELSE 0 END FROM tally "
                          "WHERE name IN ('changed', 'changed-before')",
                          changed, error);
}
