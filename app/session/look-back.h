/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What mt_since_new () counts from: read here, for the page and for what is handed over. */
typedef struct {
  MtEntry *last;      /* the last session that is over; NULL: there is none, and so no entries */
  GPtrArray *entries; /* MtEntry, whole, each once: moods since, tasks since or still open.  Of the
                       * feelings they name, those that are hidden are left out */
} MtLookBack;

void mt_look_back_free (MtLookBack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtLookBack, mt_look_back_free)

/* Errors: those of mt_journal_list (). */
void mt_look_back (MtJournal *journal,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
MtLookBack *mt_look_back_finish (GAsyncResult *result, GError **error);

G_END_DECLS
