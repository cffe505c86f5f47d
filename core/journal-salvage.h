/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/salvage-report.h"

G_BEGIN_DECLS

/* Bringing back what can still be read of a damaged journal. */

/* Reads all that can still be read of this (locked) journal's database, whatever is damaged in it,
 * into a new database with the same keys, proves that one and puts it in the place of the damaged
 * one, which is kept aside, untouched.  What @use_backup: entries that are not whole are taken from
 * the newest backup in the journal's folder that is whole, where it has them.  Nothing is changed
 * before the new database is proven; a cut-off leaves the one or the other.
 * Works on a whole journal, too, and then loses nothing.  May take a minute.
 * The answer is an owned report.  Errors: those of mt_journal_unlock () but for damage to the
 * database; DAMAGED_DATABASE (nothing at all could be read: a backup is the way), OTHER_KEYS,
 * NO_DATABASE, NO_KEYS, DAMAGED_KEYS, FULL (it takes room for two more databases), READ_ONLY;
 * G_IO_ERROR_CANCELLED. */
void mt_journal_salvage (MtJournal *self,
                         const char *secret,
                         gboolean use_backup,
                         guint wait_ms,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
MtSalvageReport *mt_journal_salvage_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
