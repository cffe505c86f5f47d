/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-store.h"

#include "core/error.h"
#include "core/store/migrate.h"
#include "core/store/salvage-finish.h"

#include <glib/gstdio.h>

#define IMAGE_FILE "image.db"

static gboolean
read_state (const MtSalvageJob *job,
            MtRows *rows,
            MtSource *source,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = g_build_filename (job->folder, IMAGE_FILE, NULL);
  g_autoptr (MtImage) image = mt_image_new (path, source, job->key, job->salt, error);
  gboolean read = image && mt_rows_read (rows, image, source->pages->len, cancellable, error);

  g_unlink (path);
  return read;
}

/* With what waits in the WAL; and where that is damaged, without it, for what is not there yet. */
static gboolean
read_states (const MtSalvageJob *job,
             MtRows *rows,
             MtSource *source,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (MtSource) earlier = NULL;

  if (!read_state (job, rows, source, cancellable, error))
    return FALSE;
  if (!source->wal_damaged && !source->wal_unsure)
    return TRUE;
  rows->earlier = TRUE;
  earlier = mt_source_open (job->path, FALSE, job->key, job->salt, error);
  return earlier && read_state (job, rows, earlier, cancellable, error);
}

/* A newer database has rows of its own; one that does not say what it is, is taken for ours. */
static gboolean
check_version (const MtSalvageJob *job, GError **error)
{
  g_autoptr (sqlite3) db = mt_db_open (job->path, MT_DB_IMMUTABLE, job->key, job->salt, NULL);
  g_autoptr (GError) found = NULL;

  if (!db || mt_migrate_check (db, &found) || !g_error_matches (found, MT_ERROR, MT_ERROR_TOO_NEW))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

static gboolean
take_from_backup (const MtSalvageJob *job, MtRows *rows, MtSalvageReport *report, GError **error)
{
  g_autoptr (sqlite3) backup = NULL;

  if (!job->backup)
    return TRUE;
  backup = mt_db_open (job->backup, MT_DB_IMMUTABLE, job->key, job->backup_salt, error);
  return backup && mt_salvage_take_from_backup (rows, backup, report, error) &&
         mt_salvage_count_partial (rows, report, error);
}

static gboolean
count_commits (const MtSalvageJob *job, MtRows *rows, MtSource *source, MtSalvageReport *report)
{
  const gint64 *n_commits = g_hash_table_lookup (rows->tally, "commits");

  report->n_changes_missing =
      n_commits && job->commits > (guint64)*n_commits ? job->commits - (guint64)*n_commits : 0;
  report->latest_unsure = n_commits == NULL || source->wal_unsure;
  return TRUE;
}

static gboolean
mend_inbox_keys (const MtSalvageJob *job, MtRows *rows, MtSalvageReport *report, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!report->settings_lost)
    return TRUE;
  stmt = mt_db_prepare (
      rows->to, "INSERT OR REPLACE INTO vault VALUES ('inbox-key', ?1), ('inbox-secret', ?2)",
      error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_blob (stmt, 1, job->inbox_key, MT_DB_KEY_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 2, job->inbox_secret, MT_DB_KEY_SIZE, SQLITE_STATIC);
  return mt_db_run (stmt, error);
}

/* In one transaction, so that a failure leaves nothing half settled. */
static gboolean
finish (const MtSalvageJob *job,
        MtRows *rows,
        MtSource *source,
        MtSalvageReport *report,
        GError **error)
{
  if (!mt_db_exec (rows->to, "BEGIN", error) || !mt_salvage_rebuild (rows, error) ||
      !mt_salvage_count_partial (rows, report, error))
    return FALSE;
  mt_salvage_count_lost (rows, report);
  if (!take_from_backup (job, rows, report, error))
    return FALSE;
  mt_salvage_count_lost (rows, report);
  return count_commits (job, rows, source, report) && mt_salvage_count_rest (rows, report, error) &&
         mend_inbox_keys (job, rows, report, error) &&
         mt_salvage_settle (rows, job->commits, error) && mt_db_exec (rows->to, "COMMIT", error);
}

static MtStore *
make_store (const MtSalvageJob *job, GError **error)
{
  g_autoptr (MtStore) store =
      mt_store_create (job->folder, job->key, job->salt, job->inbox_key, job->inbox_secret, error);

  if (!store || !mt_db_exec (mt_store_get_db (store), "DELETE FROM vault", error))
    return NULL;
  return g_steal_pointer (&store);
}

gboolean
mt_store_salvage (const MtSalvageJob *job,
                  MtSalvageReport *report,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (MtSource) source = mt_source_open (job->path, TRUE, job->key, job->salt, error);
  g_autoptr (MtStore) store = NULL;
  g_autoptr (MtRows) rows = NULL;

  if (!source || !check_version (job, error))
    return FALSE;
  report->n_pages = source->pages->len;
  report->n_damaged_pages = source->n_damaged;
  if (source->n_damaged == source->pages->len) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "no page is as written");
    return FALSE;
  }
  if (!(store = make_store (job, error)))
    return FALSE;
  rows = mt_rows_new (mt_store_get_db (store));
  return read_states (job, rows, source, cancellable, error) &&
         finish (job, rows, source, report, error) && mt_store_checkpoint (store, error);
}
