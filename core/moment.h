/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When something was: the instant, and the zone it was written in, hence the local day it belongs
 * to.  The offset is kept beside the zone's name so that a later change of zone rules moves
 * nothing. */
typedef struct {
  gint64 instant; /* µs UTC since 1970-01-01 */
  gint32 offset;  /* seconds east of UTC, there and then */
  char *zone;     /* IANA name, or a bare offset such as "+05:30"; owned */
} MtMoment;

void mt_moment_clear (MtMoment *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtMoment, mt_moment_clear)

/* Now, in the zone of this device. */
void mt_moment_now (MtMoment *self);

/* Reads ISO 8601: a date (noon is meant), or date and time with or without seconds, fraction and
 * offset.  @zone (an IANA name or bare offset; NULL: the offset in @at, else this device's zone)
 * says where.  A wall-clock time that a zone skips moves forward by the gap; one it has twice is
 * the first.  Years 1 to 9999 of local time.  Errors: MT_ERROR_INVALID; @self is then left alone.
 */
gboolean mt_moment_parse (MtMoment *self, const char *at, const char *zone, GError **error);

/* The instant @instant seen from @zone.  Errors: MT_ERROR_INVALID. */
gboolean mt_moment_at (MtMoment *self, gint64 instant, const char *zone, GError **error);

/* The wall clock as if UTC, in µs. */
gint64 mt_moment_get_local (const MtMoment *self);

/* ISO 8601 with offset; a fraction only where there is one.  Owned by the caller. */
char *mt_moment_format (const MtMoment *self);

G_END_DECLS
