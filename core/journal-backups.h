/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* The backups of MtJournal (core/journal.h, also for threads and errors).  All that takes long is
 * cancelled when the journal is locked: it then answers G_IO_ERROR_CANCELLED, and leaves nothing
 * half made. */

/* Writes a backup into @directory (made if absent), proves that it opens, and remembers that.
 * Nothing but the person removes it.  Returns its path. */
void mt_journal_backup (MtJournal *self,
                        const char *directory,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *mt_journal_backup_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Makes today's backup where that is due (something was saved since the last one, and that was
 * another day), proves it, removes what is no longer to be kept (core/backup-plan.h), and brings
 * the second place up to date.  To be called after each opening and every hour from then on.
 * That it was not due, had no room, or the second place is absent are answers and no errors.
 * Errors: DAMAGED (the copy did not prove whole: nothing was removed), FULL, CANCELLED. */
void mt_journal_keep_backups (MtJournal *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
MtBackupRound *mt_journal_keep_backups_finish (MtJournal *self,
                                               GAsyncResult *result,
                                               GError **error);

/* All backups in both places, newest first: an owned array of MtBackupInfo.  Reads each file once
 * to compare its fingerprint, and opens none.  Also while locked: then only those in the journal's
 * folder, whose entries and state are not known (at best UNCHECKED). */
void mt_journal_list_backups (MtJournal *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *mt_journal_list_backups_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Opens the backup @path with this (open) journal's key, reads all of it, and remembers that.
 * Returns what it is now.  Errors: NOT_FOUND, TOO_NEW, FULL, CANCELLED; that it is damaged is an
 * answer. */
void mt_journal_check_backup (MtJournal *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
MtBackupInfo *mt_journal_check_backup_finish (MtJournal *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Removes the backup @path, one that mt_journal_list_backups () of this (open) journal tells of.
 * Errors: NOT_FOUND (it does not). */
void mt_journal_delete_backup (MtJournal *self,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mt_journal_delete_backup_finish (MtJournal *self, GAsyncResult *result, GError **error);

void mt_journal_get_backup_settings (MtJournal *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MtBackupSettings *mt_journal_get_backup_settings_finish (MtJournal *self,
                                                         GAsyncResult *result,
                                                         GError **error);
/* @settings is copied.  The second place need not be there now.  Errors: INVALID (a limit out of
 * its bounds; a second place that is no absolute path, or lies in the journal's folder). */
void mt_journal_set_backup_settings (MtJournal *self,
                                     const MtBackupSettings *settings,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mt_journal_set_backup_settings_finish (MtJournal *self,
                                                GAsyncResult *result,
                                                GError **error);

/* What restoring the backup @file would change; changes nothing.  @secret opens the backup, and the
 * journal here where that is locked; it may be NULL while the journal is open and the backup has
 * its key.  Errors: as mt_journal_restore (); WRONG_KEY also where a secret is needed and @secret
 * is NULL. */
void mt_journal_preview_restore (MtJournal *self,
                                 const char *file,
                                 const char *secret,
                                 guint wait_ms,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MtRestorePreview *mt_journal_preview_restore_finish (MtJournal *self,
                                                     GAsyncResult *result,
                                                     GError **error);

/* The journals that restores kept aside in this journal's folder, newest first: an owned array of
 * MtAside.  Open or locked. */
void mt_journal_list_aside (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mt_journal_list_aside_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Removes the one at @path for good, its keys first.  Open or locked.  Errors: NOT_FOUND. */
void mt_journal_remove_aside (MtJournal *self,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mt_journal_remove_aside_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
