/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-rows.h"

#include <string.h>

#define ALL "SELECT c0, c1, c2, c3, c4, c5 FROM x"
#define IDLE_MAX 16  /* readings that came no further */
#define BLOB_MAX 400 /* bytes that certainly lie on the page itself */

/* What the rows of a b-tree without rowids can be: the tables of core/store/schema/, and indexes,
 * of which the last columns are the key of the row. */
typedef enum {
  FOREIGN, /* nobody's, or of no use */
  VALUES,  /* number, name, position, value, number: "field", or "revision_field" */
  LINK,    /* id, role, position, id */
  ENTRY,   /* number, position, id: "shared_entry" */
  PAIR,    /* text, number: "tombstone", "dictionary", "tally", or the index of "id" */
  VAULT,   /* name, bytes */
  KEYS,    /* number, key: entry_live and its like, or entry_instant */
  KIND,    /* kind, key, key */
  STATE,   /* kind, state or nothing, key, key */
  N_SHAPES
} Shape;

static char
letter_of (sqlite3_stmt *row, int column)
{
  switch (sqlite3_column_type (row, column)) {
  case SQLITE_INTEGER:
    return 'i';
  case SQLITE_FLOAT:
    return 'f';
  case SQLITE_TEXT:
    return mt_rows_is_id (row, column) ? 'u' : mt_rows_text (row, column) ? 't' : '?';
  case SQLITE_BLOB:
    return 'b';
  default:
    return '-';
  }
}

static gboolean
are_equal (sqlite3_stmt *row, int a, int b)
{
  return sqlite3_column_int64 (row, a) == sqlite3_column_int64 (row, b);
}

static Shape
shape_of (sqlite3_stmt *row)
{
  static const struct {
    const char *letters;
    Shape shape;
  } shapes[] = {
    { "itit--", VALUES }, { "ititi-", VALUES }, { "ititf-", VALUES }, { "itiu--", VALUES },
    { "utiu--", LINK },   { "ui----", PAIR },   { "ti----", PAIR },   { "tb----", VAULT },
    { "ii----", KEYS },   { "tii---", KIND },   { "ttii--", STATE },  { "t-ii--", STATE },
    { "iiu---", ENTRY },
  };
  char letters[7] = { 0 };

  for (int i = 0; i < 6; i++)
    letters[i] = letter_of (row, i);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (letters, shapes[i].letters)) {
      if (shapes[i].shape == KIND && !are_equal (row, 1, 2))
        return FOREIGN;
      if (shapes[i].shape == STATE && !are_equal (row, 2, 3))
        return FOREIGN; /* field_word */
      return shapes[i].shape;
    }
  return FOREIGN;
}

/* What tells apart the tables whose rows look alike: all rows of a page are of one. */
typedef struct {
  guint n[N_SHAPES];
  guint n_entries;   /* begin with an entry's key, or id, or end with its key */
  guint n_revisions; /* begin with the number of an earlier version */
  guint n_ids;       /* begin with an id */
  gboolean is_tally, is_settings;
} Evidence;

static void
add_evidence (MtRows *self, sqlite3_stmt *row, Shape shape, Evidence *evidence)
{
  evidence->n[shape]++;
  if (shape == VALUES) {
    gint64 number = sqlite3_column_int64 (row, 0);

    evidence->n_entries += g_hash_table_contains (self->known, &number) ||
                           mt_rows_has_number (self, "SELECT 1 FROM entry WHERE key = ?1", number);
    evidence->n_revisions +=
        mt_rows_has_number (self, "SELECT 1 FROM revision WHERE number = ?1", number);
  } else if (shape == PAIR) {
    const char *text = mt_rows_text (row, 0);
    gint64 number = sqlite3_column_int64 (row, 1);

    evidence->n_ids += mt_rows_is_id (row, 0);
    evidence->n_entries += g_hash_table_contains (self->known, &number) ||
                           mt_rows_has_text (self, "SELECT 1 FROM entry WHERE id = ?1", text);
    evidence->is_tally = evidence->is_tally || g_str_equal (text, "rows");
    evidence->is_settings = evidence->is_settings || g_str_equal (text, "pgsz");
  }
}

static const char *
statement_for_values (const Evidence *evidence)
{
  return evidence->n_entries >= evidence->n_revisions
             ? "INSERT OR IGNORE INTO field VALUES (?1, ?2, ?3, ?4, ?5)"
             : "INSERT OR IGNORE INTO revision_field VALUES (?1, ?2, ?3, ?4, ?5)";
}

