/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/event.h"

#include "core/appointment.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

#include <string.h>

#define ID_SALT "meantime event\n"
#define MINUTE_USEC (G_GINT64_CONSTANT (60000000))

MtEvent *
mt_event_new (icalcomponent *component, guint line)
{
  MtEvent *self = g_new0 (MtEvent, 1);

  *self = (MtEvent){ component, line, g_ptr_array_new () };
  return self;
}

void
mt_event_free (MtEvent *self)
{
  icalcomponent_free (self->component);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static icalproperty *
get (const MtEvent *self, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (self->component, kind);
}

/* What a property says as it is written; NULL: it is not there, or empty. */
static const char *
get_text (const MtEvent *self, icalproperty_kind kind)
{
  icalproperty *property = get (self, kind);
  icalvalue *value = property ? icalproperty_get_value (property) : NULL;
  const char *text = NULL;

  if (value && icalvalue_isa (value) == ICAL_TEXT_VALUE)
    text = icalvalue_get_text (value);
  else if (value && icalvalue_isa (value) == ICAL_URI_VALUE)
    text = icalvalue_get_uri (value);
  return text && *text ? text : NULL;
}

const char *
mt_event_get_uid (const MtEvent *self)
{
  return get_text (self, ICAL_UID_PROPERTY);
}

gboolean
mt_event_is_change (const MtEvent *self)
{
  return get (self, ICAL_RECURRENCEID_PROPERTY) != NULL;
}

gboolean
mt_event_is_cancelled (const MtEvent *self)
{
  icalproperty *status = get (self, ICAL_STATUS_PROPERTY);

  return status && icalproperty_get_status (status) == ICAL_STATUS_CANCELLED;
}

/* ---- Fields ---- */

static gboolean
set (MtEntry *entry, const char *field_id, const char *given)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_SESSION), field_id);
  g_autofree char *value = NULL;
  double number;

  if (!mt_field_read (field, given, &value, &number, NULL))
    return FALSE;
  mt_entry_clear_values (entry, field_id);
  mt_entry_add_value (entry, field_id, value, number);
  return TRUE;
}

static void
set_number (MtEntry *entry, const char *field_id, gint64 number)
{
  g_autofree char *given = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  set (entry, field_id, given);
}

static gboolean
is_link (const char *text)
{
  return g_ascii_strncasecmp (text, "https://", strlen ("https://")) == 0 ||
         g_ascii_strncasecmp (text, "http://", strlen ("http://")) == 0;
}

static void
set_place (MtEntry *entry, const MtEvent *event)
{
  const char *location = get_text (event, ICAL_LOCATION_PROPERTY);
  const char *url = get_text (event, ICAL_URL_PROPERTY);
  g_autofree char *line = g_strstrip (g_strdup (location ? location : ""));

  g_strdelimit (line, "\r\n", ' ');
  if (g_ascii_strncasecmp (line, "tel:", strlen ("tel:")) == 0) {
    set (entry, "place", "phone");
    set (entry, "phone", line + strlen ("tel:"));
  } else if (is_link (line)) {
    set (entry, "place", "video");
    set (entry, "link", line);
  } else if (*line) {
    set (entry, "place", "room");
    set (entry, "address", line);
  }
  if (url && is_link (url) && !mt_entry_get_value (entry, "link")) {
    if (!*line)
      set (entry, "place", "video");
    set (entry, "link", url);
  }
}

/* Its title and what is written under it; but not the title that tells nothing, which is ours. */
static void
set_text (MtEntry *entry, const MtEvent *event)
{
  const char *title = get_text (event, ICAL_SUMMARY_PROPERTY);
  const char *more = get_text (event, ICAL_DESCRIPTION_PROPERTY);
  g_autofree char *text = NULL;

  if (title && (g_str_equal (title, "Appointment") || g_str_equal (title, _ ("Appointment"))))
    title = NULL;
  text = g_strconcat (title ? title : "", title && more ? "\n\n" : "", more ? more : "", NULL);
  mt_entry_set_text (entry, g_strstrip (text));
}

static void
set_length (MtEventReader *reader, MtEntry *entry, const MtEvent *event, const MtMoment *start)
{
  icalproperty *end = get (event, ICAL_DTEND_PROPERTY);
  icalproperty *duration = get (event, ICAL_DURATION_PROPERTY);
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *given = NULL;
  gint64 minutes;

  if (!end && !duration)
    return;
  if (!end)
    minutes = icaldurationtype_as_int (icalproperty_get_duration (duration)) / 60;
  else if (mt_event_read_time (reader, end, FALSE, &moment) == MT_EVENT_TIME_GOOD)
    minutes = (moment.instant - start->instant) / MINUTE_USEC;
  else
    minutes = -1;
  given = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
  if (!set (entry, "length", given))
    mt_brought_in_miss (reader->out, event->line,
                        N_ ("How long it takes does not fit here, and was left out."));
}

