/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the object that @builder is at, which are null where nothing is known. */

/* @text is UTF-8; NULL: not known. */
void mt_member_text (JsonBuilder *builder, const char *name, const char *text);

/* Below zero: not known. */
void mt_member_count (JsonBuilder *builder, const char *name, gint64 count);

/* @time in µs since 1970, told as ISO 8601 in UTC; @unknown, or what no calendar has: not known. */
void mt_member_time (JsonBuilder *builder, const char *name, gint64 time, gint64 unknown);

G_END_DECLS
