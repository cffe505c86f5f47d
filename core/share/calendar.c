/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/calendar.h"

#include "core/appointment.h"
#include "core/day.h"
#include "core/error.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>
#include <libical/ical.h>

#define PRODUCT "-//Meantime//Meantime//EN"
#define UID_SALT "meantime calendar\n"
#define SERIES "series"
#define SECONDS_OF_HOUR 3600
#define SECONDS_OF_MINUTE 60

gboolean
mt_calendar_takes (MtEntry *entry)
{
  return g_str_equal (mt_entry_get_kind (entry), MT_KIND_SESSION) &&
         g_strcmp0 (mt_entry_get_state (entry), "planned") == 0;
}

/* The id of the first of its series. */
static const char *
first_id (MtEntry *session)
{
  const GPtrArray *links = mt_entry_get_links (session);

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, SERIES))
      return link->to;
  }
  return mt_entry_get_id (session);
}

char *
mt_calendar_uid (MtEntry *session)
{
  g_autofree char *salted = g_strconcat (UID_SALT, first_id (session), NULL);
  char *uid = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);

  uid[MT_CALENDAR_UID_LENGTH] = '\0';
  return uid;
}

/* ---- Times ---- */

/* The zone as libical knows it; NULL: UTC serves, as for a bare offset. */
static icaltimezone *
find_zone (const char *name)
{
  icaltimezone *zone;

  zone = g_ascii_isalpha (*name) ? icaltimezone_get_builtin_timezone (name) : NULL;
  return zone && icaltimezone_get_component (zone) && zone != icaltimezone_get_utc_timezone ()
             ? zone
             : NULL;
}

/* To the second: a calendar knows no smaller part. */
static struct icaltimetype
to_ical (const MtMoment *moment, icaltimezone *zone)
{
  gint64 local = zone ? mt_moment_get_local (moment) : moment->instant;
  gint32 day = mt_day_of_local (local);
  int seconds = (int)((local - mt_day_start (day)) / G_USEC_PER_SEC);
  struct icaltimetype time = icaltime_null_time ();

  mt_day_get_ymd (day, &time.year, &time.month, &time.day);
  time.hour = seconds / SECONDS_OF_HOUR;
  time.minute = seconds / SECONDS_OF_MINUTE % SECONDS_OF_MINUTE;
  time.second = seconds % SECONDS_OF_MINUTE;
  time.zone = zone ? zone : icaltimezone_get_utc_timezone ();
  return time;
}

/* Takes over @property.  libical's own name for a zone is none that others know. */
static void
add_at_zone (icalcomponent *event, icalproperty *property, icaltimezone *zone)
{
  if (zone)
    icalproperty_add_parameter (property,
                                icalparameter_new_tzid (icaltimezone_get_location (zone)));
  icalcomponent_add_property (event, property);
}

/* The rules of @zone from the year before @moment on. */
static icalcomponent *
new_zone (icaltimezone *zone, const MtMoment *moment)
{
  icalcomponent *rules = icalcomponent_new_clone (icaltimezone_get_component (zone));
  icalproperty *id = icalcomponent_get_first_property (rules, ICAL_TZID_PROPERTY);
  struct icaltimetype from = to_ical (moment, NULL);

  icalproperty_set_tzid (id, icaltimezone_get_location (zone));
  from.year--;
  icaltimezone_truncate_vtimezone (rules, from, icaltime_null_time (), 0);
  return rules;
}

/* ---- One session ---- */

/* What every event of @uid has.  When it was written is nobody's business, and the same choice is
 * to give the same file: its stamp, which there has to be, is when it takes place. */
