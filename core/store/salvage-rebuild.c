/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-finish.h"
#include "core/words.h"

#include <string.h>

#define MINUTE_USEC G_GINT64_CONSTANT (60000000)
#define OFFSET_MAX (18 * 3600) /* seconds: more is no zone */

typedef struct {
  gint64 instant;
  int offset; /* seconds */
  char *zone, *state, *text;
} Details;

static void
details_clear (Details *self)
{
  g_free (self->zone);
  g_free (self->state);
  g_free (self->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Details, details_clear)

/* The wall clock and the instant tell the offset, to the minute: a key moves by µs. */
static void
guess_details (Details *self, gint64 key, const MtKnown *known)
{
  gint64 difference = key - known->instant;
  gint64 minutes = (difference + (difference < 0 ? -1 : 1) * MINUTE_USEC / 2) / MINUTE_USEC;
  int total = ABS ((int)CLAMP (minutes, -100000, 100000));

  self->instant = known->instant;
  if (total * 60 > OFFSET_MAX) {
    self->instant = key;
    total = 0;
  }
  self->offset = (minutes < 0 ? -60 : 60) * total;
  self->zone =
      total == 0 ? g_strdup ("UTC")
                 : g_strdup_printf ("%c%02d:%02d", minutes < 0 ? '-' : '+', total / 60, total % 60);
  self->text = g_strdup ("");
}

/* The newest of its earlier versions, where there is one. */
static gboolean
read_details (MtRows *rows, const char *id, Details *details)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (rows->to,
                  "SELECT instant, offset, zone, state, text FROM revision WHERE entry = ?1 "
                  "ORDER BY number DESC LIMIT 1",
                  NULL);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, id);
  if (mt_db_step (stmt, NULL) <= 0)
    return FALSE;
  details->instant = sqlite3_column_int64 (stmt, 0);
  details->offset = sqlite3_column_int (stmt, 1);
  details->zone = g_strdup (mt_db_column_text (stmt, 2));
  details->state = g_strdup ((const char *)sqlite3_column_text (stmt, 3));
  details->text = g_strdup (mt_db_column_text (stmt, 4));
  return TRUE;
}

/* A UUIDv7 begins with the milliseconds of its making. */
static gint64
time_of_id (const char *id)
{
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", id, id + 9);

  return (gint64)g_ascii_strtoull (digits, NULL, 16) * 1000;
}

static gboolean
insert (MtRows *rows, gint64 key, const MtKnown *known, const Details *details, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (
      rows->to,
      "INSERT INTO entry (key, id, kind, instant, zone, offset, state, flagged, created, changed, "
      "visit, fields, links, revisions, preview, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, "
      "?8, 0, (SELECT count (*) FROM field WHERE entry = ?1), (SELECT count (*) FROM link WHERE "
      "\"from\" = ?2), (SELECT count (*) FROM revision WHERE entry = ?2), ?9, ?10)",
      error);
  g_autofree char *preview = mt_words_preview (details->text, MT_SALVAGE_PREVIEW_MAX);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, key);
  mt_db_bind_text (stmt, 2, known->id);
  mt_db_bind_text (stmt, 3, known->kind);
  sqlite3_bind_int64 (stmt, 4, details->instant);
  mt_db_bind_text (stmt, 5, details->zone);
  sqlite3_bind_int (stmt, 6, details->offset);
  mt_db_bind_text (stmt, 7, details->state);
  sqlite3_bind_int64 (stmt, 8, time_of_id (known->id));
  mt_db_bind_text (stmt, 9, preview);
  mt_db_bind_text (stmt, 10, details->text);
  return mt_db_run (stmt, error);
}

static gboolean
rebuild (MtRows *rows, gint64 key, const MtKnown *known, GError **error)
{
  g_auto (Details) details = { 0 };
  gboolean has_version = read_details (rows, known->id, &details);

  if (!has_version && !mt_rows_has_number (rows, "SELECT 1 FROM field WHERE entry = ?1", key))
    return TRUE; /* nothing to bring back */
  if (!has_version)
    guess_details (&details, key, known);
  mt_rows_mark (rows, known->id, MT_SALVAGE_DETAILS | (has_version ? MT_SALVAGE_LATEST : 0),
                MT_SALVAGE_TEXT | MT_SALVAGE_FIELDS | MT_SALVAGE_LINKS | MT_SALVAGE_VERSIONS);
  return insert (rows, key, known, &details, error);
}

gboolean
mt_salvage_rebuild (MtRows *rows, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, rows->known);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const MtKnown *known = value;

    if (known->id && known->kind &&
        !mt_rows_has_number (rows, "SELECT 1 FROM entry WHERE key = ?1", *(gint64 *)key) &&
        !mt_rows_has_text (rows, "SELECT 1 FROM entry WHERE id = ?1", known->id) &&
        !rebuild (rows, *(gint64 *)key, known, error))
      return FALSE;
  }
  return TRUE;
}
