/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/used-words.h"

G_BEGIN_DECLS

/* Looking after the words of a field (its id), of the three sorts that core/used-words.h tells:
 * what core/store/store.h says of each.  Whatever hides a word, or offers it again, also emits
 * MtJournal::words-changed. */

/* MtUsedWord, owned by the caller. */
void mt_journal_list_used_words (MtJournal *journal,
                                 const char *field,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *mt_journal_list_used_words_finish (MtJournal *journal,
                                              GAsyncResult *result,
                                              GError **error);

/* An owned, NULL-terminated array: words, and of people the ids. */
void mt_journal_list_hidden_words (MtJournal *journal,
                                   const char *field,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char **mt_journal_list_hidden_words_finish (MtJournal *journal,
                                            GAsyncResult *result,
                                            GError **error);

/* One transaction, whatever the number of entries.  Returns what it has changed, owned by the
 * caller.  Errors: INVALID, NOT_FOUND, TOO_LONG, NOT_TEXT. */
void mt_journal_rename_word (MtJournal *journal,
                             const char *field,
                             const char *from,
                             const char *to,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MtWordChange *mt_journal_rename_word_finish (MtJournal *journal,
                                             GAsyncResult *result,
                                             GError **error);

/* Takes @change back (taken over); what was changed again since stays. */
void mt_journal_take_word_back (MtJournal *journal,
                                MtWordChange *change,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mt_journal_take_word_back_finish (MtJournal *journal,
                                           GAsyncResult *result,
                                           GError **error);

/* Errors: INVALID. */
void mt_journal_hide_word (MtJournal *journal,
                           const char *field,
                           const char *word,
                           gboolean hidden,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mt_journal_hide_word_finish (MtJournal *journal, GAsyncResult *result, GError **error);

G_END_DECLS
