/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-plan.h"
#include "core/day.h"

#define MIB (G_GINT64_CONSTANT (1024) * 1024)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define NO_LIMIT G_MAXINT64
#define ITEMS_MAX 60

static const char *const zones[] = { "UTC", "Europe/Lisbon", "America/St_Johns", "Asia/Kathmandu",
                                     "Pacific/Apia" };

static gint64
at (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);

  return g_date_time_to_unix_usec (time);
}

/* ---- The same in another way: by words, sets and a search for the oldest ---- */

static char *
say (gint64 made, GTimeZone *zone, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (made);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, format);
}

static MtBackupPlanItem *
find_end (MtBackupPlanItem *items, gsize n, gboolean newest, gboolean *left)
{
  MtBackupPlanItem *end = NULL;

  for (gsize i = 0; i < n; i++)
    if (left[i] && (!end || (items[i].order > end->order) == newest))
      end = &items[i];
  return end;
}

static void
plan_slowly (MtBackupPlanItem *items, gsize n, GTimeZone *zone, goffset limit)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean left[ITEMS_MAX], kept[ITEMS_MAX] = { FALSE };
  MtBackupPlanItem *item;
  goffset total = 0;
  guint n_further = 0, n_kept = 0;

  for (gsize i = 0; i < n; i++)
    left[i] = TRUE;
  while ((item = find_end (items, n, TRUE, left))) {
    char *day = say (item->made, zone, "%F"), *week = say (item->made, zone, "%G-W%V");
    gboolean takes_day = g_hash_table_size (days) < 7;
    gboolean is_new = takes_day ? !g_hash_table_contains (days, day)
                                : n_further < 4 && !g_hash_table_contains (weeks, week);

    left[item - items] = FALSE;
    if (is_new) {
      kept[item - items] = TRUE;
      total += item->size;
      n_kept++;
      n_further += !takes_day;
      if (takes_day)
        g_hash_table_add (days, g_strdup (day));
      g_hash_table_add (weeks, g_strdup (week));
    }
    g_free (day);
    g_free (week);
  }
  for (; total > limit && n_kept > 1; n_kept--) {
    item = find_end (items, n, FALSE, kept);
    kept[item - items] = FALSE;
    total -= item->size;
  }
  for (gsize i = 0; i < n; i++)
    items[i].kept = kept[i];
}

static gint64
random_time (void)
{
  /* Around changes of the clock, too. */
  static const char *const around[] = { "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z",
                                        "2010-11-07T02:31:00Z", "2011-12-30T10:00:00Z",
                                        "1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z" };
  gint64 start = at (around[g_test_rand_int_range (0, G_N_ELEMENTS (around))]);
  gint64 span = g_test_rand_int_range (0, 2) ? 60 * 24 : 36;

  return start + g_test_rand_int_range (-1000000, 1000000) * (span * HOUR / 1000000);
}

static void
test_it_decides_as_the_slow_one (void)
{
  for (int run = 0; run < 1000; run++) {
    MtBackupPlanItem items[ITEMS_MAX], others[ITEMS_MAX];
    gsize n = (gsize)g_test_rand_int_range (0, ITEMS_MAX);
    g_autoptr (GTimeZone) zone =
        g_time_zone_new_identifier (zones[run % (int)G_N_ELEMENTS (zones)]);
    goffset limit = g_test_rand_int_range (0, 3) ? g_test_rand_int_range (0, 200) * MIB : NO_LIMIT;

    g_assert_nonnull (zone);
    for (gsize i = 0; i < n; i++) {
      gsize other = (gsize)g_test_rand_int_range (0, (int)i + 1);

      items[i] = (MtBackupPlanItem){ (gint64)i, random_time (), g_test_rand_int_range (1, 40) * MIB,
                                     FALSE };
      items[i].order = items[other].order; /* shuffled: all orders are different */
      items[other].order = (gint64)i;
    }
    for (gsize i = 0; i < n; i++)
      others[i] = items[i];
    mt_backup_plan (items, n, zone, limit);
    plan_slowly (others, n, zone, limit);
    for (gsize i = 0; i < n; i++)
      g_assert_cmpint (items[i].kept, ==, others[i].kept);
  }
}

/* ---- A life with backups: adds one, removes what is not kept; returns how many went ---- */

static gsize
live (MtBackupPlanItem *items, gsize *n, gint64 order, gint64 made, goffset limit)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Lisbon");
  gsize left = 0, before = *n;

  items[(*n)++] = (MtBackupPlanItem){ order, made, 10 * MIB, FALSE };
  mt_backup_plan (items, *n, zone, limit);
  for (gsize i = 0; i < *n; i++)
    if (items[i].kept)
      items[left++] = items[i];
  *n = left;
  return before + 1 - left;
}

static void
test_a_year_leaves_days_and_weeks (void)
{
  static const char *const left[] = { "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15",
                                      "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19",
                                      "2026-11-20", "2026-11-21", "2026-11-22" };
  MtBackupPlanItem items[ITEMS_MAX];
  gsize n = 0;

  for (int day = 0; day < 365; day++)
    live (items, &n, day, at ("2025-11-23T12:00:00Z") + day * MT_DAY_USEC, NO_LIMIT);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (left));
  for (gsize i = 0; i < n; i++) {
    g_autofree char *day = mt_day_format (mt_day_of_local (items[i].made));
    g_assert_cmpstr (day, ==, left[i]);
  }
}

