/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/salvage-image.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows from the pages of an image into a new database.  A row is known by its columns, not by what
 * leads to it: the columns are those of core/store/schema/, as tests/core/test-salvage.c holds. */

#define MT_SALVAGE_PREVIEW_MAX 240 /* characters; as core/store/save.c */

/* What is known of an entry by its indexes. */
typedef struct {
  char *id;       /* or NULL */
  char *kind;     /* or NULL */
  gint64 instant; /* its key where none is known */
} MtKnown;

/* What is not as it was of an entry that came. */
typedef struct {
  guint missing, unsure; /* MtSalvageParts */
} MtParts;

typedef struct {
  sqlite3 *to;       /* the new database */
  gboolean earlier;  /* what is read is an earlier state: only what is not there yet is taken */
  GHashTable *known; /* gint64 key → MtKnown: all entries any index tells of */
  GHashTable *parts; /* id → MtParts: entries that did not come as they were */
  GHashTable *tally; /* name → gint64 */
} MtRows;

MtRows *mt_rows_new (sqlite3 *to);
void mt_rows_free (MtRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtRows, mt_rows_free)

/* Reads every page of @image, which has @n_pages.  Errors: of the new database, and cancellation.
 */
gboolean mt_rows_read (
    MtRows *self, MtImage *image, guint n_pages, GCancellable *cancellable, GError **error);

/* ---- Between the files ---- */

/* What the image's "t" says, as entries and earlier versions; FALSE with @error only where the new
 * database takes no rows.  *@is_table: whether the page is one of a table at all. */
gboolean mt_rows_read_table (MtRows *self, sqlite3 *from, gboolean *is_table, GError **error);

/* What the image's "x" says, as everything else. */
gboolean mt_rows_read_index (MtRows *self, sqlite3 *from, GError **error);

/* A text; NULL where it is none, or damaged. */
const char *mt_rows_text (sqlite3_stmt *stmt, int column);
gboolean mt_rows_is_id (sqlite3_stmt *stmt, int column);
MtKnown *mt_rows_know (MtRows *self, gint64 key);
void mt_rows_mark (MtRows *self, const char *id, guint missing, guint unsure);

/* Whether @sql, of the new database and with one parameter, finds a row. */
gboolean mt_rows_has_number (MtRows *self, const char *sql, gint64 number);
gboolean mt_rows_has_text (MtRows *self, const char *sql, const char *text);

G_END_DECLS
