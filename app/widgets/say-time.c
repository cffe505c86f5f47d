/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/say-time.h"

#include "core/day.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#define DAYS_CALLED_BY_NAME 6 /* a week back it would be the name of today */

gint32
mt_say_today (void)
{
  g_auto (MtMoment) now = { 0 };

  mt_moment_now (&now);
  return mt_day_of_local (mt_moment_get_local (&now));
}

static char *
format_local (gint64 local, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (local);

  return g_date_time_format (date, format);
}

static char *
format_day (gint32 day, const char *format)
{
  return format_local (mt_day_start (day), format);
}

static int
year_of (gint32 day)
{
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  return year;
}

static int
month_of (gint32 day)
{
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  return month;
}

char *
mt_say_day (gint32 day, gint32 today)
{
  if (day == today)
    return g_strdup (C_ ("day", "Today"));
  if (day == today - 1)
    return g_strdup (C_ ("day", "Yesterday"));
  if (day == today + 1)
    return g_strdup (C_ ("day", "Tomorrow"));
  if (day < today && day >= today - DAYS_CALLED_BY_NAME) {
    /* Translators: a day of this week: “Thursday”.  See g_date_time_format (). */
    return format_day (day, C_ ("day", "%A"));
  }
  if (year_of (day) == year_of (today)) {
    /* Translators: a day of this year: “Thursday 26 November”. */
    return format_day (day, C_ ("day", "%A %-d %B"));
  }
  /* Translators: a day of another year: “26 November 2025”. */
  return format_day (day, C_ ("day", "%-d %B %Y"));
}

static gboolean
has_noon (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") || strstr (format, "%p") || strstr (format, "%I");
}

char *
mt_say_time (const MtMoment *moment)
{
  gint64 local = mt_moment_get_local (moment);

  if (has_noon ()) {
    /* Translators: a time where the day has twice twelve hours: “6:20 PM”. */
    return format_local (local, C_ ("time", "%-I:%M %p"));
  }
  /* Translators: a time where the day has 24 hours: “18:20”. */
  return format_local (local, C_ ("time", "%H:%M"));
}

char *
mt_say_moment (const MtMoment *moment, gint32 today)
{
  g_autofree char *day = mt_say_day (mt_day_of_local (mt_moment_get_local (moment)), today);
  g_autofree char *time = mt_say_time (moment);

  /* Translators: a day, and the time on it: “Yesterday, 18:20”. */
  return g_strdup_printf (C_ ("day and time", "%1$s, %2$s"), day, time);
}

char *
mt_say_instant (gint64 instant)
{
  g_auto (MtMoment) now = { 0 }, moment = { 0 };

  mt_moment_now (&now);
  /* A zone that is known now is known then. */
  if (!mt_moment_at (&moment, instant, now.zone, NULL))
    return g_strdup ("");
  return mt_say_moment (&moment, mt_day_of_local (mt_moment_get_local (&now)));
}

char *
mt_say_days (gint32 first, gint32 last, gint32 today)
{
  gboolean same_year = year_of (first) == year_of (last);
  gboolean this_year = same_year && year_of (first) == year_of (today);
  g_autofree char *from = NULL, *to = NULL;

  if (first == last)
    return mt_say_day (first, today);
  if (same_year && month_of (first) == month_of (last)) {
    /* Translators: the day of the month a span of days begins with: “3”, of “3 – 9 August”. */
    from = format_day (first, C_ ("span of days", "%-d"));
  } else if (same_year) {
    /* Translators: the first day of a span within a year: “28 July”, of “28 July – 3 August”. */
    from = format_day (first, C_ ("span of days", "%-d %B"));
  } else {
    from = format_day (first, C_ ("day", "%-d %B %Y"));
  }
  to = format_day (last, this_year ? C_ ("span of days", "%-d %B") : C_ ("day", "%-d %B %Y"));
  /* Translators: a span of days, from the first to the last. */
  return g_strdup_printf (C_ ("span of days", "%1$s – %2$s"), from, to);
}

char *
mt_say_date (gint32 day, gint32 today)
{
  return format_day (day, year_of (day) == year_of (today) ? C_ ("span of days", "%-d %B")
                                                           : C_ ("day", "%-d %B %Y"));
}

/* ---- Reading ---- */

/* Whether @folded has the word for this half of the day, in the language the time is shown in. */
static gboolean
has_half (const char *folded, nl_item half, const char *otherwise)
{
  g_autofree char *word = g_locale_to_utf8 (nl_langinfo (half), -1, NULL, NULL, NULL);
  g_autofree char *folded_word = word ? g_utf8_casefold (word, -1) : NULL;

  return (folded_word && *folded_word && strstr (folded, folded_word)) ||
         strstr (folded, otherwise) != NULL;
}

/* The digits of every script as those of ASCII; what stands between hours and minutes as a colon.
 */
static char *
simplify (const char *written)
{
  GString *simple = g_string_new (NULL);

  for (const char *at = written; *at; at = g_utf8_next_char (at)) {
    int digit = g_unichar_digit_value (g_utf8_get_char (at));

    if (digit >= 0)
      g_string_append_c (simple, (char)('0' + digit));
    else
      g_string_append_c (simple, *at == '.' || *at == 'h' ? ':' : *at);
  }
  return g_string_free_and_steal (simple);
}

gboolean
mt_read_time (const char *written, int *hour, int *minute)
{
  g_autofree char *folded = g_utf8_casefold (written, -1);
  g_autofree char *simple = simplify (folded);
  gboolean after_noon = has_half (folded, PM_STR, "p");
  gboolean before_noon = !after_noon && has_half (folded, AM_STR, "a");
  int h, m = 0;

  if (sscanf (simple, " %2d:%2d", &h, &m) < 1 || h < 0 || h > 23 || m < 0 || m > 59)
    return FALSE;
  if ((after_noon || before_noon) && (h < 1 || h > 12))
    return FALSE;
  if (after_noon || before_noon)
    h = h % 12 + (after_noon ? 12 : 0);
  *hour = h;
  *minute = m;
  return TRUE;
}
