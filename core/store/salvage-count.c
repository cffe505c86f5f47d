/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-finish.h"

/* What of an entry is not there that its row says there is. */
static const char missing_of_each[] =
    "SELECT id, kind, key, "
    "fields - (SELECT count (*) FROM field WHERE entry = key), "
    "links - (SELECT count (*) FROM link WHERE \"from\" = id), "
    "revisions - (SELECT count (*) FROM revision WHERE entry = id), "
    "EXISTS (SELECT 1 FROM revision AS r WHERE r.entry = id AND r.fields <> "
    "(SELECT count (*) FROM revision_field WHERE revision = r.number)) "
    "FROM entry ORDER BY key DESC";

static MtSalvagedEntry *
salvaged_entry_new (const char *id, const char *kind, gint64 local)
{
  MtSalvagedEntry *self = g_new0 (MtSalvagedEntry, 1);

  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->local = local;
  return self;
}

/* More than its row says is a row of an earlier state. */
static void
add_part (MtParts *parts, gint64 n_missing, MtSalvageParts part)
{
  if (n_missing > 0)
    parts->missing |= part;
  else if (n_missing < 0)
    parts->unsure |= part;
}

static MtParts
read_parts (MtRows *rows, sqlite3_stmt *stmt)
{
  const MtParts *marked = g_hash_table_lookup (rows->parts, mt_db_column_text (stmt, 0));
  MtParts parts = marked ? *marked : (MtParts){ 0 };

  add_part (&parts, sqlite3_column_int64 (stmt, 3), MT_SALVAGE_FIELDS);
  add_part (&parts, sqlite3_column_int64 (stmt, 4), MT_SALVAGE_LINKS);
  add_part (&parts, sqlite3_column_int64 (stmt, 5), MT_SALVAGE_VERSIONS);
  add_part (&parts, sqlite3_column_int64 (stmt, 6), MT_SALVAGE_VERSIONS);
  parts.unsure &= ~parts.missing;
  return parts;
}

gboolean
mt_salvage_count_partial (MtRows *rows, MtSalvageReport *report, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (rows->to, missing_of_each, error);
  int row;

  g_ptr_array_set_size (report->partial, 0);
  report->n_whole = 0;
  if (!stmt)
    return FALSE;
  while ((row = mt_db_step (stmt, error)) > 0) {
    MtParts parts = read_parts (rows, stmt);
    MtSalvagedEntry *entry;

    if (parts.missing == 0 && parts.unsure == 0) {
      report->n_whole++;
      continue;
    }
    entry = salvaged_entry_new (mt_db_column_text (stmt, 0), mt_db_column_text (stmt, 1),
                                sqlite3_column_int64 (stmt, 2));
    entry->missing = parts.missing;
    entry->unsure = parts.unsure;
    g_ptr_array_add (report->partial, entry);
  }
  return row == 0;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MtSalvagedEntry *one = a, *other = b;

  return (one->local < other->local) - (one->local > other->local);
}

static gboolean
is_there (MtRows *rows, gint64 key, const MtKnown *known)
{
  return mt_rows_has_number (rows, "SELECT 1 FROM entry WHERE key = ?1", key) ||
         (known->id && mt_rows_has_text (rows, "SELECT 1 FROM entry WHERE id = ?1", known->id));
}

void
mt_salvage_count_lost (MtRows *rows, MtSalvageReport *report)
{
  const gint64 *n_rows = g_hash_table_lookup (rows->tally, "rows");
  gint64 n_accounted;
  GHashTableIter iter;
  gpointer key, known;

  g_ptr_array_set_size (report->lost, 0);
  g_hash_table_iter_init (&iter, rows->known);
  while (g_hash_table_iter_next (&iter, &key, &known)) {
    const MtKnown *one = known;

    if (!is_there (rows, *(gint64 *)key, one))
      g_ptr_array_add (report->lost, salvaged_entry_new (one->id, one->kind, *(gint64 *)key));
  }
  g_ptr_array_sort_values (report->lost, compare_newest_first);
  n_accounted = (gint64)report->n_whole + report->partial->len + report->lost->len;
  report->lost_unsure = n_rows == NULL;
  report->n_lost_more = n_rows ? (guint)MAX (0, *n_rows - n_accounted) : 0;
}

gboolean
mt_salvage_count_rest (MtRows *rows, MtSalvageReport *report, GError **error)
{
  const gint64 *n_taught = g_hash_table_lookup (rows->tally, "taught");
  const gint64 *n_recorded = g_hash_table_lookup (rows->tally, "shared");
  gint64 n_versions, n_words, n_keys, n_shared, n_unread;

  if (!mt_db_get_int64 (rows->to, "SELECT count (*) FROM revision", &n_versions, error) ||
      !mt_db_get_int64 (rows->to, "SELECT count (*) FROM dictionary", &n_words, error) ||
      !mt_db_get_int64 (rows->to,
                        "SELECT count (*) FROM vault WHERE name IN ('inbox-key', 'inbox-secret')",
                        &n_keys, error) ||
      !mt_db_get_int64 (rows->to, "SELECT count (*) FROM shared", &n_shared, error) ||
      !mt_db_get_int64 (rows->to,
                        "SELECT count (*) FROM shared WHERE kept = 'lost' OR (kept IN ('whole', "
                        "'beginning') AND listed <> (SELECT count (*) FROM shared_entry WHERE "
                        "shared = number))",
                        &n_unread, error))
    return FALSE;
  report->n_versions = (guint)n_versions;
  report->n_words = (guint)n_words;
  report->n_words_lost = n_taught ? (guint)MAX (0, *n_taught - n_words) : 0;
  report->words_unsure = n_taught == NULL;
  report->n_shared = (guint)n_shared;
  report->n_shared_lost = n_recorded ? (guint)MAX (0, *n_recorded - n_shared) : 0;
  report->n_shared_unread = (guint)n_unread;
  report->settings_lost = n_keys < 2;
  return TRUE;
}
