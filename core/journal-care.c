/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-care.h"

#include "core/backup.h"
#include "core/journal-private.h"
#include "core/verify.h"

/* ---- While locked ---- */

static gpointer
verify_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  MtJournalSecret *secret = input;
  GPtrArray *findings;

  if (!mt_session_open_vault (session, secret->text, secret->wait_ms, error))
    return NULL;
  findings = mt_verify (session->folder, session->vault, cancellable, error);
  mt_session_close (session);
  return findings;
}

void
mt_journal_verify (MtJournal *self,
                   const char *secret,
                   guint wait_ms,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_verify,
                  (MtJob){ verify_job, NULL, mt_journal_secret_new (secret, NULL, wait_ms),
                           (GDestroyNotify)mt_journal_secret_free,
                           (GDestroyNotify)g_ptr_array_unref },
                  cancellable, callback, user_data);
}

GPtrArray *
mt_journal_verify_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The answer is where the former journal lies, "" where there was none. */
static gpointer
restore_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  MtJournalSecret *secret = input;
  char *aside = NULL;

  if (!mt_restore (session->folder, secret->file, secret->text, secret->wait_ms, &aside, error))
    return NULL;
  return aside ? aside : g_strdup ("");
}

void
mt_journal_restore (MtJournal *self,
                    const char *file,
                    const char *secret,
                    guint wait_ms,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_restore,
                  (MtJob){ restore_job, NULL, mt_journal_secret_new (secret, file, wait_ms),
                           (GDestroyNotify)mt_journal_secret_free, g_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_restore_finish (MtJournal *self, GAsyncResult *result, char **aside, GError **error)
{
  g_autofree char *kept = g_task_propagate_pointer (G_TASK (result), error);

  if (!kept)
    return FALSE;
  *aside = *kept ? g_steal_pointer (&kept) : NULL;
  return TRUE;
}
