/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Six weeks with the month of a chosen day.  One stop for Tab; arrow keys go from day to day and
 * from week to week, Page Up and Page Down from month to month (with Control: year to year), Home
 * and End to the ends of the week.
 *
 * Signal "chosen" (gint32 day): the person went to a day. */
#define MT_TYPE_MONTH_VIEW (mt_month_view_get_type ())
G_DECLARE_FINAL_TYPE (MtMonthView, mt_month_view, MT, MONTH_VIEW, GtkWidget)

GtkWidget *mt_month_view_new (void);

/* Shows the month of @day, which is chosen. */
void mt_month_view_choose (MtMonthView *self, gint32 day);
/* The days it shows. */
void mt_month_view_get_range (MtMonthView *self, gint32 *first, gint32 *last);
/* What there is on its days (copied); NULL: that is not known. */
void mt_month_view_set_days (MtMonthView *self, const MtDays *days);

G_END_DECLS
