/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/say-rule.h"

#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>

#define A_MONDAY 4 /* 1970-01-05 */
#define N_WEEKDAYS 7
#define WORKING_DAYS 0x1fu
#define WEEKEND 0x60u
#define HOUR 60
#define DAY (24 * HOUR)

char *
mt_say_minute (guint minute)
{
  const MtMoment moment = { .instant = (gint64)minute * 60 * G_USEC_PER_SEC };

  return mt_say_time (&moment);
}

char *
mt_say_day_of_week (guint weekday)
{
  g_autoptr (GDateTime) day =
      g_date_time_new_from_unix_utc_usec (mt_day_start (A_MONDAY + (gint32)weekday));

  return g_date_time_format (day, "%A");
}

char *
mt_say_days_of_week (guint weekdays)
{
  char *said = NULL;
  guint last = 0;

  for (guint i = 0; i < N_WEEKDAYS; i++)
    if (weekdays & (1u << i))
      last = i;
  for (guint i = 0; i < N_WEEKDAYS; i++) {
    g_autofree char *before = said, *day = NULL;

    if (!(weekdays & (1u << i))) {
      said = g_steal_pointer (&before);
      continue;
    }
    day = mt_say_day_of_week (i);
    if (!before)
      said = g_steal_pointer (&day);
    else if (i == last)
      /* Translators: the last of several days: “Monday, Wednesday” “Friday”. */
      said = g_strdup_printf (C_ ("days of the week", "%1$s and %2$s"), before, day);
    else
      /* Translators: days of the week, of which more follow: “Monday” “Wednesday”. */
      said = g_strdup_printf (C_ ("days of the week", "%1$s, %2$s"), before, day);
  }
  return said;
}

/* ---- Times of days ---- */

static char *
say_daily (const MtRule *rule, const char *time)
{
  return rule->unless_written
             ? g_strdup_printf (_ ("Every day at %s, unless I already wrote"), time)
             : g_strdup_printf (_ ("Every day at %s"), time);
}

static char *
say_weekly (const MtRule *rule, const char *time)
{
  gboolean unless = rule->unless_written;
  g_autofree char *days = NULL;

  if (rule->weekdays == MT_RULE_ALL_WEEK)
    return say_daily (rule, time);
  if (rule->weekdays == WORKING_DAYS)
    return unless ? g_strdup_printf (_ ("Monday to Friday at %s, unless I already wrote"), time)
                  : g_strdup_printf (_ ("Monday to Friday at %s"), time);
  if (rule->weekdays == WEEKEND)
    return unless ? g_strdup_printf (_ ("On weekends at %s, unless I already wrote"), time)
                  : g_strdup_printf (_ ("On weekends at %s"), time);
  days = mt_say_days_of_week (rule->weekdays);
  /* Translators: %1$s are days of the week: “Monday, Wednesday and Friday”. */
  return unless ? g_strdup_printf (_ ("Every %1$s at %2$s, unless I already wrote"), days, time)
                : g_strdup_printf (_ ("Every %1$s at %2$s"), days, time);
}

static char *
say_every (const MtRule *rule, const char *time)
{
  if (rule->every == 1)
    return say_daily (rule, time);
  return rule->unless_written
             ? g_strdup_printf (ngettext ("Every %1$u day at %2$s, unless I already wrote",
                                          "Every %1$u days at %2$s, unless I already wrote",
                                          rule->every),
                                rule->every, time)
             : g_strdup_printf (
                   ngettext ("Every %1$u day at %2$s", "Every %1$u days at %2$s", rule->every),
                   rule->every, time);
}

static char *
say_monthly (const MtRule *rule, const char *time)
{
  gboolean unless = rule->unless_written;

  if (rule->month_day == 31)
    return unless ? g_strdup_printf (
                        _ ("On the last day of each month at %s, unless I already wrote"), time)
                  : g_strdup_printf (_ ("On the last day of each month at %s"), time);
  return unless
             /* Translators: %1$u is the day of the month, 1 to 30. */
             ? g_strdup_printf (_ ("On day %1$u of each month at %2$s, unless I already wrote"),
                                rule->month_day, time)
             : g_strdup_printf (_ ("On day %1$u of each month at %2$s"), rule->month_day, time);
}

static char *
say_task (const MtRule *rule, const char *time)
{
  return rule->unless_written
             ? g_strdup_printf (_ ("At %s on days when something is due, unless I already wrote"),
                                time)
             : g_strdup_printf (_ ("At %s on days when something is due"), time);
}

static char *
say_once (const MtRule *rule, const char *time, gint32 today)
{
  g_autofree char *day = mt_say_date (rule->day, today);

  return rule->unless_written
             /* Translators: %1$s is a date: “26 November”. */
             ? g_strdup_printf (_ ("Once, on %1$s at %2$s, unless I already wrote"), day, time)
             : g_strdup_printf (_ ("Once, on %1$s at %2$s"), day, time);
}

/* ---- Around a session ---- */

static char *
say_before (guint minutes)
{
  if (minutes % DAY == 0)
    return g_strdup_printf (
        ngettext ("%u day before a session", "%u days before a session", minutes / DAY),
        minutes / DAY);
  if (minutes % HOUR == 0)
    return g_strdup_printf (
        ngettext ("%u hour before a session", "%u hours before a session", minutes / HOUR),
        minutes / HOUR);
  return g_strdup_printf (
      ngettext ("%u minute before a session", "%u minutes before a session", minutes), minutes);
}

static char *
say_after (guint minutes)
{
  if (minutes == 0)
    return g_strdup (_ ("When a session ends"));
  if (minutes % DAY == 0)
    return g_strdup_printf (
        ngettext ("%u day after a session", "%u days after a session", minutes / DAY),
        minutes / DAY);
  if (minutes % HOUR == 0)
    return g_strdup_printf (
        ngettext ("%u hour after a session", "%u hours after a session", minutes / HOUR),
        minutes / HOUR);
  return g_strdup_printf (
      ngettext ("%u minute after a session", "%u minutes after a session", minutes), minutes);
}

/* ---- All of them ---- */

char *
mt_say_rule (const MtRule *rule, gint32 today)
{
  g_autofree char *time = mt_say_minute (rule->minute);

  switch (rule->when) {
  case MT_RULE_DAILY:
    return say_daily (rule, time);
  case MT_RULE_WEEKLY:
    return say_weekly (rule, time);
  case MT_RULE_EVERY:
    return say_every (rule, time);
  case MT_RULE_MONTHLY:
    return say_monthly (rule, time);
  case MT_RULE_SESSION:
    return rule->offset < 0 ? say_before ((guint)-rule->offset) : say_after ((guint)rule->offset);
  case MT_RULE_TASK:
    return say_task (rule, time);
  case MT_RULE_ONCE:
    return say_once (rule, time, today);
  default:
    g_assert_not_reached ();
  }
}

const char *
mt_say_nudge (MtNudge nudge)
{
  static const char *const words[] = {
    [MT_NUDGE_MOOD] = NC_ ("reminder", "How I am"),
    [MT_NUDGE_WRITE] = NC_ ("reminder", "A moment to write"),
    [MT_NUDGE_SESSION] = NC_ ("reminder", "Around a session"),
    [MT_NUDGE_TASK] = NC_ ("reminder", "Something to try"),
    [MT_NUDGE_OWN] = NC_ ("reminder", "Something of my own"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == MT_RULE_N_NUDGES);
  g_return_val_if_fail ((guint)nudge < MT_RULE_N_NUDGES, "");
  return g_dpgettext2 (NULL, "reminder", words[nudge]);
}
