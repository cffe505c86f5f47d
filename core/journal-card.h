/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* The card for hard times that can be read while the journal is locked, if the person so chose; see
 * core/journal.h for threads and errors. */

/* Whether that was chosen; FALSE while it is locked. */
gboolean mt_journal_is_card_open (MtJournal *self);

/* Chooses that.  TRUE: from now on a file beside the journal says what the newest card says, as it
 * is then and at each change.  FALSE: the file is gone.
 * Errors: WRONG_KEY (only a login keyring opened the journal); TOO_LONG (the card is too long, and
 * nothing was chosen). */
void mt_journal_set_card_open (MtJournal *self,
                               gboolean open,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mt_journal_set_card_open_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* That card, whether the journal is open or locked: an entry that is in no journal.  Anybody who
 * can write into the folder may have written it.  Errors: NOT_FOUND (there is none), DAMAGED,
 * TOO_NEW. */
void mt_journal_load_open_card (MtJournal *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MtEntry *mt_journal_load_open_card_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
