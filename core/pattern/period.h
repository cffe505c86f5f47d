/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* The stretch of time that is looked at, and the parts it is cut into.  Pure. */
typedef enum {
  MT_PERIOD_WEEK,         /* seven days, day by day */
  MT_PERIOD_MONTH,        /* thirty days, day by day */
  MT_PERIOD_THREE_MONTHS, /* thirteen weeks, week by week */
  MT_PERIOD_YEAR,         /* twelve months, month by month */
  MT_PERIOD_ALL,          /* from the first day on, in parts that are not too many to look at */
} MtPeriodLength;
#define MT_PERIODS 5

typedef enum {
  MT_PART_DAY,
  MT_PART_WEEK,
  MT_PART_MONTH,
  MT_PART_YEAR,
} MtPeriodPart;

typedef struct {
  MtPeriodLength length;
  MtPeriodPart part;
  int first_weekday; /* what a week begins with: 0 is Sunday, 1 Monday, … */
  gint32 from, to;   /* local days, inclusive */
} MtPeriod;

/* The period of @length that ends with the day @to.  It begins where a part begins; its last part
 * may still be going on.  @first: the first day there is anything of, for MT_PERIOD_ALL. */
MtPeriod mt_period_new (MtPeriodLength length, gint32 to, gint32 first, int first_weekday);

/* The one before it, which ends the day before it begins; the one after it, which does not go
 * beyond @today.  Of MT_PERIOD_ALL there is no other. */
MtPeriod mt_period_earlier (const MtPeriod *self);
MtPeriod mt_period_later (const MtPeriod *self, gint32 today);

/* Where the part that @day is in begins, and the first day after it. */
gint32 mt_period_part_start (const MtPeriod *self, gint32 day);
gint32 mt_period_part_end (const MtPeriod *self, gint32 day);

G_END_DECLS
