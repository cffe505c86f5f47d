/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/say-pattern.h"

#include "app/widgets/say-time.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <math.h>

#define HALF_LEAST 4 /* values that have a middle half */
#define A_SUNDAY 3   /* 1970-01-04 */

static const char *
word_of (const MtField *field, int step)
{
  g_autofree char *number = g_strdup_printf ("%d", step);

  return _ (mt_field_word (field, number));
}

char *
mt_say_tally (const MtField *field, const MtTally *tally)
{
  g_autofree char *from =
      g_strdup_printf (ngettext ("From %u mood", "From %u moods", tally->n), tally->n);
  int low = (int)round (mt_tally_quantile (tally, 0.25));
  int high = (int)round (mt_tally_quantile (tally, 0.75));

  if (tally->n < HALF_LEAST || low == high)
    return g_steal_pointer (&from);
  /* Translators: “From 9 moods, half of them between “Low” and “Good””: the middle half. */
  return g_strdup_printf (_ ("%1$s, half of them between “%2$s” and “%3$s”"), from,
                          word_of (field, low), word_of (field, high));
}

static char *
format_day (gint32 day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (mt_day_start (day));

  return g_date_time_format (date, format);
}

char *
mt_say_period_part (const MtPeriod *period, gint32 from, gint32 to, gint32 today)
{
  switch (period->part) {
  case MT_PART_DAY:
    return mt_say_day (from, today);
  case MT_PART_WEEK:
    return mt_say_days (from, to, today);
  case MT_PART_MONTH:
    /* Translators: a month: “March 2026”.  See g_date_time_format (). */
    return format_day (from, C_ ("month", "%B %Y"));
  default:
    /* Translators: a year: “2026”.  See g_date_time_format (). */
    return format_day (from, C_ ("year", "%Y"));
  }
}

char *
mt_say_weekday (int weekday, gboolean brief)
{
  /* Translators: a day of the week, short (“Mon”) and in full.  See g_date_time_format (). */
  return format_day (A_SUNDAY + weekday, brief ? C_ ("weekday", "%a") : C_ ("weekday", "%A"));
}

const char *
mt_say_word (const MtField *field, const char *word)
{
  const char *known = mt_field_word (field, word);

  return known ? _ (known) : word;
}

char *
mt_say_tag (const MtTagMood *tag)
{
  switch (tag->side) {
  case MT_TAG_HIGHER:
    /* Translators: on days with a tag moods are by so many steps of the scale higher. */
    return g_strdup_printf (_ ("higher by %.1f"), tag->difference);
  case MT_TAG_LOWER:
    return g_strdup_printf (_ ("lower by %.1f"), -tag->difference);
  case MT_TAG_NO_SIDE:
    /* Translators: moods on days with a tag are neither surely higher nor surely lower. */
    return g_strdup (_ ("no clear difference"));
  default:
    /* Translators: a tag was used on too few days to say anything. */
    return g_strdup (_ ("too few days to say"));
  }
}

char *
mt_say_tag_bounds (const MtTagMood *tag)
{
  g_autofree char *moods =
      g_strdup_printf (ngettext ("%u mood", "%u moods", tag->n_moods), tag->n_moods);
  g_autofree char *days =
      /* Translators: goes on after “31 moods”. */
      g_strdup_printf (ngettext ("on %u day", "on %u days", tag->n_days), tag->n_days);

  if (tag->side == MT_TAG_TOO_FEW)
    /* Translators: “31 moods on 23 days”. */
    return g_strdup_printf (C_ ("moods on days", "%1$s %2$s"), moods, days);
  /* Translators: the bounds of a difference in steps, then “31 moods” and “on 23 days”. */
  return g_strdup_printf (_ ("Between %1$+.1f and %2$+.1f steps. %3$s %4$s"), tag->low, tag->high,
                          moods, days);
}

int
mt_say_first_weekday (void)
{
#ifdef __GLIBC__
  /* the day that the week of the locale's origin begins with is number 1: that of 30 November 1997
   * was a Sunday, that of 1 December a Monday */
  const char *first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));

  return (int)((*first - 1 + (origin == 19971201 ? 1 : 0)) % 7);
#else
  return 1; /* as ISO 8601 has it */
#endif
}
