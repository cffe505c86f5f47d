/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/whole.h"

#include "core/error.h"
#include "core/store/entries.h"

#define WRITE_VERSION_VALUES                                                                       \
  "INSERT INTO revision_field SELECT ?1, ?2, count (*), ?3, ?4 FROM revision_field "               \
  "WHERE revision = ?1 AND name = ?2"

gboolean
mt_store_hold (MtStore *self, GError **error)
{
  gint64 n;

  return mt_db_exec (mt_store_get_db (self), "BEGIN", error) &&
         mt_store_get_n_entries (self, &n, error); /* the first read is when it begins */
}

void
mt_store_let_go (MtStore *self)
{
  mt_store_roll_back (self);
}

/* ---- Out ---- */

typedef struct {
  sqlite3_stmt *entries, *fields, *links, *revisions, *revision_fields;
} Walk;

static void
walk_clear (Walk *self)
{
  sqlite3_finalize (self->entries);
  sqlite3_finalize (self->fields);
  sqlite3_finalize (self->links);
  sqlite3_finalize (self->revisions);
  sqlite3_finalize (self->revision_fields);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
walk_init (Walk *self, sqlite3 *db, GError **error)
{
  self->entries = mt_db_prepare (db,
                                 "SELECT " MT_ENTRIES_COLUMNS
                                 ", text, created, changed, revisions FROM entry ORDER BY key",
                                 error);
  self->fields = self->entries ? mt_db_prepare (db, MT_ENTRIES_VALUES, error) : NULL;
  self->links = self->fields ? mt_db_prepare (db, MT_ENTRIES_LINKS, error) : NULL;
  self->revisions =
      self->links ? mt_db_prepare (db,
                                   "SELECT number, instant, zone, offset, state, text, changed "
                                   "FROM revision WHERE entry = ?1 ORDER BY number",
                                   error)
                  : NULL;
  self->revision_fields =
      self->revisions ? mt_db_prepare (db,
                                       "SELECT name, value, number FROM revision_field WHERE "
                                       "revision = ?1 ORDER BY name, position",
                                       error)
                      : NULL;
  return self->revision_fields != NULL;
}

static gboolean
read_versions (Walk *walk, MtWhole *whole, GError **error)
{
  const char *id = mt_entry_get_id (whole->entry), *kind = mt_entry_get_kind (whole->entry);
  int row;

  mt_db_bind_text (walk->revisions, 1, id);
  while ((row = mt_db_step (walk->revisions, error)) > 0) {
    MtEntry *version = mt_entries_read_revision (walk->revisions, id, kind);

    g_ptr_array_add (whole->versions, version);
    if (!mt_entries_read_values (walk->revision_fields, sqlite3_column_int64 (walk->revisions, 0),
                                 version, error))
      return FALSE;
  }
  sqlite3_reset (walk->revisions);
  return row == 0;
}

static MtWhole *
read_whole (Walk *walk, GError **error)
{
  g_autoptr (MtWhole) whole = mt_whole_new (mt_entries_read (walk->entries));

  whole->created = sqlite3_column_int64 (walk->entries, 12);
  whole->changed = sqlite3_column_int64 (walk->entries, 13);
  if (!mt_entries_read_values (walk->fields, mt_entry_get_key (whole->entry), whole->entry,
                               error) ||
      !mt_entries_read_links (walk->links, whole->entry, error) ||
      (sqlite3_column_int64 (walk->entries, 14) > 0 && !read_versions (walk, whole, error)))
    return NULL;
  return g_steal_pointer (&whole);
}

gboolean
mt_store_for_each_whole (MtStore *self, MtWholeFunc func, gpointer data, GError **error)
{
  g_auto (Walk) walk = { 0 };
  int row;

  if (!walk_init (&walk, mt_store_get_db (self), error))
    return FALSE;
  while ((row = mt_db_step (walk.entries, error)) > 0) {
    MtWhole *whole = read_whole (&walk, error);

    if (!whole || !func (whole, data, error))
      return FALSE;
  }
  return row == 0;
}

gboolean
mt_store_count_rows (MtStore *self, gint64 *n_rows, GError **error)
{
  return mt_db_get_int64 (mt_store_get_db (self), "SELECT value FROM tally WHERE name = 'rows'",
                          n_rows, error);
}

GPtrArray *
mt_store_list_gone (MtStore *self, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_gone_free);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self), "SELECT id, purged FROM tombstone ORDER BY id", error);
  int row = -1;

  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_ptr_array_add (list,
                     mt_gone_new (mt_db_column_text (stmt, 0), sqlite3_column_int64 (stmt, 1)));
  return row == 0 ? g_steal_pointer (&list) : NULL;
}

/* ---- In ---- */

static gboolean
write_version (sqlite3 *db, MtEntry *version, GError **error)
{
  const MtMoment *moment = mt_entry_get_moment (version);
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (db,
                  "INSERT INTO revision (entry, changed, instant, zone, offset, state, fields, "
                  "text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  error);

  if (!stmt || !mt_entry_check (version, error))
    return FALSE;
  mt_db_bind_text (stmt, 1, mt_entry_get_id (version));
  sqlite3_bind_int64 (stmt, 2, mt_entry_get_changed (version));
  sqlite3_bind_int64 (stmt, 3, moment->instant);
  mt_db_bind_text (stmt, 4, moment->zone);
  sqlite3_bind_int (stmt, 5, moment->offset);
  mt_db_bind_text (stmt, 6, mt_entry_get_state (version));
  sqlite3_bind_int64 (stmt, 7, mt_entry_get_values (version)->len);
  mt_db_bind_text (stmt, 8, mt_entry_get_text (version));
  return mt_db_run (stmt, error) &&
         mt_entries_write_values (db, WRITE_VERSION_VALUES, sqlite3_last_insert_rowid (db), version,
                                  error);
}

gboolean
mt_store_put_whole (MtStore *self, const MtWhole *whole, gint64 *key, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);

  *key = MT_KEY_NONE;
  if (!mt_entry_check (whole->entry, error) ||
      !mt_entries_take_in (db, whole->entry, whole, key, error))
    return FALSE;
  for (guint i = 0; *key != MT_KEY_NONE && i < whole->versions->len; i++)
    if (!write_version (db, whole->versions->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
mt_store_put_gone (MtStore *self, const MtGone *gone, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (mt_store_get_db (self),
                  "INSERT OR IGNORE INTO tombstone SELECT ?1, ?2 WHERE NOT EXISTS "
                  "(SELECT 1 FROM entry WHERE id = ?1)",
                  error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, gone->id);
  sqlite3_bind_int64 (stmt, 2, gone->purged);
  return mt_db_run (stmt, error);
}
