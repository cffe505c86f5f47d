/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/period.h"

#define WEEK 7
#define MONTH 30         /* days, where a month is looked at day by day */
#define WEEKS 13         /* of three months */
#define MONTHS 12        /* of a year */
#define DAYS_MOST 62     /* that all of it is shown day by day */
#define WEEKS_MOST 371   /* days: a year in weeks */
#define MONTHS_MOST 1827 /* days: five years in months */

/* The first of the month @n months before (or, negative, after) the one that @day is in; before the
 * calendar's first day it is that, after its last one the day after that. */
static gint32
month_before (gint32 day, int n)
{
  int year, month, day_of_month, months;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  months = year * 12 + month - 1 - n;
  if (months < 12)
    return MT_DAY_MIN;
  if (months >= 120000)
    return MT_DAY_MAX + 1;
  return mt_day_of_ymd (months / 12, months % 12 + 1, 1);
}

static MtPeriodPart
part_of_all (gint32 days)
{
  if (days <= DAYS_MOST)
    return MT_PART_DAY;
  if (days <= WEEKS_MOST)
    return MT_PART_WEEK;
  return days <= MONTHS_MOST ? MT_PART_MONTH : MT_PART_YEAR;
}

gint32
mt_period_part_start (const MtPeriod *self, gint32 day)
{
  int year, month, day_of_month;

  switch (self->part) {
  case MT_PART_DAY:
    return day;
  case MT_PART_WEEK:
    return MAX (MT_DAY_MIN, day - (mt_day_get_weekday (day) - self->first_weekday + WEEK) % WEEK);
  case MT_PART_MONTH:
    return month_before (day, 0);
  default:
    mt_day_get_ymd (day, &year, &month, &day_of_month);
    return mt_day_of_ymd (year, 1, 1);
  }
}

gint32
mt_period_part_end (const MtPeriod *self, gint32 day)
{
  gint32 start = mt_period_part_start (self, day);

  switch (self->part) {
  case MT_PART_DAY:
    return start + 1;
  case MT_PART_WEEK:
    return start + WEEK;
  case MT_PART_MONTH:
    return month_before (start, -1);
  default:
    return month_before (start, -12);
  }
}

MtPeriod
mt_period_new (MtPeriodLength length, gint32 to, gint32 first, int first_weekday)
{
  MtPeriod self = { length, MT_PART_DAY, first_weekday, to, to };

  switch (length) {
  case MT_PERIOD_WEEK:
    self.from = to - WEEK + 1;
    break;
  case MT_PERIOD_MONTH:
    self.from = to - MONTH + 1;
    break;
  case MT_PERIOD_THREE_MONTHS:
    self.part = MT_PART_WEEK;
    self.from = mt_period_part_start (&self, to) - (WEEKS - 1) * WEEK;
    break;
  case MT_PERIOD_YEAR:
    self.part = MT_PART_MONTH;
    self.from = month_before (to, MONTHS - 1);
    break;
  default:
    self.from = MIN (first, to);
    self.part = part_of_all (to - self.from + 1);
  }
  self.from = MAX (self.from, MT_DAY_MIN);
  return self;
}

MtPeriod
mt_period_earlier (const MtPeriod *self)
{
  if (self->length == MT_PERIOD_ALL || self->from == MT_DAY_MIN)
    return *self;
  return mt_period_new (self->length, self->from - 1, self->from - 1, self->first_weekday);
}

/* Where the one after it ends, if there is time enough. */
static gint32
later_end (const MtPeriod *self)
{
  switch (self->length) {
  case MT_PERIOD_WEEK:
    return self->to + WEEK;
  case MT_PERIOD_MONTH:
    return self->to + MONTH;
  case MT_PERIOD_THREE_MONTHS:
    return self->from + 2 * WEEKS * WEEK - 1;
  default:
    return month_before (self->from, -2 * MONTHS) - 1;
  }
}

MtPeriod
mt_period_later (const MtPeriod *self, gint32 today)
{
  gint32 to;

  if (self->length == MT_PERIOD_ALL)
    return *self;
  to = MIN (later_end (self), today);
  return mt_period_new (self->length, MAX (to, self->to), self->from, self->first_weekday);
}
