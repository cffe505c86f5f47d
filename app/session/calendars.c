/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/calendars.h"

#include "app/prompts/sessions.h"
#include "app/session/gather.h"
#include "app/share/calendar-file.h"
#include "app/toast.h"
#include "core/kinds/ids.h"
#include "core/share/share.h"

#include <glib/gi18n.h>

#define MOST_SESSIONS 500

/* What is on its way out. */
typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  GFile *file;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->from);
  g_object_unref (self->journal);
  g_object_unref (self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
render (GTask *task, gpointer source, gpointer sessions, GCancellable *cancellable)
{
  MtShareOptions options = { .format = MT_FORMAT_CALENDAR };
  GError *error = NULL;
  GBytes *bytes = mt_share_render (sessions, &options, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (bytes)
    mt_calendar_file_write (self->from, bytes, mt_journal_get_folder (self->journal), self->file);
  else
    mt_toast (self->from, _ (MT_PROMPT_NO_SESSION_TO_SAVE));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions = mt_journal_list_finish (MT_JOURNAL (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (!sessions) {
    mt_toast_error (self->from, error);
    return;
  }
  task = g_task_new (NULL, NULL, rendered_cb, g_steal_pointer (&self));
  g_task_set_task_data (task, sessions, (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (task, render);
}

static void
named_cb (GtkWidget *from, GFile *file, gpointer journal)
{
  MtFilter filter = MT_FILTER_ALL;
  Saving *self = g_new (Saving, 1);

  *self = (Saving){ g_object_ref (from), journal, g_object_ref (file) };
  filter.kind = (char *)MT_KIND_SESSION;
  filter.state = (char *)mt_gather_state_planned ();
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, MOST_SESSIONS, NULL, listed_cb, self);
}

void
mt_calendars_save (GtkWidget *from, MtDrafts *drafts)
{
  mt_calendar_file_ask (from, _ ("Save to Calendar?"), _ (MT_PROMPT_CALENDAR_OUT),
                        /* Translators: the name of a calendar file; neutral on purpose. */
                        _ ("appointments.ics"), named_cb,
                        g_object_ref (mt_drafts_get_journal (drafts)), g_object_unref);
}
