/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* Reads the days from @first to @last, and of each the values of the scale @scale (id of a field).
 * Returns what is owned by the caller. */
void mt_journal_read_days (MtJournal *journal,
                           gint32 first,
                           gint32 last,
                           const char *scale,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
MtDays *mt_journal_read_days_finish (MtJournal *journal, GAsyncResult *result, GError **error);

G_END_DECLS
