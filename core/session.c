/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"

#include "core/backup.h"
#include "core/change.h"
#include "core/erase.h"
#include "core/error.h"
#include "core/file.h"
#include "core/fit.h"
#include "core/folder.h"
#include "core/open-card.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

MtSession *
mt_session_new (const char *folder)
{
  MtSession *self = g_new0 (MtSession, 1);

  self->folder = g_strdup (folder);
  self->lock = -1;
  return self;
}

void
mt_session_close (MtSession *self)
{
  g_clear_pointer (&self->reader, mt_store_close);
  g_clear_pointer (&self->store, mt_store_close);
  g_clear_pointer (&self->vault, mt_vault_free);
  mt_inbox_report_clear (&self->inbox);
  mt_reminders_clear (&self->reminders);
  self->keys_damaged = self->keys_healed = FALSE;
  g_atomic_int_set (&self->owner_came, FALSE);
  g_atomic_int_set (&self->card_open, FALSE);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

void
mt_session_free (MtSession *self)
{
  mt_session_close (self);
  g_free (self->folder);
  g_free (self);
}

/* ---- Making ---- */

static gboolean
may_be_made (const char *folder, GError **error)
{
  g_autoptr (GError) found = NULL;

  if (mt_folder_check (folder, &found) || mt_error_is_damage (found)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_EXISTS, "there is a journal already");
    return FALSE;
  }
  if (g_error_matches (found, MT_ERROR, MT_ERROR_NO_JOURNAL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

/* Makes all of the journal in @folder/journal.new, so that a kill leaves nothing half made. */
static char *
make_in (const char *folder, const char *passphrase, GError **error)
{
  g_autoptr (MtVault) vault = NULL;
  g_autoptr (MtStore) store = NULL;
  const MtKeyFile *file;
  char *recovery_key = NULL;
  guint8 *inbox_secret = NULL;

  vault = mt_vault_create (passphrase, &recovery_key, &inbox_secret, error);
  if (!vault)
    return NULL;
  file = mt_vault_get_file (vault);
  store = mt_store_create (folder, mt_vault_get_key (vault), file->salt, file->inbox_key,
                           inbox_secret, error);
  mt_secret_free (inbox_secret);
  if (store && mt_vault_store (vault, folder, error))
    return recovery_key;
  mt_secret_free (recovery_key);
  return NULL;
}

/* In the order they are moved up.  The key file comes last: with it, there is a journal. */
static const char *const made[] = { MT_STORE_FILE, MT_KEY_FILE_NAME_2, MT_KEY_FILE_NAME };

static gboolean
move_up (const char *from, const char *folder, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (made); i++) {
    g_autofree char *old = g_build_filename (from, made[i], NULL);
    g_autofree char *new = g_build_filename (folder, made[i], NULL);

    if (i > 0 && !mt_file_exists (from, made[i]))
      continue; /* only one copy of the key file could be written: the next opening makes it two */
    if (!mt_file_sync_folder (from, error))
      return FALSE;
    if (g_rename (old, new) != 0)
      return mt_error_set_errno (error, errno, "put the journal in its place");
    if (!mt_file_sync_folder (folder, error))
      return FALSE;
  }
  return TRUE;
}

/* Removes what was begun, also what was moved up of it.  That goes back first, in the other order,
 * so that wherever this is cut off, mt_folder_check () still sees a journal that was only begun. */
static void
take_back (const char *folder, const char *begun)
{
  for (gsize i = G_N_ELEMENTS (made); i > 0; i--) {
    g_autofree char *old = g_build_filename (folder, made[i - 1], NULL);
    g_autofree char *new = g_build_filename (begun, made[i - 1], NULL);

    if (mt_file_exists (folder, made[i - 1]) && g_rename (old, new) != 0)
      return;
  }
  if (mt_file_sync_folder (folder, NULL))
    mt_file_remove_folder (begun);
}

static void
make_places (const char *folder)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  g_autofree char *backups = g_build_filename (folder, MT_FOLDER_BACKUPS, NULL);

  /* Made anew by whoever needs them, should this fail. */
  g_mkdir (inbox, 0700);
  g_mkdir (backups, 0700);
}

static gboolean
take_folder (MtSession *self, GError **error)
{
  if (!may_be_made (self->folder, error))
    return FALSE;
  if (!mt_file_make_folder (self->folder, error))
    return FALSE;
  self->lock = mt_folder_lock (self->folder, 0, error);
  if (self->lock < 0 || !mt_erase_finish (self->folder, NULL, error) ||
      !may_be_made (self->folder, error)) /* again: now nobody else can */
    return FALSE;
  return fchmod (self->lock, 0700) == 0 ||
         mt_error_set_errno (error, errno, "close the journal's folder to others");
}

static char *
make (MtSession *self, const char *passphrase, GError **error)
{
  g_autofree char *begun = g_build_filename (self->folder, MT_FOLDER_NEW, NULL);
  char *recovery_key;

  take_back (self->folder, begun); /* of a try that was cut off */
  if (g_mkdir (begun, 0700) != 0) {
    mt_error_set_errno (error, errno, "make the journal's folder");
    return NULL;
  }
  recovery_key = make_in (begun, passphrase, error);
  if (recovery_key && move_up (begun, self->folder, error)) {
    mt_file_remove_folder (begun);
    make_places (self->folder);
    return recovery_key;
  }
  if (recovery_key)
    mt_secret_free (recovery_key);
  take_back (self->folder, begun);
  return NULL;
}

/* A folder only where it is empty. */
static void
remove_beside (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
}

/* What was made and then could not be opened was promised to nobody, and its recovery key is not
 * known to anybody: without it, making one can be tried again. */
static void
unmake (const char *folder)
{
  static const char *const beside[] = { MT_STORE_FILE "-wal", MT_STORE_FILE "-shm",
                                        MT_STORE_COUNTER_FILE, MT_FOLDER_INBOX, MT_FOLDER_BACKUPS };
  g_autofree char *begun = g_build_filename (folder, MT_FOLDER_NEW, NULL);
  int lock = mt_folder_lock (folder, 0, NULL);

  if (lock < 0)
    return;
  if (g_mkdir (begun, 0700) == 0)
    take_back (folder, begun);
  /* Where the disk is too full even for that, it never is too full to remove something. */
  for (gsize i = G_N_ELEMENTS (made); i > 0; i--)
    remove_beside (folder, made[i - 1]);
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    remove_beside (folder, beside[i]);
  close (lock);
}

/* ---- Opening ---- */

gboolean
mt_session_check_salt (const char *folder, const MtKeyFile *file, GError **error)
{
  if (mt_key_file_fits (file, folder))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_START,
                       "the database does not begin as its key file says");
  return FALSE;
}

