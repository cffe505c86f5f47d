/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/json-read.h"

G_BEGIN_DECLS

/* An entry out of the JSON that core/share/json.h writes (docs/file-formats.md, section 7), which
 * anybody may have made.  Pure: any thread. */

/* Reads @object as an entry of @id: what its members say, and what is no member stays as in a new
 * one.  What its kind does not take is left out, and *@left_out says why (a msgid; else NULL).
 * NULL: it is no entry; *@left_out says why. */
MtEntry *mt_json_entry_read (JsonObject *object, const char *id, const char **left_out);

/* The same of what an entry was before: it has the id and kind of @entry, and no links. */
MtEntry *mt_json_entry_read_version (JsonObject *object, MtEntry *entry, const char **left_out);

/* Adds the values in @object to @entry: those of "values" (field, value, number), where that is
 * there, else those of "fields".  FALSE: one is none that its field takes, and was left out. */
gboolean mt_json_entry_read_values (JsonObject *object, MtEntry *entry);

/* An instant (ISO 8601), µs UTC; 0: it is not there, or none. */
gint64 mt_json_entry_read_instant (JsonObject *object, const char *name);

/* "at", with the zone that "zone" names, to be cleared. */
gboolean mt_json_entry_read_moment (JsonObject *object, MtMoment *moment);

G_END_DECLS
