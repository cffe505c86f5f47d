/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/restore-preview.h"

#include "core/backup-file.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* What tells entries of the same id apart: every save has a time of its own. */
#define WALK                                                                                       \
  "SELECT id, changed, flagged, ifnull (state, '') FROM entry WHERE deleted IS NULL ORDER BY id"

typedef struct {
  sqlite3_stmt *stmt;
  int row; /* as mt_db_step () says */
} Walk;

static gboolean
step (Walk *walk, GError **error)
{
  walk->row = mt_db_step (walk->stmt, error);
  return walk->row >= 0;
}

static gboolean
are_alike (sqlite3_stmt *one, sqlite3_stmt *other)
{
  return sqlite3_column_int64 (one, 1) == sqlite3_column_int64 (other, 1) &&
         sqlite3_column_int64 (one, 2) == sqlite3_column_int64 (other, 2) &&
         g_str_equal (mt_db_column_text (one, 3), mt_db_column_text (other, 3));
}

static gboolean
walk_along (Walk *here, Walk *there, MtRestorePreview *preview, GError **error)
{
  if (!step (here, error) || !step (there, error))
    return FALSE;
  while (here->row > 0 || there->row > 0) {
    int order = !here->row    ? 1
                : !there->row ? -1
                              : strcmp (mt_db_column_text (here->stmt, 0),
                                        mt_db_column_text (there->stmt, 0));

    if (order < 0)
      preview->only_here++;
    else if (order > 0)
      preview->only_there++;
    else if (!are_alike (here->stmt, there->stmt))
      preview->differing++;
    if ((order <= 0 && !step (here, error)) || (order >= 0 && !step (there, error)))
      return FALSE;
  }
  return TRUE;
}

/* A journal of before there was such a table has none. */
static sqlite3_stmt *
list_shared (sqlite3 *db, GError **error)
{
  gint64 n_tables;

  if (!mt_db_get_int64 (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'shared'", &n_tables,
                        error))
    return NULL;
  return mt_db_prepare (db,
                        n_tables > 0 ? "SELECT id, 0, 0, '' FROM shared ORDER BY id"
                                     : "SELECT '', 0, 0, '' WHERE FALSE",
                        error);
}

/* How many records of what was shared would go. */
static gboolean
compare_shared (sqlite3 *here, sqlite3 *there, MtRestorePreview *preview, GError **error)
{
  g_autoptr (sqlite3_stmt) one = list_shared (here, error);
  g_autoptr (sqlite3_stmt) other = one ? list_shared (there, error) : NULL;
  Walk walks[] = { { one, 0 }, { other, 0 } };
  MtRestorePreview found = { 0 };

  if (!other || !walk_along (&walks[0], &walks[1], &found, error))
    return FALSE;
  preview->shared_only_here = found.only_here;
  return TRUE;
}

static gboolean
compare (sqlite3 *here, sqlite3 *there, MtRestorePreview *preview, GError **error)
{
  g_autoptr (sqlite3_stmt) one = mt_db_prepare (here, WALK, error);
  g_autoptr (sqlite3_stmt) other = one ? mt_db_prepare (there, WALK, error) : NULL;
  Walk walks[] = { { one, 0 }, { other, 0 } };

  return other && walk_along (&walks[0], &walks[1], preview, error) &&
         compare_shared (here, there, preview, error);
}

/* What the backup says of itself. */
static gboolean
describe (sqlite3 *there, MtRestorePreview *preview, GError **error)
{
  return mt_db_get_int64 (there, "SELECT value FROM tally WHERE name = 'entries'",
                          &preview->n_entries, error) &&
         mt_db_get_int64 (there,
                          "SELECT ifnull (max (instant), 0) FROM entry WHERE deleted IS NULL",
                          &preview->newest, error);
}

