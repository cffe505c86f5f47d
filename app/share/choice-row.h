/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/chosen.h"
#include "core/entry-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry one can choose: a check mark as large as the row. */
#define MT_TYPE_CHOICE_ROW (mt_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MtChoiceRow, mt_choice_row, MT, CHOICE_ROW, AdwBin)

MtChoiceRow *mt_choice_row_new (MtChosen *chosen);

/* Shows @item, which may not be read yet, or nothing (NULL). */
void mt_choice_row_set_item (MtChoiceRow *self, MtEntryItem *item);

G_END_DECLS
