/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-backups.h"

#include "core/aside.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/journal-private.h"
#include "core/restore-preview.h"

#include <errno.h>
#include <glib/gstdio.h>

/* ---- Looking ---- */

void
mt_journal_sight_clear (MtJournalSight *self)
{
  g_clear_pointer (&self->settings, mt_backup_settings_free);
  g_clear_pointer (&self->proofs, g_ptr_array_unref);
}

gboolean
mt_journal_sight_init (MtJournalSight *self, MtSession *session, GError **error)
{
  const MtKeyFile *keys = mt_vault_get_file (session->vault);
  g_autoptr (MtStore) store =
      mt_store_open_reader (session->folder, mt_vault_get_key (session->vault), keys->salt, error);

  if (!store || !(self->proofs = mt_store_list_proofs (store, error)))
    return FALSE;
  if (!(self->settings = mt_store_get_backup_settings (store, error)))
    return FALSE;
  self->sight = (MtBackupSight){ .folder = session->folder,
                                 .second_place = self->settings->second_place,
                                 .keys = keys,
                                 .proofs = self->proofs };
  return TRUE;
}

static GPtrArray *
list_locked (MtSession *session, GCancellable *cancellable, GError **error)
{
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  gboolean whole, known = mt_key_file_load (keys, session->folder, &whole, NULL);
  const MtBackupSight sight = { .folder = session->folder, .keys = known ? keys : NULL };

  return mt_backup_list (&sight, cancellable, error);
}

static gpointer
list_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_auto (MtJournalSight) sight = { 0 };

  if (!session->vault)
    return list_locked (session, cancellable, error);
  return mt_journal_sight_init (&sight, session, error)
             ? mt_backup_list (&sight.sight, cancellable, error)
             : NULL;
}

/* The keeper while the journal is open, else the door. */
static MtJournalWorker
any_worker (MtJournal *self)
{
  return mt_journal_is_open (self) ? MT_JOURNAL_KEEPER : MT_JOURNAL_DOOR;
}

void
mt_journal_list_backups (MtJournal *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, any_worker (self), mt_journal_list_backups,
                  (MtJob){ list_job, NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref },
                  cancellable, callback, user_data);
}

GPtrArray *
mt_journal_list_backups_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static MtBackupPlace
place_of (const MtJournalSight *sight, const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);

  return g_strcmp0 (directory, sight->settings->second_place) == 0 ? MT_BACKUP_PLACE_SECOND
                                                                   : MT_BACKUP_PLACE_JOURNAL;
}

MtBackupFound *
mt_journal_sight_look (const MtJournalSight *sight,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  MtBackupFound *found = mt_backup_look (&sight->sight, place_of (sight, path), path, cancellable);

  if (!found)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "there is no such backup");
  return found;
}

/* ---- Removing ---- */

/* Whether @path is directly in one of the two places. */
static gboolean
is_in_a_place (const MtJournalSight *sight, const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *backups = g_build_filename (sight->sight.folder, MT_FOLDER_BACKUPS, NULL);

  return g_str_equal (directory, backups) ||
         g_strcmp0 (directory, sight->settings->second_place) == 0;
}

static gpointer
delete_job (gpointer data, gpointer path, GCancellable *cancellable, GError **error)
{
  g_auto (MtJournalSight) sight = { 0 };
  g_autoptr (MtBackupInfo) info = NULL;
  g_autofree char *directory = g_path_get_dirname (path);

  if (!mt_journal_sight_init (&sight, data, error))
    return NULL;
  if (!is_in_a_place (&sight, path)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "there is no such backup");
    return NULL;
  }
  if (!(info = (MtBackupInfo *)mt_journal_sight_look (&sight, path, cancellable, error)))
    return NULL;
  if (g_unlink (path) != 0) {
    mt_error_set_errno (error, errno, "remove a backup");
    return NULL;
  }
  return mt_file_sync_folder (directory, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_delete_backup (MtJournal *self,
                          const char *path,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_KEEPER, mt_journal_delete_backup,
                  (MtJob){ delete_job, NULL, g_strdup (path), g_free }, NULL, callback, user_data);
}

gboolean
mt_journal_delete_backup_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* ---- Settings ---- */

static gpointer
get_settings_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (data, error);

  return store ? mt_store_get_backup_settings (store, error) : NULL;
}

void
mt_journal_get_backup_settings (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (
      self, MT_JOURNAL_READER, mt_journal_get_backup_settings,
      (MtJob){ get_settings_job, NULL, NULL, NULL, (GDestroyNotify)mt_backup_settings_free }, NULL,
      callback, user_data);
}

MtBackupSettings *
mt_journal_get_backup_settings_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
are_possible (const MtBackupSettings *settings, const char *folder)
{
  const char *place = settings->second_place;

  return settings->limit >= MT_BACKUP_LIMIT_MIN && settings->limit <= MT_BACKUP_LIMIT_MAX &&
         (!place || (g_path_is_absolute (place) && !mt_backup_is_inside (folder, place)));
}

static gpointer
set_settings_job (gpointer data, gpointer settings, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  if (are_possible (settings, session->folder))
    return mt_store_set_backup_settings (session->store, settings, error) ? MT_WORKER_DONE : NULL;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "backups cannot be kept like this");
  return NULL;
}

void
mt_journal_set_backup_settings (MtJournal *self,
                                const MtBackupSettings *settings,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  MtBackupSettings *copy = g_memdup2 (settings, sizeof *settings);

  g_return_if_fail (MT_IS_JOURNAL (self));
  copy->second_place = g_strdup (settings->second_place);
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_set_backup_settings,
                  (MtJob){ set_settings_job, NULL, copy, (GDestroyNotify)mt_backup_settings_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_set_backup_settings_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_pointer (G_TASK (result), error))
    return FALSE;
  mt_journal_told_written (self);
  return TRUE;
}

/* ---- Before and after a restore ---- */

static gpointer
preview_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  const MtJournalSecret *secret = input;

  return mt_restore_preview (data, secret->file, secret->text, secret->wait_ms, cancellable, error);
}

void
mt_journal_preview_restore (MtJournal *self,
                            const char *file,
                            const char *secret,
                            guint wait_ms,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, any_worker (self), mt_journal_preview_restore,
                  (MtJob){ preview_job, NULL, mt_journal_secret_new (secret, file, wait_ms),
                           (GDestroyNotify)mt_journal_secret_free,
                           (GDestroyNotify)mt_restore_preview_free },
                  cancellable, callback, user_data);
}

MtRestorePreview *
mt_journal_preview_restore_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_aside_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  return mt_aside_list (((MtSession *)data)->folder);
}

void
mt_journal_list_aside (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, any_worker (self), mt_journal_list_aside,
                  (MtJob){ list_aside_job, NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref },
                  NULL, callback, user_data);
}

GPtrArray *
mt_journal_list_aside_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
remove_aside_job (gpointer data, gpointer path, GCancellable *cancellable, GError **error)
{
  return mt_aside_remove (((MtSession *)data)->folder, path, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_remove_aside (MtJournal *self,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, any_worker (self), mt_journal_remove_aside,
                  (MtJob){ remove_aside_job, NULL, g_strdup (path), g_free }, NULL, callback,
                  user_data);
}

gboolean
mt_journal_remove_aside_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
