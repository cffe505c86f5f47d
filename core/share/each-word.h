/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/written-form.h"

G_BEGIN_DECLS

/* @word: folded as core/words.h says, in canonical form; it stands in the text from byte @start to
 * @end. */
typedef void (*MtEachWordFunc) (const char *word, gsize start, gsize end, gpointer data);

/* Gives each word of @text (valid UTF-8), read in @form, to @func, one after the other; of scripts
 * that put no spaces between words each character is one.  FALSE, and none is given: in that form
 * it reads as it is, which is another @form.  Pure: any thread. */
gboolean mt_each_word (const char *text, MtWrittenForm form, MtEachWordFunc func, gpointer data);

G_END_DECLS
