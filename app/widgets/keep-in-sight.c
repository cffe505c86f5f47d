/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/keep-in-sight.h"

static gboolean
scroll_cb (GtkWidget *viewport, GdkFrameClock *clock, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (viewport);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, viewport))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row ? row : focus, NULL);
  return G_SOURCE_REMOVE;
}

/* While it is being laid out, nothing can be scrolled. */
static void
room_changed_cb (GtkWidget *viewport)
{
  gtk_widget_add_tick_callback (viewport, scroll_cb, NULL, NULL);
}

void
mt_keep_in_sight (GtkWidget *field)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);

  g_return_if_fail (viewport);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                           "notify::page-size", G_CALLBACK (room_changed_cb), viewport,
                           G_CONNECT_SWAPPED);
}
