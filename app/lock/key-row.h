/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The row in which a recovery key is typed or pasted: it stands there in capital letters and in
 * groups of five, however it came, and from left to right in every language.
 *
 * Property "slip" (uint): the first group (from 1) whose check character does not fit, as soon as
 * that group is whole; 0: none so far. */
#define MT_TYPE_KEY_ROW (mt_key_row_get_type ())
G_DECLARE_FINAL_TYPE (MtKeyRow, mt_key_row, MT, KEY_ROW, AdwEntryRow)

guint mt_key_row_get_slip (MtKeyRow *self);

/* What keeps it from being tried, as one sentence, owned: a slip, too little or too much; NULL
 * where it may be. */
char *mt_key_row_say_problem (MtKeyRow *self);

G_END_DECLS
