/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/keep-in-sight.h"

static GtkWidget *
find_focus (GtkWidget *viewport)
{
  GtkRoot *root = gtk_widget_get_root (viewport);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (!focus || !gtk_widget_is_ancestor (focus, viewport))
    return NULL;
  return row ? row : focus;
}

static gboolean
scroll_cb (GtkWidget *viewport, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *focus = find_focus (viewport);

  if (focus)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), focus, NULL);
  return G_SOURCE_REMOVE;
}

/* While it is being laid out, nothing can be scrolled. */
static void
room_changed_cb (GtkWidget *viewport)
{
  gtk_widget_add_tick_callback (viewport, scroll_cb, NULL, NULL);
}

/* What is higher than the page is being read or written somewhere in its middle. */
static void
height_changed_cb (GtkWidget *viewport)
{
  GtkWidget *focus = find_focus (viewport);

  if (focus && gtk_widget_get_height (focus) <= gtk_widget_get_height (viewport))
    room_changed_cb (viewport);
}

void
mt_keep_in_sight (GtkWidget *field)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);

  g_return_if_fail (viewport);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                           "notify::page-size", G_CALLBACK (room_changed_cb), viewport,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                           "notify::upper", G_CALLBACK (height_changed_cb), viewport,
                           G_CONNECT_SWAPPED);
}