/* Key files that belong to another database must not make a right passphrase look wrong. */
static void
tell_wrong_from_damaged (const char *folder, GError **error)
{
  g_autofree MtKeyFile *file = g_new0 (MtKeyFile, 1);
  gboolean whole;

  if (error && g_error_matches (*error, MT_ERROR, MT_ERROR_WRONG_KEY) &&
      mt_key_file_load (file, folder, &whole, NULL) && mt_fit_is_foreign (folder, file)) {
    g_clear_error (error);
    g_set_error_literal (error, MT_ERROR, MT_ERROR_OTHER_KEYS,
                         "the database does not begin as its key file says");
  }
}

gboolean
mt_session_open_vault (MtSession *self, const char *secret, guint wait_ms, GError **error)
{
  g_autofree char *restored = g_build_filename (self->folder, MT_FOLDER_RESTORE, NULL);

  g_return_val_if_fail (self->vault == NULL, FALSE);

  mt_folder_finish_erasing (self->folder);
  if (mt_folder_check (self->folder, error) &&
      (self->lock = mt_folder_lock (self->folder, wait_ms, error)) >= 0 &&
      mt_folder_check (self->folder, error)) {
    /* The key files of a restore that was cut off are the last to leave its folder. */
    gboolean is_there =
        mt_folder_has_restore (self->folder) && mt_file_exists (restored, MT_KEY_FILE_NAME);

    self->vault = mt_vault_open (is_there ? restored : self->folder, secret, error);
    self->keys_damaged =
        self->vault && mt_vault_was_damaged (self->vault) && !mt_folder_has_restore (self->folder);
    if (!self->vault && !mt_folder_has_restore (self->folder))
      tell_wrong_from_damaged (self->folder, error);
  }
  if (!self->vault) {
    mt_session_close (self);
    return FALSE;
  }
  self->opened_by = mt_vault_get_opened_by (self->vault);
  g_atomic_int_set (&self->owner_came, self->opened_by != MT_SLOT_KEYRING);
  return TRUE;
}

gboolean
mt_session_check_owner (MtSession *self, GError **error)
{
  if (g_atomic_int_get (&self->owner_came))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_WRONG_KEY, "only a login keyring opened it");
  return FALSE;
}

