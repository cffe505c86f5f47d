/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON, the same for a program to read wherever an entry is given as such:
 *   { id, kind, at, zone, date, flagged, state, text, fields: { … }, links: [ { role, to } … ] }
 * at: ISO 8601 with offset; date: the local day; state: an id or null; fields: by their ids, a
 * number for scales, numbers and durations (minutes), an array of strings for several, else a
 * string; a field that has more values than it should is an array of them.  What is hidden is not
 * there. */

/* One entry with its own id and all its links. */
JsonNode *mt_share_entry_to_json (MtEntry *entry, const char *const *hidden);

/* { format: "meantime-export", version: 1, entries: [ … ] }, an entry to a line.  Unless @keep_ids,
 * ids are the numbers of the entries in this document, as strings; with them, an entry that was
 * written while the journal was locked says sealed: true.  Where there are @words (may be NULL),
 * dictionary: [ … ] follows.  A sheet says sheet: { at, one-thing, since:
 * { date, moods: { from, lowest, highest, most-often }, words: { from, counts: { word: n … } },
 * tasks: [ { text, outcome, obstacle } … ] } } before the entries, each of these where it is known
 * and shown, and its entries may have a note: the text beside them.  Any entry may have said: what
 * the person says to the reader about it.  Errors: G_IO_ERROR_CANCELLED.
 */
GBytes *mt_json_render (MtDocument *document,
                        gboolean keep_ids,
                        const char *const *words,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