static icalcomponent *
new_event (MtEntry *session, const char *uid, const MtMoment *moment, gboolean with_length)
{
  icaltimezone *zone = find_zone (moment->zone);
  int minutes = with_length ? mt_appointment_get_minutes (session) : MT_APPOINTMENT_MINUTES;
  icalcomponent *event = icalcomponent_new_vevent ();

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (to_ical (moment, NULL)));
  add_at_zone (event, icalproperty_new_dtstart (to_ical (moment, zone)), zone);
  icalcomponent_add_property (
      event, icalproperty_new_duration (icaldurationtype_from_int (minutes * SECONDS_OF_MINUTE)));
  /* Translators: the title of a session in a calendar, where others may see it: it tells nothing.
   */
  icalcomponent_add_property (event, icalproperty_new_summary (_ ("Appointment")));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  return event;
}

static void
add_rule (icalcomponent *event, int every)
{
  struct icalrecurrencetype rule;

  icalrecurrencetype_clear (&rule);
  rule.freq = ICAL_WEEKLY_RECURRENCE;
  rule.interval = (short)every;
  icalcomponent_add_property (event, icalproperty_new_rrule (rule));
}

static gboolean
is_hidden (const char *const *hidden, const char *field)
{
  return hidden && g_strv_contains (hidden, field);
}

static void
add_session (icalcomponent *calendar, MtEntry *session, const char *const *hidden)
{
  gboolean alone = is_hidden (hidden, "every") ||
                   (is_hidden (hidden, "usual") && mt_appointment_was_moved (session));
  int every = alone ? 0 : mt_appointment_get_every (session);
  gboolean with_length = !is_hidden (hidden, "length");
  g_autofree char *uid = mt_calendar_uid (session);
  g_auto (MtMoment) regular = { 0 };
  icaltimezone *zone;
  icalcomponent *event;

  if (every == 0) {
    icalcomponent_add_component (
        calendar, new_event (session, uid, mt_entry_get_moment (session), with_length));
    return;
  }
  mt_appointment_get_regular (session, &regular);
  event = new_event (session, uid, &regular, with_length);
  add_rule (event, every);
  icalcomponent_add_component (calendar, event);
  if (!mt_appointment_was_moved (session))
    return;
  zone = find_zone (regular.zone);
  event = new_event (session, uid, mt_entry_get_moment (session), with_length);
  add_at_zone (event, icalproperty_new_recurrenceid (to_ical (&regular, zone)), zone);
  icalcomponent_add_component (calendar, event);
}

/* ---- The file ---- */

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  gint64 one = mt_entry_get_moment (*(MtEntry *const *)a)->instant;
  gint64 other = mt_entry_get_moment (*(MtEntry *const *)b)->instant;

  return one < other ? -1 : one > other;
}

/* The earliest of each series, and all that are of none. */
static GPtrArray *
choose (GPtrArray *entries)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    if (mt_calendar_takes (entries->pdata[i]))
      g_ptr_array_add (all, entries->pdata[i]);
  g_ptr_array_sort (all, compare_sessions);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_add (seen, (gpointer)first_id (all->pdata[i])))
      g_ptr_array_add (chosen, all->pdata[i]);
  return chosen;
}

static void
add_zones (icalcomponent *calendar, GPtrArray *sessions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sessions->len; i++) {
    const MtMoment *moment = mt_entry_get_moment (sessions->pdata[i]);
    icaltimezone *zone = find_zone (moment->zone);

    if (zone && g_hash_table_add (seen, moment->zone))
      icalcomponent_add_component (calendar, new_zone (zone, moment));
  }
}

GBytes *
mt_calendar_render (GPtrArray *entries,
                    const char *const *hidden,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) sessions = choose (entries);
  icalcomponent *calendar;
  char *text;

  if (sessions->len == 0) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "no session with a date");
    return NULL;
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  add_zones (calendar, sessions);
  for (guint i = 0; i < sessions->len; i++)
    add_session (calendar, sessions->pdata[i], hidden);
  text = icalcomponent_as_ical_string_r (calendar);
  icalcomponent_free (calendar);
  return g_bytes_new_with_free_func (text, strlen (text), free, text);
}
