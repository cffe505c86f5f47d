/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* A session as an appointment: when it ends, whether it was moved, and when the next one of its
 * series is.  Pure functions of its entry and of what they are given.
 *
 * An appointment is an instant, kept with the zone it was made in.  A series stays at the same time
 * on the wall clock of that zone, wherever the person is and whatever the clocks do in between. */

/* Minutes a session takes where nobody said: our own choice, the hour as most practices keep it. */
#define MT_APPOINTMENT_MINUTES 50

int mt_appointment_get_minutes (MtEntry *session);

/* µs UTC. */
gint64 mt_appointment_get_end (MtEntry *session);

/* How many weeks lie between two of its series; 0: it is of none. */
int mt_appointment_get_every (MtEntry *session);

/* The moment it would regularly have, in the session's own zone: what it was moved from, or else
 * when it is.  @regular is to be cleared by the caller. */
void mt_appointment_get_regular (MtEntry *session, MtMoment *regular);
gboolean mt_appointment_was_moved (MtEntry *session);

/* It is at @moment this time, seen from the session's own zone.  Of a series, the regular moment is
 * kept, so that the next one is where it would have been; moved back there, it was not moved. */
void mt_appointment_move (MtEntry *session, const MtMoment *moment);

/* The series goes on from where it is now. */
void mt_appointment_stay (MtEntry *session);

/* The first moment of a series after @after (µs UTC) that is @every weeks, or a multiple of that,
 * behind @regular: at the same time on the wall clock of its zone.  A time that the clocks skip
 * there is moved forward by the gap, one they have twice is the first.  FALSE: there is none before
 * the year 10000, and @next is left alone. */
gboolean mt_appointment_find_next (const MtMoment *regular,
                                   int every,
                                   gint64 after,
                                   MtMoment *next);

/* A new session, planned: the next of the series of @session, which is after @session and after
 * @after (µs UTC).  It takes along with whom, how long, where, how often, and what was agreed for a
 * dropped call, and which one was the first; nothing that was written for @session.  NULL: it is of
 * no series. */
MtEntry *mt_appointment_follow (MtEntry *session, gint64 after);

G_END_DECLS
