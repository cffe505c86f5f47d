/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/filter.h"

G_BEGIN_DECLS

/* What a person looks for: read once from what was typed, then asked of the word index as an
 * expression, and of texts where in them it is.  Words are compared as core/words.h folds them.
 *
 * Every word must be there; "several words" in quotes stand beside each other; -word must not be
 * there; word* may go on.  A vowel with two dots is also found where it was written with an e, and
 * the other way round; and the word that a choice has in the reader's language finds what was
 * chosen.  Unchanging once made; any thread. */
typedef struct _MtSought MtSought;

/* What the words of @filter ask for; NULL where that is nothing: there is no word in them. */
MtSought *mt_sought_new (const MtFilter *filter);
/* The same of what was typed alone, every word whole. */
MtSought *mt_sought_new_typed (const char *typed);
MtSought *mt_sought_ref (MtSought *self);
void mt_sought_unref (MtSought *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSought, mt_sought_unref)

/* An expression of SQLite's FTS5 for what must be there, and one for what must not; owned by @self.
 * Each is NULL where nothing is asked for. */
const char *mt_sought_get_wanted (const MtSought *self);
const char *mt_sought_get_unwanted (const MtSought *self);

/* How many words and phrases must be there. */
guint mt_sought_get_n_wanted (const MtSought *self);

/* Calls @func for each place of @text (@size bytes) where something stands that is looked for: the
 * bytes from @start to @end, in order and apart from each other.  @func returns FALSE to stop. */
typedef gboolean (*MtPlaceFunc) (gsize start, gsize end, gpointer user_data);
void mt_sought_find (
    const MtSought *self, const char *text, gsize size, MtPlaceFunc func, gpointer user_data);

/* About @max characters of @text around the first such place, on one line, "…" where it was cut.
 * Owned by the caller; NULL where there is none. */
char *mt_sought_snippet (const MtSought *self, const char *text, gsize max);

G_END_DECLS
