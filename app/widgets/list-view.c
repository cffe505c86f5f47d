/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/list-view.h"

void
mt_list_view_show (GtkListView *view, GtkSelectionModel *model)
{
  gboolean single_click;
  GtkRoot *root;
  GtkWidget *focus;
  gboolean had_focus;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  root = gtk_widget_get_root (GTK_WIDGET (view));
  focus = root ? gtk_root_get_focus (root) : NULL;
  had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));
  if (had_focus)
    gtk_root_set_focus (root, NULL);
  single_click = gtk_list_view_get_single_click_activate (view);
  gtk_list_view_set_single_click_activate (view, FALSE);
  gtk_list_view_set_model (view, model);
  gtk_list_view_set_single_click_activate (view, single_click);
  if (had_focus && model)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}
