/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-reminders.h"

#include "core/journal-private.h"

static gpointer
load_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_autoptr (MtSchedule) schedule = mt_schedule_copy (session->reminders.schedule);

  return mt_reminders_are_known (&session->reminders, error) &&
                 mt_reminders_look (schedule, session->store, error)
             ? g_steal_pointer (&schedule)
             : NULL;
}

void
mt_journal_load_reminders (MtJournal *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_load_reminders,
                  (MtJob){ load_job, .free_result = (GDestroyNotify)mt_schedule_free }, cancellable,
                  callback, user_data);
}

MtSchedule *
mt_journal_load_reminders_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
save_job (gpointer data, gpointer schedule, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return mt_store_may_write (session->store, error) &&
                 mt_reminders_keep (&session->reminders, schedule, session->store, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_save_reminders (MtJournal *self,
                           const MtSchedule *schedule,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && schedule);
  mt_journal_ask (
      self, MT_JOURNAL_WRITER, mt_journal_save_reminders,
      (MtJob){ save_job, NULL, mt_schedule_copy (schedule), (GDestroyNotify)mt_schedule_free },
      NULL, callback, user_data);
}

gboolean
mt_journal_save_reminders_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  gboolean done = g_task_propagate_pointer (G_TASK (result), error) != NULL;

  mt_journal_told_written (self);
  return done;
}

const GPtrArray *
mt_journal_get_missed (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self) && mt_journal_is_open (self), NULL);
  return mt_journal_get_session (self)->reminders.missed;
}

static gpointer
dismiss_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;

  return mt_store_may_write (session->store, error) &&
                 mt_reminders_dismiss (&session->reminders, session->store, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_dismiss_missed (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_dismiss_missed, (MtJob){ dismiss_job }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_dismiss_missed_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  gboolean done = g_task_propagate_pointer (G_TASK (result), error) != NULL;

  if (done && mt_journal_is_open (self))
    g_ptr_array_set_size (mt_journal_get_session (self)->reminders.missed, 0);
  if (done)
    mt_journal_told_written (self);
  return done;
}

gboolean
mt_journal_get_schedule_mended (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self), FALSE);
  return mt_journal_is_open (self) && mt_journal_get_session (self)->reminders.mended;
}

gboolean
mt_journal_wants_reminders (MtJournal *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL (self), FALSE);
  return mt_journal_is_open (self) && mt_journal_get_session (self)->reminders.wanted;
}
