/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of reminders over years of a clock that is only told. */
#include "core/moment.h"
#include "core/remind/state.h"

#define HOUR (G_GINT64_CONSTANT (3600000000))
#define DAY MT_DAY_USEC

typedef struct {
  MtSchedule *schedule;
  MtRule *rule; /* the schedule's */
  MtRemindState *state;
  GTimeZone *zone;
  gint64 now;
} Scene;

static gint64
instant (const char *iso)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, iso, NULL, NULL));
  return moment.instant;
}

static void
set_up (Scene *s, gconstpointer data)
{
  s->schedule = mt_schedule_new ();
  s->rule = mt_rule_new ();
  s->now = instant ("2026-01-01T12:00:00+01:00");
  s->rule->since = s->now;
  g_ptr_array_add (s->schedule->rules, s->rule);
  s->state = mt_remind_state_new ();
  s->zone = g_time_zone_new_identifier ("Europe/Berlin");
}

static void
tear_down (Scene *s, gconstpointer data)
{
  mt_schedule_free (s->schedule);
  mt_remind_state_free (s->state);
  g_time_zone_unref (s->zone);
}

static MtRemindStep
step (Scene *s)
{
  return mt_remind_step (s->schedule, s->state, s->now, s->zone);
}

static MtRemindStep
step_at (Scene *s, const char *iso)
{
  s->now = instant (iso);
  return step (s);
}

static guint
n_missed (Scene *s)
{
  g_autoptr (GPtrArray) missed = mt_remind_list_missed (s->schedule, s->state, s->now, s->zone);

  return missed->len;
}

/* Ten years, woken only when the step says so: once on each day, at its time, and never else. */
static void
test_ten_years (Scene *s, gconstpointer data)
{
  gint64 end = s->now + 3652 * DAY;
  guint n_shown = 0, n_steps = 0;
  MtRemindStep next = step (s);

  g_assert_false (next.show);
  while (next.next < end) {
    g_assert_cmpint (next.next, >, s->now);
    s->now = next.next;
    next = step (s);
    n_steps++;
    if (next.show) {
      gint64 local = mt_instant_to_local (s->now, s->zone);

      g_assert_cmpint (local - mt_day_start (mt_day_of_local (local)), ==,
                       s->rule->minute * (HOUR / 60));
      g_assert_true (next.rule == s->rule);
      n_shown++;
      if (n_shown % 3) {
        mt_remind_answer (s->state);
        next = step (s);
      }
    }
  }
  g_assert_cmpuint (n_shown, ==, 3652);
  g_assert_cmpuint (n_steps, <, n_shown * 3 / 2); /* and after it where nobody answered */
}

/* Killed between showing and writing: the state is the one of before, and it comes again. */
static void
test_killed_in_between_it_comes_again (Scene *s, gconstpointer data)
{
  g_autoptr (MtRemindState) written = NULL;

  step (s);
  written = mt_remind_state_copy (s->state);
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  mt_remind_state_free (s->state);
  s->state = mt_remind_state_copy (written);
  g_assert_true (step_at (s, "2026-01-01T20:31:00+01:00").show);
  g_assert_false (step_at (s, "2026-01-01T20:32:00+01:00").show);
}

static void
test_late_the_same_day_missed_the_next (Scene *s, gconstpointer data)
{
  MtRemindStep late;

  step (s);
  late = step_at (s, "2026-01-01T23:00:00+01:00"); /* the device was off */
  g_assert_true (late.show);
  g_assert_cmpint (late.at, ==, instant ("2026-01-01T20:30:00+01:00"));
  mt_remind_answer (s->state);
  late = step_at (s, "2026-01-09T07:00:00+01:00"); /* a week away: the last one alone is told */
  g_assert_false (late.show);
  g_assert_null (late.rule);
  g_assert_cmpuint (n_missed (s), ==, 1);
  s->schedule->seen = s->now;
  g_assert_cmpuint (n_missed (s), ==, 0);
}

static void
test_what_nobody_answered_was_missed (Scene *s, gconstpointer data)
{
  MtRemindStep next;

  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  next = step_at (s, "2026-01-01T20:31:00+01:00");
  g_assert_cmpint (next.next, ==, instant ("2026-01-02T00:30:00+01:00"));
  g_assert_cmpint (next.next_due, ==, instant ("2026-01-02T20:30:00+01:00"));
  g_assert_cmpuint (n_missed (s), ==, 0);
  s->now = next.next;
  g_assert_null (step (s).rule);
  g_assert_cmpuint (n_missed (s), ==, 1);
}

