/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry in the bin: what it is, until when it stays, and what can be done.
 *
 * Signal "bring-back" (const char *id), signal "purge" (const char *id): its buttons. */
#define MT_TYPE_BIN_ROW (mt_bin_row_get_type ())
G_DECLARE_FINAL_TYPE (MtBinRow, mt_bin_row, MT, BIN_ROW, GtkBox)

MtBinRow *mt_bin_row_new (void);

/* As mt_entry_row_bind (). */
void mt_bin_row_bind (MtBinRow *self, GtkListItem *list_item);

G_END_DECLS
