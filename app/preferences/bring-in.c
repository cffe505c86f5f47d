/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/everything.h"
#include "app/toast.h"
#include "app/window.h"
#include "core/error.h"
#include "core/journal-archive.h"
#include "core/process.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  MtBroughtIn *brought; /* while it is looked at */
} Bringing;

static Bringing *
bringing_new (GtkWidget *from, MtJournal *journal)
{
  Bringing *self = g_new0 (Bringing, 1);

  self->from = g_object_ref (from);
  self->journal = g_object_ref (journal);
  return self;
}

static void
bringing_free (Bringing *self)
{
  g_object_unref (self->from);
  g_object_unref (self->journal);
  g_clear_pointer (&self->brought, mt_brought_in_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bringing, bringing_free)

/* ---- Taking in ---- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBroughtIn) brought =
      mt_journal_bring_in_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *words = NULL;

  if (!brought) {
    mt_toast_error (self->from, error);
    return;
  }
  words = g_strdup_printf (
      ngettext ("%u entry was added", "%u entries were added", brought->found->len),
      brought->found->len);
  mt_toast (self->from, words);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  MtJournal *journal = self->journal;
  MtBroughtIn *brought;

  if (!g_str_equal (answer, "take") || mt_window_has_gone (self->from))
    return;
  brought = g_steal_pointer (&self->brought);
  mt_journal_bring_in (journal, brought, FALSE, taken_cb, g_steal_pointer (&self));
}

/* ---- What would come ---- */

static char *
say_what_comes (const MtBroughtIn *brought)
{
  guint n_new = brought->found->len, n_there = brought->n_there, n_bad = brought->misreads->len;
  g_autoptr (GString) words = g_string_new (NULL);

  if (n_new == 0 && brought->shared->len == 0 && brought->words->len == 0)
    g_string_append (words, _ ("There is nothing in it that the journal does not have."));
  else
    g_string_append_printf (
        words, ngettext ("%u entry would be added.", "%u entries would be added.", n_new), n_new);
  if (n_there > 0) {
    g_string_append_c (words, '\n');
    g_string_append_printf (words,
                            ngettext ("%u is there already, or was deleted for good.",
                                      "%u are there already, or were deleted for good.", n_there),
                            n_there);
  }
  if (n_bad > 0) {
    g_string_append_c (words, '\n');
    g_string_append_printf (words,
                            ngettext ("%u part was not understood, and is left out.",
                                      "%u parts were not understood, and are left out.", n_bad),
                            n_bad);
  }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gboolean any;
  AdwDialog *dialog;
  GtkWidget *from = self->from;

  self->brought = mt_journal_bring_in_finish (MT_JOURNAL (source), result, &error);
  if (mt_window_has_gone (self->from))
    return;
  if (!self->brought) {
    mt_toast_error (self->from, error);
    return;
  }
  any = self->brought->found->len + self->brought->shared->len + self->brought->words->len > 0;
  body = say_what_comes (self->brought);
  dialog = adw_alert_dialog_new (_ ("Bring In"), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel",
                                 any ? _ ("_Cancel") : _ ("_Close"));
  if (any)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "take", _ ("_Add"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), from, NULL, answered_cb,
                           g_steal_pointer (&self));
}

/* ---- Reading ---- */

static void
say_why_not (Bringing *self, const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_TOO_LONG))
    mt_toast (self->from, _ ("The file is larger than can be taken in at once."));
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED))
    mt_toast (self->from, _ ("The file is damaged: it is not as it was written."));
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_TOO_NEW))
    mt_toast (self->from, _ ("A newer version of Meantime wrote this file."));
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_EXISTS))
    mt_toast (self->from, _ ("This is a calendar: it is brought in from Session."));
  else if (error->domain == MT_ERROR)
    mt_toast (self->from, _ ("This is no file that Meantime can read."));
  else
    mt_toast (self->from, _ ("The file could not be read."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  MtBroughtIn *brought = g_task_propagate_pointer (G_TASK (result), &error);
  MtJournal *journal = self->journal;

  if (!brought) {
    if (!mt_window_has_gone (self->from))
      say_why_not (self, error);
    return;
  }
  mt_journal_bring_in (journal, brought, TRUE, looked_cb, g_steal_pointer (&self));
}

static MtBroughtIn *
read_ours (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = mt_bring_in_load (file, cancellable, error);
  const MtBringFormat *format = bytes ? mt_bring_format_of (bytes, error) : NULL;
  g_auto (MtMoment) now = { 0 };

  if (format && !format->whole) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_EXISTS, "there is another way in for it");
    return NULL;
  }
  mt_moment_now (&now);
  return format ? mt_bring_in_read (format, bytes, &now, error) : NULL;
}

static void
read_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  MtBroughtIn *brought;

  mt_process_may_take_long ();
  brought = read_ours (file, cancellable, &error);
  if (brought)
    g_task_return_pointer (task, brought, (GDestroyNotify)mt_brought_in_free);
  else
    g_task_return_error (task, error);
}

void
mt_bring_in_from (GtkWidget *from, MtJournal *journal, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, bringing_new (from, journal));

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bringing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (self->from);
  if (mt_window_has_gone (self->from))
    return;
  if (file)
    mt_bring_in_from (self->from, self->journal, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    mt_toast (self->from, _ ("The file dialog could not be opened. Nothing was taken in."));
}

void
mt_bring_in (GtkWidget *from, MtJournal *journal)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_file_filter_set_name (filter, _ ("What Meantime Has Written"));
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Bring In"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (from), chosen_cb, bringing_new (from, journal));
}
