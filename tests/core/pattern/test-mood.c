/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/look-back.h"
#include "core/pattern/mood.h"

#include <math.h>

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static gint32
day_of (const char *date)
{
  gint32 day = 0;

  g_assert_true (mt_day_parse (date, &day, NULL));
  return day;
}

static void
add (GArray *moods, gint32 day, int hour, int valence, int energy)
{
  MtMood mood = { mt_day_start (day) + hour * HOUR, (gint8)valence, (gint8)energy };

  g_array_append_val (moods, mood);
}

static GArray *
moods_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MtMood));
}

/* ---- Periods ---- */

static void
assert_period (MtPeriodLength length, const char *to, int first_weekday, const char *from)
{
  MtPeriod period = mt_period_new (length, day_of (to), day_of ("2020-02-03"), first_weekday);
  g_autofree char *begins = mt_day_format (period.from);

  g_assert_cmpstr (begins, ==, from);
  g_assert_cmpint (period.to, ==, day_of (to));
  g_assert_cmpint (mt_period_part_start (&period, period.from), ==,
                   length == MT_PERIOD_ALL ? mt_period_part_start (&period, period.from)
                                           : period.from);
}

static void
test_periods_begin_where_parts_do (void)
{
  assert_period (MT_PERIOD_WEEK, "2026-03-01", 1, "2026-02-23");
  assert_period (MT_PERIOD_MONTH, "2026-03-01", 1, "2026-01-31");
  assert_period (MT_PERIOD_THREE_MONTHS, "2026-03-01", 1, "2025-12-01"); /* a Sunday */
  assert_period (MT_PERIOD_THREE_MONTHS, "2026-03-01", 0, "2025-12-07");
  assert_period (MT_PERIOD_YEAR, "2026-03-01", 1, "2025-04-01");
  assert_period (MT_PERIOD_YEAR, "2024-02-29", 1, "2023-03-01");
  assert_period (MT_PERIOD_ALL, "2026-03-01", 1, "2020-02-03");
}

static void
test_periods_follow_each_other (void)
{
  for (int length = MT_PERIOD_WEEK; length < MT_PERIOD_ALL; length++) {
    MtPeriod period = mt_period_new (length, day_of ("2026-03-11"), 0, 1);
    MtPeriod earlier = mt_period_earlier (&period);
    MtPeriod again = mt_period_later (&earlier, period.to);

    g_assert_cmpint (earlier.to, ==, period.from - 1);
    g_assert_cmpint (earlier.from, <, earlier.to);
    g_assert_cmpint (again.from, ==, period.from);
    g_assert_cmpint (again.to, ==, period.to);
    again = mt_period_later (&period, period.to);
    g_assert_cmpint (again.to, ==, period.to);
  }
}

/* Every day of a period is in one part, and none twice; also at both ends of the calendar. */
static void
test_parts_cover_a_period (void)
{
  static const gint32 ends[] = { MT_DAY_MIN, MT_DAY_MIN + 40, 0, 20513, MT_DAY_MAX };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (int length = 0; length < MT_PERIODS; length++)
      for (int weekday = 0; weekday < 7; weekday++) {
        MtPeriod period = mt_period_new (length, ends[i], ends[i] - 3000, weekday);
        g_autoptr (GArray) none = moods_new ();
        g_autoptr (GArray) parts = NULL;
        gint32 next;

        if (length == MT_PERIOD_ALL && ends[i] - 3000 < MT_DAY_MIN)
          continue;
        parts = mt_mood_course (none, &period);
        next = period.from;
        for (guint j = 0; j < parts->len; j++) {
          const MtMoodPart *part = &g_array_index (parts, MtMoodPart, j);

          g_assert_cmpint (part->from, ==, next);
          g_assert_cmpint (part->to, >=, part->from);
          next = part->to + 1;
        }
        g_assert_cmpint (next, ==, period.to + 1);
      }
}

