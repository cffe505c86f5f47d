/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/share/choice.h"

G_BEGIN_DECLS

/* What is being chosen to be handed over, kept inside the journal until it was used or discarded;
 * see core/journal.h for threads and errors. */

/* Keeps @choice (copied; NULL: forgets the one that is kept) as that for @which: a short word of
 * the caller's for what is chosen from, so that a sheet for a session and pages of the timeline
 * wait beside each other.  It is no change of what was written, and makes no backup due. */
void mt_journal_keep_choice (MtJournal *self,
                             const char *which,
                             const MtShareChoice *choice,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean mt_journal_keep_choice_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* The one that is kept; owned.  Of one that is gone for good nothing is in it; one that is in the
 * bin is not chosen, and what was changed of it is there.  Errors: NOT_FOUND (there is none),
 * TOO_NEW, INVALID. */
void mt_journal_load_choice (MtJournal *self,
                             const char *which,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MtShareChoice *mt_journal_load_choice_finish (MtJournal *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