static const char *
statement_for_pair (const Evidence *evidence)
{
  if (evidence->is_settings || evidence->is_tally || evidence->n_entries > 0)
    return NULL;
  return evidence->n_ids == evidence->n[PAIR] ? "INSERT OR IGNORE INTO tombstone VALUES (?1, ?2)"
                                              : "INSERT OR IGNORE INTO dictionary VALUES (?1, ?2)";
}

static const char *
statement_for (Shape shape, const Evidence *evidence)
{
  switch (shape) {
  case VALUES:
    return statement_for_values (evidence);
  case LINK:
    return "INSERT OR IGNORE INTO link VALUES (?1, ?2, ?3, ?4)";
  case ENTRY:
    return "INSERT OR IGNORE INTO shared_entry VALUES (?1, ?2, ?3)";
  case VAULT:
    return "INSERT OR IGNORE INTO vault VALUES (?1, ?2)";
  case PAIR:
    return statement_for_pair (evidence);
  default:
    return NULL;
  }
}

static void
note_tally (MtRows *self, sqlite3_stmt *row)
{
  gint64 value = sqlite3_column_int64 (row, 1);

  if (!self->earlier)
    g_hash_table_insert (self->tally, g_strdup (mt_rows_text (row, 0)),
                         g_memdup2 (&value, sizeof value));
}

static void
note_instant (MtRows *self, sqlite3_stmt *row)
{
  gint64 instant = sqlite3_column_int64 (row, 0), key = sqlite3_column_int64 (row, 1);
  MtKnown *known = mt_rows_know (self, key);

  if (instant != key) /* else it is of another index, or in UTC */
    known->instant = instant;
}

/* What an index says of entries. */
static void
note_known (MtRows *self, sqlite3_stmt *row, Shape shape, const Evidence *evidence)
{
  if (self->earlier)
    return;
  if (shape == KEYS)
    note_instant (self, row);
  else if (shape == KIND || shape == STATE)
    g_set_str (&mt_rows_know (self, sqlite3_column_int64 (row, shape == KIND ? 1 : 2))->kind,
               mt_rows_text (row, 0));
  else if (shape == PAIR && evidence->is_tally)
    note_tally (self, row);
  else if (shape == PAIR && evidence->n_entries > 0 && mt_rows_is_id (row, 0))
    g_set_str (&mt_rows_know (self, sqlite3_column_int64 (row, 1))->id, mt_rows_text (row, 0));
}

static gboolean
take_row (MtRows *self, sqlite3_stmt *row, Shape shape, const char *sql, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (self->to, sql, error);

  if (!stmt)
    return FALSE;
  if (shape == VAULT && sqlite3_column_bytes (row, 1) > BLOB_MAX)
    return TRUE;
  for (int i = 0; i < sqlite3_bind_parameter_count (stmt); i++)
    sqlite3_bind_value (stmt, i + 1, sqlite3_column_value (row, i));
  return mt_db_run (stmt, error);
}

/* Calls @look for each row.  A value that goes on over a damaged page ends a reading: the next one
 * begins behind it. */
typedef gboolean (*LookFunc) (MtRows *self, sqlite3_stmt *row, gpointer data, GError **error);

static gboolean
for_each (MtRows *self, sqlite3 *from, LookFunc look, gpointer data, GError **error)
{
  int found = -1, n_idle = 0;

  for (gint64 at = 0; found < 0 && n_idle < IDLE_MAX; at++) {
    g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (from, ALL " LIMIT -1 OFFSET ?1", NULL);
    gint64 start = at;

    if (!stmt)
      return TRUE;
    sqlite3_bind_int64 (stmt, 1, at);
    while ((found = mt_db_step (stmt, NULL)) > 0) {
      if (!look (self, stmt, data, error))
        return FALSE;
      at++;
    }
    n_idle = at == start ? n_idle + 1 : 0;
  }
  return TRUE;
}

static gboolean
look_for_evidence (MtRows *self, sqlite3_stmt *row, gpointer evidence, GError **error)
{
  add_evidence (self, row, shape_of (row), evidence);
  return TRUE;
}

static gboolean
look_for_rows (MtRows *self, sqlite3_stmt *row, gpointer evidence, GError **error)
{
  Shape shape = shape_of (row);
  const char *sql = statement_for (shape, evidence);

  note_known (self, row, shape, evidence);
  return !sql || take_row (self, row, shape, sql, error);
}

gboolean
mt_rows_read_index (MtRows *self, sqlite3 *from, GError **error)
{
  g_autoptr (sqlite3_stmt) first = mt_db_prepare (from, "SELECT c0 FROM x LIMIT 1", NULL);
  Evidence evidence = { 0 };

  if (!first || mt_db_step (first, NULL) <= 0)
    return TRUE;
  return for_each (self, from, look_for_evidence, &evidence, error) &&
         for_each (self, from, look_for_rows, &evidence, error);
}
