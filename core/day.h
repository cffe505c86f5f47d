/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A local day is a number: days since 1970-01-01 in the proleptic Gregorian calendar.  Local time
 * is the wall clock read as if it were UTC, in µs since 1970-01-01T00:00:00.  Years 1 to 9999. */
#define MT_DAY_USEC (G_GINT64_CONSTANT (86400000000))
#define MT_DAY_MIN (-719162) /* 0001-01-01 */
#define MT_DAY_MAX 2932896   /* 9999-12-31 */

/* The day that @local falls on; rounds towards the past also before 1970. */
gint32 mt_day_of_local (gint64 local);

/* The first µs of @day. */
gint64 mt_day_start (gint32 day);

/* Reads YYYY-MM-DD.  Errors: MT_ERROR_INVALID; *@day is then left alone. */
gboolean mt_day_parse (const char *text, gint32 *day, GError **error);

/* YYYY-MM-DD; owned by the caller. */
char *mt_day_format (gint32 day);

/* Year (1–9999), month (1–12), day of the month (1–31) of @day. */
void mt_day_get_ymd (gint32 day, int *year, int *month, int *day_of_month);

/* The day of that date, which must be one of the calendar. */
gint32 mt_day_of_ymd (int year, int month, int day_of_month);

/* 0: Sunday … 6: Saturday. */
int mt_day_get_weekday (gint32 day);

G_END_DECLS
