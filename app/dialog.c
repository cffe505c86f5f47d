/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialog.h"

void
mt_dialog_closed (AdwDialog *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)))
    gtk_root_set_focus (root, NULL);
}

void
mt_dialog_dispose (AdwDialog *dialog)
{
  adw_dialog_set_child (dialog, NULL);
}

void
mt_page_leave (AdwNavigationPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);

  gtk_widget_set_can_focus (GTK_WIDGET (page), FALSE);
  if (view)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}
