/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* One line that stands for @entry where there is room for no more: the first line of its text, or
 * else the word of its step, or else what kind it is.  Owned by the caller. */
char *mt_say_entry (MtEntry *entry);

/* What kind it is and when it was written: "Question · Yesterday".
 * @today as in app/widgets/say-time.h.  Owned by the caller. */
char *mt_say_entry_origin (MtEntry *entry, gint32 today);

/* @value of @field in a word; a number that has none stands beside the name of its field.  Owned by
 * the caller. */
char *mt_say_value (const MtField *field, const char *value);

G_END_DECLS
