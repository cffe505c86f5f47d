/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/spin-late.h"

#define AFTER_MS 200
#define WAITING "mt-spin-late"

static void
show_cb (gpointer data)
{
  g_object_set_data (G_OBJECT (data), WAITING, NULL);
  gtk_widget_set_visible (GTK_WIDGET (data), TRUE);
}

void
mt_spin_late (GtkWidget *spinner)
{
  guint source = g_timeout_add_once (AFTER_MS, show_cb, spinner);

  g_object_set_data (G_OBJECT (spinner), WAITING, GUINT_TO_POINTER (source));
}

void
mt_spin_stop (GtkWidget *spinner)
{
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (spinner), WAITING));

  if (source)
    g_source_remove (source);
  gtk_widget_set_visible (spinner, FALSE);
}
