/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: a filter becomes one statement that walks one index, newest first.  Which index drives:
 * words → the word index; a tag → field_word; a scale → field_number; else a partial index of
 * entry.  What belongs to one entry is little, and is sorted. */
#include "core/error.h"
#include "core/store/entries.h"
#include "core/store/snippets.h"

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

/* What belongs to the entry ?8: what points at it, and what points at that, such as the notes
 * beside what is done for a goal; and what it points at, as a session does, or each session with a
 * person. */
#define ABOUT                                                                                      \
  "WITH about (member) AS (SELECT \"from\" FROM link INDEXED BY link_to WHERE \"to\" = ?8 "        \
  "UNION SELECT far.\"from\" FROM link AS near INDEXED BY link_to CROSS JOIN link AS far "         \
  "INDEXED BY link_to ON far.\"to\" = near.\"from\" WHERE near.\"to\" = ?8 "                       \
  "UNION SELECT \"to\" FROM link WHERE \"from\" = ?8 "                                             \
  "UNION SELECT far.\"to\" FROM link AS near INDEXED BY link_to CROSS JOIN link AS far "           \
  "ON far.\"from\" = near.\"from\" WHERE near.\"to\" = ?8 AND near.role = 'with') "

/* What leads the walk, and by which column. */
typedef enum { BY_WORDS, BY_TAG, BY_ABOUT, BY_SCALE, BY_ENTRY } Lead;

static Lead
lead_of (const MtFilter *filter, const MtSought *sought)
{
  return sought && mt_sought_get_wanted (sought) ? BY_WORDS
         : filter->tag                           ? BY_TAG
         : filter->about                         ? BY_ABOUT
         : filter->scale                         ? BY_SCALE
                                                 : BY_ENTRY;
}

static const char *const lead_keys[] = { "word.rowid", "tag.entry", "entry.key", "step.entry",
                                         "entry.key" };

static void
append_source (GString *sql, const MtFilter *filter, Lead lead)
{
  switch (lead) {
  case BY_WORDS:
    g_string_append (sql, "word CROSS JOIN entry ON entry.key = word.rowid ");
    break;
  case BY_TAG:
    g_string_append (sql, "field AS tag CROSS JOIN entry ON entry.key = tag.entry ");
    break;
  case BY_ABOUT:
    g_string_append (sql, "about CROSS JOIN entry ON entry.id = about.member ");
    break;
  case BY_SCALE:
    g_string_append (sql, "field AS step INDEXED BY field_number CROSS JOIN entry "
                          "ON entry.key = step.entry ");
    break;
  case BY_ENTRY:
  default:
    g_string_append_printf (sql, "entry INDEXED BY %s ", index_of (filter));
  }
}

static void
append_tag (GString *sql, Lead lead)
{
  if (lead == BY_TAG)
    g_string_append (sql, " AND tag.name = 'tags' AND tag.value = ?5 AND tag.number IS NULL AND "
                          "length (tag.value) <= 64 AND NOT EXISTS (SELECT 1 FROM field WHERE "
                          "field.entry = tag.entry AND name = 'tags' AND value = ?5 AND "
                          "position < tag.position)"); /* given twice, listed once */
  else
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM field WHERE field.entry = entry.key AND "
                          "name = 'tags' AND value = ?5)");
}

/* A statement with what it looks for.  Parameters: ?1 words, ?2 first key, ?3 last key, ?4 kind,
 * ?5 tag, ?6 limit, ?7 state, ?8 what it is about, ?9 scale, ?10 and ?11 its lowest and highest
 * step, ?12 words that must not be there. */
static char *
compose (const MtFilter *filter, const MtSought *sought, const char *columns)
{
  GString *sql = g_string_new (filter->about ? ABOUT : NULL);
  Lead lead = lead_of (filter, sought);
  const char *key = lead_keys[lead];

  g_string_append_printf (sql, "SELECT %s FROM ", columns);
  append_source (sql, filter, lead);
  g_string_append_printf (sql, "WHERE %s BETWEEN ?2 AND ?3 AND entry.deleted IS %sNULL", key,
                          filter->bin ? "NOT " : "");
  if (lead == BY_WORDS)
    g_string_append (sql, " AND word MATCH ?1");
  else if (sought)
    g_string_append (sql, " AND entry.key NOT IN (SELECT rowid FROM word WHERE word MATCH ?12)");
  if (filter->kind)
    g_string_append (sql, " AND entry.kind = ?4");
  if (filter->state)
    g_string_append (sql, " AND entry.state = ?7");
  if (filter->flagged)
    g_string_append (sql, " AND entry.flagged = 1");
  if (filter->tag)
    append_tag (sql, lead);
  if (filter->about)
    g_string_append (sql, " AND entry.id <> ?8");
  if (filter->about && lead != BY_ABOUT)
    g_string_append (sql, " AND entry.id IN (SELECT member FROM about)");
  if (lead == BY_SCALE)
    g_string_append (sql, " AND step.name = ?9 AND step.number BETWEEN ?10 AND ?11");
  else if (filter->scale)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM field WHERE field.entry = entry.key AND "
                          "name = ?9 AND number BETWEEN ?10 AND ?11)");
  g_string_append_printf (sql, " ORDER BY %s DESC LIMIT ?6", key);
  return g_string_free (sql, FALSE);
}

