/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/salvage-report.h"
#include "core/store/salvage-rows.h"
#include "core/words.h"

#include <string.h>

#define LOCAL_MAX 3500 /* bytes of an entry that certainly lie on one page */
#define PIECE 512      /* bytes of a damaged text read at a time */

/* The columns of "entry" as they are stored: "day" is not. */
enum {
  KEY,
  ID,
  KIND,
  INSTANT,
  ZONE,
  OFFSET,
  STATE,
  FLAGGED,
  SEALED,
  DELETED,
  CREATED,
  CHANGED,
  VISIT,
  FIELDS,
  LINKS,
  REVISIONS,
  PREVIEW,
  TEXT,
  N_ENTRY
};
static const char entry_types[] = "ittitiTiiIiiiiiitt";

/* Those of "revision". */
enum {
  R_NUMBER,
  R_ENTRY,
  R_CHANGED,
  R_INSTANT,
  R_ZONE,
  R_OFFSET,
  R_STATE,
  R_FIELDS,
  R_TEXT,
  N_REVISION
};
static const char revision_types[] = "itiitiTit";

/* Those of "shared". */
enum { S_NUMBER, S_ID, S_KEPT = 15, S_WORDS, N_SHARED };
static const char shared_types[] = "ititittTtiitiiItt";

/* Whether the columns, as far as they were asked for, are of @types: i a number, t a text, in
 * capitals also NULL; and nothing is behind them. */
static gboolean
is_like (sqlite3_stmt *stmt, const char *types)
{
  int n_columns = sqlite3_column_count (stmt), n = MIN ((int)strlen (types), n_columns);

  for (int i = 0; i < n; i++) {
    int type = sqlite3_column_type (stmt, i);

    if (g_ascii_isupper (types[i]) && type == SQLITE_NULL)
      continue;
    if (type != (g_ascii_tolower (types[i]) == 'i' ? SQLITE_INTEGER : SQLITE_TEXT))
      return FALSE;
  }
  for (int i = n; i < n_columns; i++)
    if (sqlite3_column_type (stmt, i) != SQLITE_NULL)
      return FALSE;
  return TRUE;
}

static gboolean
copy_columns (sqlite3_stmt *from, int n, sqlite3_stmt *to)
{
  for (int i = 0; i < n; i++)
    sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
  return TRUE;
}

static gsize
valid_length (const char *text)
{
  const char *end;

  g_utf8_validate (text, -1, &end);
  return (gsize)(end - text);
}

/* What there is of a text that goes on over damaged pages: its beginning. */
static char *
read_beginning (sqlite3 *from, int column, gint64 key)
{
  g_autofree char *name = g_strdup_printf ("c%d", column);
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_blob *blob = NULL;
  char piece[PIECE];
  int size;

  if (sqlite3_blob_open (from, "main", "t", name, key, 0, &blob) != SQLITE_OK) {
    sqlite3_blob_close (blob);
    return g_string_free_and_steal (g_steal_pointer (&text));
  }
  size = sqlite3_blob_bytes (blob);
  for (int at = 0; at < size; at += PIECE) {
    int n = MIN (PIECE, size - at);

    if (sqlite3_blob_read (blob, piece, n, at) != SQLITE_OK)
      break;
    g_string_append_len (text, piece, n);
    if (memchr (piece, '\0', (gsize)n))
      break;
  }
  sqlite3_blob_close (blob);
  g_string_truncate (text, strlen (text->str));
  return g_strndup (text->str, valid_length (text->str));
}

/* 1: there, and as new as this; -1: there, and older; 0: not there. */
static int
compare_stored (MtRows *self, const char *id, gint64 changed)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (self->to, "SELECT changed FROM entry WHERE id = ?1", NULL);

  if (!stmt)
    return 0;
  mt_db_bind_text (stmt, 1, id);
  if (mt_db_step (stmt, NULL) <= 0)
    return 0;
  return sqlite3_column_int64 (stmt, 0) >= changed ? 1 : -1;
}

static gboolean
remove_stored (MtRows *self, const char *id, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (self->to, "DELETE FROM entry WHERE id = ?1", error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, id);
  return mt_db_run (stmt, error);
}

/* @text: NULL where it is as the row says. */
static gboolean
take_entry (MtRows *self, sqlite3_stmt *row, const char *text, GError **error)
{
  const char *id = mt_rows_text (row, ID);
  gint64 key = sqlite3_column_int64 (row, KEY);
  int stored = compare_stored (self, id, sqlite3_column_int64 (row, CHANGED));
  g_autofree char *preview = NULL;
  g_autoptr (MtKeptStmt) stmt = NULL;

  if (stored > 0 || (stored < 0 && self->earlier))
    return TRUE;
  if (stored < 0 && !remove_stored (self, id, error))
    return FALSE;
  stmt = mt_db_keep (self->to,
                     "INSERT INTO entry (key, id, kind, instant, zone, offset, state, flagged, "
                     "sealed, deleted, created, changed, visit, fields, links, revisions, preview, "
                     "text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                     "?15, ?16, ?17, ?18)",
                     error);
  if (!stmt)
    return FALSE;
  copy_columns (row, PREVIEW, stmt);
  while (mt_rows_has_number (self, "SELECT 1 FROM entry WHERE key = ?1", key))
    key++;
  sqlite3_bind_int64 (stmt, KEY + 1, key);
  if (!text)
    text = (const char *)sqlite3_column_text (row, TEXT);
  preview = mt_words_preview (text, MT_SALVAGE_PREVIEW_MAX);
  mt_db_bind_text (stmt, PREVIEW + 1, preview);
  mt_db_bind_text (stmt, TEXT + 1, text);
  if (self->earlier)
    mt_rows_mark (self, id, 0, MT_SALVAGE_LATEST);
  return mt_db_run (stmt, error);
}

