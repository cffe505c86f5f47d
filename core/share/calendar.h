/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sessions with a date as a calendar file (iCalendar, RFC 5545).  It says when, for how long and
 * how often, under a title that tells nothing: no place, no name, no word that was written.
 *
 * A session of a series is the whole of the series, and where it was moved, that this once it is at
 * another time. */

#define MT_CALENDAR_UID_LENGTH 32 /* hexadecimal digits */

/* What calendars know @session by: the same each time it is written, and the same for all of its
 * series, so that a calendar that has it brings it up to date.  It is a hash of the entry's id: the
 * id itself would tell when the entry was made.  Owned by the caller. */
char *mt_calendar_uid (MtEntry *session);

/* Whether @entry is a session that a calendar can have. */
gboolean mt_calendar_takes (MtEntry *entry);

/* Draws those of @entries (MtEntry) that mt_calendar_takes (); of several of a series the earliest.
 * Of @hidden (ids, NULL-terminated; or NULL) "length", "every" and "usual" matter here: where one
 * of a series was moved, and from when is hidden, it is told alone.
 * Errors: MT_ERROR_NOT_FOUND: there is none among them; G_IO_ERROR_CANCELLED. */
GBytes *mt_calendar_render (GPtrArray *entries,
                            const char *const *hidden,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
