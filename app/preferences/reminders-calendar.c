/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/reminders-calendar.h"

#include "app/prompts/sessions.h"
#include "app/share/write-out.h"
#include "app/toast.h"
#include "app/window.h"
#include "core/share/reminder-calendar.h"

#include <glib/gi18n.h>

/* One way out, from the question to the file. */
typedef struct {
  GtkWidget *from;
  MtSchedule *schedule;
  char *name; /* of the file */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->from);
  mt_schedule_free (self->schedule);
  g_free (self->name);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
has_gone (GtkWidget *from)
{
  return !gtk_widget_get_root (from); /* it locked meanwhile */
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (mt_write_out_finish (result, &error))
    words = g_strdup_printf (_ ("Saved as %s"), self->name);
  else
    words = mt_write_out_say (error);
  if (words)
    mt_toast (self->from, words);
}

static void
write_file (Saving *saving, GFile *file)
{
  g_autoptr (Saving) self = saving;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folder = g_strdup (self->schedule->folder);
  g_autoptr (GBytes) bytes =
      mt_reminder_calendar_render (self->schedule, g_get_real_time (), zone, NULL);

  if (!bytes) {
    mt_toast (self->from, _ ("There is no reminder to come that has a time"));
    return;
  }
  self->name = g_filename_display_name (name);
  mt_write_out (bytes, folder, file, NULL, written_cb, g_steal_pointer (&self));
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (self->from);
  if (file && !has_gone (self->from))
    write_file (g_steal_pointer (&self), file);
  else if (!file && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    mt_toast (self->from, _ (MT_PROMPT_NO_DIALOG_TO_SAVE));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkWidget *from = self->from;
  GtkRoot *root = gtk_widget_get_root (from);

  if (!g_str_equal (answer, "save") || has_gone (from))
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save to Calendar"));
  /* Translators: the name of a calendar file of reminders; neutral on purpose. */
  gtk_file_dialog_set_initial_name (dialog, _ ("reminders.ics"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (from), named_cb, g_steal_pointer (&self));
}

void
mt_reminders_calendar_save (GtkWidget *from, const MtSchedule *schedule)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Put the Times Into a Calendar?"),
      _ ("The file says when your reminders come, under the title “Reminder”, and nothing else. A "
         "calendar knows no quiet hours and no pause, and not whether you already wrote. Other "
         "programs, and whoever uses them, can read it."));
  Saving *self = g_new0 (Saving, 1);

  self->from = g_object_ref (from);
  self->schedule = mt_schedule_copy (schedule);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("_Save…"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), from, NULL, answered_cb, self);
}
