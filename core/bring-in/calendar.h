/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"

G_BEGIN_DECLS

/* A calendar file (iCalendar, RFC 5545; vCalendar as far as it is the same) → sessions.
 *
 * An event becomes a session: its start in its zone, its length, its place or link, its title and
 * description as text.  One that comes each week, or each so many weeks, becomes the next session
 * of that series; what is past is over.  An event's id is made of the event's UID, so that the same
 * file brings nothing twice.  For mt_bring_formats (), which has told what these do. */
gboolean mt_calendar_matches (const char *text);
MtBroughtIn *mt_calendar_read (const char *text, const MtMoment *now, GError **error);
gboolean mt_calendar_is_same (const MtBrought *found, MtEntry *present);

G_END_DECLS
