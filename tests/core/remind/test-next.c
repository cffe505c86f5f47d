/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/moment.h"
#include "core/remind/next.h"

static gint64
instant (const char *iso)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, iso, NULL, NULL));
  return moment.instant;
}

static gint32
day (const char *iso)
{
  gint32 read;

  g_assert_true (mt_day_parse (iso, &read, NULL));
  return read;
}

typedef struct {
  const char *zone, *after, *expected; /* "": never */
  MtRuleWhen when;
  const char *time; /* HH:MM */
  const char *first;
  guint n; /* weekdays, days, day of the month */
} Row;

#define BERLIN "Europe/Berlin"
#define DAILY(time) MT_RULE_DAILY, time, NULL, 0
#define MONTHLY(time, n) MT_RULE_MONTHLY, time, NULL, n
#define EVERY(time, first, n) MT_RULE_EVERY, time, first, n
#define WEEKLY(time, n) MT_RULE_WEEKLY, time, NULL, n
#define ONCE(time, first) MT_RULE_ONCE, time, first, 0
#define TASK(time) MT_RULE_TASK, time, NULL, 0
#define SUNDAY (1u << 6)

/* Worked out by hand from the zones' rules. */
static const Row rows[] = {
  { BERLIN, "2026-06-01T20:29:00+02:00", "2026-06-01T20:30:00+02:00", DAILY ("20:30") },
  { BERLIN, "2026-06-01T20:30:00+02:00", "2026-06-02T20:30:00+02:00", DAILY ("20:30") },
  /* the gap: 02:30 is meant by the offset before it, in every kind */
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00", DAILY ("02:30") },
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00", WEEKLY ("02:30", SUNDAY) },
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00",
    EVERY ("02:30", "2026-03-27", 2) },
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00", MONTHLY ("02:30", 29) },
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00", TASK ("02:30") },
  { BERLIN, "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00",
    ONCE ("02:30", "2026-03-29") },
  { BERLIN, "2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00", DAILY ("02:30") },
  /* the overlap: the first of the two, and not again */
  { BERLIN, "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00", DAILY ("02:30") },
  { BERLIN, "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00", DAILY ("02:30") },
  { BERLIN, "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00", WEEKLY ("02:30", SUNDAY) },
  { BERLIN, "2026-10-25T02:30:00+02:00", "2026-11-01T02:30:00+01:00", WEEKLY ("02:30", SUNDAY) },
  { BERLIN, "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00", MONTHLY ("02:30", 25) },
  { BERLIN, "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00", TASK ("02:30") },
  { BERLIN, "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00",
    ONCE ("02:30", "2026-10-25") },
  { BERLIN, "2026-10-25T02:30:00+02:00", "", ONCE ("02:30", "2026-10-25") },
  /* half an hour of summer, two hours of it, and a day that was left out */
  { "Australia/Lord_Howe", "2026-10-03T12:00:00+10:30", "2026-10-04T02:45:00+11:00",
    DAILY ("02:15") },
  { "Antarctica/Troll", "2026-03-28T12:00:00+00:00", "2026-03-29T04:00:00+02:00", DAILY ("02:00") },
  { "Pacific/Apia", "2011-12-29T21:00:00-10:00", "2011-12-31T20:30:00+14:00", DAILY ("20:30") },
  { "Pacific/Apia", "2011-12-31T20:30:00+14:00", "2012-01-01T20:30:00+14:00", DAILY ("20:30") },
  /* leap day and short months */
  { "UTC", "2028-02-28T10:00:00Z", "2028-02-29T09:00:00Z", DAILY ("09:00") },
  { "UTC", "2028-02-01T00:00:00Z", "2028-02-29T09:00:00Z", MONTHLY ("09:00", 31) },
  { "UTC", "2027-02-01T00:00:00Z", "2027-02-28T09:00:00Z", MONTHLY ("09:00", 30) },
  { "UTC", "2027-02-28T09:00:00Z", "2027-03-30T09:00:00Z", MONTHLY ("09:00", 30) },
  { "UTC", "2026-04-30T09:00:00Z", "2026-05-31T09:00:00Z", MONTHLY ("09:00", 31) },
  { "UTC", "2100-02-27T10:00:00Z", "2100-02-28T09:00:00Z", MONTHLY ("09:00", 29) },
  { "UTC", "2028-02-28T10:00:00Z", "2028-03-01T09:00:00Z", EVERY ("09:00", "2028-02-26", 2) },
  { "UTC", "2028-02-29T10:00:00Z", "", ONCE ("09:00", "2028-02-29") },
  /* the turn of the year, and of a day: who is where */
  { "UTC", "2026-12-31T20:31:00Z", "2027-01-01T20:30:00Z", DAILY ("20:30") },
  { "UTC", "2026-12-30T00:00:00Z", "2027-01-01T08:00:00Z", EVERY ("08:00", "2026-12-29", 3) },
  { "Pacific/Kiritimati", "2026-12-31T09:00:00Z", "2026-12-31T10:30:00Z", DAILY ("00:30") },
  { "Etc/GMT+12", "2027-01-01T11:00:00Z", "2027-01-01T11:30:00Z", DAILY ("23:30") },
  { "America/New_York", "2026-06-01T20:31:00-04:00", "2026-06-07T08:00:00-04:00",
    WEEKLY ("08:00", SUNDAY) },
  { "UTC", "2026-06-01T00:00:00Z", "2026-06-10T08:00:00Z", EVERY ("08:00", "2026-06-10", 366) },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const Row *row = &rows[i];
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (row->zone);
    g_autoptr (MtSchedule) schedule = mt_schedule_new ();
    g_autoptr (MtRule) rule = mt_rule_new ();
    const gint32 due_days[] = { day ("2026-03-29"), day ("2026-10-25") };
    gint64 expected = *row->expected ? instant (row->expected) : MT_NEVER;

    g_array_append_vals (schedule->due_days, due_days, G_N_ELEMENTS (due_days));
    rule->since = 0;
    rule->when = row->when;
    rule->minute = (guint)(atoi (row->time) * 60 + atoi (row->time + 3));
    rule->weekdays = rule->month_day = rule->every = MAX (row->n, 1);
    rule->day = row->first ? day (row->first) : 0;
    g_test_message ("row %zu: %s after %s", i, row->zone, row->after);
    g_assert_cmpint (
        mt_next_due (schedule, rule, instant (row->after), MT_DUE_NONE, MT_DAY_MIN, zone).instant,
        ==, expected);
  }
}

