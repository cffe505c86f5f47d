/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/weeks.h"

#include "core/day.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#define SUNDAY_ORIGIN 19971130 /* how glibc says that weekdays are counted from Sunday */

int
mt_weeks_first_weekday (void)
{
  union {
    char *text;
    unsigned int number;
  } origin = { .text = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY); /* from 1 */

  return ((origin.number == SUNDAY_ORIGIN ? 0 : 1) + first - 1) % 7;
}

int
mt_weeks_column (gint32 day, int first_weekday)
{
  int weekday = ((day % 7) + 7 + 4) % 7; /* 1970-01-01 was a Thursday */

  return (weekday - first_weekday + 7) % 7;
}

/* The first day of a month, also of one before the first or after the last of @year. */
static gint32
start_of (int year, int month)
{
  gint32 day;
  g_autofree char *date = NULL;

  year += (month - 1 >= 0 ? month - 1 : month - 12) / 12;
  month = ((month - 1) % 12 + 12) % 12 + 1;
  if (year < 1)
    return MT_DAY_MIN;
  date = g_strdup_printf ("%04d-%02d-01", year, month);
  return mt_day_parse (date, &day, NULL) ? day : MT_DAY_MAX + 1;
}

void
mt_weeks_month (int year, int month, gint32 *first, gint32 *last)
{
  *first = start_of (year, month);
  *last = start_of (year, month + 1) - 1;
}

gint32
mt_weeks_add_months (gint32 day, int n)
{
  int year, month, day_of_month;
  gint32 first, last;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  mt_weeks_month (year, month + n, &first, &last);
  return CLAMP (first + day_of_month - 1, first, last);
}

static char *
format (int year, int month, int day, const char *with)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return g_date_time_format (date, with);
}

char *
mt_weeks_say_month (int year, int month)
{
  /* Translators: a month as a heading, as for g_date_time_format (): “November 2026”. */
  /* xgettext:no-c-format */
  return format (year, month, 1, C_ ("month", "%OB %Y"));
}

char *
mt_weeks_say_month_alone (int month)
{
  /* Translators: the same without the year: “November”. */
  return format (2000, month, 1, C_ ("month", "%OB"));
}

char *
mt_weeks_say_weekday (gint32 day, gboolean whole)
{
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  return format (year, month, day_of_month, whole ? "%A" : "%a");
}
