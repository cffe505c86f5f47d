/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/show-only.h"

void
mt_show_only (GtkStack *stack, GtkWidget *child, GtkWidget *kept)
{
  GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (stack));

  gtk_stack_add_child (stack, child);
  gtk_stack_set_visible_child (stack, child);
  while (other) {
    GtkWidget *next = gtk_widget_get_next_sibling (other);

    if (other != child && other != kept)
      gtk_stack_remove (stack, other);
    other = next;
  }
}