static void
test_opened_elsewhere_is_an_answer (Scene *s, gconstpointer data)
{
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  s->schedule->opened = instant ("2026-01-01T20:45:00+01:00");
  g_assert_null (step_at (s, "2026-01-01T20:45:01+01:00").rule);
  g_assert_cmpuint (n_missed (s), ==, 0);
  /* opened the day after it was not: that was too late */
  g_assert_true (step_at (s, "2026-01-02T20:30:00+01:00").show);
  s->now = instant ("2026-01-03T09:00:00+01:00");
  g_assert_cmpuint (n_missed (s), ==, 1);
  /* which that opening told, where nobody else had looked */
  s->schedule->opened = s->now;
  step_at (s, "2026-01-03T09:00:01+01:00");
  g_assert_cmpuint (n_missed (s), ==, 0);
}

/* No service runs: answered on one evening, opened twice the next day, nothing was missed. */
static void
test_each_opening_settles_what_was_before (Scene *s, gconstpointer data)
{
  s->schedule->opened = instant ("2026-01-01T21:00:00+01:00");
  s->now = instant ("2026-01-02T08:00:00+01:00");
  g_assert_cmpuint (n_missed (s), ==, 0);
  s->schedule->opened = s->now;
  s->now = instant ("2026-01-02T09:00:00+01:00");
  g_assert_cmpuint (n_missed (s), ==, 0);
  s->now = instant ("2026-01-03T00:30:00+01:00");
  g_assert_cmpuint (n_missed (s), ==, 1);
}

/* The one of yesterday was, while that of today can still be answered. */
static void
test_missed_though_the_next_has_come (Scene *s, gconstpointer data)
{
  s->now = instant ("2026-01-02T21:00:00+01:00"); /* nobody looked before */
  g_assert_cmpuint (n_missed (s), ==, 1);
  g_assert_true (step_at (s, "2026-01-02T21:00:00+01:00").show);
  g_assert_cmpuint (n_missed (s), ==, 1);
  s->schedule->seen = instant ("2026-01-02T20:00:00+01:00");
  /* it slept, with one that waited */
  g_assert_true (step_at (s, "2026-01-03T20:40:00+01:00").show);
  g_assert_cmpuint (n_missed (s), ==, 1);
  mt_remind_later (s->schedule, s->state, s->now);
  s->schedule->seen = s->now;
  g_assert_true (step_at (s, "2026-01-04T20:40:00+01:00").show); /* put off is not left alone */
  g_assert_cmpuint (n_missed (s), ==, 0);
}

static void
test_written_is_an_answer (Scene *s, gconstpointer data)
{
  s->rule->unless_written = TRUE;
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  s->schedule->wrote = mt_day_of_local (s->now);
  g_assert_null (step_at (s, "2026-01-01T20:40:00+01:00").rule);
  g_assert_cmpuint (n_missed (s), ==, 0);
}

static void
test_later_comes_again (Scene *s, gconstpointer data)
{
  MtRemindStep next;

  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  mt_remind_later (s->schedule, s->state, s->now);
  next = step_at (s, "2026-01-01T20:31:00+01:00");
  g_assert_null (next.rule);
  g_assert_cmpint (next.next_due, ==, instant ("2026-01-01T21:00:00+01:00"));
  next = step_at (s, "2026-01-01T21:00:00+01:00");
  g_assert_true (next.show);
  g_assert_false (step_at (s, "2026-01-01T21:01:00+01:00").show);
}

static void
test_not_today_is_about_today (Scene *s, gconstpointer data)
{
  MtRule *evening = mt_rule_copy (s->rule);

  evening->id[0] = evening->id[0] == '0' ? '1' : '0';
  evening->minute = 22 * 60;
  g_ptr_array_add (s->schedule->rules, evening);
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  mt_remind_not_today (s->state, s->now, s->zone);
  g_assert_false (step_at (s, "2026-01-01T22:00:00+01:00").show);
  g_assert_cmpuint (n_missed (s), ==, 0);
  g_assert_true (step_at (s, "2026-01-02T20:30:00+01:00").show);
}

static void
test_two_at_once_are_one (Scene *s, gconstpointer data)
{
  MtRule *other = mt_rule_copy (s->rule);
  MtRemindStep both;

  other->id[0] = other->id[0] == '0' ? '1' : '0';
  g_ptr_array_add (s->schedule->rules, other);
  both = step_at (s, "2026-01-01T20:30:00+01:00");
  g_assert_true (both.show && both.rule == other);
  mt_remind_answer (s->state);
  g_assert_null (step_at (s, "2026-01-01T20:31:00+01:00").rule);
}

