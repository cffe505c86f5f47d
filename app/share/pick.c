/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/pick.h"

#include "app/session/gather.h"
#include "app/widgets/say-time.h"
#include "core/due.h"
#include "core/error.h"
#include "core/kinds/ids.h"

#define PAGE 200 /* entries read at a time */

void
mt_picked_free (MtPicked *self)
{
  g_strfreev (self->ids);
  mt_filter_free (self->filter);
  g_free (self);
}

typedef struct {
  MtFilter *filter;
  gint64 after; /* keys up to this one are not meant; MT_KEY_NONE: all are */
  GPtrArray *ids;
  guint n_closed;
} Picking;

static void
picking_free (gpointer data)
{
  Picking *self = data;

  g_clear_pointer (&self->filter, mt_filter_free);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static GTask *
begin (const MtFilter *filter,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Picking *self = g_new0 (Picking, 1);

  self->filter = mt_filter_copy (filter);
  self->after = MT_KEY_NONE;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, mt_pick);
  g_task_set_task_data (task, self, picking_free);
  return task;
}

/* Takes over @task. */
static void
end (GTask *task)
{
  Picking *self = g_task_get_task_data (task);
  MtPicked *picked = g_new0 (MtPicked, 1);

  g_ptr_array_add (self->ids, NULL);
  picked->ids = (char **)g_ptr_array_free (g_steal_pointer (&self->ids), FALSE);
  self->ids = g_ptr_array_new ();
  picked->n_closed = self->n_closed;
  picked->filter = mt_filter_copy (self->filter);
  g_task_return_pointer (task, picked, (GDestroyNotify)mt_picked_free);
  g_object_unref (task);
}

/* FALSE: whatever comes after it is not meant. */
static gboolean
take (Picking *self, MtEntry *entry)
{
  if (self->after != MT_KEY_NONE && mt_entry_get_key (entry) <= self->after)
    return FALSE;
  if (mt_due_is_closed (entry, mt_say_today (), NULL))
    self->n_closed++;
  else
    g_ptr_array_add (self->ids, g_strdup (mt_entry_get_id (entry)));
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Picking *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gboolean go_on;

  if (!entries) {
    g_task_return_error (task, error);
    return;
  }
  go_on = entries->len == PAGE;
  for (guint i = 0; i < entries->len; i++)
    go_on = take (self, entries->pdata[i]) && go_on;
  if (go_on)
    mt_journal_list (MT_JOURNAL (source), self->filter,
                     mt_entry_get_key (entries->pdata[entries->len - 1]), PAGE, cancellable,
                     listed_cb, g_steal_pointer (&task));
  else
    end (g_steal_pointer (&task));
}

void
mt_pick (MtJournal *journal,
         const MtFilter *filter,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal) && filter);
  mt_journal_list (journal, filter, MT_KEY_NONE, PAGE, cancellable, listed_cb,
                   begin (filter, cancellable, callback, user_data));
}

static void
session_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Picking *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) sessions = mt_journal_list_finish (MT_JOURNAL (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!sessions) {
    g_task_return_error (task, error);
    return;
  }
  if (sessions->len == 0) {
    g_task_return_new_error_literal (task, MT_ERROR, MT_ERROR_NOT_FOUND, "no session is over");
    return;
  }
  self->filter->from = mt_entry_get_day (sessions->pdata[0]);
  self->after = mt_entry_get_key (sessions->pdata[0]);
  mt_journal_list (MT_JOURNAL (source), self->filter, MT_KEY_NONE, PAGE, cancellable, listed_cb,
                   g_steal_pointer (&task));
}

void
mt_pick_since (MtJournal *journal,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  MtFilter over = MT_FILTER_ALL;

  g_return_if_fail (MT_IS_JOURNAL (journal));
  over.kind = (char *)MT_KIND_SESSION;
  over.state = (char *)mt_gather_state_over ();
  mt_journal_list (journal, &over, MT_KEY_NONE, 1, cancellable, session_found_cb,
                   begin (&MT_FILTER_ALL, cancellable, callback, user_data));
}

MtPicked *
mt_pick_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
