/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @document as comma-separated values for a spreadsheet (RFC 4180: CR LF, quotes where needed;
 * UTF-8 without a mark at the beginning): a row of names, then one for each entry.  The columns are
 *   id, kind, at, zone, date, flagged, state, text, note, said, links
 * as in JSON (core/share/json.h), then the ids of all fields there is anything in, those of the
 * table in its order; a column in which nothing stands is not there, but for the first six.  Values
 * are ids and numbers as in JSON, several joined by "; ", links as "role:number".  Of a sheet there
 * are the entries alone, in their order.
 *
 * A spreadsheet takes for a formula what begins with = + - @, a tab or a carriage return: where
 * that is a person's words, and not a number of ours, an apostrophe goes before it. Errors:
 * G_IO_ERROR_CANCELLED. */
GBytes *mt_csv_render (MtDocument *document, GCancellable *cancellable, GError **error);

G_END_DECLS
