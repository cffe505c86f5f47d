/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/columns.h"

#define LEAST_WIDTH 264 /* px: fits a window of 294, and twice into the width of a page */

AdwWrapBox *
mt_columns_new (void)
{
  AdwWrapBox *columns = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_justify (columns, ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (columns, TRUE);
  adw_wrap_box_set_child_spacing (columns, 18);
  adw_wrap_box_set_line_spacing (columns, 18);
  adw_wrap_box_set_natural_line_length (columns, 2 * LEAST_WIDTH + 18);
  return columns;
}

GtkBox *
mt_columns_add (AdwWrapBox *columns, const char *title)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_size_request (column, LEAST_WIDTH, -1);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  if (title) {
    GtkWidget *label = gtk_label_new (title);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
    gtk_widget_add_css_class (label, "heading");
    gtk_box_append (GTK_BOX (column), label);
  }
  adw_wrap_box_append (columns, column);
  return GTK_BOX (column);
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

void
mt_column_add (GtkBox *column, GtkWidget *part)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (column));

  if (!GTK_IS_LIST_BOX_ROW (part)) {
    gtk_box_append (column, part);
    return;
  }
  if (!last || !GTK_IS_LIST_BOX (last)) {
    last = make_list ();
    gtk_box_append (column, last);
  }
  gtk_list_box_append (GTK_LIST_BOX (last), part);
}
