/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/gather.h"
#include "app/session/look-back.h"
#include "core/share/share.h"

G_BEGIN_DECLS

/* What a sheet for the next session is made of, from the journal; both programs draw the same. */
typedef struct {
  MtShareSheet sheet; /* borrows from the others */
  MtGathered *gathered;
  MtLookBack *back; /* NULL where no part was asked for */
} MtSheetSource;

void mt_sheet_source_free (MtSheetSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSheetSource, mt_sheet_source_free)

/* Reads it, with what the @parts are counted from.  Errors: those of mt_journal_list (). */
void mt_sheet_source_read (MtJournal *journal,
                           MtSinceParts parts,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
MtSheetSource *mt_sheet_source_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
