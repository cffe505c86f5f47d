/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/calendars.h"

#include "app/prompts/sessions.h"
#include "app/session/say-session.h"
#include "app/toast.h"
#include "app/window.h"
#include "core/bring-in/bring-in.h"
#include "core/error.h"
#include "core/process.h"

#include <adwaita.h>

#define MOST_PRESENT 5000 /* sessions that are compared */

/* One way in, from the file to what was taken. */
typedef struct {
  GtkWidget *from;
  MtDrafts *drafts;
  const MtBringFormat *format;
  MtBroughtIn *brought;
} Bringing;

static void
bringing_free (Bringing *self)
{
  g_object_unref (self->from);
  g_object_unref (self->drafts);
  g_clear_pointer (&self->brought, mt_brought_in_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bringing, bringing_free)

/* ---- What would be taken ---- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  guint n_taken = self->brought->found->len;
  g_autofree char *words = NULL;

  if (!g_str_equal (answer, "take") || mt_window_has_gone (self->from))
    return;
  for (guint i = 0; i < n_taken; i++) {
    const MtBrought *found = self->brought->found->pdata[i];
    g_autoptr (MtDraft) draft = mt_drafts_begin (self->drafts, found->entry);

    mt_draft_save (draft);
  }
  words = g_strdup_printf (ngettext ("%u session was added", "%u sessions were added", n_taken),
                           n_taken);
  mt_toast (self->from, words);
}

static void
add_row (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_list (const MtBroughtIn *brought)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < brought->found->len; i++) {
    MtEntry *session = ((const MtBrought *)brought->found->pdata[i])->entry;
    g_autofree char *when = mt_say_session_when (session);
    g_autofree char *length = mt_say_session_length (session);
    const char *text = mt_entry_get_text (session);
    g_autofree char *line = g_strconcat (length, *text ? " · " : "", text, NULL);

    add_row (list, when, g_strdelimit (line, "\r\n", ' '));
  }
  for (guint i = 0; i < brought->misreads->len; i++) {
    const MtMisread *misread = brought->misreads->pdata[i];
    /* Translators: a part of a file that was not understood; %u is a line of it. */
    g_autofree char *where = g_strdup_printf (_ ("Not understood, line %u"), misread->line);

    add_row (list, where, _ (misread->why));
  }
  return list;
}

static void
show (Bringing *self)
{
  gboolean any = self->brought->found->len > 0;
  AdwDialog *dialog =
      adw_alert_dialog_new (_ ("Bring In from Calendar"),
                            any ? _ (MT_PROMPT_CALENDAR_IN) : _ (MT_PROMPT_CALENDAR_NOTHING));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *from = self->from;

  adw_alert_dialog_add_response (alert, "cancel", any ? _ ("_Cancel") : _ ("_Close"));
  if (any)
    adw_alert_dialog_add_response (alert, "take", _ ("_Add"));
  if (any || self->brought->misreads->len > 0)
    adw_alert_dialog_set_extra_child (alert, make_list (self->brought));
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, from, NULL, answered_cb, self);
}

/* ---- What is there ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) present = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (mt_window_has_gone (self->from))
    return;
  if (!present) {
    mt_toast_error (self->from, error);
    return;
  }
  mt_brought_in_settle (self->brought, self->format, present);
  show (g_steal_pointer (&self));
}

static void
say_why_not (Bringing *self, const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_TOO_LONG))
    mt_toast (self->from, _ (MT_PROMPT_CALENDAR_TOO_LARGE));
  else if (error->domain == MT_ERROR)
    mt_toast (self->from, _ (MT_PROMPT_NO_CALENDAR));
  else
    mt_toast (self->from, _ (MT_PROMPT_CALENDAR_UNREAD));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  MtFilter filter = MT_FILTER_ALL;
  MtJournal *journal = mt_drafts_get_journal (self->drafts);

  self->brought = g_task_propagate_pointer (G_TASK (result), &error);
  if (mt_window_has_gone (self->from))
    return;
  if (!self->brought) {
    say_why_not (self, error);
    return;
  }
  filter.kind = (char *)self->format->kind;
  mt_journal_list (journal, &filter, MT_KEY_NONE, MOST_PRESENT, NULL, listed_cb,
                   g_steal_pointer (&self));
}

/* ---- Reading ---- */

static void
read_file (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *data = g_malloc (MT_BRING_IN_BYTES_MAX + 1);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (MtMoment) now = { 0 };
  MtBroughtIn *brought = NULL;
  gsize size;

  mt_process_may_take_long ();
  mt_moment_now (&now);
  stream = g_file_read (file, cancellable, &error);
  if (stream && g_input_stream_read_all (G_INPUT_STREAM (stream), data, MT_BRING_IN_BYTES_MAX + 1,
                                         &size, cancellable, &error)) {
    bytes = g_bytes_new (data, size);
    brought = mt_bring_in_read (mt_bring_format_find ("ics"), bytes, &now, &error);
  }
  if (brought)
    g_task_return_pointer (task, brought, (GDestroyNotify)mt_brought_in_free);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GTask) task = NULL;

  mt_window_end_choosing (self->from);
  if (!file) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      mt_toast (self->from, _ (MT_PROMPT_NO_DIALOG_TO_TAKE));
    return;
  }
  task = g_task_new (NULL, NULL, read_cb, g_steal_pointer (&self));
  g_task_set_task_data (task, file, g_object_unref);
  g_task_run_in_thread (task, read_file);
}

void
mt_calendars_bring_in (GtkWidget *from, MtDrafts *drafts)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GtkRoot *root = gtk_widget_get_root (from);
  Bringing *self = g_new0 (Bringing, 1);

  self->from = g_object_ref (from);
  self->drafts = g_object_ref (drafts);
  self->format = mt_bring_format_find ("ics");
  gtk_file_filter_set_name (filter, _ ("Calendars"));
  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_add_suffix (filter, "ics");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Bring In from Calendar"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (from), chosen_cb, self);
}
