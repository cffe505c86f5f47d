/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules in sixty zones against a reference that is slow and plainly right: it walks through
 * the minutes of a window, asks GDateTime what the clock shows in each, and looks it up. */
#include "core/remind/next.h"
#include "tests/core/remind/zones.h"

#define MINUTE (G_GINT64_CONSTANT (60000000))
#define N_RULES 10000
#define WINDOW_DAYS 13
#define MARGIN_DAYS 4 /* at both ends: quiet hours, pauses, days that are left out */
#define DAY_MINUTES (24 * 60)
#define WINDOW (WINDOW_DAYS * DAY_MINUTES)
#define MOST_CIVIL (WINDOW + 3 * DAY_MINUTES)

/* Days that every zone is looked at on: a leap day, two turns of the year, the days that Samoa and
 * Kwajalein left out. */
static const int special[][3] = {
  { 2024, 2, 26 }, { 2027, 12, 28 }, { 2028, 12, 29 }, { 2011, 12, 27 }, { 1993, 8, 18 },
};

typedef struct {
  GTimeZone *zone;
  gint64 start;                /* µs UTC, of the first minute */
  gint64 civil[WINDOW];        /* the clock in each minute, minutes since 1970 as if UTC */
  gint64 first_civil;          /* of the table below */
  gint64 instants[MOST_CIVIL]; /* µs UTC, of each minute that a clock may show */
} Window;

static gint64
civil_at (gint64 instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / 1000000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return ((gint64)g_date_get_julian (&date) - 719163) * DAY_MINUTES +
         g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/* Each minute the clock shows is the first instant at which it does; each that it leaves out is as
 * far behind the gap's beginning as it would have been had there been none. */
static void
window_init (Window *self, GTimeZone *zone, gint64 start)
{
  gint64 before = 0;

  self->zone = zone;
  self->start = start;
  for (int i = 0; i < MOST_CIVIL; i++)
    self->instants[i] = G_MININT64;
  for (int i = 0; i < WINDOW; i++) {
    gint64 instant = start + i * MINUTE, civil = self->civil[i] = civil_at (instant, zone);

    if (i == 0)
      self->first_civil = civil - DAY_MINUTES;
    for (gint64 skipped = before + 1; i > 0 && skipped < civil; skipped++)
      if (self->instants[skipped - self->first_civil] == G_MININT64)
        self->instants[skipped - self->first_civil] = instant + (skipped - before - 1) * MINUTE;
    if (self->instants[civil - self->first_civil] == G_MININT64)
      self->instants[civil - self->first_civil] = instant;
    before = civil;
  }
}

/* G_MININT64: outside the window. */
static gint64
window_find (const Window *self, gint64 civil)
{
  gint64 at = civil - self->first_civil;

  return at >= 0 && at < MOST_CIVIL ? self->instants[at] : G_MININT64;
}

static gint64
window_civil (const Window *self, gint64 instant)
{
  gint64 at = (instant - self->start) / MINUTE;

  g_assert_true (at >= 0 && at < WINDOW);
  return self->civil[at];
}

/* ---- The reference ---- */

static gboolean
is_day_of (const MtSchedule *schedule, const MtRule *rule, gint32 day)
{
  GDate date;
  int last, of_month, weekday;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)(day + 719163));
  of_month = g_date_get_day (&date);
  weekday = g_date_get_weekday (&date); /* Monday is 1 */
  last = g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
  switch (rule->when) {
  case MT_RULE_DAILY:
    return TRUE;
  case MT_RULE_WEEKLY:
    return (rule->weekdays >> (weekday - 1)) & 1;
  case MT_RULE_EVERY:
    return day >= rule->day && (day - rule->day) % (gint32)rule->every == 0;
  case MT_RULE_MONTHLY:
    return of_month == (int)rule->month_day || (of_month == last && (int)rule->month_day > last);
  case MT_RULE_ONCE:
    return day == rule->day;
  case MT_RULE_TASK:
    for (guint i = 0; i < schedule->due_days->len; i++)
      if (g_array_index (schedule->due_days, gint32, i) == day)
        return TRUE;
    return FALSE;
  case MT_RULE_SESSION:
    break;
  }
  g_assert_not_reached ();
}

