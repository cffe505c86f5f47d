/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/open-card-page.h"

#include "app/cards/card-view.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define MOST_WIDTH 640

AdwNavigationPage *
mt_open_card_page_new (MtEntry *card)
{
  GtkWidget *toolbars = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new (), *bar = adw_header_bar_new ();
  MtCardView *view = mt_card_view_new (mt_entry_get_kind (card), FALSE);

  mt_card_view_show (view, card);
  gtk_widget_set_margin_start (GTK_WIDGET (view), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (view), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (view), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (view), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MOST_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE); /* the card says it */
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), scroller);
  return adw_navigation_page_new (toolbars, _ (mt_kind_find (mt_entry_get_kind (card))->name));
}
