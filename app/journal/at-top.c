/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/at-top.h"

#define FRAMES_TO_LAY_OUT 2 /* after which the view knows how high everything is */
#define KEY "mt-at-top"     /* on a view that is on its way: the frames that are left */

static gboolean
go_to_top_cb (GtkWidget *view, GdkFrameClock *clock, gpointer frames)
{
  if (--*(int *)frames > 0)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (view), KEY, NULL);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  return G_SOURCE_REMOVE;
}

void
mt_at_top_stay (GtkScrollable *view)
{
  int *frames;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  frames = g_object_get_data (G_OBJECT (view), KEY);
  if (frames) {
    *frames = FRAMES_TO_LAY_OUT; /* it changes again */
    return;
  }
  if (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 0)
    return;
  frames = g_new (int, 1);
  *frames = FRAMES_TO_LAY_OUT;
  g_object_set_data_full (G_OBJECT (view), KEY, frames, g_free);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), go_to_top_cb, frames, NULL);
}
