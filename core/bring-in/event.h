/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"

#include <libical/ical.h>

G_BEGIN_DECLS

/* One event of a calendar file → one session: between core/bring-in/calendar.c, which finds them,
 * and these. */

typedef struct {
  icalcomponent *component; /* VEVENT */
  guint line;
  GPtrArray *changes; /* MtEvent: single dates of this series that are otherwise; or NULL */
} MtEvent;

/* Takes over @component. */
MtEvent *mt_event_new (icalcomponent *component, guint line);
void mt_event_free (MtEvent *self);

/* What calendars know it by; NULL: it says nothing. */
const char *mt_event_get_uid (const MtEvent *self);
/* Whether it stands for a single date of a series. */
gboolean mt_event_is_change (const MtEvent *self);
gboolean mt_event_is_cancelled (const MtEvent *self);

typedef struct {
  GHashTable *zones;   /* TZID → icaltimezone: those the file brings along */
  const MtMoment *now; /* of who reads */
  MtBroughtIn *out;    /* where a session goes, and what could not be taken */
} MtEventReader;

void mt_event_read (MtEventReader *reader, const MtEvent *event);

/* ---- core/bring-in/event-series.c ---- */

/* Whether a rule says nothing of one of its parts, @list. */
gboolean mt_event_is_empty (const short *list);

/* Whether the series of @event, which begins at @start, is one of weeks: every how many.  What of
 * it is left out goes into the report. */
gboolean mt_event_read_rule (MtEventReader *reader,
                             const MtEvent *event,
                             const MtMoment *start,
                             int *every);

/* The next of that series that takes place: when it regularly would, and when it does.  FALSE:
 * there is none any more. */
gboolean mt_event_find_next (MtEventReader *reader,
                             const MtEvent *event,
                             const MtMoment *start,
                             int every,
                             MtMoment *regular,
                             MtMoment *moment);

/* ---- core/bring-in/event-time.c ---- */

typedef enum {
  MT_EVENT_TIME_GOOD,
  MT_EVENT_TIME_MISSING,
  MT_EVENT_TIME_WHOLE_DAY,
  MT_EVENT_TIME_UNREADABLE,
  MT_EVENT_TIME_OTHER_ZONE, /* one that is not known here */
} MtEventTime;

/* When @property (DTSTART and the like; NULL: missing) says.  @repeats: the zone must be one whose
 * clocks are known for years. */
MtEventTime mt_event_read_time (MtEventReader *reader,
                                icalproperty *property,
                                gboolean repeats,
                                MtMoment *moment);

G_END_DECLS
