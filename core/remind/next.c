/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/next.h"

#define USEC (G_GINT64_CONSTANT (1000000))
#define MINUTE_USEC (60 * USEC)
#define HOUR_USEC (60 * MINUTE_USEC)
#define REACH (16 * 60 * 60) /* seconds; no offset was ever larger (Manila once had -15:56) */
#define SAME_USEC (20 * HOUR_USEC)
#define LATEST_DAY (MT_DAY_MAX - 400)
#define EARLIEST_DAY (MT_DAY_MIN + 400)
#define LOOK_BACK_USEC (800 * MT_DAY_USEC) /* more than twice MT_RULE_EVERY_MAX */
#define EARLIER_DAYS 3 /* how much sooner than it comes a day may have begun: quiet hours, gaps */
#define TRIES 16       /* days that can be passed over: those, and three that are left out */

#define WORTH_USEC (4 * HOUR_USEC)
#define BEGUN_USEC (15 * MINUTE_USEC)
#define ONCE_USEC (7 * MT_DAY_USEC)

/* ---- Wall clock and instant ---- */

static gint64
floor_seconds (gint64 usec)
{
  return usec / USEC - (usec % USEC < 0);
}

static int
interval_at (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
}

gint64
mt_instant_to_local (gint64 instant, GTimeZone *zone)
{
  int interval = interval_at (zone, floor_seconds (instant));

  return instant + g_time_zone_get_offset (zone, interval) * USEC;
}

gint64
mt_local_to_instant (gint64 local, GTimeZone *zone)
{
  gint64 wall = floor_seconds (local);
  int first = interval_at (zone, wall - REACH), last = interval_at (zone, wall + REACH);

  for (int i = first; i <= last; i++) /* the first of two */
    if (interval_at (zone, wall - g_time_zone_get_offset (zone, i)) == i)
      return (wall - g_time_zone_get_offset (zone, i)) * USEC;
  for (int i = first; i < last; i++) { /* skipped between the two: by the offset before */
    gint64 before = wall - g_time_zone_get_offset (zone, i);

    if (interval_at (zone, before) > i &&
        interval_at (zone, wall - g_time_zone_get_offset (zone, i + 1)) <= i)
      return before * USEC;
  }
  return (wall - g_time_zone_get_offset (zone, last)) * USEC;
}

/* ---- Days ---- */

static gint32
days_in_month (gint32 first)
{
  int year, month, day, length = 28;

  mt_day_get_ymd (first, &year, &month, &day);
  for (int of_month = month; of_month == month; length++)
    mt_day_get_ymd (first + length, &year, &of_month, &day);
  return length - 1;
}

static gint32
next_month_day (guint wanted, gint32 day)
{
  int year, month, of_month;
  gint32 first, found;

  mt_day_get_ymd (day, &year, &month, &of_month);
  first = day - of_month + 1;
  found = first + MIN ((gint32)wanted, days_in_month (first)) - 1;
  if (found >= day)
    return found;
  first += days_in_month (first);
  return first + MIN ((gint32)wanted, days_in_month (first)) - 1;
}

static gint32
next_weekday (guint weekdays, gint32 day)
{
  for (gint32 i = 0; i < 7; i++) {
    gint32 weekday = ((day + i + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */

    if (weekdays & (1u << weekday))
      return day + i;
  }
  return MT_DAY_MAX;
}

static gint32
next_of_every (const MtRule *rule, gint32 day)
{
  gint32 every = (gint32)rule->every;

  if (day <= rule->day)
    return rule->day;
  return rule->day + (day - rule->day + every - 1) / every * every;
}

static gint32
next_due_day (const GArray *days, gint32 day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, gint32, i) >= day)
      return g_array_index (days, gint32, i);
  return MT_DAY_MAX;
}

/* The first day of @rule from @day on; from LATEST_DAY on it is none. */
static gint32
next_day (const MtSchedule *schedule, const MtRule *rule, gint32 day)
{
  switch (rule->when) {
  case MT_RULE_WEEKLY:
    return next_weekday (rule->weekdays, day);
  case MT_RULE_EVERY:
    return next_of_every (rule, day);
  case MT_RULE_MONTHLY:
    return next_month_day (rule->month_day, day);
  case MT_RULE_TASK:
    return next_due_day (schedule->due_days, day);
  case MT_RULE_ONCE:
    return rule->day >= day ? rule->day : MT_DAY_MAX;
  case MT_RULE_DAILY:
  case MT_RULE_SESSION:
    break;
  }
  return day;
}

/* ---- What comes when ---- */

static gint64
hold_back (const MtSchedule *schedule, const MtRule *rule, gint64 meant, GTimeZone *zone)
{
  gint64 local = mt_instant_to_local (meant, zone);
  gint32 day = mt_day_of_local (local);
  guint minute = (guint)((local - mt_day_start (day)) / MINUTE_USEC);
  gboolean spans_midnight = schedule->quiet_from > schedule->quiet_to;
  gboolean begun = minute >= schedule->quiet_from, over = minute >= schedule->quiet_to;
  gint64 end;

  if (schedule->quiet_from == schedule->quiet_to ||
      (rule->when == MT_RULE_SESSION && rule->offset < 0) ||
      !(spans_midnight ? begun || !over : begun && !over))
    return meant;
  if (spans_midnight && begun)
    day++;
  end = mt_local_to_instant (mt_day_start (day) + schedule->quiet_to * MINUTE_USEC, zone);
  return MAX (meant, end);
}

