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

gboolean
mt_event_is_empty (const short *list)
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
  if (mt_event_is_empty (rule->by_day))
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
      rule.rscale || !is_on_its_day (&rule, start) || !mt_event_is_empty (rule.by_month) ||
      !mt_event_is_empty (rule.by_month_day) || !mt_event_is_empty (rule.by_year_day) ||
      !mt_event_is_empty (rule.by_week_no) || !mt_event_is_empty (rule.by_set_pos) ||
      !mt_event_is_empty (rule.by_hour) || !mt_event_is_empty (rule.by_minute) ||
      !mt_event_is_empty (rule.by_second))
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

/* One date of a series that is otherwise. */
typedef struct {
  gint64 regular;     /* µs UTC */
  gboolean cancelled; /* it does not take place */
  MtMoment moment;    /* or else when it does */
} Change;

/* All that is told of single dates of a series: read once, and looked at for each date. */
typedef struct {
  GHashTable *left_out; /* set of gint64: µs UTC */
  GHashTable *days;     /* set of days, the same: that of the series' own zone */
  GArray *changes;      /* Change, in the order of the file */
} Dates;

static void
change_clear (gpointer change)
{
  mt_moment_clear (&((Change *)change)->moment);
}

static void
dates_clear (Dates *self)
{
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->days);
  g_array_unref (self->changes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dates, dates_clear)

static gboolean
read_day (const struct icaltimetype *time, gint32 *day)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", time->year, time->month, time->day);

  return mt_day_parse (text, day, NULL);
}

static void
read_left_out (Dates *self, MtEventReader *reader, const MtEvent *event)
{
  icalproperty *property = get (event, ICAL_EXDATE_PROPERTY);

  for (; property;
       property = icalcomponent_get_next_property (event->component, ICAL_EXDATE_PROPERTY)) {
    g_auto (MtMoment) moment = { 0 };
    struct icaltimetype time = icalproperty_get_exdate (property);
    gint32 day;

    if (mt_event_read_time (reader, property, FALSE, &moment) == MT_EVENT_TIME_GOOD)
      g_hash_table_add (self->left_out, g_memdup2 (&moment.instant, sizeof moment.instant));
    else if (time.is_date && read_day (&time, &day))
      g_hash_table_add (self->days, GINT_TO_POINTER (day));
  }
}

static void
read_changes (Dates *self, MtEventReader *reader, const MtEvent *event)
{
  for (guint i = 0; i < event->changes->len; i++) {
    const MtEvent *one = event->changes->pdata[i];
    g_auto (MtMoment) from = { 0 };
    Change change = { .cancelled = mt_event_is_cancelled (one) };

    if (mt_event_read_time (reader, get (one, ICAL_RECURRENCEID_PROPERTY), FALSE, &from) !=
            MT_EVENT_TIME_GOOD ||
        mt_event_read_time (reader, get (one, ICAL_DTSTART_PROPERTY), FALSE, &change.moment) !=
            MT_EVENT_TIME_GOOD)
      continue;
    change.regular = from.instant;
    g_array_append_val (self->changes, change);
  }
}

static void
read_dates (Dates *self, MtEventReader *reader, const MtEvent *event)
{
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->days = g_hash_table_new (NULL, NULL);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes, change_clear);
  read_left_out (self, reader, event);
  read_changes (self, reader, event);
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
takes_place (const Dates *self, const MtMoment *regular, MtMoment *moment)
{
  gint32 day = mt_day_of_local (mt_moment_get_local (regular));

  set_moment (moment, regular);
  if (g_hash_table_contains (self->left_out, &regular->instant) ||
      g_hash_table_contains (self->days, GINT_TO_POINTER (day)))
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++) {
    const Change *change = &g_array_index (self->changes, Change, i);

    if (change->regular != regular->instant)
      continue;
    if (change->cancelled)
      return FALSE;
    set_moment (moment, &change->moment);
  }
  return TRUE;
}

/* One whose regular date is past, and that was put off until after @now. */
static gboolean
find_put_off (const Dates *self, gint64 now, const char *zone, MtMoment *regular, MtMoment *moment)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->changes->len; i++) {
    const Change *change = &g_array_index (self->changes, Change, i);

    if (!change->cancelled && change->regular <= now && change->moment.instant > now &&
        (!found || change->moment.instant < moment->instant) &&
        mt_moment_at (regular, change->regular, zone, NULL)) {
      set_moment (moment, &change->moment);
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
  g_auto (Dates) dates = { 0 };
  g_auto (MtMoment) date = { 0 }, other = { 0 };
  gboolean put_off;

  read_dates (&dates, reader, event);
  put_off = find_put_off (&dates, after, start->zone, regular, moment);
  if (start->instant > after)
    set_moment (&date, start);
  else if (!mt_appointment_find_next (start, every, after, &date))
    return put_off;
  for (int i = 0; i < MOST_SKIPPED && date.instant <= last; i++) {
    if (takes_place (&dates, &date, &other) && other.instant > after) {
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
