/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/shade.h"

GtkWidget *
mt_shade_new (const char *id)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "shade");
  if (id)
    gtk_widget_add_css_class (dot, id);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return dot;
}
