/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/dial.h"

#include "app/prompts/cards.h"
#include "app/toast.h"
#include "app/widgets/icon-button.h"

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;
  words = g_strdup_printf (_ (MT_PROMPT_CANNOT_DIAL),
                           (const char *)g_object_get_data (G_OBJECT (button), "shown"));
  mt_toast (button, words);
}

static void
clicked_cb (GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);
  g_autofree char *uri =
      g_strconcat ("tel:", (const char *)g_object_get_data (G_OBJECT (button), "dial"), NULL);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (button));
}

/* It reads from left to right whatever stands around it. */
static char *
isolate (const char *number)
{
  return g_strconcat ("\u2066", number, "\u2069", NULL);
}

GtkWidget *
mt_dial_button_new (const MtNumber *number)
{
  g_autofree char *shown = isolate (number->shown);
  GtkWidget *button = mt_icon_button_new ("call-start-symbolic", shown);
  /* Translators: for a screen reader: a button that calls the number %s. */
  g_autofree char *name = g_strdup_printf (_ ("Call %s"), shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "shown", g_steal_pointer (&shown), g_free);
  g_object_set_data_full (G_OBJECT (button), "dial", g_strdup (number->dial), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}
