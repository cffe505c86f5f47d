/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* Whether mt_keep_note () would save a note in @journal now, and not seal it. */
gboolean mt_keep_note_saves (MtJournal *journal);

/* Keeps @entry: saved where @journal is open in this program, else, and where it is locked
 * meanwhile, left as a sealed note.  Main thread.
 * *@sealed: which of the two.  Errors: as mt_journal_save () and mt_journal_leave_note (). */
void mt_keep_note (MtJournal *journal,
                   MtEntry *entry,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
gboolean mt_keep_note_finish (GAsyncResult *result, gboolean *sealed, GError **error);

G_END_DECLS
