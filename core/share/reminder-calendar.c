/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/reminder-calendar.h"

#include "core/error.h"
#include "core/remind/next.h"

#include <glib/gi18n.h>
#include <libical/ical.h>

#define PRODUCT "-//Meantime//Meantime//EN"
#define SECONDS_OF_MINUTE 60
#define MINUTE_USEC (G_GINT64_CONSTANT (60000000))
#define SURE_DAYS 28 /* which every month has */

static struct icaltimetype
to_ical (gint64 local, const icaltimezone *zone)
{
  gint32 day = mt_day_of_local (local);
  int seconds = (int)((local - mt_day_start (day)) / G_USEC_PER_SEC);
  struct icaltimetype time = icaltime_null_time ();

  mt_day_get_ymd (day, &time.year, &time.month, &time.day);
  time.hour = seconds / (SECONDS_OF_MINUTE * 60);
  time.minute = seconds / SECONDS_OF_MINUTE % 60;
  time.second = seconds % SECONDS_OF_MINUTE;
  time.zone = zone;
  return time;
}

static void
add_alarm (icalcomponent *event, const char *title)
{
  icalcomponent *alarm = icalcomponent_new_valarm ();
  struct icaltriggertype trigger = icaltriggertype_from_int (0);

  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_description (title));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
  icalcomponent_add_component (event, alarm);
}

static icalcomponent *
new_event (const char *uid, struct icaltimetype start, gint64 now)
{
  /* Translators: the title of a reminder in a calendar, where others may see it: it tells nothing.
   */
  const char *title = _ ("Reminder");
  icalcomponent *event = icalcomponent_new_vevent ();

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (
      event, icalproperty_new_dtstamp (to_ical (now, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_dtstart (start));
  icalcomponent_add_property (
      event, icalproperty_new_duration (icaldurationtype_from_int (5 * SECONDS_OF_MINUTE)));
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  add_alarm (event, title);
  return event;
}

/* ---- What recurs by itself ---- */

static char *
spell_weekdays (guint weekdays)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  GString *spelt = g_string_new ("FREQ=WEEKLY;BYDAY=");
  const char *before = "";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (weekdays & (1u << i)) {
      g_string_append_printf (spelt, "%s%s", before, names[i]);
      before = ",";
    }
  return g_string_free (spelt, FALSE);
}

/* Where a month has no such day, its last one. */
static char *
spell_month_day (guint month_day)
{
  GString *spelt;

  if (month_day <= SURE_DAYS)
    return g_strdup_printf ("FREQ=MONTHLY;BYMONTHDAY=%u", month_day);
  spelt = g_string_new (NULL);
  g_string_append_printf (spelt, "FREQ=MONTHLY;BYMONTHDAY=%d", SURE_DAYS);
  for (guint day = SURE_DAYS + 1; day <= month_day; day++)
    g_string_append_printf (spelt, ",%u", day);
  g_string_append (spelt, ";BYSETPOS=-1");
  return g_string_free (spelt, FALSE);
}

/* NULL: once. */
static char *
spell_rule (const MtRule *rule)
{
  switch (rule->when) {
  case MT_RULE_DAILY:
    return g_strdup ("FREQ=DAILY");
  case MT_RULE_WEEKLY:
    return spell_weekdays (rule->weekdays);
  case MT_RULE_EVERY:
    return g_strdup_printf ("FREQ=DAILY;INTERVAL=%u", rule->every);
  case MT_RULE_MONTHLY:
    return spell_month_day (rule->month_day);
  default:
    return NULL;
  }
}

/* From the next time on, by the rule alone. */
static guint
add_recurring (icalcomponent *calendar, const MtRule *rule, gint64 now, GTimeZone *zone)
{
  g_autoptr (MtSchedule) bare = mt_schedule_new ();
  MtDue due = mt_next_due (bare, rule, now, MT_DUE_NONE, MT_DAY_MIN, zone);
  g_autofree char *spelt = spell_rule (rule);
  icalcomponent *event;

  if (due.instant == MT_NEVER)
    return 0;
  event = new_event (rule->id, to_ical (mt_day_start (due.day) + rule->minute * MINUTE_USEC, NULL),
                     now);
  if (spelt)
    icalcomponent_add_property (event,
                                icalproperty_new_rrule (icalrecurrencetype_from_string (spelt)));
  icalcomponent_add_component (calendar, event);
  return 1;
}

/* ---- What follows sessions and tasks ---- */

static guint
add_at (icalcomponent *calendar, const MtRule *rule, gint64 instant, guint n, gint64 now)
{
  g_autofree char *uid = NULL;

  if (instant <= now)
    return 0;
  uid = g_strdup_printf ("%s-%u", rule->id, n);
  icalcomponent_add_component (
      calendar, new_event (uid, to_ical (instant, icaltimezone_get_utc_timezone ()), now));
  return 1;
}

static guint
add_sessions (icalcomponent *calendar, const MtSchedule *schedule, const MtRule *rule, gint64 now)
{
  guint n = 0;

  for (guint i = 0; i < schedule->sessions->len; i++) {
    MtSpan span = g_array_index (schedule->sessions, MtSpan, i);

    n += add_at (calendar, rule,
                 (rule->offset < 0 ? span.start : span.end) + rule->offset * MINUTE_USEC, n, now);
  }
  return n;
}

static guint
add_due_days (icalcomponent *calendar,
              const MtSchedule *schedule,
              const MtRule *rule,
              gint64 now,
              GTimeZone *zone)
{
  guint n = 0;

  for (guint i = 0; i < schedule->due_days->len; i++) {
    gint64 local =
        mt_day_start (g_array_index (schedule->due_days, gint32, i)) + rule->minute * MINUTE_USEC;

    n += add_at (calendar, rule, mt_local_to_instant (local, zone), n, now);
  }
  return n;
}

static guint
add_rule (icalcomponent *calendar,
          const MtSchedule *schedule,
          const MtRule *rule,
          gint64 now,
          GTimeZone *zone)
{
  if (!rule->enabled)
    return 0;
  if (rule->when == MT_RULE_SESSION)
    return add_sessions (calendar, schedule, rule, now);
  if (rule->when == MT_RULE_TASK)
    return add_due_days (calendar, schedule, rule, now, zone);
  return add_recurring (calendar, rule, now, zone);
}

GBytes *
mt_reminder_calendar_render (const MtSchedule *schedule,
                             gint64 now,
                             GTimeZone *zone,
                             GError **error)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  guint n = 0;
  char *text;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  for (guint i = 0; i < schedule->rules->len; i++)
    n += add_rule (calendar, schedule, schedule->rules->pdata[i], now, zone);
  text = n > 0 ? icalcomponent_as_ical_string_r (calendar) : NULL;
  icalcomponent_free (calendar);
  if (!text) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "no reminder with a time");
    return NULL;
  }
  return g_bytes_new_with_free_func (text, strlen (text), free, text);
}
