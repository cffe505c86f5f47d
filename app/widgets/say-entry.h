/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* What stands for the text of an entry that is not to be read before a day: “Letter to myself, to
 * open on 3 March”.  NULL: its text may be shown.  @today as in app/widgets/say-time.h.  Owned by
 * the caller. */
char *mt_say_closed (MtEntry *entry, gint32 today);

/* One line that stands for @entry where there is room for no more: the first line of its text, or
 * else the word of its step, or else what kind it is; mt_say_closed () where that is to be said.
 * Owned by the caller. */
char *mt_say_entry (MtEntry *entry);

/* What kind it is and when it was written: "Question · Yesterday".
 * @today as in app/widgets/say-time.h.  Owned by the caller. */
char *mt_say_entry_origin (MtEntry *entry, gint32 today);

/* @value of @field in a word; a number that has none stands beside the name of its field.  Owned by
 * the caller. */
char *mt_say_value (const MtField *field, const char *value);

G_END_DECLS
