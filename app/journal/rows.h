/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/journal/entry-row.h"

G_BEGIN_DECLS

/* The rows of a list of entries: MtEntryRow, each alone in a child of the view.  NULL is none. */

/* The entry of a row; NULL also while it is being read. */
MtEntry *mt_rows_get_entry (MtEntryRow *row);

/* The row around @widget, or in it. */
MtEntryRow *mt_rows_find (GtkWidget *widget);

/* The row of @view that has the focus. */
MtEntryRow *mt_rows_find_focus (GtkListView *view);

/* The row of the entry with @id among those there are. */
MtEntryRow *mt_rows_find_of (GtkListView *view, const char *id);

G_END_DECLS
