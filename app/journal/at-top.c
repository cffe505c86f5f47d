/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/at-top.h"

#define FRAMES_TO_LAY_OUT 2 /* after which the view knows how high everything is */

static gboolean
go_to_top_cb (GtkWidget *view, GdkFrameClock *clock, gpointer frames)
{
  if (--*(int *)frames > 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  return G_SOURCE_REMOVE;
}

void
mt_at_top_stay (GtkScrollable *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  if (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 0)
    return;
  gtk_widget_add_tick_callback (GTK_WIDGET (view), go_to_top_cb,
                                g_memdup2 (&(int){ FRAMES_TO_LAY_OUT }, sizeof (int)), g_free);
}
