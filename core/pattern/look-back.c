/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/look-back.h"

#define FEBRUARY 2

static void
add_day (GArray *days, int year, int month, int day_of_month, gint32 first)
{
  gint32 day = mt_day_of_ymd (year, month, day_of_month);

  if (day >= first)
    g_array_append_val (days, day);
}

GArray *
mt_look_back_days (gint32 today, gint32 first)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint32));
  int year, month, day_of_month, first_year, ignored;

  mt_day_get_ymd (today, &year, &month, &day_of_month);
  mt_day_get_ymd (first, &first_year, &ignored, &ignored);
  for (int earlier = year - 1; earlier >= first_year; earlier--) {
    gboolean leaps = g_date_is_leap_year ((GDateYear)earlier);

    if (month == FEBRUARY && day_of_month == 29 && !leaps)
      continue;
    if (month == FEBRUARY && day_of_month == 28 && leaps && !g_date_is_leap_year ((GDateYear)year))
      add_day (days, earlier, FEBRUARY, 29, first);
    add_day (days, earlier, month, day_of_month, first);
  }
  return days;
}

gboolean
mt_look_back_then_and_now (gint32 today, gint32 first, MtThenAndNow *days)
{
  if (today - first < MT_LOOK_BACK_APART)
    return FALSE;
  *days =
      (MtThenAndNow){ first, first + MT_LOOK_BACK_DAYS - 1, today - MT_LOOK_BACK_DAYS + 1, today };
  return TRUE;
}
