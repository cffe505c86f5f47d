/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* Words of the reader's language for what the journal keeps as ids and numbers.  What is returned
 * is owned by the caller. */

char *mt_phrase_date (gint32 day);                 /* Monday, 3 August 2026 */
char *mt_phrase_short_date (gint32 day);           /* 3 Aug 2026 */
char *mt_phrase_dates (gint32 first, gint32 last); /* 3 August – 20 November 2026 */
char *mt_phrase_time (const MtMoment *moment);     /* 18:20, on the wall clock there and then */
char *mt_phrase_count (guint n_entries);           /* 7 entries */
char *mt_phrase_every (int weeks);                 /* Every 2 weeks */

/* One value of @field (NULL: an unknown one). */
char *mt_phrase_value (const MtField *field, const MtValue *value);

/* Several of them as a list: a, b, c. */
char *mt_phrase_values (const MtField *field, const GPtrArray *values);

G_END_DECLS
