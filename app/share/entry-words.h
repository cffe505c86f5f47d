/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* An entry, whole or partial, in a few words, in the language of the person; owned by the caller.
 */

/* Its kind, and the day it belongs to: “Thought · Monday, 3 August 2026”. */
char *mt_entry_words_about (MtEntry *entry);

/* How it begins, on one line; where it has no text, what its fields say; where they are empty too,
 * that it is. */
char *mt_entry_words_beginning (MtEntry *entry);

/* Both, for a screen reader. */
char *mt_entry_words_spoken (MtEntry *entry);

G_END_DECLS
