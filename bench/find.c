/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/find.h"

#include "core/entry-item.h"

GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

gboolean
find_first_entry (GtkWidget *view)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_autoptr (MtEntryItem) item = model ? g_list_model_get_item (model, 0) : NULL;

  return item && mt_entry_item_get_entry (item);
}