typedef struct {
  MtSchedule *schedule;
  MtRule *rule;
  GTimeZone *zone;
} Scene;

static void
set_up (Scene *s, gconstpointer zone)
{
  s->schedule = mt_schedule_new ();
  s->rule = mt_rule_new ();
  s->rule->since = 0;
  s->zone = g_time_zone_new_identifier (zone ? zone : BERLIN);
}

static void
tear_down (Scene *s, gconstpointer data)
{
  mt_schedule_free (s->schedule);
  mt_rule_free (s->rule);
  g_time_zone_unref (s->zone);
}

static void
expect (Scene *s, const char *after, MtDue last, const char *expected)
{
  MtDue due = mt_next_due (s->schedule, s->rule, instant (after), last, MT_DAY_MIN, s->zone);

  g_assert_cmpint (due.instant, ==, *expected ? instant (expected) : MT_NEVER);
}

static void
test_flying_west_it_comes_once_a_day (Scene *s, gconstpointer data)
{
  MtDue last = { instant ("2026-06-01T20:30:00+02:00"), day ("2026-06-01") };

  g_clear_pointer (&s->zone, g_time_zone_unref);
  s->zone = g_time_zone_new_identifier ("America/New_York");
  expect (s, "2026-06-01T15:00:00-04:00", last, "2026-06-02T20:30:00-04:00");
  /* over the date line the day comes again a day later: another one */
  last = (MtDue){ instant ("2026-06-02T20:30:00+12:00"), day ("2026-06-02") };
  g_clear_pointer (&s->zone, g_time_zone_unref);
  s->zone = g_time_zone_new_identifier ("Pacific/Honolulu");
  expect (s, "2026-06-01T23:00:00-10:00", last, "2026-06-02T20:30:00-10:00");
}

static void
test_flying_east_it_comes_late (Scene *s, gconstpointer data)
{
  MtDue last = { instant ("2026-06-01T20:30:00-04:00"), day ("2026-06-01") };

  /* in Berlin 20:30 of the next day has passed when one lands */
  g_assert_cmpint (mt_last_due (s->schedule, s->rule, last.instant,
                                instant ("2026-06-02T21:00:00+02:00"), last, MT_DAY_MIN, s->zone)
                       .instant,
                   ==, instant ("2026-06-02T20:30:00+02:00"));
}

static void
test_a_clock_set_back_repeats_nothing (Scene *s, gconstpointer data)
{
  MtDue last = { instant ("2026-06-01T20:30:00+02:00"), day ("2026-06-01") };

  expect (s, "2026-06-01T10:00:00+02:00", last, "2026-06-02T20:30:00+02:00");
}

