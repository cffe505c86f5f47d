/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/event.h"

#include <string.h>

#define HALF_YEAR_DAYS 182
#define RULES_MAX 100 /* of one zone: a dozen would be many */
#define SECONDS_OF_HOUR 3600
#define SECONDS_OF_MINUTE 60

static gboolean
is_zone (const char *name)
{
  g_auto (MtMoment) probe = { 0 };

  return g_ascii_isalpha (*name) && mt_moment_at (&probe, 0, name, NULL);
}

/* "Europe/Lisbon" also in "/freeassociation.sourceforge.net/Europe/Lisbon"; NULL: it has none. */
static const char *
find_name (const char *written)
{
  for (const char *at = written; at; at = strchr (at, '/')) {
    at += *at == '/';
    if (is_zone (at))
      return at;
  }
  return NULL;
}

/* The name a zone of the file gives itself for those who know it; NULL: it gives none. */
static const char *
find_location (icalcomponent *zone)
{
  icalproperty *property = icalcomponent_get_first_property (zone, ICAL_X_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (zone, ICAL_X_PROPERTY)) {
    const char *name = icalproperty_get_x_name (property), *value = icalproperty_get_x (property);

    if (name && value && g_ascii_strcasecmp (name, "X-LIC-LOCATION") == 0)
      return find_name (value);
  }
  return NULL;
}

/* One date a year at most, or a few of which one is meant, as a Sunday from the 8th on. */
static gboolean
is_plain_rule (const struct icalrecurrencetype *rule)
{
  return rule->freq == ICAL_YEARLY_RECURRENCE && mt_event_is_empty (rule->by_hour) &&
         mt_event_is_empty (rule->by_minute) && mt_event_is_empty (rule->by_second) &&
         mt_event_is_empty (rule->by_year_day) && mt_event_is_empty (rule->by_week_no) &&
         mt_event_is_empty (rule->by_set_pos) &&
         (mt_event_is_empty (rule->by_month) || mt_event_is_empty (rule->by_month + 1)) &&
         (mt_event_is_empty (rule->by_day) || mt_event_is_empty (rule->by_day + 1));
}

/* Other rules, and very many of them, would be followed for very long. */
static gboolean
is_plain_zone (icalcomponent *zone)
{
  icalcomponent *part = icalcomponent_get_first_component (zone, ICAL_ANY_COMPONENT);
  int n_rules = 0;

  for (; part; part = icalcomponent_get_next_component (zone, ICAL_ANY_COMPONENT)) {
    icalproperty *property = icalcomponent_get_first_property (part, ICAL_RRULE_PROPERTY);

    for (; property; property = icalcomponent_get_next_property (part, ICAL_RRULE_PROPERTY)) {
      struct icalrecurrencetype rule = icalproperty_get_rrule (property);

      if (++n_rules > RULES_MAX || !is_plain_rule (&rule))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
has_offset (const char *zone, struct icaltimetype time, int offset)
{
  g_autofree char *at = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", time.year, time.month,
                                         time.day, time.hour, time.minute);
  g_auto (MtMoment) moment = { 0 };

  return mt_moment_parse (&moment, at, zone, NULL) && moment.offset == offset;
}

/* A zone under a name nobody else knows: that of the reader, where its clocks go the same way, or
 * the offset alone.  Owned; NULL: neither will do. */
static char *
find_alike (MtEventReader *reader, icaltimezone *zone, struct icaltimetype time, gboolean repeats)
{
  struct icaltimetype half_year_on = time;
  int then, later, is_daylight;

  if (!is_plain_zone (icaltimezone_get_component (zone)))
    return NULL;
  icaltime_adjust (&half_year_on, HALF_YEAR_DAYS, 0, 0, 0);
  then = icaltimezone_get_utc_offset (zone, &time, &is_daylight);
  later = icaltimezone_get_utc_offset (zone, &half_year_on, &is_daylight);
  if (has_offset (reader->now->zone, time, then) &&
      has_offset (reader->now->zone, half_year_on, later))
    return g_strdup (reader->now->zone);
  if (repeats && then != later)
    return NULL;
  return g_strdup_printf ("%c%02d:%02d", then < 0 ? '-' : '+', ABS (then) / SECONDS_OF_HOUR,
                          ABS (then) / SECONDS_OF_MINUTE % SECONDS_OF_MINUTE);
}

/* Owned; NULL: it is not known here. */
static char *
find_zone (MtEventReader *reader,
           icalproperty *property,
           struct icaltimetype time,
           gboolean repeats)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *written = parameter ? icalparameter_get_tzid (parameter) : NULL;
  icaltimezone *own;
  const char *name;

  if (!written)
    return g_strdup (reader->now->zone); /* wherever one is */
  name = find_name (written);
  own = g_hash_table_lookup (reader->zones, written);
  if (!name && own)
    name = find_location (icaltimezone_get_component (own));
  if (name)
    return g_strdup (name);
  return own ? find_alike (reader, own, time, repeats) : NULL;
}

MtEventTime
mt_event_read_time (MtEventReader *reader,
                    icalproperty *property,
                    gboolean repeats,
                    MtMoment *moment)
{
  icalvalue *value = property ? icalproperty_get_value (property) : NULL;
  g_autofree char *at = NULL, *zone = NULL;
  struct icaltimetype time;
  gboolean is_utc;

  if (!property)
    return MT_EVENT_TIME_MISSING;
  if (!value ||
      (icalvalue_isa (value) != ICAL_DATETIME_VALUE && icalvalue_isa (value) != ICAL_DATE_VALUE &&
       icalvalue_isa (value) != ICAL_DATETIMEDATE_VALUE))
    return MT_EVENT_TIME_UNREADABLE;
  time = icalvalue_isa (value) == ICAL_DATE_VALUE ? icalvalue_get_date (value)
                                                  : icalvalue_get_datetime (value);
  if (icaltime_is_null_time (time))
    return MT_EVENT_TIME_UNREADABLE;
  if (time.is_date)
    return MT_EVENT_TIME_WHOLE_DAY;
  is_utc = icaltime_is_utc (time);
  at = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", time.year, time.month, time.day,
                        time.hour, time.minute, MIN (time.second, 59), is_utc ? "Z" : "");
  if (is_utc)
    zone = g_strdup (repeats ? "UTC" : reader->now->zone);
  else
    zone = find_zone (reader, property, time, repeats);
  if (!zone)
    return MT_EVENT_TIME_OTHER_ZONE;
  return mt_moment_parse (moment, at, zone, NULL) ? MT_EVENT_TIME_GOOD : MT_EVENT_TIME_UNREADABLE;
}
