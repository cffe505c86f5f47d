/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A restore happens beside the journal: the backup is taken apart and proven in restore.new, then a
 * file "ready" is written there, and from then on the exchange is only renames, which whoever opens
 * the journal next would finish. */
#include "core/aside.h"
#include "core/backup-file.h"
#include "core/backup.h"
#include "core/erase.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/session.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What belongs to a journal, in the order it is exchanged; the key file last. */
static const char *const parts[] = {
  MT_STORE_FILE "-wal", MT_STORE_FILE "-shm", MT_STORE_COUNTER_FILE, MT_STORE_FILE,
  MT_FOLDER_INBOX,      MT_KEY_FILE_NAME_2,   MT_KEY_FILE_NAME,
};
#define N_BESIDE 3 /* the first of them, which have no part of their own in a backup */

static gboolean
move (const char *from, const char *to, const char *name, GError **error)
{
  g_autofree char *old = g_build_filename (from, name, NULL);
  g_autofree char *new = g_build_filename (to, name, NULL);

  return g_rename (old, new) == 0 ||
         mt_error_set_errno (error, errno, "put the backup in its place");
}

static gboolean
sync_all (const char *folder, const char *restored, const char *aside, GError **error)
{
  return mt_file_sync_folder (aside, error) && mt_file_sync_folder (restored, error) &&
         mt_file_sync_folder (folder, error);
}

/* Can be cut off and begun again at any point.  Once the key file is in place nothing is moved any
 * more: so all else is on disk before. */
static gboolean
exchange (const char *folder, const char *restored, const char *aside, GError **error)
{
  gboolean is_first_try = mt_file_exists (restored, MT_KEY_FILE_NAME);

  for (gsize i = 0; is_first_try && i < G_N_ELEMENTS (parts); i++) {
    gboolean comes = mt_file_exists (restored, parts[i]);
    gboolean goes = mt_file_exists (folder, parts[i]) && !mt_file_exists (aside, parts[i]);
    gboolean is_last = i == G_N_ELEMENTS (parts) - 1;

    if (is_last && !sync_all (folder, restored, aside, error))
      return FALSE;
    if (goes && (comes || i < N_BESIDE) && !move (folder, aside, parts[i], error))
      return FALSE;
    if (comes && !move (restored, folder, parts[i], error))
      return FALSE;
  }
  return sync_all (folder, restored, aside, error);
}

/* What a new data key replaced is not kept, and neither are copies that only the old one opens. */
static void
remove_former (const char *folder, const char *aside)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  mt_file_remove_folder (aside);
  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, MT_STORE_FILE ".before-")) {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static gboolean
finish_ready (const char *folder, const char *restored, const char *name, GError **error)
{
  g_autofree char *aside = g_build_filename (folder, name, NULL);
  g_autofree char *ready = g_build_filename (restored, MT_FOLDER_READY, NULL);

  if (strchr (name, '/') || *name == '.' || *name == '\0') {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a restore left something unreadable");
    return FALSE;
  }
  if (g_mkdir (aside, 0700) != 0 && errno != EEXIST)
    return mt_error_set_errno (error, errno, "keep the former journal aside");
  if (!mt_file_sync_folder (folder, error) || !exchange (folder, restored, aside, error))
    return FALSE;
  if (g_str_equal (name, MT_FOLDER_FORMER))
    remove_former (folder, aside);
  g_rmdir (aside); /* goes only where nothing was there before */
  g_unlink (ready);
  mt_file_remove_folder (restored);
  return mt_file_sync_folder (folder, error);
}

gboolean
mt_restore_finish (const char *folder, GError **error)
{
  g_autofree char *restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);
  g_autofree char *ready = g_build_filename (restored, MT_FOLDER_READY, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = NULL;

  if (!mt_file_exists (folder, MT_FOLDER_RESTORE))
    return TRUE;
  if (!mt_file_exists (restored, MT_FOLDER_READY)) {
    mt_file_remove_folder (restored); /* not proven: as if it had never begun */
    return TRUE;
  }
  if (!(content = mt_file_read (ready, 256, error)))
    return FALSE;
  name = g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  return finish_ready (folder, restored, name, error);
}

gboolean
mt_restore_decide (const char *folder, const char *aside, GError **error)
{
  g_autofree char *restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);
  g_autofree char *ready = g_build_filename (restored, MT_FOLDER_READY, NULL);

  if (mt_file_sync_folder (folder, error) && mt_file_write (ready, aside, strlen (aside), error))
    return TRUE;
  /* It may be there and only not be on disk: it must be gone before anything it speaks for is. */
  g_unlink (ready);
  mt_file_sync_folder (restored, NULL);
  return FALSE;
}

/* What had not been written into the database when the journal was copied is written now, so that
 * the database is all there is to prove. */