static void
test_time_without_backups_costs_none (void)
{
  MtBackupPlanItem items[ITEMS_MAX];
  gsize n = 0;

  for (int i = 0; i < 11; i++)
    live (items, &n, i, at ("2020-01-06T12:00:00Z") + i * 7 * MT_DAY_USEC, NO_LIMIT);
  g_assert_cmpuint (n, ==, 11);
  g_assert_cmpuint (live (items, &n, 11, at ("2026-01-01T12:00:00Z"), NO_LIMIT), ==, 1);
}

static void
test_a_wrong_clock_takes_no_more_than_its_own_place (void)
{
  for (int run = 0; run < 300; run++) {
    MtBackupPlanItem items[ITEMS_MAX];
    gint64 true_time = at ("2026-01-01T12:00:00Z"), wrong_by = 0;
    gsize n = 0;

    for (int order = 0; order < 80; order++) {
      true_time += g_test_rand_int_range (1, 72) * HOUR;
      if (!g_test_rand_int_range (0, 8))
        wrong_by = g_test_rand_int_range (0, 2) ? 0 : random_time () - true_time;
      g_assert_cmpuint (live (items, &n, order, true_time + wrong_by, NO_LIMIT), <=, 2);
      g_assert_cmpint (items[n - 1].order, ==, order); /* the newest, whatever its date */
      g_assert_cmpuint (n, <=, 11);
    }
    g_assert_cmpint (items[0].order, <=, 80 - 7); /* not only the last days of it */
  }
}

static void
test_a_day_in_the_future_costs_one (void)
{
  MtBackupPlanItem items[ITEMS_MAX];
  gsize n = 0;

  for (int day = 0; day < 60; day++)
    live (items, &n, day, at ("2026-01-01T12:00:00Z") + day * MT_DAY_USEC, NO_LIMIT);
  g_assert_cmpuint (live (items, &n, 60, at ("2099-01-01T12:00:00Z"), NO_LIMIT), ==, 1);
  for (int day = 60; day < 67; day++) { /* and what comes after takes the place of the old */
    g_assert_cmpuint (
        live (items, &n, day + 1, at ("2026-01-01T12:00:00Z") + day * MT_DAY_USEC, NO_LIMIT), <=,
        1);
    g_assert_cmpint (items[n - 1].order, ==, day + 1);
  }
}

static void
test_the_newest_stays_whatever_the_limit (void)
{
  MtBackupPlanItem items[] = { { 2, at ("2020-01-01T12:00:00Z"), 50 * MIB, FALSE },
                               { 1, at ("2026-01-01T12:00:00Z"), 1, FALSE },
                               { 0, at ("2026-01-02T12:00:00Z"), 1, FALSE } };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  mt_backup_plan (items, 3, utc, MIB);
  g_assert_true (items[0].kept);
  g_assert_false (items[1].kept);
  g_assert_false (items[2].kept);
  mt_backup_plan (items, 3, utc, 50 * MIB + 1);
  g_assert_true (items[0].kept);
  g_assert_true (items[1].kept);
  g_assert_false (items[2].kept);
}

static void
test_what_was_kept_is_kept_again (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/St_Johns");

  for (int run = 0; run < 500; run++) {
    MtBackupPlanItem items[ITEMS_MAX];
    gsize n = 0;
    goffset limit = g_test_rand_int_range (1, 300) * MIB;

    for (gsize i = 0; i < ITEMS_MAX; i++)
      items[i] = (MtBackupPlanItem){ (gint64)i, random_time (), g_test_rand_int_range (1, 40) * MIB,
                                     FALSE };
    mt_backup_plan (items, ITEMS_MAX, zone, limit);
    for (gsize i = 0; i < ITEMS_MAX; i++)
      if (items[i].kept)
        items[n++] = items[i];
    mt_backup_plan (items, n, zone, limit);
    for (gsize i = 0; i < n; i++)
      g_assert_true (items[i].kept);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-plan/it-decides-as-the-slow-one", test_it_decides_as_the_slow_one);
  g_test_add_func ("/backup-plan/a-year-leaves-days-and-weeks", test_a_year_leaves_days_and_weeks);
  g_test_add_func ("/backup-plan/time-without-backups-costs-none",
                   test_time_without_backups_costs_none);
  g_test_add_func ("/backup-plan/a-wrong-clock-takes-no-more-than-its-own-place",
                   test_a_wrong_clock_takes_no_more_than_its_own_place);
  g_test_add_func ("/backup-plan/a-day-in-the-future-costs-one",
                   test_a_day_in_the_future_costs_one);
  g_test_add_func ("/backup-plan/the-newest-stays-whatever-the-limit",
                   test_the_newest_stays_whatever_the_limit);
  g_test_add_func ("/backup-plan/what-was-kept-is-kept-again", test_what_was_kept_is_kept_again);
  return g_test_run ();
}
