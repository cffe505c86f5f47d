/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/journal/filter-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The line to type what one looks for, found as one types, and below it what is chosen, each part
 * with a button that takes it away.  What was looked for is kept nowhere: the line is empty when it
 * is shown again.
 *
 * Property "searching" (boolean): the line is shown. */
#define MT_TYPE_FIND_BAR (mt_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (MtFindBar, mt_find_bar, MT, FIND_BAR, AdwBin)

/* @choice (once) is changed by what is typed; its actions are in a group above. */
void mt_find_bar_set_choice (MtFindBar *self, MtFilterChoice *choice);

/* Shows the line and gives it the focus; hides and empties it. */
void mt_find_bar_begin (MtFindBar *self);
void mt_find_bar_end (MtFindBar *self);

G_END_DECLS
