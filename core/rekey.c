/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new data key: the journal is written anew beside itself, in restore.new, and takes its own
 * place as a backup would (core/restore.c).  Until that is decided, by one file, the old one is
 * untouched; from then on the new one is the journal. */
#include "core/rekey.h"

#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/open-card.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What SQLite wrote last is on disk before the new one can be decided. */
static gboolean
sync_database (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  return synced || mt_error_set_errno (error, saved, "sync the new database");
}

/* The witness of what was acknowledged comes along: changes that a disk lost are lost here, too. */
static gboolean
copy_counter (const char *folder, const char *begun, GError **error)
{
  g_autofree char *from = g_build_filename (folder, MT_STORE_COUNTER_FILE, NULL);
  g_autofree char *to = g_build_filename (begun, MT_STORE_COUNTER_FILE, NULL);
  g_autoptr (GBytes) bytes = mt_file_read (from, G_MAXUINT16, NULL);

  return !bytes ||
         mt_file_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* Something was not written, and nobody said why: whether the disk is full, the disk is asked. */
static void
set_not_written (const char *begun, const char *what, GError **error)
{
  static const guint8 page[4096];
  g_autofree char *probe = g_build_filename (begun, "probe", NULL);

  if (mt_file_write (probe, page, sizeof page, error))
    g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, what);
}

/* SQLCipher tells nothing of pages that a disk did not take while the key was changed: they show
 * when they are read.  What was written just now is then no damage to the journal. */
static gboolean
blame_disk (const char *begun, GError **error)
{
  if (error && mt_error_is_damage (*error)) {
    g_clear_error (error);
    set_not_written (begun, "the new database was not written", error);
  }
  return FALSE;
}

/* The database as it is, under the new key, with the keys of the new inbox. */
static gboolean
write_database (MtSession *session,
                const char *begun,
                MtVault *vault,
                const guint8 *inbox_secret,
                GError **error)
{
  const MtKeyFile *former = mt_vault_get_file (session->vault), *file = mt_vault_get_file (vault);
  g_autofree char *path = g_build_filename (begun, MT_STORE_FILE, NULL);
  g_autoptr (MtStore) store = NULL;

  if (!mt_store_copy (session->store, path, error) ||
      !mt_store_recrypt (path, mt_vault_get_key (session->vault), former->salt,
                         mt_vault_get_key (vault), file->salt, error))
    return FALSE;
  store = mt_store_open (begun, mt_vault_get_key (vault), file->salt, error);
  return (store && mt_store_renew_inbox_keys (store, file->inbox_key, inbox_secret, error) &&
          mt_store_set_card_open (store, FALSE, error) && mt_store_checkpoint (store, error) &&
          mt_store_is_like (session->store, store, error)) ||
         blame_disk (begun, error);
}

/* Opens what lies in @begun, from its files, as its owner will. */
static gboolean
prove_with (const char *begun, const char *secret, gboolean thoroughly, GError **error)
{
  g_autoptr (MtVault) vault = mt_vault_open (begun, secret, error);
  g_autofree char *path = g_build_filename (begun, MT_STORE_FILE, NULL);
  MtStoreDamage damage = { FALSE, FALSE };
  const MtKeyFile *file;

  if (!vault)
    return FALSE;
  if (!mt_vault_was_whole (vault)) { /* one would do to open it, but not to put it in its place */
    set_not_written (begun, "a key file could not be written", error);
    return FALSE;
  }
  file = mt_vault_get_file (vault);
  if (!mt_session_check_salt (begun, file, error) ||
      (thoroughly && !mt_store_check (path, mt_vault_get_key (vault), file->salt, &damage, error)))
    return FALSE;
  if (!damage.pages && !damage.structure)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the new database is damaged");
  /* a damaged structure came with the copy */
  return damage.pages ? blame_disk (begun, error) : FALSE;
}

/* Returns the recovery key of what is then whole and on disk in @begun. */
static char *
write_anew (MtSession *session, const char *begun, const char *passphrase, GError **error)
{
  char *recovery_key = NULL;
  guint8 *inbox_secret = NULL;
  g_autoptr (MtVault) vault =
      mt_vault_renew (session->vault, passphrase, &recovery_key, &inbox_secret, error);
  gboolean written;

  if (!vault)
    return NULL;
  written = write_database (session, begun, vault, inbox_secret, error) &&
            sync_database (begun, error) && copy_counter (session->folder, begun, error) &&
            mt_vault_store (vault, begun, error) && prove_with (begun, recovery_key, TRUE, error) &&
            prove_with (begun, passphrase, FALSE, error);
  mt_secret_free (inbox_secret);
  if (written)
    return recovery_key;
  mt_secret_free (recovery_key);
  return NULL;
}

/* The session is open. */
static char *
rekey (MtSession *session, const char *passphrase, GError **error)
{
  g_autofree char *begun = g_build_filename (session->folder, MT_FOLDER_RESTORE, NULL);
  char *recovery_key;

  if (!mt_store_may_write (session->store, error))
    return NULL;
  if (g_mkdir (begun, 0700) != 0) {
    mt_error_set_errno (error, errno, "write the journal anew");
    return NULL;
  }
  recovery_key = write_anew (session, begun, passphrase, error);
  g_clear_pointer (&session->store, mt_store_close); /* before it is moved out of the way */
  if (recovery_key && mt_restore_decide (session->folder, MT_FOLDER_FORMER, error)) {
    /* Decided is decided: what cannot be moved now, the next opening moves. */
    if (!mt_open_card_remove (session->folder, NULL))
      g_debug ("the open card goes at the next opening");
    if (!mt_restore_finish (session->folder, NULL))
      g_debug ("the new database is not in its place yet");
    return recovery_key;
  }
  if (recovery_key)
    mt_secret_free (recovery_key);
  mt_file_remove_folder (begun);
  return NULL;
}

char *
mt_rekey (
    MtSession *session, const char *secret, const char *passphrase, guint wait_ms, GError **error)
{
  char *recovery_key = NULL;

  if (mt_session_open_vault (session, secret, wait_ms, error) &&
      mt_session_check_owner (session, error) && mt_session_go_on (session, error))
    recovery_key = rekey (session, passphrase, error);
  mt_session_close (session);
  return recovery_key;
}
