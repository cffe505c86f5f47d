/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/calendar-file.h"

#include "app/prompts/sessions.h"
#include "app/share/write-out.h"
#include "app/toast.h"
#include "app/window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* ---- Asking ---- */

typedef struct {
  GtkWidget *from;
  char *name;
  MtCalendarFileFunc named;
  gpointer data; /* until @named has it */
  GDestroyNotify free_data;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->from);
  g_free (self->name);
  g_clear_pointer (&self->data, self->free_data);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (self->from);
  if (file && !mt_window_has_gone (self->from))
    self->named (self->from, file, g_steal_pointer (&self->data));
  else if (!file && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    mt_toast (self->from, _ (MT_PROMPT_NO_DIALOG_TO_SAVE));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkWidget *from = self->from;
  GtkRoot *root = gtk_widget_get_root (from);

  if (!g_str_equal (answer, "save") || mt_window_has_gone (from))
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save to Calendar"));
  gtk_file_dialog_set_initial_name (dialog, self->name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (from), named_cb, g_steal_pointer (&self));
}

void
mt_calendar_file_ask (GtkWidget *from,
                      const char *title,
                      const char *about,
                      const char *name,
                      MtCalendarFileFunc named,
                      gpointer data,
                      GDestroyNotify free_data)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, about);
  Asking *self = g_new (Asking, 1);

  *self = (Asking){ g_object_ref (from), g_strdup (name), named, data, free_data };
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("_Save…"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), from, NULL, answered_cb, self);
}

/* ---- Writing ---- */

typedef struct {
  GtkWidget *from;
  GFile *file;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->from);
  g_object_unref (self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) self = data;
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

void
mt_calendar_file_write (GtkWidget *from, GBytes *bytes, const char *journal_folder, GFile *file)
{
  Writing *self = g_new (Writing, 1);

  *self = (Writing){ g_object_ref (from), g_object_ref (file) };
  mt_write_out (bytes, journal_folder, file, NULL, written_cb, self);
}
