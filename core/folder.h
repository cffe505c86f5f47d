/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The journal's folder from outside: what is there, and who holds it. */

#define MT_FOLDER_NEW "journal.new"     /* a journal that is being made */
#define MT_FOLDER_RESTORE "restore.new" /* a backup that is being restored */
#define MT_FOLDER_READY                                                                            \
  "ready" /* in it, once proven: names the folder for what was there before                        \
           */
#define MT_FOLDER_FORMER                                                                           \
  "former.old" /* where what a new data key replaces lies until it is removed */
#define MT_FOLDER_ERASING                                                                          \
  "erasing" /* a file: the journal is being deleted, and is none any more                          \
             */
#define MT_ERASING_CONTENT "Meantime is deleting this journal.\n" /* what is in it */
#define MT_FOLDER_INBOX "inbox"
#define MT_FOLDER_BACKUPS "backups"

/* Whether a restore was cut off in @folder after its backup had been proven: then the backup is the
 * journal, and only has to be put in its place. */
gboolean mt_folder_has_restore (const char *folder);

/* Whether the journal in @folder was being deleted when that was cut off. */
gboolean mt_folder_is_erasing (const char *folder);

/* Goes on with that, where nobody else holds the folder; whether it is done now.  Blocking; for
 * whoever looks into the folder first. */
gboolean mt_folder_finish_erasing (const char *folder);

/* Whether there is something to open in @folder.
 * Errors: NO_JOURNAL (missing, empty, never finished being made, or being deleted), NO_DATABASE
 * (key files without one), NO_KEYS (a database or backups without key files), NOT_A_JOURNAL,
 * NOT_ALLOWED. */
gboolean mt_folder_check (const char *folder, GError **error);

/* The same on a thread of its own, told on the calling one; @source (a GObject, or NULL) is what
 * @callback gets. */
void mt_folder_check_async (gpointer source,
                            const char *folder,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mt_folder_check_finish (GAsyncResult *result, GError **error);

/* Copies the journal in @from, whole and with its sealed notes but without its backups, into @to
 * (there, empty), on disk when it returns; @from stays as it is.  Waits up to @wait_ms milliseconds
 * for whoever holds it.  Errors: as mt_folder_check (), IN_USE, DAMAGED, FULL, … */
gboolean mt_folder_copy (const char *from, const char *to, guint wait_ms, GError **error);

/* Copies the sealed notes in @from's inbox that @to's has not, on disk when it returns. */
gboolean mt_folder_copy_notes (const char *from, const char *to, GError **error);

/* The newest backup in @folder or its "backups", by name; NULL where there is none. */
char *mt_folder_find_backup (const char *folder);

/* Takes the folder for this process, waiting up to @wait_ms milliseconds.  Returns a file
 * descriptor to close when done, or -1.  Errors: IN_USE, NOT_ALLOWED, NO_JOURNAL, NOT_A_JOURNAL. */
int mt_folder_lock (const char *folder, guint wait_ms, GError **error);

G_END_DECLS
