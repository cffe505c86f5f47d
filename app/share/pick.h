/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What a rule finds to tick.  It reads entries to name them, and chooses nothing.  Main thread. */
typedef struct {
  char **ids;       /* newest first, NULL-terminated */
  guint n_closed;   /* letters that are still closed: found, and not among them */
  MtFilter *filter; /* what it looked through */
} MtPicked;

void mt_picked_free (MtPicked *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtPicked, mt_picked_free)

/* All that @filter lets through.  Errors: those of mt_journal_list (). */
void mt_pick (MtJournal *journal,
              const MtFilter *filter,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data);
/* All since the last session that is over.  Errors: NOT_FOUND as well: there was none yet. */
void mt_pick_since (MtJournal *journal,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
MtPicked *mt_pick_finish (GAsyncResult *result, GError **error);

G_END_DECLS
