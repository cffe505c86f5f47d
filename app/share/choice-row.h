/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"
#include "core/entry-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry, or a part of a sheet, one can choose: a check mark as large as the row. */
#define MT_TYPE_CHOICE_ROW (mt_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MtChoiceRow, mt_choice_row, MT, CHOICE_ROW, AdwBin)

MtChoiceRow *mt_choice_row_new (MtMaking *making);

/* Shows the entry (MtEntryItem) or the part (MtSheetPart) of @list_item; an entry may not be read
 * yet, and names it to a screen reader; NULL: lets go of it. */
void mt_choice_row_bind (MtChoiceRow *self, GtkListItem *list_item);

G_END_DECLS
