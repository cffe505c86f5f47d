/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/day.h"

#include "core/error.h"

#include <stdio.h>
#include <string.h>

#define JULIAN_OF_1970 719163 /* GDate counts 0001-01-01 as day 1 */

gint32
mt_day_of_local (gint64 local)
{
  gint64 day = local / MT_DAY_USEC;

  return local % MT_DAY_USEC < 0 ? day - 1 : day;
}

gint64
mt_day_start (gint32 day)
{
  return day * MT_DAY_USEC;
}

gboolean
mt_day_parse (const char *text, gint32 *day, GError **error)
{
  int year = 0, month = 0, day_of_month = 0, read = 0;

  if (strlen (text) != 10 || strspn (text, "0123456789-") != 10 ||
      sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day_of_month, &read) != 3 || read != 10 ||
      text[4] != '-' || text[7] != '-' || year < 1 || month < 1 || day_of_month < 1 ||
      !g_date_valid_dmy (day_of_month, month, year)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not a date of the form YYYY-MM-DD");
    return FALSE;
  }

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day_of_month, month, year);
  *day = (gint32)g_date_get_julian (&date) - JULIAN_OF_1970;
  return TRUE;
}

void
mt_day_get_ymd (gint32 day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (day >= MT_DAY_MIN && day <= MT_DAY_MAX);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)(day + JULIAN_OF_1970));
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
}

gint32
mt_day_of_ymd (int year, int month, int day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day_of_month, (GDateMonth)month, (GDateYear)year);
  return (gint32)g_date_get_julian (&date) - JULIAN_OF_1970;
}

int
mt_day_get_weekday (gint32 day)
{
  return ((day + 4) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

char *
mt_day_format (gint32 day)
{
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}
