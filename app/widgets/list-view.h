/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_list_view_set_model (), also where one of its rows has the focus or the pointer: GTK (4.18)
 * hands either on while the rows go, has the next one selected in a list half of which is gone, and
 * ends the program where there are headings.  The focus stays in the list, if it was there and
 * @model is not NULL. */
void mt_list_view_show (GtkListView *view, GtkSelectionModel *model);

G_END_DECLS