static void
test_clocks_that_are_wrong (Scene *s, gconstpointer data)
{
  step (s);
  /* ten years ahead, and back: what it showed there does not keep today from coming */
  g_assert_true (step_at (s, "2036-01-01T21:00:00+01:00").show);
  g_assert_null (step_at (s, "2026-01-01T20:00:00+01:00").rule);
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  /* an hour back: the same one does not come twice */
  g_assert_false (step_at (s, "2026-01-01T19:40:00+01:00").show);
  g_assert_false (step_at (s, "2026-01-01T20:30:00+01:00").show);
  /* a clock that begins in 1970 until the network tells it the time */
  step_at (s, "1970-01-01T00:05:00+01:00");
  g_assert_true (step_at (s, "2026-01-02T20:35:00+01:00").show);
}

static void
test_a_pause_and_a_rule_that_went (Scene *s, gconstpointer data)
{
  g_assert_true (step_at (s, "2026-01-01T20:30:00+01:00").show);
  s->schedule->paused_until = instant ("2026-01-05T00:00:00+01:00");
  g_assert_null (step_at (s, "2026-01-01T20:31:00+01:00").rule);
  g_assert_false (step_at (s, "2026-01-05T08:00:00+01:00").show);
  g_assert_cmpuint (n_missed (s), ==, 0);
  g_assert_true (step_at (s, "2026-01-05T20:30:00+01:00").show);
  g_ptr_array_set_size (s->schedule->rules, 0);
  g_assert_cmpint (step (s).next, ==, MT_NEVER);
  g_assert_cmpuint (s->state->rules->len, ==, 0);
}

/* Around the world in both directions, a zone for each week: once a day, never none. */
static void
test_around_the_world (Scene *s, gconstpointer data)
{
  static const char *const zones[] = { "Europe/Lisbon",    "America/New_York", "Pacific/Honolulu",
                                       "Pacific/Auckland", "Asia/Tokyo",       "Asia/Kolkata" };
  gint64 shown = s->now, end = s->now + 400 * DAY;

  for (guint week = 0; s->now < end; week++) {
    guint place = week < 29 ? week : 290 - week; /* then back */
    gint64 until = s->now + 7 * DAY;

    g_clear_pointer (&s->zone, g_time_zone_unref);
    s->zone = g_time_zone_new_identifier (zones[place % G_N_ELEMENTS (zones)]);
    for (MtRemindStep next = step (s);; next = step (s)) {
      if (next.show) {
        g_assert_cmpint (s->now - shown, <=, 48 * HOUR);
        g_assert_true (s->now - shown >= HOUR);
        shown = s->now;
        mt_remind_answer (s->state);
      }
      if (next.next > until)
        break;
      s->now = next.next;
    }
    s->now = until;
  }
}

static void
test_bytes_come_back (Scene *s, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MtRemindState) read = NULL;
  gsize size;
  const char *text;

  step_at (s, "2026-01-01T20:30:00+01:00");
  mt_remind_later (s->schedule, s->state, s->now);
  mt_remind_tap (s->state, 5, s->now);
  mt_remind_state_set_shown (s->state, 7, "0123456789abcdef :1.20");
  bytes = mt_remind_state_spell (s->state);
  read = mt_remind_state_parse (bytes, NULL);
  g_assert_nonnull (read);
  g_assert_true (mt_remind_state_equal (read, s->state));
  g_assert_cmpstr (read->server, ==, "0123456789abcdef :1.20");
  mt_remind_state_set_shown (read, 0, NULL);
  g_assert_false (mt_remind_state_equal (read, s->state));
  text = g_bytes_get_data (bytes, &size);
  for (gsize length = 0; length < size; length++) {
    g_autoptr (GBytes) cut = g_bytes_new (text, length);

    g_assert_null (mt_remind_state_parse (cut, NULL));
  }
}

#define ADD(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/state/ten-years", test_ten_years);
  ADD ("/state/killed-in-between-it-comes-again", test_killed_in_between_it_comes_again);
  ADD ("/state/late-the-same-day-missed-the-next", test_late_the_same_day_missed_the_next);
  ADD ("/state/what-nobody-answered-was-missed", test_what_nobody_answered_was_missed);
  ADD ("/state/opened-elsewhere-is-an-answer", test_opened_elsewhere_is_an_answer);
  ADD ("/state/each-opening-settles-what-was-before", test_each_opening_settles_what_was_before);
  ADD ("/state/missed-though-the-next-has-come", test_missed_though_the_next_has_come);
  ADD ("/state/written-is-an-answer", test_written_is_an_answer);
  ADD ("/state/later-comes-again", test_later_comes_again);
  ADD ("/state/not-today-is-about-today", test_not_today_is_about_today);
  ADD ("/state/two-at-once-are-one", test_two_at_once_are_one);
  ADD ("/state/clocks-that-are-wrong", test_clocks_that_are_wrong);
  ADD ("/state/a-pause-and-a-rule-that-went", test_a_pause_and_a_rule_that_went);
  ADD ("/state/around-the-world", test_around_the_world);
  ADD ("/state/bytes-come-back", test_bytes_come_back);
  return g_test_run ();
}