static gboolean
may_come (const MtSchedule *schedule, const MtRule *rule, gint64 meant)
{
  return meant > rule->since && meant >= schedule->paused_until;
}

static gboolean
is_left_out (
    const MtSchedule *schedule, const MtRule *rule, MtDue due, MtDue last, gint32 not_today)
{
  gint64 apart =
      due.instant > last.instant ? due.instant - last.instant : last.instant - due.instant;

  if (rule->unless_written && schedule->wrote == due.day)
    return TRUE;
  if (rule->when == MT_RULE_ONCE)
    return due.day == last.day;
  return due.day == not_today ||
         (last.instant != MT_LONG_AGO && due.day == last.day && apart < SAME_USEC);
}

static MtDue
next_of_days (const MtSchedule *schedule,
              const MtRule *rule,
              gint64 after,
              MtDue last,
              gint32 not_today,
              GTimeZone *zone)
{
  gint64 lower = MAX (MAX (after, rule->since), schedule->paused_until);
  gint32 day = mt_day_of_local (mt_instant_to_local (lower, zone)) - EARLIER_DAYS;

  for (int i = 0; i < TRIES; i++, day++) {
    gint64 meant;
    MtDue due;

    day = next_day (schedule, rule, day);
    if (day >= LATEST_DAY)
      break;
    meant = mt_local_to_instant (mt_day_start (day) + rule->minute * MINUTE_USEC, zone);
    due = (MtDue){ hold_back (schedule, rule, meant, zone), day };
    if (may_come (schedule, rule, meant) && due.instant > after &&
        !is_left_out (schedule, rule, due, last, not_today))
      return due;
  }
  return (MtDue){ MT_NEVER, MT_DAY_MIN };
}

static MtDue
next_of_sessions (
    const MtSchedule *schedule, const MtRule *rule, gint64 after, MtDue last, GTimeZone *zone)
{
  MtDue found = { MT_NEVER, MT_DAY_MIN };

  for (guint i = 0; i < schedule->sessions->len; i++) {
    const MtSpan *session = &g_array_index (schedule->sessions, MtSpan, i);
    gint64 meant = (rule->offset < 0 ? session->start : session->end) + rule->offset * MINUTE_USEC;
    MtDue due = { hold_back (schedule, rule, meant, zone),
                  mt_day_of_local (mt_instant_to_local (meant, zone)) };

    if (may_come (schedule, rule, meant) && due.instant > after && due.instant != last.instant &&
        due.instant < found.instant && !(rule->unless_written && schedule->wrote == due.day))
      found = due;
  }
  return found;
}

MtDue
mt_next_due (const MtSchedule *schedule,
             const MtRule *rule,
             gint64 after,
             MtDue last,
             gint32 not_today,
             GTimeZone *zone)
{
  after = CLAMP (after, mt_day_start (EARLIEST_DAY), mt_day_start (LATEST_DAY));
  if (!rule->enabled)
    return (MtDue){ MT_NEVER, MT_DAY_MIN };
  return rule->when == MT_RULE_SESSION
             ? next_of_sessions (schedule, rule, after, last, zone)
             : next_of_days (schedule, rule, after, last, not_today, zone);
}

MtDue
mt_last_due (const MtSchedule *schedule,
             const MtRule *rule,
             gint64 after,
             gint64 until,
             MtDue last,
             gint32 not_today,
             GTimeZone *zone)
{
  MtDue found = { MT_NEVER, MT_DAY_MIN }, due;

  until = CLAMP (until, mt_day_start (EARLIEST_DAY), mt_day_start (LATEST_DAY));
  after = MAX (after, until - LOOK_BACK_USEC);
  while ((due = mt_next_due (schedule, rule, after, last, not_today, zone)).instant <= until) {
    found = due;
    after = due.instant;
  }
  return found;
}

gint64
mt_next_shown (const MtSchedule *schedule, const MtRule *rule, gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return mt_next_due (schedule, rule, now, MT_DUE_NONE, MT_DAY_MIN, zone).instant;
}

gint64
mt_due_until (const MtRule *rule, MtDue due, GTimeZone *zone)
{
  gint32 day;

  if (rule->when == MT_RULE_ONCE)
    return due.instant + ONCE_USEC;
  if (rule->when == MT_RULE_SESSION)
    return rule->offset < 0 ? due.instant - rule->offset * MINUTE_USEC + BEGUN_USEC
                            : due.instant + MT_DAY_USEC;
  day = mt_day_of_local (mt_instant_to_local (due.instant, zone));
  return MAX (due.instant + WORTH_USEC, mt_local_to_instant (mt_day_start (day + 1), zone));
}