static void
test_all_of_it_has_parts_one_can_look_at (void)
{
  static const struct {
    gint32 days;
    MtPeriodPart part;
  } cases[] = { { 1, MT_PART_DAY },     { 62, MT_PART_DAY },    { 63, MT_PART_WEEK },
                { 365, MT_PART_WEEK },  { 400, MT_PART_MONTH }, { 1827, MT_PART_MONTH },
                { 1828, MT_PART_YEAR }, { 3653, MT_PART_YEAR } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    MtPeriod period = mt_period_new (MT_PERIOD_ALL, 20000, 20000 - cases[i].days + 1, 1);
    g_autoptr (GArray) none = moods_new ();
    g_autoptr (GArray) parts = mt_mood_course (none, &period);

    g_assert_cmpint (period.part, ==, cases[i].part);
    g_assert_cmpint (parts->len, <=, 62);
  }
}

/* ---- Moods ---- */

static void
test_gaps_stay_gaps (void)
{
  MtPeriod period = mt_period_new (MT_PERIOD_WEEK, day_of ("2026-03-11"), 0, 1);
  g_autoptr (GArray) moods = moods_new ();
  g_autoptr (GArray) parts = NULL;
  const MtMoodPart *part;

  add (moods, period.from - 1, 23, 7, 5);
  add (moods, period.from, 0, 3, 0);
  add (moods, period.from, 23, 4, 2);
  add (moods, period.to, 12, 0, 5);
  add (moods, period.to + 1, 0, 1, 1);
  parts = mt_mood_course (moods, &period);
  g_assert_cmpint (parts->len, ==, 7);
  part = &g_array_index (parts, MtMoodPart, 0);
  g_assert_cmpint (part->valence.n, ==, 2);
  g_assert_cmpint (part->energy.n, ==, 1);
  g_assert_cmpfloat (mt_tally_quantile (&part->valence, 0.5), ==, 3.5);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpint (g_array_index (parts, MtMoodPart, i).valence.n, ==, 0);
  part = &g_array_index (parts, MtMoodPart, 6);
  g_assert_cmpint (part->valence.n, ==, 0);
  g_assert_cmpint (part->energy.n, ==, 1);
  g_assert_true (isnan (mt_tally_quantile (&part->valence, 0.5)));
}

static void
test_the_week_knows_the_time_of_day (void)
{
  g_autoptr (GArray) moods = moods_new ();
  MtMoodWeek week;
  gint32 sunday = day_of ("2026-03-01");

  add (moods, day_of ("1969-12-28"), 5, 2, 0); /* a Sunday, too */
  add (moods, sunday, 0, 1, 0);
  add (moods, sunday, 6, 5, 0);
  add (moods, sunday + 1, 23, 7, 0);
  mt_mood_week (moods, &week);
  g_assert_cmpint (week.cells[0][0].n, ==, 2);
  g_assert_cmpint (week.cells[0][1].n, ==, 1);
  g_assert_cmpint (week.cells[0][1].counts[5], ==, 1);
  g_assert_cmpint (week.cells[1][3].counts[7], ==, 1);
  g_assert_cmpint (week.cells[6][3].n, ==, 0);
}

static MtWordUse *
use_of (GPtrArray *uses, const char *word)
{
  MtWordUse *use = mt_word_use_new (word);

  g_ptr_array_add (uses, use);
  return use;
}

static void
use (MtWordUse *use, gint32 day, int hour)
{
  gint64 key = mt_day_start (day) + hour * HOUR;

  g_array_append_val (use->keys, key);
}

