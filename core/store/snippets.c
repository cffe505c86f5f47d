/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/snippets.h"

#define SNIPPET_MAX 160 /* characters */

struct _MtSnippets {
  const MtSought *sought;
  sqlite3_stmt *text, *values;
};

MtSnippets *
mt_snippets_new (sqlite3 *db, const MtSought *sought, GError **error)
{
  MtSnippets *self = g_new0 (MtSnippets, 1);

  self->sought = sought;
  self->text = mt_db_prepare (db, "SELECT text FROM entry WHERE key = ?1", error);
  if (self->text)
    self->values = mt_db_prepare (db,
                                  "SELECT value, name FROM field WHERE entry = ?1 "
                                  "AND number IS NULL ORDER BY name, position",
                                  error);
  if (!self->values)
    g_clear_pointer (&self, mt_snippets_free);
  return self;
}

void
mt_snippets_free (MtSnippets *self)
{
  sqlite3_finalize (self->text);
  sqlite3_finalize (self->values);
  g_free (self);
}

/* The first row that has it: 1; none: 0; -1: @error is set. */
static int
look_in (MtSnippets *self, sqlite3_stmt *stmt, MtEntry *entry, GError **error)
{
  int row;

  sqlite3_bind_int64 (stmt, 1, mt_entry_get_key (entry));
  while ((row = mt_db_step (stmt, error)) > 0) {
    g_autofree char *snippet =
        mt_sought_snippet (self->sought, mt_db_column_text (stmt, 0), SNIPPET_MAX);

    if (!snippet)
      continue;
    mt_entry_set_found (entry, stmt == self->values ? mt_db_column_text (stmt, 1) : NULL, snippet);
    break;
  }
  sqlite3_reset (stmt);
  return row;
}

gboolean
mt_snippets_look (MtSnippets *self, MtEntry *entry, GError **error)
{
  int row = look_in (self, self->text, entry, error);

  return row > 0 || (row == 0 && look_in (self, self->values, entry, error) >= 0);
}
