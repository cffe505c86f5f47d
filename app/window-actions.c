/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-actions.h"

#include "app/window.h"

#include <glib/gi18n.h>

static void
lock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_window_lock (MT_WINDOW (widget));
}

static void
open_entry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_places_open_entry (mt_window_get_places (MT_WINDOW (widget)),
                        g_variant_get_string (parameter, NULL));
}

static void
write_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_window_write (MT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_places_show (mt_window_get_places (MT_WINDOW (widget)),
                  g_variant_get_string (parameter, NULL));
}

static void
card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_places_open_card (mt_window_get_places (MT_WINDOW (widget)),
                       g_variant_get_string (parameter, NULL));
}

static void
cards_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_places_show_cards (mt_window_get_places (MT_WINDOW (widget)));
}

/* ---- Care ---- */

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_window_lock_and_do (MT_WINDOW (widget), "lock.restore", parameter);
}

static void
damage_answered_cb (MtWindow *window, const char *response, AdwDialog *dialog)
{
  GVariant *code = g_object_get_data (G_OBJECT (dialog), "code");

  if (g_str_equal (response, "lock"))
    mt_window_lock_and_do (window, "lock.trouble", code);
}

/* Whoever has said "not now" goes on with what can be read. */
static void
damage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;
  AdwAlertDialog *alert;

  gtk_widget_action_set_enabled (widget, "win.damage", FALSE); /* until it is opened again */
  dialog =
      adw_alert_dialog_new (_ ("A Part Could Not Be Read"),
                            _ ("A file of the journal is damaged. The rest of it may be as it was, "
                               "and mostly much can be "
                               "brought back. The journal locks first; then you see what helps."));
  alert = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (alert, "later", _ ("_Not Now"), "lock", _ ("_See What Helps"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "lock", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (alert, "later");
  g_object_set_data_full (G_OBJECT (dialog), "code", g_variant_ref (parameter),
                          (GDestroyNotify)g_variant_unref);
  g_signal_connect_object (alert, "response", G_CALLBACK (damage_answered_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

void
mt_window_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (window_class, "win.open-entry", "s", open_entry_cb);
  gtk_widget_class_install_action (window_class, "win.write", "s", write_cb);
  gtk_widget_class_install_action (window_class, "win.show-place", "s", show_place_cb);
  gtk_widget_class_install_action (window_class, "win.card", "s", card_cb);
  gtk_widget_class_install_action (window_class, "win.cards", NULL, cards_cb);
  gtk_widget_class_install_action (window_class, "win.restore", "(sb)", restore_cb);
  gtk_widget_class_install_action (window_class, "win.damage", "i", damage_cb);
}

/* What one does with an open journal only. */
static const char *const open_actions[] = {
  "win.open-entry", "win.write", "win.show-place", "win.card",    "win.cards",   "win.preferences",
  "win.reminders",  "win.bin",   "win.shared",     "win.backups", "win.restore", "win.damage",
};

/* What brings up a dialog that says nothing of the journal. */
static const char *const plain_actions[] = { "win.protection", "win.shortcuts", "win.about" };

void
mt_window_actions_set (GtkWidget *window, MtReachable reachable)
{
  gtk_widget_action_set_enabled (window, "win.lock", reachable != MT_REACHABLE_LOCKED);
  for (gsize i = 0; i < G_N_ELEMENTS (open_actions); i++)
    gtk_widget_action_set_enabled (window, open_actions[i], reachable == MT_REACHABLE_ALL);
  for (gsize i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    gtk_widget_action_set_enabled (window, plain_actions[i], reachable != MT_REACHABLE_LOCK_ONLY);
}