static gboolean
take_revision (MtRows *self, sqlite3_stmt *row, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (self->to,
                  "INSERT OR IGNORE INTO revision (number, entry, changed, instant, zone, offset, "
                  "state, fields, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  error);

  return stmt && copy_columns (row, N_REVISION, stmt) && mt_db_run (stmt, error);
}

/* Its words are taken whole or not at all: @words is NULL where they are not whole. */
static gboolean
take_shared (MtRows *self, sqlite3_stmt *row, const char *words, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (
      self->to,
      "INSERT OR IGNORE INTO shared (number, id, instant, zone, offset, format, way, "
      "place, recipient, pages, size, fingerprint, entries, listed, file_deleted, kept, "
      "words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
      "?15, ?16, ?17)",
      error);

  if (!stmt)
    return FALSE;
  copy_columns (row, S_WORDS, stmt);
  if (!words)
    mt_db_bind_text (stmt, S_KEPT + 1, "lost");
  mt_db_bind_text (stmt, S_WORDS + 1, words ? words : "");
  return mt_db_run (stmt, error);
}

/* Texts of an earlier state may go on over pages that are other texts' since. */
static gboolean
may_be_torn (MtRows *self, sqlite3_stmt *row, int preview, int text)
{
  return self->earlier &&
         sqlite3_column_bytes (row, preview) + sqlite3_column_bytes (row, text) > LOCAL_MAX;
}

static gboolean
take_row (MtRows *self, sqlite3_stmt *row, GError **error)
{
  if (is_like (row, entry_types) && mt_rows_is_id (row, ID)) {
    /* The columns but the last are as they are, or the text would not be where it is. */
    const char *text = (const char *)sqlite3_column_text (row, TEXT);
    gboolean is_whole = mt_rows_text (row, TEXT) != NULL;
    g_autofree char *beginning = is_whole ? NULL : g_strndup (text, valid_length (text));

    if (may_be_torn (self, row, PREVIEW, TEXT))
      return TRUE;
    if (!is_whole)
      mt_rows_mark (self, mt_rows_text (row, ID), MT_SALVAGE_TEXT, 0);
    return take_entry (self, row, beginning, error);
  }
  if (is_like (row, revision_types) && mt_rows_is_id (row, R_ENTRY) && mt_rows_text (row, R_TEXT) &&
      !may_be_torn (self, row, R_TEXT, R_TEXT))
    return take_revision (self, row, error);
  if (is_like (row, shared_types) && mt_rows_is_id (row, S_ID))
    return take_shared (
        self, row, may_be_torn (self, row, S_WORDS, S_WORDS) ? NULL : mt_rows_text (row, S_WORDS),
        error);
  return TRUE;
}

#define ALL                                                                                        \
  "SELECT k, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, "    \
  "c19 "                                                                                           \
  "FROM t"
#define HEAD "SELECT k, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15 FROM t"

/* One row of a page of which not all rows could be read at once: its beginning lies on the page
 * itself. */
static gboolean
take_head (MtRows *self, sqlite3 *from, gint64 key, GError **error)
{
  g_autoptr (sqlite3_stmt) head = mt_db_prepare (from, HEAD " WHERE k = ?1", NULL);
  g_autofree char *text = NULL;

  if (!head)
    return TRUE;
  sqlite3_bind_int64 (head, 1, key);
  if (mt_db_step (head, NULL) <= 0)
    return TRUE;
  if (is_like (head, shared_types) && mt_rows_is_id (head, S_ID))
    return take_shared (self, head, NULL, error);
  if (!is_like (head, entry_types) || !mt_rows_is_id (head, ID) || self->earlier ||
      compare_stored (self, mt_rows_text (head, ID), sqlite3_column_int64 (head, CHANGED)) > 0)
    return TRUE;
  text = read_beginning (from, TEXT, key);
  mt_rows_mark (self, mt_rows_text (head, ID), MT_SALVAGE_TEXT, 0);
  return take_entry (self, head, text, error);
}

/* What can be read of it is taken whole, what cannot row by row. */
static gboolean
take_one_by_one (MtRows *self, sqlite3 *from, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) list = mt_db_prepare (from, "SELECT k FROM t", NULL);

  while (list && mt_db_step (list, NULL) > 0) {
    gint64 key = sqlite3_column_int64 (list, 0);

    g_array_append_val (keys, key);
  }
  for (guint i = 0; i < keys->len; i++) {
    gint64 key = g_array_index (keys, gint64, i);
    g_autoptr (sqlite3_stmt) whole = mt_db_prepare (from, ALL " WHERE k = ?1", NULL);
    int found;

    if (!whole)
      return TRUE;
    sqlite3_bind_int64 (whole, 1, key);
    found = mt_db_step (whole, NULL);
    if (!(found > 0 ? take_row (self, whole, error) : take_head (self, from, key, error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
mt_rows_read_table (MtRows *self, sqlite3 *from, gboolean *is_table, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (from, ALL, NULL);
  g_autoptr (sqlite3_stmt) first = mt_db_prepare (from, "SELECT k FROM t LIMIT 1", NULL);
  int found;

  *is_table = first && mt_db_step (first, NULL) >= 0;
  if (!stmt || !*is_table)
    return TRUE;
  while ((found = mt_db_step (stmt, NULL)) > 0)
    if (!take_row (self, stmt, error))
      return FALSE;
  return found == 0 || take_one_by_one (self, from, error);
}
