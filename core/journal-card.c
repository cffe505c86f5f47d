/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-card.h"

#include "core/journal-private.h"
#include "core/open-card.h"

gboolean
mt_journal_is_card_open (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self), FALSE);
  return mt_journal_is_open (self) && g_atomic_int_get (&mt_journal_get_session (self)->card_open);
}

/* On the writer. */
static gpointer
set_job (gpointer data, gpointer open, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  if (!mt_store_may_write (session->store, error) || !mt_session_check_owner (session, error) ||
      !mt_store_set_card_open (session->store, open != NULL, error))
    return NULL;
  if (mt_open_card_follow (session->folder, session->store, error)) {
    g_atomic_int_set (&session->card_open, open != NULL);
    return MT_WORKER_DONE;
  }
  if (open) /* nothing lies open that was not said to */
    mt_store_set_card_open (session->store, FALSE, NULL);
  return NULL;
}

void
mt_journal_set_card_open (MtJournal *self,
                          gboolean open,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_set_card_open,
                  (MtJob){ set_job, NULL, GINT_TO_POINTER (open) }, NULL, callback, user_data);
}

gboolean
mt_journal_set_card_open_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  gboolean done = g_task_propagate_pointer (G_TASK (result), error) != NULL;

  if (done)
    mt_journal_told_written (self);
  return done;
}

static gpointer
load_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  return mt_open_card_read (((MtSession *)session)->folder, error);
}

void
mt_journal_load_open_card (MtJournal *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_load_open_card,
                  (MtJob){ load_job, .free_result = g_object_unref }, cancellable, callback,
                  user_data);
}

MtEntry *
mt_journal_load_open_card_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
