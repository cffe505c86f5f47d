/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What MtJournal (core/journal.h, also for threads and errors) can do about who may open it. */

/* Whether @secret, a passphrase or recovery key, opens this (open) journal: asked again before what
 * only its owner may do.  Touches no file, so that it answers where the disk does not.  Takes about
 * a second.  Errors: WRONG_KEY. */
void mt_journal_check_secret (MtJournal *self,
                              const char *secret,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mt_journal_check_secret_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Chooses another passphrase; the old one opens nothing from now on, but old backups.
 * Errors: INVALID. */
void mt_journal_set_passphrase (MtJournal *self,
                                const char *passphrase,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mt_journal_set_passphrase_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Makes a new recovery key, to free with mt_journal_free_secret ().  The former one goes on to open
 * until the new one was shown and that is settled: TRUE ends the former, FALSE takes the new one
 * back. */
void mt_journal_new_recovery_key (MtJournal *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *mt_journal_new_recovery_key_finish (MtJournal *self, GAsyncResult *result, GError **error);
void mt_journal_settle_recovery_key (MtJournal *self,
                                     gboolean shown,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mt_journal_settle_recovery_key_finish (MtJournal *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Remembers inside the journal that the recovery key is kept, or is not.  Settling a new one as
 * shown says so by itself; one that is taken back changes nothing. */
void mt_journal_set_recovery_key_kept (MtJournal *self,
                                       gboolean kept,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean mt_journal_set_recovery_key_kept_finish (MtJournal *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
