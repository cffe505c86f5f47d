/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/day.h"

#include "core/error.h"

static void
test_days_round_towards_the_past (void)
{
  g_assert_cmpint (mt_day_of_local (0), ==, 0);
  g_assert_cmpint (mt_day_of_local (MT_DAY_USEC - 1), ==, 0);
  g_assert_cmpint (mt_day_of_local (-1), ==, -1);
  g_assert_cmpint (mt_day_of_local (-MT_DAY_USEC), ==, -1);
  g_assert_cmpint (mt_day_of_local (mt_day_start (MT_DAY_MIN)), ==, MT_DAY_MIN);
  g_assert_cmpint (mt_day_of_local (mt_day_start (MT_DAY_MAX) + MT_DAY_USEC - 1), ==, MT_DAY_MAX);
}

static void
test_dates_are_read_and_written (void)
{
  static const struct {
    const char *text;
    gint32 day;
  } cases[] = {
    { "1970-01-01", 0 },          { "1969-12-31", -1 },         { "2000-02-29", 11016 },
    { "0001-01-01", MT_DAY_MIN }, { "9999-12-31", MT_DAY_MAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = mt_day_format (cases[i].day);
    gint32 day = 12345;

    g_assert_true (mt_day_parse (cases[i].text, &day, NULL));
    g_assert_cmpint (day, ==, cases[i].day);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_what_is_no_date_is_refused (void)
{
  static const char *const cases[] = {
    "",           "2026-02-29",  "2026-13-01",  "2026-00-10", "0000-01-01",
    "2026-1-1",   "26-01-01",    "2026-01-01 ", "2026/01/01", "+026-01-01",
    "2026-01-0x", "10000-01-01", "2026--1-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint32 day = 12345;

    g_assert_false (mt_day_parse (cases[i], &day, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
    g_assert_cmpint (day, ==, 12345);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/round-towards-the-past", test_days_round_towards_the_past);
  g_test_add_func ("/day/dates-are-read-and-written", test_dates_are_read_and_written);
  g_test_add_func ("/day/what-is-no-date-is-refused", test_what_is_no_date_is_refused);
  return g_test_run ();
}
