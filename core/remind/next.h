/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

G_BEGIN_DECLS

/* When a reminder is due.  Pure functions; no clock is read.
 *
 * From wall clock to instant, as RFC 5545 (3.3.5, "form #3") has it, and 3.3.10 for what recurs: a
 * time that the clocks skip is meant by the offset before the gap (02:30 becomes 03:30), one they
 * have twice is the first.  Where 3.3.10 ignores the 31st of a month without one, this takes the
 * month's last day (SKIP=BACKWARD of RFC 7529): nobody who chose the 31st means "not in June".
 *
 * What is our own:
 * - Quiet hours hold a reminder back until they end; they never swallow one.  They do not hold back
 *   what comes before a session, which would come too late.  They may span midnight; who sits in
 *   them is seen from the wall clock.
 * - While paused nothing comes, and nothing of it comes later.
 * - A rule comes once on a day of the wall clock.  If the same day's time comes again within 20
 *   hours, since the person flew west or the clock was set back, it is the same reminder; after a
 *   longer way round (over the date line) it is another one.
 * - A clock that shows more than a day before the last reminder was wrong then: what it had shown
 * is forgotten. */

#define MT_NEVER G_MAXINT64

/* One time of one rule. */
typedef struct {
  gint64 instant; /* µs UTC, quiet hours and all; MT_NEVER: none */
  gint32 day;     /* the local day it belongs to (of SESSION: where @zone has its instant) */
} MtDue;

#define MT_LONG_AGO MT_INSTANT_MIN /* an instant before all others */
#define MT_DUE_NONE ((MtDue){ MT_LONG_AGO, MT_DAY_MIN })

/* The instant of @local (wall clock as if UTC, µs, a whole minute) in @zone, as above. */
gint64 mt_local_to_instant (gint64 local, GTimeZone *zone);

/* The wall clock of @instant in @zone. */
gint64 mt_instant_to_local (gint64 instant, GTimeZone *zone);

/* The first time of @rule after @after, in @zone, that is not the same as @last (what was shown
 * last; MT_DUE_NONE), nor on the day @not_today (MT_DAY_MIN: none) where it is a rule of days, nor
 * before rule->since.  MT_NEVER where there is none, or it is disabled. */
MtDue mt_next_due (const MtSchedule *schedule,
                   const MtRule *rule,
                   gint64 after,
                   MtDue last,
                   gint32 not_today,
                   GTimeZone *zone);

/* The last of these that is not after @until (µs UTC). */
MtDue mt_last_due (const MtSchedule *schedule,
                   const MtRule *rule,
                   gint64 after,
                   gint64 until,
                   MtDue last,
                   gint32 not_today,
                   GTimeZone *zone);

/* What preferences show: the next time of @rule after @now in this device's zone, were it only for
 * the rules; MT_NEVER. */
gint64 mt_next_shown (const MtSchedule *schedule, const MtRule *rule, gint64 now);

/* Until when a reminder that was due at @due is worth showing: of a rule of days until that day
 * ends, and four hours at least; before a session until a quarter of an hour after it began, after
 * one for a day; once for a week.  After that it was missed, and Today says so once. */
gint64 mt_due_until (const MtRule *rule, MtDue due, GTimeZone *zone);

G_END_DECLS
