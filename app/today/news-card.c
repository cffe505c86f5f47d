/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/news-card.h"

GtkWidget *
mt_news_card_new (const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *buttons = adw_wrap_box_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "news");
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

GtkWidget *
mt_news_card_add_button (GtkWidget *card, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_add_css_class (button, "touch");
  adw_wrap_box_append (ADW_WRAP_BOX (gtk_widget_get_last_child (card)), button);
  return button;
}
