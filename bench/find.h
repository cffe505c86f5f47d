/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The first mapped widget of @type in @widget, itself included; NULL: there is none. */
GtkWidget *find_widget (GtkWidget *widget, GType type);

/* Whether the first row of @view, a GtkListView of MtEntryItem, has its entry. */
gboolean find_first_entry (GtkWidget *view);
