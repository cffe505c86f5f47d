/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words as search sees them.  What is written and what is looked for go through the same folding:
 * lower case, without diacritics, compatibility forms and Arabic letter variants; and text in
 * scripts that put no spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) is cut into
 * overlapping pairs of characters, so that two characters anywhere are found.  Pure functions.
 * The index on disk is made of these words: a change here needs a new MT_WORDS_VERSION. */
#define MT_WORDS_VERSION 1

/* Tells an index made by these words from one made by others: MT_WORDS_VERSION, and which Unicode
 * the library knows that tells letters from marks.  An index of another version is rebuilt. */
int mt_words_get_version (void);

typedef enum {
  MT_WORDS_WRITTEN, /* a text to be indexed */
  MT_WORDS_SOUGHT,  /* what a person looks for */
} MtWordsPurpose;

/* @word: @length bytes of folded UTF-8, from the bytes @start to @end of the text.  Returns FALSE
 * to stop. */
typedef gboolean (*MtWordFunc) (
    const char *word, gsize length, gsize start, gsize end, gpointer user_data);

/* Calls @func for each word of @text (@size bytes; what is not UTF-8 separates words). */
void mt_words_split (
    const char *text, gsize size, MtWordsPurpose purpose, MtWordFunc func, gpointer user_data);

/* Whether @c is of a script that puts no spaces between words. */
gboolean mt_words_has_no_spaces (gunichar c);

/* The beginning of @text on one line, at most @max characters, cut at a word where that is near. */
char *mt_words_preview (const char *text, gsize max);

G_END_DECLS