/* The date a single one of a series stands for, as it is written; "": it is none.  Owned. */
static char *
read_recurrence (const MtEvent *event)
{
  icalproperty *property = get (event, ICAL_RECURRENCEID_PROPERTY);
  const char *written = property ? icalproperty_get_value_as_string (property) : NULL;

  return written ? g_strconcat ("\n", written, NULL) : g_strdup ("");
}

/* The same each time for the same UID, so that nothing is there twice: a UUIDv8, RFC 9562 §5.8.
 * Single dates of a series that is not in the file have its UID in common. */
static char *
make_id (const MtEvent *event, const MtMoment *start)
{
  const char *uid = mt_event_get_uid (event), *title = get_text (event, ICAL_SUMMARY_PROPERTY);
  g_autofree char *at = mt_moment_format (start), *recurrence = read_recurrence (event);
  g_autofree char *salted = g_strconcat (ID_SALT, uid ? uid : at, uid ? recurrence : title, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-%c%.3s-%.12s", hash, hash + 8, hash + 13,
                          "89ab"[g_ascii_xdigit_value (hash[16]) % 4], hash + 17, hash + 20);
}

/* ---- The session ---- */

static const char *
state_of (MtEntry *entry, const MtEvent *event, const MtMoment *now)
{
  if (mt_event_is_cancelled (event))
    return "cancelled";
  return mt_appointment_get_end (entry) > now->instant ? "planned" : "over";
}

static MtEntry *
make_session (MtEventReader *reader, const MtEvent *event, const MtMoment *start)
{
  g_autofree char *id = make_id (event, start);
  MtEntry *entry = mt_entry_new_stored (id, MT_KIND_SESSION);

  mt_entry_set_moment (entry, start);
  set_text (entry, event);
  set_length (reader, entry, event, start);
  set_place (entry, event);
  return entry;
}

/* A session here says how often it comes, but not until when. */
static gboolean
has_end (const MtEvent *event)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (get (event, ICAL_RRULE_PROPERTY));

  return rule.count > 0 || !icaltime_is_null_time (rule.until);
}

/* One of a series is the next of it; where that is another time this once, that is kept. */
static void
read_series (MtEventReader *reader, const MtEvent *event, const MtMoment *start, int every)
{
  g_auto (MtMoment) regular = { 0 }, moment = { 0 };
  MtEntry *entry;

  if (!mt_event_find_next (reader, event, start, every, &regular, &moment)) {
    mt_brought_in_miss (reader->out, event->line, N_ ("This series is over."));
    return;
  }
  if (has_end (event))
    mt_brought_in_miss (reader->out, event->line, N_ ("When this series ends was left out."));
  entry = make_session (reader, event, start);
  set_number (entry, "every", every);
  mt_entry_set_moment (entry, &regular);
  mt_appointment_move (entry, &moment);
  mt_entry_set_state (entry, "planned");
  mt_brought_in_add (reader->out, entry, mt_event_get_uid (event), event->line);
}

static const char *
say_time (MtEventTime time)
{
  switch (time) {
  case MT_EVENT_TIME_WHOLE_DAY:
    return N_ ("It takes a whole day and has no time.");
  case MT_EVENT_TIME_OTHER_ZONE:
    return N_ ("Its time zone is not known here.");
  case MT_EVENT_TIME_MISSING:
  case MT_EVENT_TIME_UNREADABLE:
  case MT_EVENT_TIME_GOOD:
  default:
    return N_ ("It does not say when it begins.");
  }
}

void
mt_event_read (MtEventReader *reader, const MtEvent *event)
{
  gboolean repeats = get (event, ICAL_RRULE_PROPERTY) != NULL;
  g_auto (MtMoment) start = { 0 };
  MtEventTime time =
      mt_event_read_time (reader, get (event, ICAL_DTSTART_PROPERTY), repeats, &start);
  int every = 0;
  MtEntry *entry;

  if (time != MT_EVENT_TIME_GOOD) {
    mt_brought_in_miss (reader->out, event->line, say_time (time));
    return;
  }
  if (repeats && !mt_event_read_rule (reader, event, &start, &every)) {
    mt_brought_in_miss (reader->out, event->line,
                        N_ ("It comes again in a way that sessions here do not."));
    return;
  }
  if (repeats && !mt_event_is_cancelled (event)) {
    read_series (reader, event, &start, every);
    return;
  }
  entry = make_session (reader, event, &start);
  mt_entry_set_state (entry, state_of (entry, event, reader->now));
  mt_brought_in_add (reader->out, entry, mt_event_get_uid (event), event->line);
}
