/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/aside-group.h"

#include "app/toast.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

struct _MtAsideGroup {
  AdwPreferencesGroup parent_instance;

  MtJournal *journal;
  GPtrArray *rows; /* not owned */
  char *asked;     /* path of the one that is asked about */
};

G_DEFINE_FINAL_TYPE (MtAsideGroup, mt_aside_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- Removing ---- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAsideGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_remove_aside_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  if (self->journal)
    mt_aside_group_look (self, self->journal);
}

static void
answered_cb (MtAsideGroup *self, const char *response)
{
  if (self->journal && g_str_equal (response, "remove"))
    mt_journal_remove_aside (self->journal, self->asked, removed_cb, g_object_ref (self));
}

static void
remove_clicked_cb (MtAsideGroup *self, GtkWidget *button)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Remove What Was Kept Aside?"),
      _ ("It goes for good, and what was only in it cannot be brought back. The journal itself and "
         "the backups stay as they are."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  g_set_str (&self->asked, g_object_get_data (G_OBJECT (button), "path"));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- Rows ---- */

static void
add_row (MtAsideGroup *self, const MtAside *aside)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bring = gtk_button_new_with_label (C_ ("kept aside", "Bring Back"));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *when = mt_say_instant (aside->made);
  g_autofree char *size = g_format_size ((guint64)aside->size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (bring), "s", aside->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bring), "backups.look");
  gtk_widget_set_valign (bring, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bring, "touch");
  gtk_widget_set_tooltip_text (button, _ ("Remove What Was Kept Aside"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (aside->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bring);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAsideGroup) self = data;
  g_autoptr (GPtrArray) asides =
      mt_journal_list_aside_finish (MT_JOURNAL (source), result, NULL); /* none is none */

  if (!self->journal)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; asides && i < asides->len; i++)
    add_row (self, asides->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

void
mt_aside_group_look (MtAsideGroup *self, MtJournal *journal)
{
  g_return_if_fail (MT_IS_ASIDE_GROUP (self));
  g_set_object (&self->journal, journal);
  mt_journal_list_aside (journal, listed_cb, g_object_ref (self));
}

/* ---- The group ---- */

static void
mt_aside_group_dispose (GObject *object)
{
  MtAsideGroup *self = MT_ASIDE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_ASIDE_GROUP);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (mt_aside_group_parent_class)->dispose (object);
}

static void
mt_aside_group_finalize (GObject *object)
{
  g_ptr_array_unref (MT_ASIDE_GROUP (object)->rows);
  G_OBJECT_CLASS (mt_aside_group_parent_class)->finalize (object);
}

static void
mt_aside_group_class_init (MtAsideGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_aside_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_aside_group_finalize;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/care/aside-group.ui");
}

static void
mt_aside_group_init (MtAsideGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}
