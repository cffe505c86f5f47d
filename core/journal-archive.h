/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"
#include "core/journal.h"
#include "core/share/share.h"

G_BEGIN_DECLS

/* Everything out of MtJournal (core/journal.h, also for threads and errors), and things in: in one
 * go, or not at all. */

/* Writes everything there is into one zip (core/share/archive.h), as it is at this moment, beside
 * whatever is saved or read meanwhile.  @path: a file that is made as core/share/share-file.h says;
 * or NULL: the answer has the bytes.  @with_shared: also what was shared.  @progress (NULL: nobody
 * asks) is called on another thread; its total is that of the entries.  Cancelled, it leaves
 * nothing.  That it was made is not recorded: who asks does that (core/journal-shared.h), by what
 * it answers.
 * Errors: those of mt_share_write (), G_IO_ERROR_CANCELLED. */
typedef struct {
  GBytes *bytes;     /* NULL where there was a path */
  char *fingerprint; /* SHA-256, as MtShared has it */
  goffset size;
  guint n_entries; /* with those in the bin */
} MtArchiveMade;

void mt_archive_made_free (MtArchiveMade *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtArchiveMade, mt_archive_made_free)

void mt_journal_write_archive (MtJournal *self,
                               const char *path,
                               gboolean with_shared,
                               MtShareProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MtArchiveMade *mt_journal_write_archive_finish (MtJournal *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Takes @brought (whose format is one with MtBringFormat.whole; taken over) in, in one transaction,
 * so that being cut off leaves none of it, and taking it in again adds nothing: what is there, or
 * was deleted for good, stays so.  @dry_run: finds out what would come, and changes nothing.
 * Answers @brought again, of which found is what came; n_there counts what did not. */
void mt_journal_bring_in (MtJournal *self,
                          MtBroughtIn *brought,
                          gboolean dry_run,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
MtBroughtIn *mt_journal_bring_in_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
