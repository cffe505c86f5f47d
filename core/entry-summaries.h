/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-item.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* The items of an MtEntryList whose keys are known: at most so many, and what is read for them. */
typedef struct _MtEntrySummaries MtEntrySummaries;

/* Called on the main thread while @owner, the list, is alive: there is nothing at @key any more;
 * something could not be read, and stays wanted. */
typedef struct {
  void (*gone) (gpointer owner, gint64 key);
  void (*failed) (gpointer owner, GError *error);
} MtEntrySummariesFuncs;

/* Nothing of this is owned; @owner frees it when it is finalized, and @filter after that. */
MtEntrySummaries *mt_entry_summaries_new (guint size,
                                          MtJournal *journal,
                                          const MtFilter *filter,
                                          GCancellable *cancellable,
                                          gpointer owner,
                                          const MtEntrySummariesFuncs *funcs);
void mt_entry_summaries_free (MtEntrySummaries *self);
/* Asks for nothing more; before the journal goes. */
void mt_entry_summaries_stop (MtEntrySummaries *self);

/* The item of @key, owned by @self; its entry follows where it was not held. */
MtEntryItem *mt_entry_summaries_get (MtEntrySummaries *self, gint64 key);
/* Takes in an item that has just got its key: its entry follows. */
void mt_entry_summaries_add (MtEntrySummaries *self, MtEntryItem *item);
/* Takes in a summary that was read already. */
void mt_entry_summaries_take (MtEntrySummaries *self, MtEntry *entry);

/* Reads the entry of @key again, where its item is held. */
void mt_entry_summaries_renew (MtEntrySummaries *self, gint64 key);
void mt_entry_summaries_forget (MtEntrySummaries *self, gint64 key);

/* Asks again for what could not be read. */
void mt_entry_summaries_retry (MtEntrySummaries *self);

guint mt_entry_summaries_get_n_items (MtEntrySummaries *self);

G_END_DECLS