/* What must be there, without what must not. */
static char *
make_query (const MtSought *sought)
{
  const char *wanted = mt_sought_get_wanted (sought), *unwanted = mt_sought_get_unwanted (sought);

  if (!wanted || !unwanted)
    return g_strdup (wanted);
  return g_strdup_printf ("(%s) NOT (%s)", wanted, unwanted); /* one NOT: FTS5 nests them */
}

/* NULL without @error where the filter can let nothing through. */
static sqlite3_stmt *
prepare (MtStore *self,
         const MtFilter *filter,
         const MtSought *sought,
         const char *columns,
         gint64 last_key,
         guint limit,
         GError **error)
{
  g_autofree char *sql = compose (filter, sought, columns);
  g_autofree char *words = sought ? make_query (sought) : NULL;
  gint64 first_key = mt_day_start (filter->from);
  sqlite3_stmt *stmt;

  if (filter->words && !sought)
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
  sqlite3_bind_text (stmt, 9, filter->scale, -1, SQLITE_TRANSIENT);
  sqlite3_bind_double (stmt, 10, filter->low);
  sqlite3_bind_double (stmt, 11, filter->high);
  if (sought)
    sqlite3_bind_text (stmt, 12, mt_sought_get_unwanted (sought), -1, SQLITE_TRANSIENT);
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
  g_autoptr (MtSought) sought = mt_sought_new (filter);
  g_autoptr (sqlite3_stmt) stmt =
      prepare (self, filter, sought, "entry.key", key_before (before), limit, &refused);
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
  MtSnippets *found; /* NULL: nothing was looked for, or all is read */
  gsize size;        /* bytes of text read so far */
} Parts;

static gboolean
prepare_parts (Parts *parts, sqlite3 *db, const MtSought *sought, MtRead read, GError **error)
{
  parts->fields = mt_db_prepare (db,
                                 read == MT_READ_WHOLE
                                     ? MT_ENTRIES_VALUES
                                     : "SELECT name, value, number FROM field WHERE entry = ?1 "
                                       "AND " SHORT_VALUE " ORDER BY name, position",
                                 error);
  parts->links = parts->fields ? mt_db_prepare (db, MT_ENTRIES_LINKS, error) : NULL;
  if (parts->links && sought && mt_sought_get_wanted (sought) && read == MT_READ_SUMMARY &&
      !(parts->found = mt_snippets_new (db, sought, error)))
    return FALSE;
  return parts->links != NULL;
}

static void
parts_clear (Parts *parts)
{
  sqlite3_finalize (parts->fields);
  sqlite3_finalize (parts->links);
  g_clear_pointer (&parts->found, mt_snippets_free);
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
  if (parts->found && !mt_snippets_look (parts->found, entry, error))
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
  g_autoptr (MtSought) sought = mt_sought_new (filter);
  g_autoptr (sqlite3_stmt) stmt =
      prepare (self, filter, sought,
               read == MT_READ_WHOLE ? MT_ENTRIES_COLUMNS ", entry.text"
                                     : MT_ENTRIES_COLUMNS ", entry.preview",
               key_before (before), limit, &refused);
  int row = 0;

  if (stmt && prepare_parts (&parts, mt_store_get_db (self), sought, read, &refused))
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
mt_store_load_keys (
    MtStore *self, const MtFilter *filter, const gint64 *keys, gsize n_keys, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Parts) parts = { 0 };
  g_autoptr (MtSought) sought = mt_sought_new (filter);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT " MT_ENTRIES_COLUMNS ", preview FROM entry WHERE key = ?1", error);

  if (!stmt || !prepare_parts (&parts, db, sought, MT_READ_SUMMARY, error))
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
  g_auto (GStrv) hidden = mt_store_list_hidden_words (self, "tags", error);
  guint n_tags = 0;
  g_autoptr (sqlite3_stmt) stmt =
      hidden ? mt_db_prepare (mt_store_get_db (self), LIST_TAGS, error) : NULL;
  int row = -1;

  if (stmt)
    sqlite3_bind_int64 (stmt, 1, (gint64)limit + g_strv_length (hidden));
  while (stmt && (row = mt_db_step (stmt, error)) > 0) {
    const char *tag = mt_db_column_text (stmt, 0);

    if (n_tags < limit && !g_strv_contains ((const char *const *)hidden, tag)) {
      g_strv_builder_add (tags, tag);
      n_tags++;
    }
  }
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