/* Notes to come must be sealed to the key that is in the database, where nobody can exchange it. */
static void
mend_inbox_key (MtSession *self)
{
  guint8 inbox_key[MT_INBOX_KEY_SIZE], *inbox_secret = mt_secret_new (MT_INBOX_KEY_SIZE);

  if (!mt_store_read_inbox_keys (mt_store_get_db (self->store), inbox_key, inbox_secret) ||
      !mt_vault_set_inbox_key (self->vault, self->folder, inbox_key, NULL))
    g_debug ("the inbox's key could not be put back");
  mt_secret_free (inbox_secret);
}

/* What is done at each opening; the journal is as good without. */
static void
tidy (MtSession *self)
{
  gint64 now = g_get_real_time (), changed = 0;
  g_autofree char *begun = g_build_filename (self->folder, MT_FOLDER_NEW, NULL);
  g_autofree char *former = g_build_filename (self->folder, MT_FOLDER_FORMER, NULL);

  if (mt_store_is_read_only (self->store))
    return;
  mt_file_remove_folder (begun); /* its making was cut off once all had been moved up */
  mt_file_remove_folder (former);
  if (!mt_vault_heal (self->vault, self->folder, NULL))
    g_debug ("the key files could not be made whole");
  else
    self->keys_healed = self->keys_damaged;
  if (self->inbox_key_changed)
    mend_inbox_key (self);
  /* By the time of changes on two days, if that is earlier: a clock that is wrong for one evening
   * must not empty the bin, whatever is written on it. */
  if (!mt_store_get_changed (self->store, &changed, NULL) ||
      !mt_store_empty_bin (self->store, MIN (now, changed) - MT_BIN_DAYS * MT_DAY_USEC, NULL, NULL))
    g_debug ("the bin could not be tidied");
}

/* The vault is open. */
static gboolean
open_store (MtSession *self, GError **error)
{
  const MtKeyFile *file = mt_vault_get_file (self->vault);

  if (mt_fit_check (self->folder, self->vault, error))
    self->store = mt_store_open (self->folder, mt_vault_get_key (self->vault), file->salt, error);
  if (!self->store) {
    mt_session_close (self);
    return FALSE;
  }
  self->inbox_key_changed = !mt_store_has_inbox_key (self->store, file->inbox_key);
  g_atomic_int_set (&self->recovery_key_kept, mt_store_is_recovery_key_kept (self->store));
  tidy (self);
  mt_inbox_take_in (self->folder, self->store, &self->inbox);
  g_atomic_int_set (&self->card_open, mt_store_is_card_open (self->store));
  if (!mt_open_card_follow (self->folder, self->store, NULL))
    g_debug ("the open card is not as the journal says");
  mt_reminders_open (&self->reminders, self->folder, mt_vault_get_file (self->vault)->id,
                     self->store);
  return TRUE;
}

gboolean
mt_session_go_on (MtSession *self, GError **error)
{
  if (!mt_restore_finish (self->folder, error)) {
    mt_session_close (self);
    return FALSE;
  }
  return open_store (self, error);
}

gboolean
mt_session_open (MtSession *self, const char *secret, guint wait_ms, GError **error)
{
  return mt_session_open_vault (self, secret, wait_ms, error) && mt_session_go_on (self, error);
}

/* Holds the folder from before it is made until it is open: nobody comes between. */
char *
mt_session_create (MtSession *self, const char *passphrase, GError **error)
{
  char *recovery_key = take_folder (self, error) ? make (self, passphrase, error) : NULL;

  if (recovery_key && (self->vault = mt_vault_open (self->folder, recovery_key, error)) &&
      open_store (self, error)) {
    self->opened_by = MT_SLOT_PASSPHRASE;
    g_atomic_int_set (&self->owner_came, TRUE);
    return recovery_key;
  }
  mt_session_close (self);
  if (recovery_key) {
    unmake (self->folder);
    mt_secret_free (recovery_key);
  }
  return NULL;
}

void
mt_session_follow_card (MtSession *self)
{
  if (g_atomic_int_get (&self->card_open) && !mt_open_card_follow (self->folder, self->store, NULL))
    g_debug ("the open card is not as the journal says");
}

MtStore *
mt_session_get_reader (MtSession *self, GError **error)
{
  if (!self->reader)
    self->reader = mt_store_open_reader (self->folder, mt_vault_get_key (self->vault),
                                         mt_vault_get_file (self->vault)->salt, error);
  return self->reader;
}
