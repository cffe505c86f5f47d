/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/vocabulary.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Marks words of a text that no dictionary knows, offers others, and takes words into the
 * vocabulary.  No word reaches the checker's own lists, which lie readable on the disk or outlive
 * the journal in memory.
 *
 * The settings "spelling" and "spelling-language" switch it; a text longer than
 * MT_SPELLING_MOST characters is left alone, as each look at it would be felt. */
typedef struct _MtSpelling MtSpelling;

#define MT_SPELLING_MOST 200000

/* For @view (which outlives it), whose context menu gets what it offers. */
MtSpelling *mt_spelling_new (GtkSourceView *view, MtVocabulary *vocabulary, GSettings *settings);
void mt_spelling_free (MtSpelling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSpelling, mt_spelling_free)

/* What it offers for the word at the cursor, as a menu of actions "spelling.…", and the group of
 * these.  Both are its own. */
GMenuModel *mt_spelling_get_menu (MtSpelling *self);
GActionGroup *mt_spelling_get_actions (MtSpelling *self);

G_END_DECLS
