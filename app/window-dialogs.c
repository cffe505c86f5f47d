/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-dialogs.h"

#include "app/care/backups-dialog.h"
#include "app/help/protection-dialog.h"
#include "app/journal/bin-dialog.h"
#include "app/preferences/about.h"
#include "app/preferences/preferences-dialog.h"
#include "app/preferences/shortcuts-dialog.h"
#include "app/share/shared-dialog.h"
#include "app/window.h"

static void
bin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (mt_bin_dialog_new (mt_window_get_drafts (MT_WINDOW (widget))), widget);
}

static void
shared_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (mt_shared_dialog_new (mt_window_get_journal (MT_WINDOW (widget)), NULL),
                      widget);
}

static void
backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      ADW_DIALOG (mt_backups_dialog_new (mt_window_get_keeper (MT_WINDOW (widget)))), widget);
}

static MtPreferencesDialog *
show_preferences (GtkWidget *window)
{
  MtPreferencesDialog *dialog = mt_preferences_dialog_new (
      mt_window_get_journal (MT_WINDOW (window)), mt_window_get_settings (MT_WINDOW (window)));

  adw_dialog_present (ADW_DIALOG (dialog), window);
  return dialog;
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_preferences (widget);
}

static void
reminders_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (show_preferences (widget)),
                                                "reminders");
}

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (mt_shortcuts_dialog_new ()), widget);
}

static void
protection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (mt_protection_dialog_new (), widget);
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (mt_about_dialog_new (), widget);
}

void
mt_window_dialogs_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.bin", NULL, bin_cb);
  gtk_widget_class_install_action (window_class, "win.shared", NULL, shared_cb);
  gtk_widget_class_install_action (window_class, "win.backups", NULL, backups_cb);
  gtk_widget_class_install_action (window_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (window_class, "win.reminders", NULL, reminders_cb);
  gtk_widget_class_install_action (window_class, "win.protection", NULL, protection_cb);
  gtk_widget_class_install_action (window_class, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (window_class, "win.about", NULL, about_cb);
}

void
mt_window_dialogs_close (AdwApplicationWindow *window)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (window)))
    adw_dialog_force_close (dialog);
}

gboolean
mt_window_has_gone (GtkWidget *from)
{
  return !gtk_widget_get_root (from);
}

void
mt_window_quit (MtWindow *self)
{
  g_return_if_fail (MT_IS_WINDOW (self));
  mt_window_dialogs_close (ADW_APPLICATION_WINDOW (self));
  gtk_window_close (GTK_WINDOW (self));
}
