/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <locale.h>
#include <stdlib.h>

static gint32
read_day (const char *text)
{
  gint32 day;

  g_assert_true (mt_day_parse (text, &day, NULL));
  return day;
}

static void
test_a_day_is_said_as_one_would (void)
{
  const struct {
    const char *day, *said;
  } samples[] = {
    { "2026-11-26", "Today" },
    { "2026-11-25", "Yesterday" },
    { "2026-11-27", "Tomorrow" },
    { "2026-11-24", "Tuesday" },
    { "2026-11-20", "Friday" },
    { "2026-11-19", "Thursday 19 November" },
    { "2026-11-28", "Saturday 28 November" },
    { "2026-01-01", "Thursday 1 January" },
    { "2025-12-31", "31 December 2025" },
    { "2027-01-01", "1 January 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *said = mt_say_day (read_day (samples[i].day), read_day ("2026-11-26"));

    g_assert_cmpstr (said, ==, samples[i].said);
  }
}

/* In the first days of a year, last week is called by its weekdays too. */
static void
test_a_week_runs_over_the_end_of_the_year (void)
{
  g_autofree char *said = mt_say_day (read_day ("2025-12-30"), read_day ("2026-01-02"));

  g_assert_cmpstr (said, ==, "Tuesday");
}

static void
test_a_span_says_nothing_twice (void)
{
  const struct {
    const char *first, *last, *said;
  } samples[] = {
    { "2026-11-26", "2026-11-26", "Today" },
    { "2026-08-03", "2026-08-09", "3 – 9 August" },
    { "2026-07-28", "2026-08-03", "28 July – 3 August" },
    { "2025-08-03", "2025-08-09", "3 – 9 August 2025" },
    { "2025-07-28", "2025-08-03", "28 July – 3 August 2025" },
    { "2025-12-28", "2026-01-03", "28 December 2025 – 3 January 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *said = mt_say_days (read_day (samples[i].first), read_day (samples[i].last),
                                         read_day ("2026-11-26"));

    g_assert_cmpstr (said, ==, samples[i].said);
  }
}

/* An entry written at 23:50 in Lisbon stays on that day when read in Tokyo. */
static void
test_a_moment_is_said_as_it_was_there (void)
{
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *said = NULL;

  g_assert_true (mt_moment_parse (&moment, "2026-11-25T23:50:00", "Europe/Lisbon", NULL));
  said = mt_say_moment (&moment, read_day ("2026-11-26"));
  g_assert_cmpstr (said, ==, "Yesterday, 23:50");
}

static void
test_the_locale_has_noon (void)
{
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL)), *said = NULL;

  if (!setlocale (LC_TIME, "en_US.UTF-8")) {
    g_test_message ("No such locale here");
    return;
  }
  g_assert_true (mt_moment_parse (&moment, "2026-11-25T18:20:00Z", NULL, NULL));
  said = mt_say_time (&moment);
  g_assert_cmpstr (said, ==, "6:20 PM");
  setlocale (LC_TIME, before);
}

static void
assert_reads (const char *written, int hour, int minute)
{
  int h = -1, m = -1;

  g_assert_true (mt_read_time (written, &h, &m));
  g_assert_cmpint (h, ==, hour);
  g_assert_cmpint (m, ==, minute);
}

static void
test_a_time_is_read_as_it_is_written (void)
{
  static const char *const no_times[] = { "", "soon", "25:00", "18:60", "13 pm", "0 am" };
  int hour, minute;

  assert_reads ("18:20", 18, 20);
  assert_reads (" 18.20", 18, 20);
  assert_reads ("18h20", 18, 20);
  assert_reads ("6:20 PM", 18, 20);
  assert_reads ("6pm", 18, 0);
  assert_reads ("12 am", 0, 0);
  assert_reads ("١٨:٢٠", 18, 20);
  for (gsize i = 0; i < G_N_ELEMENTS (no_times); i++)
    g_assert_false (mt_read_time (no_times[i], &hour, &minute));
}

/* Where the halves of the day have words of another script, an evening must not become a morning.
 */
static void
test_what_is_said_is_read_back (void)
{
  static const char *const locales[] = { "en_US.UTF-8", "ar_EG.UTF-8", "ko_KR.UTF-8", "hi_IN.UTF-8",
                                         "zh_CN.UTF-8", "fa_IR.UTF-8", "tr_TR.UTF-8" };
  static const char *const times[] = { "00:05", "06:20", "12:00", "18:20" };
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++) {
    if (!setlocale (LC_TIME, locales[i])) {
      g_test_message ("No such locale here: %s", locales[i]);
      continue;
    }
    for (gsize j = 0; j < G_N_ELEMENTS (times); j++) {
      g_autofree char *at = g_strdup_printf ("2026-11-25T%sZ", times[j]), *said = NULL;
      g_auto (MtMoment) moment = { 0 };

      g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
      said = mt_say_time (&moment);
      g_test_message ("%s: %s", locales[i], said);
      assert_reads (said, atoi (times[j]), atoi (times[j] + 3));
    }
  }
  setlocale (LC_TIME, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/say-time/a-day-is-said-as-one-would", test_a_day_is_said_as_one_would);
  g_test_add_func ("/say-time/a-week-runs-over-the-end-of-the-year",
                   test_a_week_runs_over_the_end_of_the_year);
  g_test_add_func ("/say-time/a-span-says-nothing-twice", test_a_span_says_nothing_twice);
  g_test_add_func ("/say-time/a-moment-is-said-as-it-was-there",
                   test_a_moment_is_said_as_it_was_there);
  g_test_add_func ("/say-time/the-locale-has-noon", test_the_locale_has_noon);
  g_test_add_func ("/say-time/a-time-is-read-as-it-is-written",
                   test_a_time_is_read_as_it_is_written);
  g_test_add_func ("/say-time/what-is-said-is-read-back", test_what_is_said_is_read_back);
  return g_test_run ();
}
