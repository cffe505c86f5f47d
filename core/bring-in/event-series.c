/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/event.h"

#include "core/appointment.h"
#include "core/day.h"

#include <glib/gi18n.h>

#define EVERY_MAX 52       /* weeks, as the field has it */
#define MOST_SKIPPED 1000  /* dates of a series that do not take place, one after the other */
#define WEEKDAY_OF_FIRST 4 /* 1970-01-01 was a Thursday; Sunday is 0 */
#define WEEK_DAYS 7
#define WEEK_USEC (WEEK_DAYS * MT_DAY_USEC)

static icalproperty *
get (const MtEvent *self, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (self->component, kind);
}

/* ---- The rule ---- */

static gboolean
is_empty (const short *list)
{
  return list[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* Sunday is 1, as libical counts. */
static int
weekday_of (const MtMoment *moment)
{
  gint32 day = mt_day_of_local (mt_moment_get_local (moment));

  return ((day + WEEKDAY_OF_FIRST) % WEEK_DAYS + WEEK_DAYS) % WEEK_DAYS + 1;
}

/* Whether it names no weekday but the one the series begins on. */
static gboolean
is_on_its_day (const struct icalrecurrencetype *rule, const MtMoment *start)
{
  if (is_empty (rule->by_day))
    return TRUE;
  return rule->by_day[1] == ICAL_RECURRENCE_ARRAY_MAX &&
         icalrecurrencetype_day_position (rule->by_day[0]) == 0 &&
         (int)icalrecurrencetype_day_day_of_week (rule->by_day[0]) == weekday_of (start);
}

gboolean
mt_event_read_rule (MtEventReader *reader, const MtEvent *event, const MtMoment *start, int *every)
{
  icalproperty *property = get (event, ICAL_RRULE_PROPERTY);
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);

  if (icalcomponent_count_properties (event->component, ICAL_RRULE_PROPERTY) != 1 ||
      rule.freq != ICAL_WEEKLY_RECURRENCE || rule.interval < 1 || rule.interval > EVERY_MAX ||
      rule.rscale || !is_on_its_day (&rule, start) || !is_empty (rule.by_month) ||
      !is_empty (rule.by_month_day) || !is_empty (rule.by_year_day) ||
      !is_empty (rule.by_week_no) || !is_empty (rule.by_set_pos) || !is_empty (rule.by_hour) ||
      !is_empty (rule.by_minute) || !is_empty (rule.by_second))
    return FALSE;
  if (get (event, ICAL_RDATE_PROPERTY))
    mt_brought_in_miss (reader->out, event->line, N_ ("Its extra dates were left out."));
  *every = rule.interval;
  return TRUE;
}

/* The last instant at which one of the series can be. */
static gint64
find_last (const struct icalrecurrencetype *rule, const MtMoment *start, int every)
{
  g_autofree char *at = NULL;
  g_auto (MtMoment) until = { 0 };

  /* the clocks may go back meanwhile */
  if (rule->count > 0)
    return start->instant + (gint64)(rule->count - 1) * every * WEEK_USEC + MT_DAY_USEC / 2;
  if (icaltime_is_null_time (rule->until))
    return G_MAXINT64;
  at = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", rule->until.year, rule->until.month,
                        rule->until.day, rule->until.is_date ? 23 : rule->until.hour,
                        rule->until.is_date ? 59 : rule->until.minute,
                        rule->until.is_date ? 59 : MIN (rule->until.second, 59),
                        icaltime_is_utc (rule->until) ? "Z" : "");
  return mt_moment_parse (&until, at, start->zone, NULL) ? until.instant : G_MAXINT64;
}

/* ---- Single dates ---- */