static gint64
floor_day (gint64 civil)
{
  return civil / DAY_MINUTES;
}

static gboolean
is_quiet (const MtSchedule *schedule, gint64 civil)
{
  for (guint minute = schedule->quiet_from; minute != schedule->quiet_to;
       minute = (minute + 1) % DAY_MINUTES)
    if (civil % DAY_MINUTES == minute)
      return TRUE;
  return FALSE;
}

static gint64
reference_hold_back (const Window *window, const MtSchedule *schedule, gint64 meant)
{
  gint64 civil = window_civil (window, meant), end = civil, instant;

  if (!is_quiet (schedule, civil))
    return meant;
  while (end % DAY_MINUTES != schedule->quiet_to)
    end++;
  instant = window_find (window, end);
  return MAX (meant, instant);
}

typedef struct {
  const MtSchedule *schedule;
  const MtRule *rule;
  gint64 after;
  MtDue last;
  gint32 not_today;
} Question;

/* What is meant for @meant on @day comes, and when; else MT_NEVER. */
static gint64
reference_due (const Window *window, const Question *q, gint64 meant, gint32 day)
{
  gboolean before_session = q->rule->when == MT_RULE_SESSION && q->rule->offset < 0;
  gint64 due = before_session ? meant : reference_hold_back (window, q->schedule, meant);
  gint64 apart = ABS (due - q->last.instant);

  if (meant <= q->rule->since || meant < q->schedule->paused_until || due <= q->after)
    return MT_NEVER;
  if (q->rule->unless_written && q->schedule->wrote == day)
    return MT_NEVER;
  if (q->rule->when == MT_RULE_SESSION)
    return due == q->last.instant ? MT_NEVER : due;
  if (q->rule->when == MT_RULE_ONCE)
    return day == q->last.day ? MT_NEVER : due;
  if (day == q->not_today || (day == q->last.day && apart < 20 * 60 * MINUTE))
    return MT_NEVER;
  return due;
}

static gint64
reference_next (const Window *window, const Question *q)
{
  gint64 end = window->start + (WINDOW - 2 * DAY_MINUTES) * MINUTE, next = MT_NEVER;
  gint32 from = (gint32)floor_day (window->civil[0]) + 1;
  gint32 to = (gint32)floor_day (window->civil[WINDOW - 1]) - 2;

  if (q->rule->when == MT_RULE_SESSION) {
    for (guint i = 0; i < q->schedule->sessions->len; i++) {
      MtSpan session = g_array_index (q->schedule->sessions, MtSpan, i);
      gint64 meant = (q->rule->offset < 0 ? session.start : session.end) + q->rule->offset * MINUTE;
      gint32 day = (gint32)floor_day (window_civil (window, meant));

      next = MIN (next, reference_due (window, q, meant, day));
    }
    return next;
  }
  for (gint32 day = from; day <= to; day++) {
    gint64 meant = window_find (window, (gint64)day * DAY_MINUTES + q->rule->minute);

    if (meant != G_MININT64 && meant < end && is_day_of (q->schedule, q->rule, day))
      next = MIN (next, reference_due (window, q, meant, day));
  }
  return next;
}

/* ---- Random questions ---- */

static gint64
random_instant (const Window *window, int margin)
{
  return window->start +
         g_test_rand_int_range (margin * DAY_MINUTES, WINDOW - margin * DAY_MINUTES) * MINUTE;
}

static gint32
random_day (const Window *window)
{
  return (gint32)floor_day (window_civil (window, random_instant (window, MARGIN_DAYS)));
}

static gboolean
sometimes (int one_in)
{
  return g_test_rand_int_range (0, one_in) == 0;
}

/* Where clocks change they mostly do so at night. */
static guint
random_minute (void)
{
  return (guint)(sometimes (2) ? g_test_rand_int_range (0, 4 * 60)
                               : g_test_rand_int_range (0, DAY_MINUTES));
}

