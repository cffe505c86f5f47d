/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/sought.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The entry of a draft as a page to write on: the scale that one tap fills, the text, and folded
 * below it the other fields of its kind. */
#define MT_TYPE_EDITOR (mt_editor_get_type ())
G_DECLARE_FINAL_TYPE (MtEditor, mt_editor, MT, EDITOR, AdwBin)

/* Shows @draft (once), one of @drafts. */
void mt_editor_set_draft (MtEditor *self, MtDrafts *drafts, MtDraft *draft);

/* The draft has another entry, or more in it. */
void mt_editor_refresh (MtEditor *self);

/* Puts all that was written into the draft and lets go of it. */
void mt_editor_finish (MtEditor *self);

/* Takes the focus where one is about to write: on an empty page, or where one was writing before
 * the journal was locked.  What is only read is left in peace, as a keyboard would jump up over it.
 */
void mt_editor_focus (MtEditor *self);

/* In characters from the start of the text; setting it may come before the draft. */
int mt_editor_get_cursor (MtEditor *self);
void mt_editor_set_cursor (MtEditor *self, int cursor);

/* Marks what was looked for, and brings the first place that has it into sight; there is a draft.
 */
void mt_editor_mark (MtEditor *self, const MtSought *sought);

GtkTextBuffer *mt_editor_get_buffer (MtEditor *self);

/* As those of MtWritingView. */
GMenuModel *mt_editor_get_spelling_menu (MtEditor *self);
GActionGroup *mt_editor_get_spelling_actions (MtEditor *self);

G_END_DECLS
