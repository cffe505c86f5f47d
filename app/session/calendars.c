/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/calendars.h"

#include "app/prompts/sessions.h"
#include "app/session/gather.h"
#include "app/share/write-out.h"
#include "app/toast.h"
#include "app/window.h"
#include "core/kinds/ids.h"
#include "core/share/share.h"

#include <adwaita.h>

#define MOST_SESSIONS 500

/* One way out, from the question to the file. */
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
  g_clear_object (&self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (mt_write_out_finish (result, &error)) {
    g_autofree char *name = g_file_get_basename (self->file);
    g_autofree char *shown = g_filename_display_name (name);

    words = g_strdup_printf (_ ("Saved as %s"), shown);
  } else {
    words = mt_write_out_say (error);
  }
  if (words)
    mt_toast (self->from, words);
}

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
  const char *folder = mt_journal_get_folder (self->journal);
  GFile *file = self->file;

  if (!bytes) {
    mt_toast (self->from, _ (MT_PROMPT_NO_SESSION_TO_SAVE));
    return;
  }
  mt_write_out (bytes, folder, file, NULL, written_cb, g_steal_pointer (&self));
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
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  MtFilter filter = MT_FILTER_ALL;
  MtJournal *journal = self->journal;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  mt_window_end_choosing (self->from);
  if (!self->file || mt_window_has_gone (self->from)) {
    if (!self->file && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      mt_toast (self->from, _ (MT_PROMPT_NO_DIALOG_TO_SAVE));
    return;
  }
  filter.kind = (char *)MT_KIND_SESSION;
  filter.state = (char *)mt_gather_state_planned ();
  mt_journal_list (journal, &filter, MT_KEY_NONE, MOST_SESSIONS, NULL, listed_cb,
                   g_steal_pointer (&self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkWidget *from = self->from;
  GtkRoot *root = gtk_widget_get_root (from);

  if (!g_str_equal (answer, "save") || mt_window_has_gone (from))
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save to Calendar"));
  /* Translators: the name of a calendar file; neutral on purpose. */
  gtk_file_dialog_set_initial_name (dialog, _ ("appointments.ics"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (from), named_cb, g_steal_pointer (&self));
}

void
mt_calendars_save (GtkWidget *from, MtDrafts *drafts)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Save to Calendar?"), _ (MT_PROMPT_CALENDAR_OUT));
  Saving *self = g_new0 (Saving, 1);

  self->from = g_object_ref (from);
  self->journal = g_object_ref (mt_drafts_get_journal (drafts));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("_Save…"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), from, NULL, answered_cb, self);
}
