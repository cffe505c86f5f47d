/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-private.h"

G_BEGIN_DECLS

/* What an MtEntryList reads: jobs on the journal's reader, for core/entry-list.c only. */

/* The newest summaries and, where it is known without counting, how many there are in all. */
typedef struct {
  GPtrArray *entries; /* MtEntry, partial */
  gint64 n_entries;   /* -1: not known */
} MtFirstPage;
void mt_first_page_free (MtFirstPage *self);
void mt_journal_read_first_page (MtJournal *journal,
                                 const MtFilter *filter,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MtFirstPage *mt_journal_read_first_page_finish (MtJournal *journal,
                                                GAsyncResult *result,
                                                GError **error);

/* The next keys after @before: an array of gint64, shorter than @limit at the end. */
void mt_journal_read_keys (MtJournal *journal,
                           const MtFilter *filter,
                           gint64 before,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GArray *mt_journal_read_keys_finish (MtJournal *journal, GAsyncResult *result, GError **error);

/* The summaries at @keys (taken over), as a list of @filter shows them: those that are there, in
 * the same order. */
typedef struct {
  GArray *keys;
  GPtrArray *entries;
} MtSummaries;
void mt_summaries_free (MtSummaries *self);
void mt_journal_read_summaries (MtJournal *journal,
                                const MtFilter *filter,
                                GArray *keys,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MtSummaries *mt_journal_read_summaries_finish (MtJournal *journal,
                                               GAsyncResult *result,
                                               GError **error);

/* Whether @filter lets what stands at @to through, for an entry that stood at @from. */
typedef struct {
  gint64 from, to;
  gboolean matches;
} MtMatch;
/* Answers @changes (MtMatch; copied), in their order, with what matches. */
void mt_journal_read_matches (MtJournal *journal,
                              const MtFilter *filter,
                              const GArray *changes,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GArray *mt_journal_read_matches_finish (MtJournal *journal, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtFirstPage, mt_first_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSummaries, mt_summaries_free)

G_END_DECLS