static void
randomize_schedule (MtSchedule *schedule, const Window *window)
{
  gint32 due = random_day (window) - 2;

  for (int i = 0; i < 3; i++, due += g_test_rand_int_range (1, 3)) {
    gint64 start = random_instant (window, MARGIN_DAYS);
    MtSpan session = { start, start + g_test_rand_int_range (0, 120) * MINUTE };

    g_array_append_val (schedule->sessions, session);
    g_array_append_val (schedule->due_days, due);
  }
  if (sometimes (2)) {
    schedule->quiet_from = random_minute ();
    schedule->quiet_to = random_minute ();
  }
  if (sometimes (4))
    schedule->paused_until = random_instant (window, MARGIN_DAYS);
  if (sometimes (2))
    schedule->wrote = random_day (window);
}

static void
randomize_rule (MtRule *rule, const Window *window)
{
  rule->when = (MtRuleWhen)g_test_rand_int_range (0, MT_RULE_N_WHEN);
  rule->minute = random_minute ();
  rule->weekdays = (guint)g_test_rand_int_range (1, 128);
  rule->every = (guint)g_test_rand_int_range (1, 12);
  rule->day = random_day (window) - g_test_rand_int_range (0, 20) * !sometimes (3);
  if (rule->when == MT_RULE_ONCE)
    rule->day = random_day (window);
  rule->month_day = (guint)g_test_rand_int_range (1, 32);
  rule->offset = g_test_rand_int_range (-300, 300);
  rule->unless_written = sometimes (3);
  rule->since = sometimes (4) ? random_instant (window, MARGIN_DAYS) : 0;
}

static void
ask (const Window *window)
{
  g_autoptr (MtSchedule) schedule = mt_schedule_new ();
  g_autoptr (MtRule) rule = mt_rule_new ();
  gint64 shown = random_instant (window, MARGIN_DAYS);
  Question q = { schedule, rule, random_instant (window, MARGIN_DAYS), MT_DUE_NONE, MT_DAY_MIN };
  gint64 end = window->start + (WINDOW - 2 * DAY_MINUTES) * MINUTE, expected, found;

  randomize_schedule (schedule, window);
  randomize_rule (rule, window);
  if (sometimes (2)) {
    MtDue due = mt_next_due (schedule, rule, shown, MT_DUE_NONE, MT_DAY_MIN, window->zone);

    if (due.instant < end)
      q.last = due;
  }
  if (sometimes (4))
    q.not_today = random_day (window);
  expected = reference_next (window, &q);
  found = mt_next_due (schedule, rule, q.after, q.last, q.not_today, window->zone).instant;
  if (expected == MT_NEVER)
    g_assert_cmpint (found, >, end - DAY_MINUTES * MINUTE);
  else
    g_assert_cmpint (found, ==, expected);
}

/* The start of a window in whose middle the zone's clocks change next after @from; 0: never. */
static gint64
find_change (GTimeZone *zone, gint64 from)
{
  for (gint64 day = from; day < from + 400 * MT_DAY_USEC; day += MT_DAY_USEC)
    if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, day / 1000000) !=
        g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, (day + MT_DAY_USEC) / 1000000))
      return day - 6 * MT_DAY_USEC;
  return 0;
}

static void
test_reference (void)
{
  g_autofree Window *window = g_new (Window, 1);
  guint n_asked = 0, n_windows = 0;
  GDate date;

  for (guint round = 0; n_asked < N_RULES; round++) {
    const char *name = zones[round % G_N_ELEMENTS (zones)];
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
    const int *day = special[round / 2 % G_N_ELEMENTS (special)];
    gint64 start, year;

    g_assert_nonnull (zone);
    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay)day[2], (GDateMonth)day[1], (GDateYear)day[0]);
    start = ((gint64)g_date_get_julian (&date) - 719163 - 5) * MT_DAY_USEC;
    year = mt_day_start (18262 + g_test_rand_int_range (0, 10 * 365)); /* from 2020 on */
    if (round % 2 == 0 && find_change (zone, year))
      start = find_change (zone, year);
    window_init (window, zone, start);
    g_test_message ("%s from %" G_GINT64_FORMAT, name, start / 1000000);
    for (int i = 0; i < 40; i++, n_asked++)
      ask (window);
    n_windows++;
  }
  g_assert_cmpuint (n_windows, >=, 4 * G_N_ELEMENTS (zones));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next/reference", test_reference);
  return g_test_run ();
}
