/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/calendar.h"

#include "core/appointment.h"
#include "core/bring-in/event.h"
#include "core/day.h"
#include "core/error.h"
#include "core/share/calendar.h"

#include <glib/gi18n.h>

#include <string.h>

#define BLOCK_BYTES_MAX (256 * 1024)
#define EVENTS_MAX 5000
#define WEEK_USEC (7 * MT_DAY_USEC)

gboolean
mt_calendar_matches (const char *text)
{
  static const char start[] = "BEGIN:VCALENDAR";

  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strncasecmp (text, start, strlen (start)) == 0 &&
         (text[strlen (start)] == '\0' || g_ascii_isspace (text[strlen (start)]));
}

/* ---- Finding the parts ---- */

typedef struct {
  MtEventReader reader;
  GPtrArray *events;  /* MtEvent, in the order of the file */
  GHashTable *series; /* UID → MtEvent in events */
  const char *text;   /* from here on is still to be read */
  guint line;         /* of text, from 1 */
  guint n_more;       /* events above the limit */
} Reading;

/* What a calendar may consist of. */
static const struct {
  const char *name;
  enum { EVENT, ZONE, OTHER } what;
} blocks[] = {
  { "VEVENT", EVENT },   { "VTIMEZONE", ZONE },  { "VTODO", OTHER },
  { "VJOURNAL", OTHER }, { "VFREEBUSY", OTHER },
};

static const char *
end_of_line (const char *line)
{
  return line + strcspn (line, "\r\n");
}

/* The line after; CR, LF and both together end one. */
static const char *
next_line (const char *line)
{
  line = end_of_line (line);
  if (*line == '\r')
    line++;
  return *line == '\n' ? line + 1 : line;
}

/* Whether the line says @word (BEGIN:, END:) of @name. */
static gboolean
says (const char *line, const char *word, const char *name)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (line, word, length) != 0 ||
      g_ascii_strncasecmp (line + length, name, strlen (name)) != 0)
    return FALSE;
  line += length + strlen (name);
  return strspn (line, " \t") == (gsize)(end_of_line (line) - line);
}

/* The block that begins at @line, or -1. */
static int
find_block (const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (says (line, "BEGIN:", blocks[i].name))
      return (int)i;
  return -1;
}

static void
take_event (Reading *self, icalcomponent *component, guint line)
{
  MtEvent *event;

  self->reader.out->n_read++;
  if (self->events->len >= EVENTS_MAX) {
    icalcomponent_free (component);
    self->n_more++;
    return;
  }
  event = mt_event_new (component, line);
  g_ptr_array_add (self->events, event);
  if (mt_event_get_uid (event) && !mt_event_is_change (event))
    g_hash_table_replace (self->series, (gpointer)mt_event_get_uid (event), event);
}

static void
free_zone (gpointer zone)
{
  icaltimezone_free (zone, 1);
}

static void
take_zone (Reading *self, icalcomponent *component)
{
  icalproperty *id = icalcomponent_get_first_property (component, ICAL_TZID_PROPERTY);
  g_autofree char *name = id ? g_strdup (icalproperty_get_tzid (id)) : NULL;
  icaltimezone *zone = name ? icaltimezone_new () : NULL;

  if (zone && icaltimezone_set_component (zone, component)) {
    g_hash_table_replace (self->reader.zones, g_steal_pointer (&name), zone);
    return;
  }
  if (zone)
    icaltimezone_free (zone, 1);
  icalcomponent_free (component);
}

static void
take_block (Reading *self, int block, const char *end)
{
  g_autofree char *text = g_strndup (self->text, (gsize)(end - self->text));
  icalcomponent *component;

  if (blocks[block].what == OTHER) {
    self->reader.out->n_read++;
    mt_brought_in_miss (self->reader.out, self->line, N_ ("This is no appointment."));
    return;
  }
  component = strlen (text) <= BLOCK_BYTES_MAX ? icalparser_parse_string (text) : NULL;
  if (component && icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT &&
      blocks[block].what == EVENT) {
    take_event (self, component, self->line);
  } else if (component && icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT &&
             blocks[block].what == ZONE) {
    take_zone (self, component);
  } else {
    g_clear_pointer (&component, icalcomponent_free);
    self->reader.out->n_read++;
    mt_brought_in_miss (self->reader.out, self->line, N_ ("This part cannot be read."));
  }
}

