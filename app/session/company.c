/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/company.h"

#include "app/session/gather.h"
#include "core/error.h"
#include "core/kinds/ids.h"

#define WITH "with"
#define MOST_SESSIONS 60 /* planned ones that are looked at */

void
mt_company_free (MtCompany *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->others);
  g_free (self);
}

typedef struct {
  MtJournal *journal;
  char *session;     /* id */
  GPtrArray *wanted; /* ids of people still to be loaded, last one first */
  MtCompany *company;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->journal);
  g_free (reading->session);
  g_ptr_array_unref (reading->wanted);
  g_clear_pointer (&reading->company, mt_company_free);
  g_free (reading);
}

/* Newest first. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) sessions = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!sessions) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = sessions->len; i > 0; i--)
    if (!g_str_equal (mt_entry_get_id (sessions->pdata[i - 1]), reading->session))
      g_ptr_array_add (reading->company->others, g_object_ref (sessions->pdata[i - 1]));
  g_task_return_pointer (task, g_steal_pointer (&reading->company),
                         (GDestroyNotify)mt_company_free);
}

static void read_next (GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) person = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (!person && !g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (person && !mt_entry_get_deleted (person))
    g_ptr_array_add (reading->company->people, g_steal_pointer (&person));
  read_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  MtFilter filter = MT_FILTER_ALL;

  if (reading->wanted->len > 0) {
    g_autofree char *id = g_ptr_array_steal_index (reading->wanted, reading->wanted->len - 1);

    mt_journal_load (reading->journal, id, cancellable, loaded_cb, task);
    return;
  }
  filter.kind = (char *)MT_KIND_SESSION;
  filter.state = (char *)mt_gather_state_planned ();
  mt_journal_list (reading->journal, &filter, MT_KEY_NONE, MOST_SESSIONS, cancellable, listed_cb,
                   task);
}

void
mt_company_read (MtJournal *journal,
                 MtEntry *session,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  const GPtrArray *links = mt_entry_get_links (session);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, mt_company_read);
  g_task_set_task_data (task, reading, reading_free);
  reading->journal = g_object_ref (journal);
  reading->session = g_strdup (mt_entry_get_id (session));
  reading->wanted = g_ptr_array_new_with_free_func (g_free);
  reading->company = g_new0 (MtCompany, 1);
  reading->company->people = g_ptr_array_new_with_free_func (g_object_unref);
  reading->company->others = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = links->len; i > 0; i--) {
    const MtLink *link = links->pdata[i - 1];

    if (g_str_equal (link->role, WITH))
      g_ptr_array_add (reading->wanted, g_strdup (link->to));
  }
  read_next (task);
}

MtCompany *
mt_company_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