static gboolean
take_in_wal (const char *restored, MtVault *vault, GError **error)
{
  g_autoptr (MtStore) store = NULL;

  if (!mt_file_exists (restored, MT_STORE_FILE "-wal"))
    return TRUE;
  store =
      mt_store_open (restored, mt_vault_get_key (vault), mt_vault_get_file (vault)->salt, error);
  return store != NULL;
}

/* Proves that @secret opens what lies in @restored, and that it is whole. */
static gboolean
prove (const char *restored, const char *secret, GError **error)
{
  g_autoptr (MtVault) vault = mt_vault_open (restored, secret, error);
  g_autofree char *path = g_build_filename (restored, MT_STORE_FILE, NULL);
  MtStoreDamage damage;

  if (!vault || !mt_session_check_salt (restored, mt_vault_get_file (vault), error) ||
      !take_in_wal (restored, vault, error) ||
      !mt_store_check (path, mt_vault_get_key (vault), mt_vault_get_file (vault)->salt, &damage,
                       error))
    return FALSE;
  if (!damage.pages && !damage.structure)
    return mt_vault_store (vault, restored, error);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the backup's database is damaged");
  return FALSE;
}

/* Notes that still wait here and that the restored journal can open come along; one that it has
 * already is only not taken in again.  One that the disk does not give back stays aside. */
static gboolean
carry_notes (const char *folder, const char *restored, GError **error)
{
  g_autofree MtKeyFile *files = g_new0 (MtKeyFile, 2);
  g_autoptr (GError) refused = NULL;
  gboolean whole;

  if (!mt_key_file_load (&files[0], folder, &whole, NULL) ||
      !mt_key_file_load (&files[1], restored, &whole, NULL) ||
      memcmp (files[0].inbox_key, files[1].inbox_key, sizeof files[0].inbox_key) != 0 ||
      mt_folder_copy_notes (folder, restored, &refused) ||
      !g_error_matches (refused, MT_ERROR, MT_ERROR_FULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Whether the exchange, not begun yet, puts anything aside. */
static gboolean
has_former (const char *folder, const char *restored)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (mt_file_exists (folder, parts[i]) && (i < N_BESIDE || mt_file_exists (restored, parts[i])))
      return TRUE;
  return FALSE;
}

/* @file is a backup, or the folder of another journal. */
static gboolean
fill (const char *restored, const char *file, guint wait_ms, GError **error)
{
  if (g_file_test (file, G_FILE_TEST_IS_DIR))
    return mt_folder_copy (file, restored, wait_ms, error);
  return mt_backup_file_read (file, restored, NULL, error);
}

static gboolean
restore_into (const char *folder,
              const char *file,
              const char *secret,
              guint wait_ms,
              char **aside,
              GError **error)
{
  g_autofree char *restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);
  g_autofree char *name = mt_aside_choose (folder, MT_ASIDE_RESTORE);
  gboolean proven, keeps_former;

  if (g_mkdir (restored, 0700) != 0)
    return mt_error_set_errno (error, errno, "take the backup apart");
  proven = fill (restored, file, wait_ms, error) && prove (restored, secret, error) &&
           carry_notes (folder, restored, error);
  keeps_former = proven && has_former (folder, restored); /* while it is still there */
  if (!proven || !mt_restore_decide (folder, name, error)) {
    mt_error_blame_file (error);
    mt_file_remove_folder (restored);
    return FALSE;
  }
  /* Decided is decided: what cannot be moved now, the next opening moves. */
  if (!mt_restore_finish (folder, NULL))
    g_debug ("what was restored is not in its place yet");
  *aside = keeps_former ? g_build_filename (folder, name, NULL) : NULL;
  return TRUE;
}

static gboolean
is_same_place (const char *folder, const char *file)
{
  GStatBuf one, other;

  return g_stat (folder, &one) == 0 && g_stat (file, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

gboolean
mt_restore (const char *folder,
            const char *file,
            const char *secret,
            guint wait_ms,
            char **aside,
            GError **error)
{
  g_autoptr (GError) found = NULL;
  int lock;
  gboolean restored;

  if (!mt_folder_check (folder, &found) &&
      !g_error_matches (found, MT_ERROR, MT_ERROR_NO_JOURNAL) && !mt_error_is_damage (found)) {
    g_propagate_error (error, g_steal_pointer (&found));
    return FALSE;
  }
  if (access (file, F_OK) != 0) { /* before a folder is made for nothing */
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "there is no such backup");
    return FALSE;
  }
  if (is_same_place (folder, file)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_EXISTS, "this is the journal itself");
    return FALSE;
  }
  if (!mt_file_make_folder (folder, error))
    return FALSE;
  if ((lock = mt_folder_lock (folder, wait_ms, error)) < 0)
    return FALSE;
  restored = (fchmod (lock, 0700) == 0 ||
              mt_error_set_errno (error, errno, "close the journal's folder to others")) &&
             mt_erase_finish (folder, NULL, error) && mt_restore_finish (folder, error) &&
             restore_into (folder, file, secret, wait_ms, aside, error);
  close (lock);
  return restored;
}
