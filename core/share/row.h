/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/block.h"
#include "core/share/sheet.h"

G_BEGIN_DECLS

/* A field or a link in one row: its name, and beside it what it says. */
typedef struct {
  GArray *name_lines, *value_lines; /* MtLine */
  double height;
} MtRow;

void mt_row_init (MtRow *self);
void mt_row_clear (MtRow *self);

gboolean mt_row_is_for (const MtBlock *block);

/* Lays out @block, in the layouts of labels and of text.  Text then has the direction of what
 * @block says, until that is drawn. */
void mt_row_lay_out (MtRow *self, MtSheet *sheet, const MtBlock *block);

/* Draws what was laid out from where @sheet is, as an item of a list. */
void mt_row_draw (MtRow *self, MtSheet *sheet, const MtBlock *block);

G_END_DECLS