static void
test_words_are_counted_once_a_mood (void)
{
  g_autoptr (GArray) moods = moods_new ();
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
  g_autoptr (GPtrArray) words = NULL;
  MtWordUse *calm, *tired, *elsewhere;
  guint n_worded = 0;

  for (int i = 0; i < 5; i++)
    add (moods, i, 12, 4, 3);
  calm = use_of (uses, "calm");
  use (calm, 1, 12);
  use (calm, 1, 12);
  tired = use_of (uses, "tired");
  use (tired, 1, 12);
  use (tired, 3, 12);
  use (tired, 3, 13); /* an entry of another kind */
  elsewhere = use_of (uses, "elsewhere");
  use (elsewhere, 2, 13);
  words = mt_mood_words (moods, uses, &n_worded);
  g_assert_cmpint (words->len, ==, 2);
  g_assert_cmpint (n_worded, ==, 2);
  g_assert_cmpstr (((MtWordCount *)words->pdata[0])->word, ==, "tired");
  g_assert_cmpint (((MtWordCount *)words->pdata[0])->n, ==, 2);
  g_assert_cmpint (((MtWordCount *)words->pdata[1])->n, ==, 1);
}

/* ---- Tags ---- */

static const MtTagMood *
tag_of (const GPtrArray *tags, const char *name)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (((MtTagMood *)tags->pdata[i])->tag, name))
      return tags->pdata[i];
  g_assert_not_reached ();
}

/* Forty days, two moods on each; @walk on the first of them on @n_days days, with @with_tag (0: as
 * the others). */
static GPtrArray *
tag_days (int n_days, int with_tag)
{
  g_autoptr (GArray) moods = moods_new ();
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
  MtWordUse *walk = use_of (uses, "walk"), *unused = use_of (uses, "unused");

  use (unused, 5, 3);
  for (int day = 0; day < 40; day++) {
    gboolean tagged = day < n_days;

    add (moods, day, 9, tagged && with_tag ? with_tag + day % 2 : 3 + day % 3, 0);
    add (moods, day, 18, 3 + day % 3, 0);
    if (tagged)
      use (walk, day, 9);
  }
  return mt_mood_tags (moods, uses);
}

static void
test_few_days_claim_nothing (void)
{
  g_autoptr (GPtrArray) nine = tag_days (9, 6), ten = tag_days (10, 6);
  const MtTagMood *walk = tag_of (nine, "walk");

  g_assert_cmpint (nine->len, ==, 1);
  g_assert_cmpint (walk->side, ==, MT_TAG_TOO_FEW);
  g_assert_cmpint (walk->n_days, ==, 9);
  g_assert_cmpfloat (walk->difference, ==, 0);
  walk = tag_of (ten, "walk");
  g_assert_cmpint (walk->side, ==, MT_TAG_HIGHER);
  g_assert_cmpint (walk->n_days, ==, 10);
  g_assert_cmpint (walk->n_days_without, ==, 40);
  g_assert_cmpfloat (walk->low, >, 0);
  g_assert_cmpfloat (walk->low, <, walk->difference);
  g_assert_cmpfloat (walk->difference, <, walk->high);
}

static void
test_a_difference_has_a_side_or_none (void)
{
  g_autoptr (GPtrArray) low = tag_days (20, 1), same = tag_days (20, 0);

  g_assert_cmpint (tag_of (low, "walk")->side, ==, MT_TAG_LOWER);
  g_assert_cmpfloat (tag_of (low, "walk")->high, <, 0);
  g_assert_cmpint (tag_of (same, "walk")->side, ==, MT_TAG_NO_SIDE);
}

/* Ten moods of one day are one occasion. */
static void
test_a_day_counts_once (void)
{
  g_autoptr (GArray) moods = moods_new ();
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
  g_autoptr (GPtrArray) tags = NULL;
  MtWordUse *trip = use_of (uses, "trip");

  for (int day = 0; day < 30; day++)
    for (int hour = 0; hour < 20; hour++) {
      add (moods, day, hour, day == 3 ? 7 : 2 + hour % 3, 0);
      if (day == 3)
        use (trip, day, hour);
    }
  tags = mt_mood_tags (moods, uses);
  g_assert_cmpint (tag_of (tags, "trip")->n_moods, ==, 20);
  g_assert_cmpint (tag_of (tags, "trip")->n_days, ==, 1);
  g_assert_cmpint (tag_of (tags, "trip")->side, ==, MT_TAG_TOO_FEW);
}

