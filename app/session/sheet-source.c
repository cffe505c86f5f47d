/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/sheet-source.h"

void
mt_sheet_source_free (MtSheetSource *self)
{
  g_clear_pointer (&self->gathered, mt_gathered_free);
  g_clear_pointer (&self->back, mt_look_back_free);
  g_free (self);
}

typedef struct {
  MtJournal *journal;
  MtSheetSource *source;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->journal);
  g_clear_pointer (&reading->source, mt_sheet_source_free);
  g_free (reading);
}

/* Takes over @task. */
static void
end (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&reading->source),
                         (GDestroyNotify)mt_sheet_source_free);
  g_object_unref (task);
}

static void
looked_back_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  MtSheetSource *source = ((Reading *)g_task_get_task_data (task))->source;
  GError *error = NULL;

  source->back = mt_look_back_finish (result, &error);
  if (!source->back) {
    g_task_return_error (task, error);
    return;
  }
  if (source->back->last) {
    source->sheet.since = source->back->entries;
    source->sheet.last = mt_entry_get_moment (source->back->last);
  }
  end (g_steal_pointer (&task));
}

static void
gathered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  MtSheetSource *source = reading->source;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  source->gathered = mt_gather_finish (result, &error);
  if (!source->gathered) {
    g_task_return_error (task, error);
    return;
  }
  source->sheet.session = source->gathered->session;
  source->sheet.notes = source->gathered->notes;
  if (source->sheet.with)
    mt_look_back (reading->journal, cancellable, looked_back_cb, g_steal_pointer (&task));
  else
    end (g_steal_pointer (&task));
}

void
mt_sheet_source_read (MtJournal *journal,
                      MtSinceParts parts,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (MT_IS_JOURNAL (journal));
  reading = g_new0 (Reading, 1);
  reading->journal = g_object_ref (journal);
  reading->source = g_new0 (MtSheetSource, 1);
  reading->source->sheet.with = parts;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_sheet_source_read);
  g_task_set_task_data (task, reading, reading_free);
  mt_gather (journal, cancellable, gathered_cb, task);
}

MtSheetSource *
mt_sheet_source_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
