/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/icon-button.h"

void
mt_button_wrap (GtkButton *button)
{
  GtkLabel *words;

  g_return_if_fail (GTK_IS_BUTTON (button) && GTK_IS_LABEL (gtk_button_get_child (button)));
  words = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (words, TRUE);
  gtk_label_set_wrap_mode (words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (words, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (words, GTK_JUSTIFY_CENTER);
}

GtkWidget *
mt_icon_button_new (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (icon), *label = gtk_label_new (words);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "touch");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}
