/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/collapse.h"

static void
set_collapsed (AdwNavigationSplitView *split, gboolean collapsed)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (split));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) moved = NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (split))) {
    moved = g_object_ref (focus);
    gtk_root_set_focus (root, NULL);
  }
  adw_navigation_split_view_set_collapsed (split, collapsed);
  if (moved && gtk_widget_get_root (moved) == root && gtk_widget_get_child_visible (moved))
    gtk_widget_grab_focus (moved);
}

static void
apply_cb (AdwNavigationSplitView *split)
{
  set_collapsed (split, TRUE);
}

static void
unapply_cb (AdwNavigationSplitView *split)
{
  set_collapsed (split, FALSE);
}

void
mt_collapse_below (AdwBreakpointBin *bin, AdwNavigationSplitView *split, int width)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_new_length (
      ADW_BREAKPOINT_CONDITION_MAX_WIDTH, width, ADW_LENGTH_UNIT_SP));

  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (apply_cb), split, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (unapply_cb), split,
                           G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (bin, breakpoint);
}
