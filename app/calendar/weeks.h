/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Weeks, months and years of local days (core/day.h).  Pure, but for the locale. */

/* On which day a week begins here: 0 Sunday … 6 Saturday, as the locale of times says. */
int mt_weeks_first_weekday (void);

/* The weekday of @day, counted from @first_weekday: 0 … 6. */
int mt_weeks_column (gint32 day, int first_weekday);

/* The first and the last day of the month (1–12) of @year; a month before the first or after the
 * last is one of another year.  Days there are none of are left out of the range. */
void mt_weeks_month (int year, int month, gint32 *first, gint32 *last);

/* @day moved by @n months, to the last day where that month is shorter. */
gint32 mt_weeks_add_months (gint32 day, int n);

/* "November 2026"; "November"; "Tue", "Tuesday" of a day.  Owned by the caller. */
char *mt_weeks_say_month (int year, int month);
char *mt_weeks_say_month_alone (int month);
char *mt_weeks_say_weekday (gint32 day, gboolean whole);

G_END_DECLS
