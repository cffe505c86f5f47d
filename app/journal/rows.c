/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/rows.h"

MtEntry *
mt_rows_get_entry (MtEntryRow *row)
{
  MtEntryItem *item = row ? mt_entry_row_get_item (row) : NULL;

  return item ? mt_entry_item_get_entry (item) : NULL;
}

MtEntryRow *
mt_rows_find (GtkWidget *widget)
{
  GtkWidget *row = widget ? gtk_widget_get_ancestor (widget, MT_TYPE_ENTRY_ROW) : NULL;

  if (!row && widget)
    row = gtk_widget_get_first_child (widget);
  return row && MT_IS_ENTRY_ROW (row) ? MT_ENTRY_ROW (row) : NULL;
}

MtEntryRow *
mt_rows_find_focus (GtkListView *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (view)) ? mt_rows_find (focus) : NULL;
}

MtEntryRow *
mt_rows_find_of (GtkListView *view, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child;
       child = gtk_widget_get_next_sibling (child)) {
    MtEntryRow *row = mt_rows_find (child);
    MtEntry *entry = mt_rows_get_entry (row);

    if (entry && g_str_equal (mt_entry_get_id (entry), id))
      return row;
  }
  return NULL;
}
