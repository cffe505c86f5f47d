/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moment.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A day and a time in a boxed list: said in words, and chosen by unfolding it, on a calendar and in
 * a line that takes "18:20" and "6:20 pm" alike.
 *
 * Signal "changed" (): the person chose another one, or took it back. */
#define MT_TYPE_MOMENT_ROW (mt_moment_row_get_type ())
G_DECLARE_FINAL_TYPE (MtMomentRow, mt_moment_row, MT, MOMENT_ROW, AdwExpanderRow)

/* @optional: whether it can be taken back. */
MtMomentRow *mt_moment_row_new (const char *title, gboolean optional);

/* ISO 8601 with offset, or NULL where none is chosen; owned by the row.  What was chosen is in this
 * device's zone; what was set keeps its own until another time is chosen. */
const char *mt_moment_row_get (MtMomentRow *self);

/* Shows @at (NULL: none); emits no "changed".  What cannot be read is shown as it is. */
void mt_moment_row_set (MtMomentRow *self, const char *at);

G_END_DECLS
