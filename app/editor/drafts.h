/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"
#include "app/editor/vocabulary.h"

G_BEGIN_DECLS

/* All drafts of an open journal.  It holds a draft until it was saved, so an editor may go away
 * right after a touch. */
#define MT_TYPE_DRAFTS (mt_drafts_get_type ())
G_DECLARE_FINAL_TYPE (MtDrafts, mt_drafts, MT, DRAFTS, GObject)

MtDrafts *mt_drafts_new (MtJournal *journal);
MtJournal *mt_drafts_get_journal (MtDrafts *self);
/* The words that are right in this journal. */
MtVocabulary *mt_drafts_get_vocabulary (MtDrafts *self);

/* The draft of @entry (whole, not partial; it belongs to the draft from now on), in an editing
 * visit of its own.  Where that entry is being written already, that draft: its entry counts. */
MtDraft *mt_drafts_begin (MtDrafts *self, MtEntry *entry);

/* Saves all there is to save.  The error is that of the first that cannot be. */
void mt_drafts_flush (MtDrafts *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean mt_drafts_flush_finish (MtDrafts *self, GAsyncResult *result, GError **error);

/* Lets go of what is not saved: nothing tries to save it any more, and nothing keeps it. */
void mt_drafts_drop (MtDrafts *self);

G_END_DECLS
