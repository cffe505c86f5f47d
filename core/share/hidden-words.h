/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/choice.h"

G_BEGIN_DECLS

/* Where words a person wants hidden or replaced stand in a text.  Pure functions: any thread.
 *
 * A word is found however it is written: without regard to case, accents, compatibility forms and
 * invisible characters (core/words.h), and as a whole: "Ann" is not in "Anna", nor in "planned".
 * What is not seen, and a hyphen within a word, is tried as parting words and as parting none
 * (core/share/written-form.h): "An-na", "An-" at the end of a line with "na" on the next, or
 * "Annamaria" for "Anna-Maria".  A phrase is found where its words follow each other, whatever
 * spaces, line ends or punctuation are between them.  Of what stands behind a word in writing, the
 * apostrophe and its s are left
 * ("Anna’s": the bar, then ’s); an s without an apostrophe, as in German or in haste, goes with the
 * word where both begin with a capital letter ("Annas").  Other endings are other words.  In
 * scripts that put no spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) it is found
 * wherever its characters follow each other.  What has no letters or digits at all (an emoji) is
 * found as it is.
 *
 * Not found is what only looks alike: letters of another script (a Cyrillic А in "Anna"), digits or
 * signs for letters, letters with spaces, dots or stars between them, and names misspelt.
 */
typedef struct _MtHiddenWords MtHiddenWords;

MtHiddenWords *mt_hidden_words_new (void);
void mt_hidden_words_free (MtHiddenWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtHiddenWords, mt_hidden_words_free)

/* Looks for @words (a word or a phrase), too.  @tag comes back with each place. */
void mt_hidden_words_add (MtHiddenWords *self, const char *words, int tag);

/* Whether it looks for anything. */
gboolean mt_hidden_words_is_empty (const MtHiddenWords *self);

/* A place in a text, in bytes. */
typedef struct {
  gsize start, end;
  gsize name_end; /* before an s that goes with the word; else @end */
  int tag;
} MtHiddenPlace;

/* All places in @text, valid UTF-8, by where they begin, the longer first; they may overlap.
 * MtHiddenPlace; owned. */
GArray *mt_hidden_words_find (const MtHiddenWords *self, const char *text);

/* Whether there is any. */
gboolean mt_hidden_words_are_in (const MtHiddenWords *self, const char *text);

/* Whether what stands in @text from byte @start to before byte @end, looked for, is found there:
 * what is but a part of a word is not. */
gboolean mt_hidden_words_would_find (const char *text, gsize start, gsize end);

G_END_DECLS
