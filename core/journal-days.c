/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-days.h"

#include "core/journal-private.h"

typedef struct {
  gint32 first, last;
  char *scale;
} DaysInput;

static void
days_input_free (DaysInput *self)
{
  g_free (self->scale);
  g_free (self);
}

static gpointer
days_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  DaysInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (MtDays) days = mt_days_new (input->first, input->last);

  if (!store || !mt_store_read_days (store, input->scale, days, error))
    return NULL;
  return g_steal_pointer (&days);
}

void
mt_journal_read_days (MtJournal *journal,
                      gint32 first,
                      gint32 last,
                      const char *scale,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DaysInput *input = g_new (DaysInput, 1);

  g_return_if_fail (MT_IS_JOURNAL (journal));
  *input = (DaysInput){ first, last, g_strdup (scale) };
  mt_journal_ask (journal, MT_JOURNAL_READER, mt_journal_read_days,
                  (MtJob){ days_job, NULL, input, (GDestroyNotify)days_input_free,
                           (GDestroyNotify)mt_days_free },
                  cancellable, callback, user_data);
}

MtDays *
mt_journal_read_days_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
