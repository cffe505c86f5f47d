/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What stands around a session: with whom it is, and what is planned besides. */
typedef struct {
  GPtrArray *people; /* MtEntry, in the order of its links */
  GPtrArray *others; /* MtEntry, other sessions with a date, soonest first */
} MtCompany;

void mt_company_free (MtCompany *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtCompany, mt_company_free)

/* Reads it for @session.  Errors: those of mt_journal_list (). */
void mt_company_read (MtJournal *journal,
                      MtEntry *session,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
MtCompany *mt_company_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
