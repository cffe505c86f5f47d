/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cover.h"

/* The larger of what phones have in either direction, in pixels of the layout. */
#define NARROW 600
#define SHORT 450

/* The press that brings a window to the front is not meant for what it cannot show yet. */
#define SETTLE_MS 150

static gboolean
settled_cb (gpointer window)
{
  GtkWidget *child = gtk_widget_get_first_child (window);

  if (child && !gtk_widget_has_css_class (window, "covered"))
    gtk_widget_set_can_target (child, TRUE);
  return G_SOURCE_REMOVE;
}

/* A dialog of its own lies over it, a file chooser perhaps, and has the focus or had it last. */
static gboolean
has_dialog (GtkWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data))
      return TRUE;
  return FALSE;
}

void
mt_cover_update (GtkWindow *window, gboolean wanted)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean small =
      gtk_widget_get_width (widget) <= NARROW || gtk_widget_get_height (widget) <= SHORT;
  gboolean covered = wanted && small && !has_dialog (window);

  if (covered == gtk_widget_has_css_class (widget, "covered"))
    return;
  if (covered) {
    gtk_widget_add_css_class (widget, "covered");
    gtk_widget_set_can_target (child, FALSE);
  } else {
    gtk_widget_remove_css_class (widget, "covered");
    g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_MS, settled_cb, g_object_ref (window),
                        g_object_unref);
  }
}