static gboolean
has_wal (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE "-wal", NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

/* The journal here, where it can be read without changing a byte of it: after an unclean end, only
 * opening it tells what it holds. */
static MtStore *
open_here (MtSession *session, GCancellable *cancellable)
{
  MtStore *store = NULL;

  if (session->vault && (session->store || !has_wal (session->folder)) &&
      mt_session_check_salt (session->folder, mt_vault_get_file (session->vault), NULL))
    store = mt_store_open_reader (session->folder, mt_vault_get_key (session->vault),
                                  mt_vault_get_file (session->vault)->salt, NULL);
  if (store)
    mt_db_watch (mt_store_get_db (store), cancellable);
  return store;
}

/* ---- The backup, taken apart in @folder ---- */

static sqlite3 *
open_there (MtSession *session,
            const char *folder,
            const MtKeyFile *keys,
            const char *secret,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  gboolean is_ours = session->vault && mt_backup_is_of (keys, mt_vault_get_file (session->vault));
  g_autoptr (MtVault) vault = NULL;
  const guint8 *key;

  if (!is_ours && !secret) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_WRONG_KEY, "the backup needs a secret");
    return NULL;
  }
  if (!mt_session_check_salt (folder, keys, error) ||
      (!is_ours && !(vault = mt_vault_open (folder, secret, error))))
    return NULL;
  key = mt_vault_get_key (is_ours ? session->vault : vault);
  return mt_store_prove (path, key, keys->salt, NULL, cancellable, error)
             ? mt_db_open (path, MT_DB_IMMUTABLE, key, keys->salt, error)
             : NULL;
}

static MtBackupState
state_of (MtSession *session, const MtKeyFile *keys)
{
  g_autofree MtKeyFile *here = g_new0 (MtKeyFile, 1);
  gboolean whole;

  if (!mt_key_file_load (here, session->folder, &whole, NULL) ||
      memcmp (here->id, keys->id, sizeof keys->id) != 0)
    return MT_BACKUP_OTHER_JOURNAL;
  return mt_backup_is_of (keys, here) ? MT_BACKUP_WHOLE : MT_BACKUP_FORMER_KEY;
}

/* A folder is copied as a restore would copy it. */
static gboolean
take_apart (const char *file,
            const char *folder,
            MtKeyFile *keys,
            gint64 *made,
            guint wait_ms,
            GCancellable *cancellable,
            GError **error)
{
  gboolean whole;
  GStatBuf status;

  if (!g_file_test (file, G_FILE_TEST_IS_DIR))
    return mt_backup_file_peek (file, keys, made, error) &&
           mt_backup_file_read (file, folder, cancellable, error);
  if (!mt_folder_copy (file, folder, wait_ms, error) ||
      !mt_key_file_load (keys, folder, &whole, error))
    return FALSE;
  *made = g_stat (file, &status) == 0 ? (gint64)status.st_mtime * G_USEC_PER_SEC : 0;
  return TRUE;
}

static MtRestorePreview *
preview_in (MtSession *session,
            const char *file,
            const char *folder,
            const char *secret,
            guint wait_ms,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (MtRestorePreview) preview = g_new0 (MtRestorePreview, 1);
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  g_autoptr (sqlite3) there = NULL;
  g_autoptr (MtStore) here = NULL;

  if (!take_apart (file, folder, keys, &preview->made, wait_ms, cancellable, error) ||
      !(there = open_there (session, folder, keys, secret, cancellable, error)))
    return NULL;
  mt_db_watch (there, cancellable);
  if (!describe (there, preview, error))
    return NULL;
  preview->state = state_of (session, keys);
  here = open_here (session, cancellable);
  preview->compared = here && compare (mt_store_get_db (here), there, preview, NULL);
  if (!preview->compared)
    preview->only_here = preview->only_there = preview->differing = preview->shared_only_here = 0;
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL
                                                                   : g_steal_pointer (&preview);
}

/* With the journal's own vault where @secret opens it; that it does not may be why one restores. */
static gboolean
try_vault (MtSession *session, const char *secret, guint wait_ms, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (session->vault || !secret || mt_session_open_vault (session, secret, wait_ms, &refused) ||
      !g_error_matches (refused, MT_ERROR, MT_ERROR_IN_USE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

MtRestorePreview *
mt_restore_preview (MtSession *session,
                    const char *file,
                    const char *secret,
                    guint wait_ms,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean was_open = session->vault != NULL;
  g_autofree char *folder = g_dir_make_tmp ("meantime-XXXXXX", error);
  MtRestorePreview *preview = NULL;

  if (!folder) {
    mt_error_adopt (error);
    return NULL;
  }
  if (try_vault (session, secret, wait_ms, error)) {
    preview = preview_in (session, file, folder, secret, wait_ms, cancellable, error);
    mt_error_blame_file (error);
  }
  mt_file_remove_folder (folder);
  if (!was_open)
    mt_session_close (session);
  return preview;
}
