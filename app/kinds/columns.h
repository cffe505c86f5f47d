/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Parts of a form beside each other where there is room for them, and else one below the other. */
AdwWrapBox *mt_columns_new (void);

/* A column with @title (or NULL), at the end of @columns.  What goes into it: mt_column_add (). */
GtkBox *mt_columns_add (AdwWrapBox *columns, const char *title);

/* @part: a row, which gets a list around it together with the row before it; or what stands alone.
 */
void mt_column_add (GtkBox *column, GtkWidget *part);

G_END_DECLS
