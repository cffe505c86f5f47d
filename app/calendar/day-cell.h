/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A day of a month: its number, the middle of its moods as a shape in a shade, dots for what else
 * there is, and a line under the number where there is a session.  To a screen reader it is a cell
 * that says all of it in words. */
#define MT_TYPE_DAY_CELL (mt_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (MtDayCell, mt_day_cell, MT, DAY_CELL, GtkWidget)

GtkWidget *mt_day_cell_new (void);

/* Shows @day.  @facts: what there is, NULL while that is not known.  @beside: it is of another
 * month. */
void mt_day_cell_show (
    MtDayCell *self, gint32 day, const MtDay *facts, gboolean beside, gboolean today);
/* The one that is chosen: alone of all days it can have the focus. */
void mt_day_cell_set_chosen (MtDayCell *self, gboolean chosen);
gint32 mt_day_cell_get_day (MtDayCell *self);

G_END_DECLS
