/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/change.h"
#include "core/entry.h"
#include "core/filter.h"
#include "core/finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The journal: a folder that is opened with a passphrase or recovery key, and all one can do with
 * it.  The only door for whatever shows it.  It is locked before it is let go of: closing takes
 * time.
 *
 * Everything here is called on the thread that made the object, and answers there, in the main
 * context of the caller.  Saves, flags, deletions and key changes run one after the other in the
 * order asked, cannot be cancelled, and are on disk when they answer.  Reads run beside them on a
 * connection of their own; they see everything that had answered when they were asked.
 *
 * Errors of every call but the first two: MT_ERROR_LOCKED, FULL, READ_ONLY, NOT_ALLOWED, STORAGE,
 * NO_MEMORY, DAMAGED_DATABASE; further ones are named. */
#define MT_TYPE_JOURNAL (mt_journal_get_type ())
G_DECLARE_FINAL_TYPE (MtJournal, mt_journal, MT, JOURNAL, GObject)

/* @folder need not exist.  Nothing is opened or made yet. */
MtJournal *mt_journal_new (const char *folder);
const char *mt_journal_get_folder (MtJournal *self);

/* Makes the journal in its folder, which must be missing or empty, and opens it.  Returns the
 * recovery key, shown this once, for the caller to free with mt_journal_free_secret ().
 * Takes about a second.  Errors: EXISTS, NOT_A_JOURNAL, INVALID (a passphrase that cannot be one:
 * empty, or with control characters), IN_USE. */
void mt_journal_create (MtJournal *self,
                        const char *passphrase,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *mt_journal_create_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Opens it with the passphrase or the recovery key.  A failed try changes nothing at all.
 * Another program that holds the journal is waited for @wait_ms milliseconds.
 * Errors: NO_JOURNAL, NOT_A_JOURNAL, WRONG_KEY (its message names a mistyped group of a recovery
 * key), TOO_NEW, IN_USE, UNCLEAN, and all that mt_error_is_damage () names but DAMAGED. */
void mt_journal_unlock (MtJournal *self,
                        const char *secret,
                        guint wait_ms,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean mt_journal_unlock_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Finishes what was asked for, closes the database, forgets the key and lets go of the folder. */
void mt_journal_lock (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean mt_journal_lock_finish (MtJournal *self, GAsyncResult *result, GError **error);

gboolean mt_journal_is_open (MtJournal *self);
/* Open for reading only, since the folder or its disk took no changes at this unlock.  It stays so
 * until the journal is locked, also where there is room again before. */
gboolean mt_journal_is_read_only (MtJournal *self);
/* How many acknowledged changes were found missing at this unlock (a disk that lied); mostly 0. */
guint64 mt_journal_get_missing_changes (MtJournal *self);
/* Whether the inbox's public key on disk was found exchanged at this unlock.  It has been put back;
 * notes sealed in between are among those set aside. */
gboolean mt_journal_get_inbox_key_changed (MtJournal *self);

/* Whether the recovery key is known to be kept somewhere: until then a forgotten passphrase loses
 * everything, and whoever shows the journal says so.  FALSE for a journal just made, and while it
 * is locked. */
gboolean mt_journal_get_recovery_key_kept (MtJournal *self);

/* How many notes of mt_journal_leave_note () came in at this unlock.  Notes left while the journal
 * is open, by another program, come in at the next one. */
guint mt_journal_get_notes_taken_in (MtJournal *self);
/* How many still wait in the inbox: the journal takes no changes now (read-only, a full disk), or a
 * newer version made them. */
guint mt_journal_get_notes_waiting (MtJournal *self);
/* Files in the inbox that are no notes of this journal, or damaged ones: they were kept, under
 * these names (relative to the folder; NULL-terminated, never NULL, valid until it is locked). */
const char *const *mt_journal_get_notes_set_aside (MtJournal *self);

/* A copy of a passphrase or recovery key, out of reach of swap and dumps, to free with
 * mt_journal_free_secret (). */
char *mt_journal_copy_secret (const char *secret);
/* Overwrites and frees a passphrase or recovery key. */
void mt_journal_free_secret (char *secret);

/* ---- Writing ---- */

/* Writes @entry, new or changed.  A changed one keeps its former text as a revision, unless that
 * text was of the same visit (mt_entry_set_visit ()).  Errors: TOO_LONG, NOT_TEXT. */
void mt_journal_save (MtJournal *self,
                      MtEntry *entry,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean mt_journal_save_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Leaves @entry as a sealed note, without a secret and whether the journal is open, locked or held
 * by another program: nobody can read it until the next unlock takes it in, as it is, marked as
 * mt_entry_get_sealed ().  On disk when it answers.  Where the journal is open here,
 * mt_journal_save () is what one wants.
 * Errors: NO_JOURNAL, NOT_A_JOURNAL, DAMAGED_KEYS, TOO_NEW, TOO_LONG, NOT_TEXT, FULL, READ_ONLY,
 * NOT_ALLOWED, STORAGE. */
void mt_journal_leave_note (MtJournal *self,
                            MtEntry *entry,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mt_journal_leave_note_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Each of these changes all of @ids (NULL-terminated) or, if one is not there, none.
 * Errors: NOT_FOUND, its message being the id that is missing. */
void mt_journal_change (MtJournal *self,
                        MtChange change,
                        const char *const *ids,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean mt_journal_change_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Empties the bin: mt_journal_change () with MT_CHANGE_PURGE for all that lies in it. */
void mt_journal_empty_bin (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean mt_journal_empty_bin_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* ---- Reading ---- */

/* One entry, also from the bin.  Errors: NOT_FOUND. */
void mt_journal_load (MtJournal *self,
                      const char *id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
MtEntry *mt_journal_load_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Up to @limit entries that @filter lets through, newest first, whole, those before the one at
 * @before (its mt_entry_get_key (); MT_KEY_NONE: from the newest on).  Returns an owned array of
 * MtEntry, empty at the end. */
void mt_journal_list (MtJournal *self,
                      const MtFilter *filter,
                      gint64 before,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
GPtrArray *mt_journal_list_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Up to @limit tags that entries outside the bin have and that are not hidden (core/used-words.h),
 * those of the newest entries first.  Returns an owned NULL-terminated array. */
void mt_journal_list_tags (MtJournal *self,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char **mt_journal_list_tags_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* The former versions of an entry, newest first, as entries of the same id. */
void mt_journal_load_revisions (MtJournal *self,
                                const char *id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *mt_journal_load_revisions_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* ---- The words taught to the spelling checker ---- */

/* All of them, sorted: an owned, NULL-terminated array. */
void mt_journal_load_dictionary (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data);
char **mt_journal_load_dictionary_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Teaches @word, or (@known FALSE) forgets it again.  Words are told apart by their bytes.
 * Errors: NOT_TEXT, INVALID (empty, over 256 bytes, or more than one line). */
void mt_journal_teach_word (MtJournal *self,
                            const char *word,
                            gboolean known,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mt_journal_teach_word_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
