/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* An entry, whole or partial, in a few words, in the language of the person; owned by the caller.
 */

/* How it begins, on one line; where it has no text, what its fields say; where they are empty too,
 * that it is. */
char *mt_entry_words_beginning (MtEntry *entry);

/* Its kind and day, and how it begins, for a screen reader. */
char *mt_entry_words_spoken (MtEntry *entry);

G_END_DECLS
