/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-backups.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* How MtJournal (core/journal.h, also for threads and errors) is kept whole: copies, checks,
 * restoring. */

/* Reads everything there is of this (locked) journal and compares; changes and heals nothing.
 * Returns an owned array of MtFinding (core/finding.h), one for each part looked at.
 * Errors: as mt_journal_unlock (). */
void mt_journal_verify (MtJournal *self,
                        const char *secret,
                        guint wait_ms,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GPtrArray *mt_journal_verify_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Puts the backup @file in the place of this (locked) journal, after proving that @secret opens it
 * and that it is whole.  @file may also be the folder of another journal: it is copied, and stays
 * as it is.  What was there is kept aside, in *@aside (owned; NULL: there was nothing).  Where the
 * disk fails once that is decided, it is done all the same: the next opening finishes it.
 * Errors: NOT_FOUND, WRONG_KEY, DAMAGED, TOO_NEW, IN_USE, NOT_A_JOURNAL, NO_JOURNAL (@file is a
 * folder without one), EXISTS (@file is this journal). */
void mt_journal_restore (MtJournal *self,
                         const char *file,
                         const char *secret,
                         guint wait_ms,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean mt_journal_restore_finish (MtJournal *self,
                                    GAsyncResult *result,
                                    char **aside,
                                    GError **error);

G_END_DECLS
