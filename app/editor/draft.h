/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What is being written: an entry in memory, and whether the journal has it as it is.
 *
 * Whoever edits changes the entry and calls mt_draft_touch (); a second later at most it is asked
 * to be saved, however long the writing goes on.  A save that fails is tried again every few
 * seconds and at the next touch, and the words stay here meanwhile. Main thread. */

typedef enum {
  MT_DRAFT_SAVED,  /* the journal has it as it is, or it is new and nothing is in it */
  MT_DRAFT_DIRTY,  /* a save will be asked for, or is on its way */
  MT_DRAFT_FAILED, /* the last save failed: see mt_draft_get_error () */
} MtDraftState;

#define MT_TYPE_DRAFT_STATE (mt_draft_state_get_type ())
GType mt_draft_state_get_type (void);

/* Property "state" (MtDraftState).
 * Signal "collect": it is about to be saved, and an editor that holds more than it has put into the
 * entry (a text of megabytes is not copied at each key) puts it in now.
 * Signal "replaced": the entry was changed elsewhere.  mt_draft_get_entry () has what the journal
 * has now; where something here is not saved yet that counts, and only the flag is new.
 * Signal "gone": it was deleted elsewhere, and nothing will be saved any more. */
#define MT_TYPE_DRAFT (mt_draft_get_type ())
G_DECLARE_FINAL_TYPE (MtDraft, mt_draft, MT, DRAFT, GObject)

MtJournal *mt_draft_get_journal (MtDraft *self);
/* The entry as it is being written; another object after "replaced". */
MtEntry *mt_draft_get_entry (MtDraft *self);
MtDraftState mt_draft_get_state (MtDraft *self);
const GError *mt_draft_get_error (MtDraft *self); /* of the last save, or NULL */

/* The entry was changed. */
void mt_draft_touch (MtDraft *self);

/* The same, and it is asked to be saved at once. */
void mt_draft_save (MtDraft *self);

/* What is written from now on is another editing visit: what was there before stays as an earlier
 * version. */
void mt_draft_begin_visit (MtDraft *self);

/* Makes it as @version, an earlier one, was: text, values and state, in an editing visit of its
 * own, so that what is there now becomes an earlier version.  "replaced" tells when. */
void mt_draft_bring_back (MtDraft *self, MtEntry *version);

/* Its entry was of another time: it is now, and "replaced" tells. */
void mt_draft_set_moment (MtDraft *self, const MtMoment *moment);

/* Whether a save is on its way. */
gboolean mt_draft_is_saving (MtDraft *self);

/* The entry was deleted: what is not saved yet never will be. */
void mt_draft_drop (MtDraft *self);

/* For MtDrafts: a draft of @entry in @journal, and what it does to have it saved.  @done is called
 * once a save that has all of what is there now has answered (@error NULL: it is saved). */
typedef void (*MtDraftFunc) (const GError *error, gpointer user_data);
MtDraft *mt_draft_new (MtJournal *journal, MtEntry *entry);
void mt_draft_settle (MtDraft *self, MtDraftFunc done, gpointer user_data);

G_END_DECLS