/* Reads on from the line that begins @block, up to the line that ends it. */
static void
read_block (Reading *self, int block)
{
  const char *line = next_line (self->text);
  guint n_lines = 1;

  while (*line && !says (line, "END:", blocks[block].name) && find_block (line) < 0 &&
         !says (line, "END:", "VCALENDAR")) {
    line = next_line (line);
    n_lines++;
  }
  if (says (line, "END:", blocks[block].name)) {
    line = next_line (line);
    n_lines++;
    take_block (self, block, line);
  } else {
    self->reader.out->n_read++;
    mt_brought_in_miss (self->reader.out, self->line, N_ ("This part breaks off."));
  }
  self->text = line;
  self->line += n_lines;
}

static void
find_parts (Reading *self)
{
  while (*self->text) {
    int block = find_block (self->text);

    if (block >= 0) {
      read_block (self, block);
    } else {
      self->text = next_line (self->text);
      self->line++;
    }
  }
}

/* ---- Reading ---- */

/* Single dates that are otherwise go to their series; one without its series is an event. */
static void
read_events (Reading *self)
{
  for (guint i = 0; i < self->events->len; i++) {
    MtEvent *event = self->events->pdata[i];
    const char *uid = mt_event_get_uid (event);
    MtEvent *series = uid ? g_hash_table_lookup (self->series, uid) : NULL;

    if (mt_event_is_change (event) && series)
      g_ptr_array_add (series->changes, event);
  }
  for (guint i = 0; i < self->events->len; i++) {
    MtEvent *event = self->events->pdata[i];
    const char *uid = mt_event_get_uid (event);

    if (mt_event_is_change (event) && uid && g_hash_table_contains (self->series, uid))
      self->reader.out->n_read--; /* it is a part of what was counted */
    else
      mt_event_read (&self->reader, event);
  }
  if (self->n_more > 0)
    mt_brought_in_miss (self->reader.out, 1,
                        N_ ("There are more appointments than can be taken at once."));
}

static int
compare_misreads (gconstpointer a, gconstpointer b)
{
  guint one = (*(const MtMisread *const *)a)->line, other = (*(const MtMisread *const *)b)->line;

  return one < other ? -1 : one > other;
}

MtBroughtIn *
mt_calendar_read (const char *text, const MtMoment *now, GError **error)
{
  Reading self = { .text = text, .line = 1 };

  if (!mt_calendar_matches (text)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not a calendar");
    return NULL;
  }
  icalerror_set_errors_are_fatal (0);
  self.reader.now = now;
  self.reader.out = mt_brought_in_new ();
  self.reader.zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_zone);
  self.events = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_event_free);
  self.series = g_hash_table_new (g_str_hash, g_str_equal);
  find_parts (&self);
  read_events (&self);
  g_ptr_array_sort (self.reader.out->misreads, compare_misreads);
  g_hash_table_unref (self.series);
  g_ptr_array_unref (self.events);
  g_hash_table_unref (self.reader.zones);
  return self.reader.out;
}

/* ---- There already ---- */

/* Whether both come again and again, and @moment is one of those of @present. */
static gboolean
is_of_series (MtEntry *entry, MtEntry *present)
{
  int every = mt_appointment_get_every (entry);
  g_auto (MtMoment) one = { 0 }, other = { 0 };

  if (every == 0 || every != mt_appointment_get_every (present) || !mt_calendar_takes (present))
    return FALSE;
  mt_appointment_get_regular (entry, &one);
  mt_appointment_get_regular (present, &other);
  return g_str_equal (one.zone, other.zone) &&
         (mt_moment_get_local (&one) - mt_moment_get_local (&other)) % (every * WEEK_USEC) == 0;
}

/* Whether it was written here, of @present. */
static gboolean
is_ours (const MtBrought *found, MtEntry *present)
{
  g_autofree char *uid = NULL;

  if (!found->known_as || strlen (found->known_as) != MT_CALENDAR_UID_LENGTH)
    return FALSE; /* which spares a hash for each pair */
  uid = mt_calendar_uid (present);
  return g_str_equal (found->known_as, uid);
}

gboolean
mt_calendar_is_same (const MtBrought *found, MtEntry *present)
{
  return g_str_equal (mt_entry_get_id (found->entry), mt_entry_get_id (present)) ||
         is_ours (found, present) ||
         (mt_entry_get_deleted (present) == 0 &&
          mt_entry_get_moment (found->entry)->instant == mt_entry_get_moment (present)->instant) ||
         (mt_entry_get_deleted (present) == 0 && is_of_series (found->entry, present));
}
