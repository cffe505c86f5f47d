/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mend-keys.h"

#include "core/backup-file.h"
#include "core/error.h"
#include "core/folder.h"
#include "core/store/store.h"
#include "core/vault/slot.h"

#include <unistd.h>

static gboolean
refuse (GError **error, MtError code, const char *why)
{
  g_set_error_literal (error, MT_ERROR, (int)code, why);
  return FALSE;
}

/* Only where there is a database, and no key file that fits it: a sound one, though nobody knows
 * its secret, is not to be replaced by what an older secret opens. */
static gboolean
is_to_be_mended (const char *folder, GError **error)
{
  static const char *const names[] = { MT_KEY_FILE_NAME, MT_KEY_FILE_NAME_2 };
  g_autofree MtKeyFile *file = g_new0 (MtKeyFile, 1);
  g_autoptr (GError) found = NULL;

  if (mt_folder_has_restore (folder))
    return refuse (error, MT_ERROR_EXISTS, "a restore is to be finished first");
  if (!mt_folder_check (folder, &found) && !mt_error_is_damage (found)) {
    g_propagate_error (error, g_steal_pointer (&found));
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) refused = NULL;

    if (mt_key_file_read (file, folder, names[i], &refused) && mt_key_file_fits (file, folder))
      return refuse (error, MT_ERROR_EXISTS, "a key file is sound");
    if (g_error_matches (refused, MT_ERROR, MT_ERROR_TOO_NEW)) {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  }
  return TRUE;
}

/* The key opens the first page; what else may be wrong with the database is for others to say. */
static gboolean
opens_database (const char *folder, const MtKeyFile *file, const guint8 *key, GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  g_autoptr (sqlite3) db = mt_db_open (path, MT_DB_IMMUTABLE, key, file->salt, error);

  return db != NULL;
}

static gboolean
mend (const char *folder, const char *backup, const char *secret, GError **error)
{
  g_autofree MtKeyFile *file = g_new0 (MtKeyFile, 1);
  guint8 *key;
  gint64 made;
  MtSlotKind kind;
  gboolean mended;

  if (!is_to_be_mended (folder, error))
    return FALSE;
  if (!mt_backup_file_peek (backup, file, &made, error)) {
    mt_error_blame_file (error);
    return FALSE;
  }
  if (!mt_key_file_fits (file, folder))
    return refuse (error, MT_ERROR_INVALID, "this backup's keys are not those of the database");
  key = mt_secret_new (MT_KEY_SIZE);
  mended = mt_slot_find (file, secret, key, &kind, error) &&
           (kind != MT_SLOT_KEYRING ||
            refuse (error, MT_ERROR_WRONG_KEY, "only a login keyring opens it")) &&
           opens_database (folder, file, key, error) && mt_key_file_store (file, folder, error);
  mt_secret_free (key);
  return mended;
}

gboolean
mt_mend_keys (
    const char *folder, const char *backup, const char *secret, guint wait_ms, GError **error)
{
  int lock;
  gboolean mended;

  if (!is_to_be_mended (folder, error) || (lock = mt_folder_lock (folder, wait_ms, error)) < 0)
    return FALSE;
  mended = mend (folder, backup, secret, error); /* looks again: now nobody else can change it */
  close (lock);
  return mended;
}
