/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

G_BEGIN_DECLS

/* The enabled rules of @schedule as a calendar file (iCalendar, RFC 5545), for a device that
 * Meantime may not wake: each with an alarm at its time, under a neutral title, whatever words were
 * chosen.  Times of days are of the wall clock wherever one is ("floating"); those around a session
 * and of days on which something is due are the ones known at @now (µs UTC; the file bears it) in
 * @zone, each by itself.  A calendar knows nothing of quiet hours, of a pause, and of whether
 * something was written.  The same rules keep their names, so that a calendar that has them brings
 * them up to date.  Thread-safe as long as @schedule stays.
 * Errors: MT_ERROR_NOT_FOUND: none of them comes at a time that is known. */
GBytes *mt_reminder_calendar_render (const MtSchedule *schedule,
                                     gint64 now,
                                     GTimeZone *zone,
                                     GError **error);

G_END_DECLS
