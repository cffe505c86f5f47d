/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How else a text may be meant than its characters say: whether what one does not see parts two
 * words or none, and whether a hyphen does.  Who looks for a word that must not be found looks in
 * each of these.  Pure functions: any thread.
 *
 * What is not seen: characters of Unicode's category Format (soft hyphens, joiners, zero-width
 * spaces, marks of direction) and the fillers of Hangul.  A hyphen within a word stands between
 * letters or digits, also where a line ends behind it: U+002D, U+2010, and what Unicode says is one
 * of these in another form (U+2011, which does not break).  Both read letters in another form
 * (circled, of full or half width) as these letters. */
typedef enum {
  MT_WRITTEN_AS_IT_IS,
  MT_WRITTEN_JOINED,       /* without what is not seen, and without hyphens within words */
  MT_WRITTEN_PARTED,       /* with spaces for what is not seen; soft hyphens part nothing */
  MT_WRITTEN_PARTED_TWICE, /* the same, without hyphens within words */
} MtWrittenForm;
#define MT_WRITTEN_FORMS (MT_WRITTEN_PARTED_TWICE + 1)

/* A text in such a form, which knows what stood where. */
typedef struct _MtWritten MtWritten;

/* @text is valid UTF-8.  NULL: @form is as it is, or that form of it is no other. */
MtWritten *mt_written_new (const char *text, MtWrittenForm form);
void mt_written_free (MtWritten *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWritten, mt_written_free)

const char *mt_written_get_text (const MtWritten *self);

/* Where in the text it was made of the character begins that is at byte @at of this; and behind
 * which byte of that the one ends that ends before @at, which is above 0. */
gsize mt_written_get_start (const MtWritten *self, gsize at);
gsize mt_written_get_end (const MtWritten *self, gsize at);

G_END_DECLS
