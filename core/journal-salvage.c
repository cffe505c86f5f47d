/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-salvage.h"

#include "core/journal-private.h"
#include "core/salvage.h"

typedef struct {
  MtJournalSecret *secret;
  gboolean use_backup;
} Input;

static void
input_free (gpointer data)
{
  Input *self = data;

  mt_journal_secret_free (self->secret);
  g_free (self);
}

static gpointer
salvage_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  const Input *asked = input;
  MtSalvageReport *report;

  if (!mt_session_open_vault (session, asked->secret->text, asked->secret->wait_ms, error))
    return NULL;
  report = mt_salvage (session->folder, session->vault, asked->use_backup, cancellable, error);
  mt_session_close (session);
  return report;
}

void
mt_journal_salvage (MtJournal *self,
                    const char *secret,
                    gboolean use_backup,
                    guint wait_ms,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Input *input = g_new (Input, 1);

  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  *input = (Input){ mt_journal_secret_new (secret, NULL, wait_ms), use_backup };
  mt_journal_ask (
      self, MT_JOURNAL_DOOR, mt_journal_salvage,
      (MtJob){ salvage_job, NULL, input, input_free, (GDestroyNotify)mt_salvage_report_free },
      cancellable, callback, user_data);
}

MtSalvageReport *
mt_journal_salvage_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