/* The more tags there are, the wider are the bounds of each. */
static void
test_many_tags_widen_the_bounds (void)
{
  double reach[2];

  for (int many = 0; many < 2; many++) {
    g_autoptr (GArray) moods = moods_new ();
    g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_word_use_free);
    g_autoptr (GPtrArray) tags = NULL;

    for (int day = 0; day < 60; day++)
      add (moods, day, 12, 1 + day % 7, 0);
    for (int i = 0; i < (many ? 20 : 1); i++) {
      g_autofree char *name = g_strdup_printf ("tag %d", i);
      MtWordUse *tag = use_of (uses, name);

      for (int day = 0; day < 30; day++)
        use (tag, day, 12);
    }
    tags = mt_mood_tags (moods, uses);
    reach[many] = tag_of (tags, "tag 0")->high - tag_of (tags, "tag 0")->low;
  }
  g_assert_cmpfloat (reach[1], >, 1.3 * reach[0]);
}

/* ---- Looking back ---- */

static void
assert_days (const char *today, const char *first, const char *expected)
{
  g_autoptr (GArray) days = mt_look_back_days (day_of (today), day_of (first));
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++) {
    g_autofree char *day = mt_day_format (g_array_index (days, gint32, i));

    g_string_append_printf (said, "%s%s", i > 0 ? " " : "", day);
  }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_on_this_day (void)
{
  assert_days ("2026-03-11", "2023-03-12", "2025-03-11 2024-03-11");
  assert_days ("2026-03-11", "2023-03-11", "2025-03-11 2024-03-11 2023-03-11");
  assert_days ("2026-03-11", "2026-03-11", "");
  assert_days ("2026-02-28", "2023-01-01", "2025-02-28 2024-02-29 2024-02-28 2023-02-28");
  assert_days ("2028-02-29", "2023-01-01", "2024-02-29");
  assert_days ("2028-02-28", "2023-01-01",
               "2027-02-28 2026-02-28 2025-02-28 2024-02-28 2023-02-28");
}

static void
test_then_and_now_are_apart (void)
{
  MtThenAndNow days;

  g_assert_false (mt_look_back_then_and_now (1083, 1000, &days));
  g_assert_true (mt_look_back_then_and_now (1084, 1000, &days));
  g_assert_cmpint (days.then_from, ==, 1000);
  g_assert_cmpint (days.then_to, <, days.now_from);
  g_assert_cmpint (days.now_to, ==, 1084);
  g_assert_cmpint (days.then_to - days.then_from, ==, days.now_to - days.now_from);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mood/periods-begin-where-parts-do", test_periods_begin_where_parts_do);
  g_test_add_func ("/mood/periods-follow-each-other", test_periods_follow_each_other);
  g_test_add_func ("/mood/parts-cover-a-period", test_parts_cover_a_period);
  g_test_add_func ("/mood/all-of-it-has-parts-one-can-look-at",
                   test_all_of_it_has_parts_one_can_look_at);
  g_test_add_func ("/mood/gaps-stay-gaps", test_gaps_stay_gaps);
  g_test_add_func ("/mood/the-week-knows-the-time-of-day", test_the_week_knows_the_time_of_day);
  g_test_add_func ("/mood/words-are-counted-once-a-mood", test_words_are_counted_once_a_mood);
  g_test_add_func ("/mood/few-days-claim-nothing", test_few_days_claim_nothing);
  g_test_add_func ("/mood/a-difference-has-a-side-or-none", test_a_difference_has_a_side_or_none);
  g_test_add_func ("/mood/a-day-counts-once", test_a_day_counts_once);
  g_test_add_func ("/mood/many-tags-widen-the-bounds", test_many_tags_widen_the_bounds);
  g_test_add_func ("/mood/on-this-day", test_on_this_day);
  g_test_add_func ("/mood/then-and-now-are-apart", test_then_and_now_are_apart);
  return g_test_run ();
}
