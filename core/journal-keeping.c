/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long runs on the keeper, with connections of its own; what it found out is then
 * written by the writer, the only one that writes. */
#include "core/backup-keep.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/journal-private.h"

/* ---- An answer that comes with something to remember ---- */

typedef struct {
  gpointer value;
  GDestroyNotify free_value;
  GPtrArray *proofs; /* of MtProof; may be empty */
} Answer;

static Answer *
answer_new (gpointer value, GDestroyNotify free_value, GPtrArray *proofs)
{
  Answer *self = g_new (Answer, 1);

  *self = (Answer){ value, free_value, g_ptr_array_ref (proofs) };
  return self;
}

static void
answer_free (Answer *self)
{
  if (self->value)
    self->free_value (self->value);
  g_ptr_array_unref (self->proofs);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static GPtrArray *
proofs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)mt_proof_free);
}

static gpointer
remember_job (gpointer data, gpointer proofs, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return mt_store_keep_proofs (session->store, proofs, error) ? MT_WORKER_DONE : NULL;
}

static void
give (GTask *task, Answer *answer)
{
  g_task_return_pointer (task, g_steal_pointer (&answer->value), answer->free_value);
}

/* What could not be remembered is found out again another time. */
static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (g_task_propagate_pointer (G_TASK (result), NULL))
    mt_journal_told_written (MT_JOURNAL (source));
  give (task, g_task_get_task_data (task));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtJournal *self = MT_JOURNAL (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (!answer) {
    g_task_return_error (task, error);
    return;
  }
  g_task_set_task_data (task, answer, (GDestroyNotify)answer_free);
  if (answer->proofs->len == 0 || !mt_journal_is_open (self)) {
    give (task, answer);
    return;
  }
  mt_journal_ask (self, MT_JOURNAL_WRITER, answered_cb,
                  (MtJob){ remember_job, NULL, g_ptr_array_ref (answer->proofs),
                           (GDestroyNotify)g_ptr_array_unref },
                  NULL, remembered_cb, g_steal_pointer (&task));
}

/* Asks the keeper for @run, which answers an Answer. */
static void
ask_and_remember (MtJournal *self,
                  gpointer tag,
                  MtJobFunc run,
                  char *input,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  mt_journal_ask (self, MT_JOURNAL_KEEPER, tag,
                  (MtJob){ run, NULL, input, g_free, (GDestroyNotify)answer_free }, cancellable,
                  answered_cb, task);
}

/* ---- Making and keeping ---- */

static gpointer
backup_job (gpointer data, gpointer directory, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_autoptr (GPtrArray) proofs = proofs_new ();
  MtProof *proof = NULL;
  char *path = mt_backup_make (session->folder, session->vault, directory, FALSE, &proof,
                               cancellable, error);

  if (!path)
    return NULL;
  g_ptr_array_add (proofs, proof);
  return answer_new (path, g_free, proofs);
}

void
mt_journal_backup (MtJournal *self,
                   const char *directory,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  ask_and_remember (self, mt_journal_backup, backup_job, g_strdup (directory), cancellable,
                    callback, user_data);
}

char *
mt_journal_backup_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
keep_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_autoptr (GPtrArray) proofs = proofs_new ();
  MtBackupRound *round =
      mt_backup_keep (session->folder, session->vault, mt_store_is_read_only (session->store),
                      proofs, cancellable, error);

  return round ? answer_new (round, (GDestroyNotify)mt_backup_round_free, proofs) : NULL;
}

void
mt_journal_keep_backups (MtJournal *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  ask_and_remember (self, mt_journal_keep_backups, keep_job, NULL, cancellable, callback,
                    user_data);
}

MtBackupRound *
mt_journal_keep_backups_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Checking ---- */

/* Proves @found; what is of another key or journal is looked at from outside only. */
static gboolean
check (MtSession *session,
       MtBackupFound *found,
       GPtrArray *proofs,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *backups = g_build_filename (session->folder, MT_FOLDER_BACKUPS, NULL);
  g_autofree char *part = mt_backup_begin_part (backups, mt_vault_get_file (session->vault), error);
  g_autoptr (GError) refused = NULL;
  gboolean ours = FALSE;
  MtProof *proof;

  if (!part)
    return FALSE;
  proof = mt_backup_prove (found->info.path, part, session->vault, &ours, cancellable, &refused);
  mt_file_remove_folder (part);
  if (!proof && !g_error_matches (refused, MT_ERROR, MT_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return FALSE;
  }
  if (!proof)
    found->info.state = MT_BACKUP_DAMAGED;
  else if (ours) {
    proof->made = found->info.made;
    proof->commits = -1;
    mt_backup_found_take (found, proof);
    g_ptr_array_add (proofs, proof);
  } else
    mt_proof_free (proof);
  return TRUE;
}

static gpointer
check_job (gpointer data, gpointer path, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_auto (MtJournalSight) sight = { 0 };
  g_autoptr (GPtrArray) proofs = proofs_new ();
  g_autoptr (MtBackupInfo) info = NULL;

  if (!mt_journal_sight_init (&sight, session, error) ||
      !(info = (MtBackupInfo *)mt_journal_sight_look (&sight, path, cancellable, error)) ||
      !check (session, (MtBackupFound *)info, proofs, cancellable, error))
    return NULL;
  return answer_new (g_steal_pointer (&info), (GDestroyNotify)mt_backup_info_free, proofs);
}

void
mt_journal_check_backup (MtJournal *self,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  ask_and_remember (self, mt_journal_check_backup, check_job, g_strdup (path), cancellable,
                    callback, user_data);
}

MtBackupInfo *
mt_journal_check_backup_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
