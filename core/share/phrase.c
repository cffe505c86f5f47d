/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/phrase.h"

#include "core/day.h"
#include "core/kinds/emotion-words.h"

#include <glib/gi18n.h>

#include <langinfo.h>
#include <math.h>
#include <string.h>

#define MINUTES_PER_HOUR 60

static char *
format_day (gint32 day, const char *format)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (date, format);
}

char *
mt_phrase_date (gint32 day)
{
  /* Translators: a day as a heading, as for g_date_time_format (): “Monday, 3 August 2026”. */
  /* xgettext:no-c-format */
  return format_day (day, C_ ("day", "%A, %-e %B %Y"));
}

char *
mt_phrase_short_date (gint32 day)
{
  /* Translators: a day where there is little room, as for g_date_time_format (): “3 Aug 2026”. */
  /* xgettext:no-c-format */
  return format_day (day, C_ ("short date", "%-e %b %Y"));
}

char *
mt_phrase_dates (gint32 first, gint32 last)
{
  int first_year, first_month, last_year, last_month, day_of_month;
  g_autofree char *start = NULL, *end = NULL;

  mt_day_get_ymd (first, &first_year, &first_month, &day_of_month);
  mt_day_get_ymd (last, &last_year, &last_month, &day_of_month);
  if (first == last) {
    /* Translators: a single day, as for g_date_time_format (): “3 August 2026”. */
    /* xgettext:no-c-format */
    return format_day (first, C_ ("date", "%-e %B %Y"));
  }
  if (first_year != last_year) {
    start = format_day (first, C_ ("date", "%-e %B %Y"));
    end = format_day (last, C_ ("date", "%-e %B %Y"));
  } else if (first_month != last_month) {
    /* Translators: the two halves of “3 August – 20 November 2026”. */
    /* xgettext:no-c-format */
    start = format_day (first, C_ ("start of dates within one year", "%-e %B"));
    /* xgettext:no-c-format */
    end = format_day (last, C_ ("end of dates within one year", "%-e %B %Y"));
  } else {
    /* Translators: the two halves of “3 – 20 November 2026”. */
    /* xgettext:no-c-format */
    start = format_day (first, C_ ("start of dates within one month", "%-e"));
    /* xgettext:no-c-format */
    end = format_day (last, C_ ("end of dates within one month", "%-e %B %Y"));
  }
  /* Translators: from the first of these dates to the last. */
  return g_strdup_printf (C_ ("dates", "%s – %s"), start, end);
}

/* Whether the locale writes a time with its word for AM and PM. */
static gboolean
has_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return *nl_langinfo (PM_STR) && (strstr (format, "%p") || strstr (format, "%r"));
}

char *
mt_phrase_time (const MtMoment *moment)
{
  gint64 local = mt_moment_get_local (moment);
  gint64 second = (local - mt_day_start (mt_day_of_local (local))) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 1, (int)(second / 3600),
                                                    (int)(second / 60 % 60), (double)(second % 60));

  if (has_twelve_hours ()) {
    /* Translators: a time where the day has two times twelve hours, as for g_date_time_format ().
     */
    /* xgettext:no-c-format */
    return g_date_time_format (time, C_ ("time", "%-I:%M %p"));
  }
  /* Translators: a time where the day has 24 hours, as for g_date_time_format (). */
  /* xgettext:no-c-format */
  return g_date_time_format (time, C_ ("time", "%H:%M"));
}

char *
mt_phrase_count (guint n_entries)
{
  return g_strdup_printf (g_dngettext (NULL, "%u entry", "%u entries", n_entries), n_entries);
}

char *
mt_phrase_every (int weeks)
{
  if (weeks == 1)
    return g_strdup (_ ("Every week"));
  return g_strdup_printf (g_dngettext (NULL, "Every %d week", "Every %d weeks", (gulong)weeks),
                          weeks);
}

/* The shortest plain spelling, in the locale's digits. */
static char *
number_words (double number)
{
  for (int places = 0; places < 17; places++) {
    g_autofree char *spelled = g_strdup_printf ("%.*f", places, number);
    if (strtod (spelled, NULL) == number)
      return g_steal_pointer (&spelled);
  }
  return g_strdup_printf ("%.17g", number);
}

/* A number says little without its two ends. */
static char *
span_words (const MtField *field, double number)
{
  g_autofree char *step = number_words (number);
  g_autofree char *min = number_words (field->min), *max = number_words (field->max);

  /* Translators: a step between two ends: “7 (0: not at all, 10: completely)”. */
  return g_strdup_printf (C_ ("step", "%1$s (%2$s: %3$s, %4$s: %5$s)"), step, min,
                          _ (field->choices[0].name), max, _ (field->choices[1].name));
}

static char *
duration_words (double duration)
{
  gulong hours = (gulong)duration / MINUTES_PER_HOUR, minutes = (gulong)duration % MINUTES_PER_HOUR;
  g_autofree char *hour_words = NULL, *minute_words = NULL;

  hour_words = g_strdup_printf (g_dngettext (NULL, "%lu hour", "%lu hours", hours), hours);
  minute_words =
      g_strdup_printf (g_dngettext (NULL, "%lu minute", "%lu minutes", minutes), minutes);
  if (hours == 0)
    return g_steal_pointer (&minute_words);
  if (minutes == 0)
    return g_steal_pointer (&hour_words);
  /* Translators: a duration: “1 hour”, “20 minutes”. */
  return g_strdup_printf (C_ ("duration", "%s %s"), hour_words, minute_words);
}

static char *
date_time_words (const char *value)
{
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *date = NULL, *time = NULL;

  if (!mt_moment_parse (&moment, value, NULL, NULL))
    return g_strdup (value);
  date = mt_phrase_date (mt_day_of_local (mt_moment_get_local (&moment)));
  time = mt_phrase_time (&moment);
  /* Translators: a date, and the time on it. */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
}

char *
mt_phrase_value (const MtField *field, const MtValue *value)
{
  const char *word = NULL;

  if (!field || field->type == MT_FIELD_TEXT || field->type == MT_FIELD_LONG_TEXT)
    return g_strdup (value->value);
  if (field->type == MT_FIELD_DATE_TIME)
    return date_time_words (value->value);
  word = mt_field_word (field, value->value);
  if (word && field->choices == mt_emotion_words)
    return g_strdup (g_dpgettext2 (NULL, "emotion", word));
  if (word)
    return g_strdup (_ (word));
  if (!mt_field_type_is_number (field->type) || !isfinite (value->number))
    return g_strdup (value->value);
  if (mt_field_has_ends (field))
    return span_words (field, value->number);
  if (field->type == MT_FIELD_DURATION && value->number >= 0 && value->number < G_MAXUINT32)
    return duration_words (value->number);
  if (field->weeks && value->number >= 1 && value->number < G_MAXINT32)
    return mt_phrase_every ((int)value->number);
  return number_words (value->number);
}

char *
mt_phrase_values (const MtField *field, const GPtrArray *values)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++) {
    g_autofree char *word = mt_phrase_value (field, values->pdata[i]);
    if (i > 0) {
      /* Translators: between the words of a list: “calm, tired, hopeful”. */
      g_string_append (list, C_ ("list", ", "));
    }
    g_string_append (list, word);
  }
  return g_string_free_and_steal (list);
}
