/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/plain-page.h"

#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

AdwNavigationPage *
mt_plain_page_new (MtHandout *handout)
{
  GtkWidget *view = gtk_text_view_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *toolbars = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *lock = gtk_button_new_from_icon_name ("system-lock-screen-symbolic");
  GBytes *bytes = mt_handout_get_bytes (handout);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, (int)size);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  mt_private_text (view, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is in the file"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (lock), "win.lock");
  gtk_widget_set_tooltip_text (lock, _ ("Lock"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), lock);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), scroller);
  return adw_navigation_page_new (toolbars, _ ("What Is in It"));
}
