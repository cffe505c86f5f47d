/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/quick/keep-note.h"

#include "core/error.h"

gboolean
mt_keep_note_saves (MtJournal *journal)
{
  return mt_journal_is_open (journal) && !mt_journal_is_read_only (journal);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (mt_journal_leave_note_finish (MT_JOURNAL (source), result, &error))
    g_task_return_int (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (mt_journal_save_finish (MT_JOURNAL (source), result, &error))
    g_task_return_int (task, FALSE);
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_LOCKED))
    mt_journal_leave_note (MT_JOURNAL (source), g_task_get_task_data (task), left_cb,
                           g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mt_keep_note (MtJournal *journal, MtEntry *entry, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (journal, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  if (mt_keep_note_saves (journal))
    mt_journal_save (journal, entry, saved_cb, task);
  else
    mt_journal_leave_note (journal, entry, left_cb, task);
}

gboolean
mt_keep_note_finish (GAsyncResult *result, gboolean *sealed, GError **error)
{
  g_autoptr (GError) refused = NULL;
  gssize answer = g_task_propagate_int (G_TASK (result), &refused);

  if (refused) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return FALSE;
  }
  *sealed = answer != 0;
  return TRUE;
}