static void
test_quiet_hours_hold_back (Scene *s, gconstpointer data)
{
  MtSpan session = { instant ("2026-06-02T07:00:00+02:00"), instant ("2026-06-02T07:50:00+02:00") };

  s->schedule->quiet_from = 22 * 60;
  s->schedule->quiet_to = 8 * 60;
  s->rule->minute = 23 * 60;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T08:00:00+02:00");
  expect (s, "2026-06-01T23:30:00+02:00", MT_DUE_NONE, "2026-06-02T08:00:00+02:00");
  s->rule->minute = 22 * 60 - 1;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-01T21:59:00+02:00");
  s->rule->minute = 8 * 60;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T08:00:00+02:00");
  g_array_append_val (s->schedule->sessions, session);
  s->rule->when = MT_RULE_SESSION;
  s->rule->offset = -30; /* held back it would be too late */
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T06:30:00+02:00");
  s->rule->offset = 5;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T08:00:00+02:00");
  s->rule->offset = 0;
  s->schedule->quiet_to = s->schedule->quiet_from;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T07:50:00+02:00");
}

static void
test_a_pause_swallows (Scene *s, gconstpointer data)
{
  s->schedule->paused_until = instant ("2026-06-10T00:00:00+02:00");
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-10T20:30:00+02:00");
  s->schedule->quiet_from = 20 * 60;
  s->schedule->quiet_to = 7 * 60; /* what was meant during the pause does not come after it */
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-11T07:00:00+02:00");
}

static void
test_not_where_it_was_written (Scene *s, gconstpointer data)
{
  s->schedule->wrote = day ("2026-06-01");
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-01T20:30:00+02:00");
  s->rule->unless_written = TRUE;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "2026-06-02T20:30:00+02:00");
  s->rule->enabled = FALSE;
  expect (s, "2026-06-01T12:00:00+02:00", MT_DUE_NONE, "");
}

static void
test_not_today_spares_what_comes_once (Scene *s, gconstpointer data)
{
  gint64 after = instant ("2026-06-01T12:00:00+02:00");
  gint32 today = day ("2026-06-01");

  g_assert_cmpint (mt_next_due (s->schedule, s->rule, after, MT_DUE_NONE, today, s->zone).instant,
                   ==, instant ("2026-06-02T20:30:00+02:00"));
  s->rule->when = MT_RULE_ONCE;
  s->rule->day = today;
  g_assert_cmpint (mt_next_due (s->schedule, s->rule, after, MT_DUE_NONE, today, s->zone).instant,
                   ==, instant ("2026-06-01T20:30:00+02:00"));
}

static void
expect_until (Scene *s, const char *due, const char *until)
{
  MtDue at = { instant (due), MT_DAY_MIN };

  g_assert_cmpint (mt_due_until (s->rule, at, s->zone), ==, instant (until));
}

static void
test_how_long_it_is_worth_showing (Scene *s, gconstpointer data)
{
  expect_until (s, "2026-06-01T12:00:00+02:00", "2026-06-02T00:00:00+02:00");
  expect_until (s, "2026-06-01T23:30:00+02:00", "2026-06-02T03:30:00+02:00");
  s->rule->when = MT_RULE_SESSION;
  s->rule->offset = -60;
  expect_until (s, "2026-06-01T12:00:00+02:00", "2026-06-01T13:15:00+02:00");
  s->rule->offset = 60;
  expect_until (s, "2026-06-01T12:00:00+02:00", "2026-06-02T12:00:00+02:00");
  s->rule->when = MT_RULE_ONCE;
  expect_until (s, "2026-06-01T12:00:00+02:00", "2026-06-08T12:00:00+02:00");
}

#define ADD(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next/rows", test_rows);
  ADD ("/next/flying-west-it-comes-once-a-day", test_flying_west_it_comes_once_a_day);
  ADD ("/next/flying-east-it-comes-late", test_flying_east_it_comes_late);
  ADD ("/next/a-clock-set-back-repeats-nothing", test_a_clock_set_back_repeats_nothing);
  ADD ("/next/quiet-hours-hold-back", test_quiet_hours_hold_back);
  ADD ("/next/a-pause-swallows", test_a_pause_swallows);
  ADD ("/next/not-where-it-was-written", test_not_where_it_was_written);
  ADD ("/next/not-today-spares-what-comes-once", test_not_today_spares_what_comes_once);
  ADD ("/next/how-long-it-is-worth-showing", test_how_long_it_is_worth_showing);
  return g_test_run ();
}