/* Whether it says that there is none at @regular. */
static gboolean
is_left_out (MtEventReader *reader, const MtEvent *event, const MtMoment *regular)
{
  icalproperty *property = get (event, ICAL_EXDATE_PROPERTY);

  for (; property;
       property = icalcomponent_get_next_property (event->component, ICAL_EXDATE_PROPERTY)) {
    g_auto (MtMoment) moment = { 0 };
    struct icaltimetype time = icalproperty_get_exdate (property);
    int year, month, day;

    if (mt_event_read_time (reader, property, FALSE, &moment) == MT_EVENT_TIME_GOOD &&
        moment.instant == regular->instant)
      return TRUE;
    mt_day_get_ymd (mt_day_of_local (mt_moment_get_local (regular)), &year, &month, &day);
    if (time.is_date && time.year == year && time.month == month && time.day == day)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_change (MtEventReader *reader, const MtEvent *change, MtMoment *regular, MtMoment *moment)
{
  return mt_event_read_time (reader, get (change, ICAL_RECURRENCEID_PROPERTY), FALSE, regular) ==
             MT_EVENT_TIME_GOOD &&
         mt_event_read_time (reader, get (change, ICAL_DTSTART_PROPERTY), FALSE, moment) ==
             MT_EVENT_TIME_GOOD;
}

static void
set_moment (MtMoment *self, const MtMoment *moment)
{
  char *zone = g_strdup (moment->zone);

  mt_moment_clear (self);
  *self = (MtMoment){ moment->instant, moment->offset, zone };
}

/* What is otherwise on the date of @regular: nothing; another @moment; or FALSE: it is cancelled.
 */
static gboolean
takes_place (MtEventReader *reader, const MtEvent *event, const MtMoment *regular, MtMoment *moment)
{
  set_moment (moment, regular);
  if (is_left_out (reader, event, regular))
    return FALSE;
  for (guint i = 0; i < event->changes->len; i++) {
    const MtEvent *change = event->changes->pdata[i];
    g_auto (MtMoment) from = { 0 }, to = { 0 };

    if (!read_change (reader, change, &from, &to) || from.instant != regular->instant)
      continue;
    if (mt_event_is_cancelled (change))
      return FALSE;
    set_moment (moment, &to);
  }
  return TRUE;
}

/* One whose regular date is past, and that was put off until after now. */
static gboolean
find_put_off (MtEventReader *reader,
              const MtEvent *event,
              const MtMoment *start,
              MtMoment *regular,
              MtMoment *moment)
{
  gboolean found = FALSE;

  for (guint i = 0; i < event->changes->len; i++) {
    const MtEvent *change = event->changes->pdata[i];
    g_auto (MtMoment) from = { 0 }, to = { 0 };

    if (!mt_event_is_cancelled (change) && read_change (reader, change, &from, &to) &&
        from.instant <= reader->now->instant && to.instant > reader->now->instant &&
        (!found || to.instant < moment->instant) &&
        mt_moment_at (regular, from.instant, start->zone, NULL)) {
      set_moment (moment, &to);
      found = TRUE;
    }
  }
  return found;
}

gboolean
mt_event_find_next (MtEventReader *reader,
                    const MtEvent *event,
                    const MtMoment *start,
                    int every,
                    MtMoment *regular,
                    MtMoment *moment)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (get (event, ICAL_RRULE_PROPERTY));
  gint64 last = find_last (&rule, start, every), after = reader->now->instant;
  gboolean put_off = find_put_off (reader, event, start, regular, moment);
  g_auto (MtMoment) date = { 0 }, other = { 0 };

  if (start->instant > after)
    set_moment (&date, start);
  else if (!mt_appointment_find_next (start, every, after, &date))
    return put_off;
  for (int i = 0; i < MOST_SKIPPED && date.instant <= last; i++) {
    if (takes_place (reader, event, &date, &other) && other.instant > after) {
      if (put_off && moment->instant <= other.instant)
        return TRUE;
      set_moment (regular, &date);
      set_moment (moment, &other);
      return TRUE;
    }
    if (!mt_appointment_find_next (start, every, date.instant, &date))
      break;
  }
  return put_off;
}
