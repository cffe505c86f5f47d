/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/shared.h"

G_BEGIN_DECLS

/* What was shared, as MtJournal (core/journal.h, also for threads and errors) remembers it.
 *
 * It is recorded after the handing over has succeeded, by whoever did that.  It says something of
 * the entries that were in it, and so it goes with them: when one of them is deleted for good, the
 * words of each handing over it was in are removed, and the rest of these records stays.  No
 * export has any of it but the one of everything, and that only where it is asked for. */

/* Remembers @shared (copied).  Errors: INVALID (above the limits of core/shared.h, or no text). */
void mt_journal_record_shared (MtJournal *self,
                               const MtShared *shared,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mt_journal_record_shared_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Up to @limit of them, newest first, without words and entries: an owned array of MtShared.
 * @entry (NULL: of any): the id of an entry that was in them. */
void mt_journal_list_shared (MtJournal *self,
                             const char *entry,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *mt_journal_list_shared_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* One with its words and entries; owned.  Errors: NOT_FOUND. */
void mt_journal_load_shared (MtJournal *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MtShared *mt_journal_load_shared_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Forgets all of @ids (NULL-terminated) or, if one is not there, none.  Files stay where they are.
 * Errors: NOT_FOUND, its message being the id that is missing. */
void mt_journal_forget_shared (MtJournal *self,
                               const char *const *ids,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mt_journal_forget_shared_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Notes that the file of @id was deleted, now.  Errors: NOT_FOUND. */
void mt_journal_note_shared_file_deleted (MtJournal *self,
                                          const char *id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean mt_journal_note_shared_file_deleted_finish (MtJournal *self,
                                                     GAsyncResult *result,
                                                     GError **error);

G_END_DECLS
