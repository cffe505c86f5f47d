/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-keys.h"

#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/journal-private.h"

#define DONE_OR_NULL(done) ((done) ? MT_WORKER_DONE : NULL)

G_STATIC_ASSERT ((int)MT_OPENED_BY_PASSPHRASE == (int)MT_SLOT_PASSPHRASE);
G_STATIC_ASSERT ((int)MT_OPENED_BY_RECOVERY_KEY == (int)MT_SLOT_RECOVERY_KEY);
G_STATIC_ASSERT ((int)MT_OPENED_BY_KEYRING == (int)MT_SLOT_KEYRING);

MtOpenedBy
mt_journal_get_opened_by (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self), MT_OPENED_BY_NOTHING);
  return mt_journal_is_open (self) ? (MtOpenedBy)mt_journal_get_session (self)->opened_by
                                   : MT_OPENED_BY_NOTHING;
}

gboolean
mt_journal_get_keys_healed (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self), FALSE);
  return mt_journal_is_open (self) && mt_journal_get_session (self)->keys_healed;
}

/* ---- Keys: on the writer, which owns the vault ---- */

static gboolean
takes_changes (MtSession *session, GError **error)
{
  return mt_store_may_write (session->store, error);
}

static gpointer
set_passphrase_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return DONE_OR_NULL (takes_changes (session, error) && mt_session_check_owner (session, error) &&
                       mt_vault_set_passphrase (session->vault, session->folder,
                                                ((MtJournalSecret *)input)->text, error));
}

void
mt_journal_set_passphrase (MtJournal *self,
                           const char *passphrase,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_set_passphrase,
                  (MtJob){ set_passphrase_job, NULL, mt_journal_secret_new (passphrase, NULL, 0),
                           (GDestroyNotify)mt_journal_secret_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_set_passphrase_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
new_recovery_key_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return takes_changes (session, error) && mt_session_check_owner (session, error)
             ? mt_vault_new_recovery_key (session->vault, session->folder, error)
             : NULL;
}

void
mt_journal_new_recovery_key (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_new_recovery_key,
                  (MtJob){ new_recovery_key_job, .free_result = mt_secret_free }, NULL, callback,
                  user_data);
}

char *
mt_journal_new_recovery_key_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
remember_kept (MtSession *session, gboolean kept, GError **error)
{
  if (!mt_store_set_recovery_key_kept (session->store, kept, error))
    return FALSE;
  g_atomic_int_set (&session->recovery_key_kept, kept);
  return TRUE;
}

static gpointer
settle_recovery_key_job (gpointer data, gpointer shown, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  if (!mt_vault_settle_recovery_key (session->vault, session->folder, GPOINTER_TO_INT (shown),
                                     error))
    return NULL;
  /* The keys are settled whether or not this can be written: then one is only reminded again. */
  if (shown && !remember_kept (session, TRUE, NULL))
    g_debug ("that the recovery key is kept could not be remembered");
  return MT_WORKER_DONE;
}

void
mt_journal_settle_recovery_key (MtJournal *self,
                                gboolean shown,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_settle_recovery_key,
                  (MtJob){ settle_recovery_key_job, .input = GINT_TO_POINTER (shown) }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_settle_recovery_key_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
set_kept_job (gpointer data, gpointer kept, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return DONE_OR_NULL (takes_changes (session, error) &&
                       remember_kept (session, GPOINTER_TO_INT (kept), error));
}

void
mt_journal_set_recovery_key_kept (MtJournal *self,
                                  gboolean kept,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_set_recovery_key_kept,
                  (MtJob){ set_kept_job, .input = GINT_TO_POINTER (kept) }, NULL, callback,
                  user_data);
}

gboolean
mt_journal_set_recovery_key_kept_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* On the keeper: neither saves nor lists wait for it. */
static gpointer
check_secret_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  if (!mt_vault_check (session->vault, ((MtJournalSecret *)input)->text, error))
    return NULL;
  g_atomic_int_set (&session->owner_came, TRUE);
  return MT_WORKER_DONE;
}

void
mt_journal_check_secret (MtJournal *self,
                         const char *secret,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_KEEPER, mt_journal_check_secret,
                  (MtJob){ check_secret_job, NULL, mt_journal_secret_new (secret, NULL, 0),
                           (GDestroyNotify)mt_journal_secret_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_check_secret_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* ---- The login keyring ---- */

static gpointer
add_keyring_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return takes_changes (session, error) && mt_session_check_owner (session, error)
             ? mt_vault_add_keyring (session->vault, session->folder, error)
             : NULL;
}

void
mt_journal_add_keyring_slot (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_add_keyring_slot,
                  (MtJob){ add_keyring_job, .free_result = mt_secret_free }, NULL, callback,
                  user_data);
}

char *
mt_journal_add_keyring_slot_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
remove_keyring_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return DONE_OR_NULL (takes_changes (session, error) &&
                       mt_vault_remove_keyring (session->vault, session->folder, error));
}

void
mt_journal_remove_keyring_slot (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_remove_keyring_slot,
                  (MtJob){ remove_keyring_job }, NULL, callback, user_data);
}

gboolean
mt_journal_remove_keyring_slot_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* On a thread of its own: neither a long unlock nor a rekey is waited for. */
static void
find_keyring (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autofree char *restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);
  g_autofree MtKeyFile *file = g_new0 (MtKeyFile, 1);
  GError *error = NULL;
  gboolean whole, is_there;

  is_there = mt_folder_has_restore (folder) && mt_file_exists (restored, MT_KEY_FILE_NAME);
  if (mt_folder_check (folder, &error) &&
      mt_key_file_load (file, is_there ? restored : folder, &whole, &error))
    g_task_return_boolean (task, mt_key_file_has_slot (file, MT_SLOT_KEYRING));
  else
    g_task_return_error (task, error);
}

void
mt_journal_has_keyring_slot (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, mt_journal_has_keyring_slot);
  g_task_set_task_data (task, g_strdup (mt_journal_get_folder (self)), g_free);
  g_task_run_in_thread (task, find_keyring);
}

gboolean
mt_journal_has_keyring_slot_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
