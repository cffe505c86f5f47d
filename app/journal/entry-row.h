/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/journal/slide.h"
#include "core/entry-item.h"
#include "core/sought.h"

G_BEGIN_DECLS

/* An entry in a list: what kind it is or how it was, when, and how it begins.  It is as high with
 * an entry that is still being read as with a short one. */
#define MT_TYPE_ENTRY_ROW (mt_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (MtEntryRow, mt_entry_row, MT, ENTRY_ROW, MtSlide)

MtEntryRow *mt_entry_row_new (void);

/* Shows the MtEntryItem of @list_item, and names that to a screen reader, until another is bound or
 * NULL.  What @sought looks for (may be NULL) is marked. */
void mt_entry_row_bind (MtEntryRow *self, GtkListItem *list_item, MtSought *sought);

/* What is bound, or NULL. */
MtEntryItem *mt_entry_row_get_item (MtEntryRow *self);

G_END_DECLS
