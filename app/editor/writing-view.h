/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The text of a draft, to write in.  What is typed is in the draft when that is saved, and at the
 * latest with mt_writing_view_finish ().
 *
 * Property "empty" (gboolean): nothing is written, nor being composed by an input method. */
#define MT_TYPE_WRITING_VIEW (mt_writing_view_get_type ())
G_DECLARE_FINAL_TYPE (MtWritingView, mt_writing_view, MT, WRITING_VIEW, GtkSourceView)

/* Shows the text of @draft (once), with the words of @drafts' vocabulary. */
void mt_writing_view_set_draft (MtWritingView *self, MtDrafts *drafts, MtDraft *draft);

/* Puts what was typed into the draft and lets go of it. */
void mt_writing_view_finish (MtWritingView *self);

/* The draft has another entry: its text is shown, unless what is here is newer.  It can be undone.
 */
void mt_writing_view_refresh (MtWritingView *self);

gboolean mt_writing_view_is_empty (MtWritingView *self);

/* In characters from the start; setting it may come before the draft. */
int mt_writing_view_get_cursor (MtWritingView *self);
void mt_writing_view_set_cursor (MtWritingView *self, int cursor);

/* What can be done about the spelling of the word at the cursor (app/editor/spelling.h); NULL until
 * there is a draft. */
GMenuModel *mt_writing_view_get_spelling_menu (MtWritingView *self);
GActionGroup *mt_writing_view_get_spelling_actions (MtWritingView *self);

G_END_DECLS
