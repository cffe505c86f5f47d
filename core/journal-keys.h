/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What MtJournal (core/journal.h, also for threads and errors) can do about who may open it. */

/* What the last unlock was done with.  A journal just made was opened by its passphrase. */
typedef enum {
  MT_OPENED_BY_NOTHING, /* it is locked */
  MT_OPENED_BY_PASSPHRASE,
  MT_OPENED_BY_RECOVERY_KEY,
  MT_OPENED_BY_KEYRING,
} MtOpenedBy;
MtOpenedBy mt_journal_get_opened_by (MtJournal *self);

/* Whether one of the two key files was found damaged or missing at this unlock, and was made whole
 * by the other.  FALSE while it is locked. */
gboolean mt_journal_get_keys_healed (MtJournal *self);

/* Whether @secret, a passphrase or recovery key, opens this (open) journal: asked again before what
 * only its owner may do.  What a login keyring keeps is refused, even where it opens: whoever holds
 * the unlocked device has that.  Touches no file, so that it answers where the disk does not. Takes
 * about a second.  Errors: WRONG_KEY. */
void mt_journal_check_secret (MtJournal *self,
                              const char *secret,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mt_journal_check_secret_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Chooses another passphrase; the old one opens nothing from now on, but old backups.  Recovery key
 * and login keyring go on to open.  Whoever wants that somebody who knows it is kept out asks for
 * mt_journal_rekey ().
 * Errors: INVALID; WRONG_KEY (opened by a login keyring, and no secret was checked since). */
void mt_journal_set_passphrase (MtJournal *self,
                                const char *passphrase,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mt_journal_set_passphrase_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Makes a new recovery key, to free with mt_journal_free_secret ().  The former one goes on to open
 * until the new one was shown and that is settled: TRUE ends the former, FALSE takes the new one
 * back.  Errors: WRONG_KEY (as above). */
void mt_journal_new_recovery_key (MtJournal *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *mt_journal_new_recovery_key_finish (MtJournal *self, GAsyncResult *result, GError **error);
void mt_journal_settle_recovery_key (MtJournal *self,
                                     gboolean shown,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mt_journal_settle_recovery_key_finish (MtJournal *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Remembers inside the journal that the recovery key is kept, or is not.  Settling a new one as
 * shown says so by itself; one that is taken back changes nothing. */
void mt_journal_set_recovery_key_kept (MtJournal *self,
                                       gboolean kept,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean mt_journal_set_recovery_key_kept_finish (MtJournal *self,
                                                  GAsyncResult *result,
                                                  GError **error);

/* ---- The login keyring ---- */

/* Makes a secret for the login keyring to keep, as a line of text to free with
 * mt_journal_free_secret (): mt_journal_unlock () takes it as it takes a passphrase.  There is one
 * at most: a former one opens nothing from now on.  If the keyring does not take it, remove it
 * again. Errors: WRONG_KEY (as above). */
void mt_journal_add_keyring_slot (MtJournal *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *mt_journal_add_keyring_slot_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* What the login keyring keeps opens nothing from now on.  Nothing where there was none. */
void mt_journal_remove_keyring_slot (MtJournal *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mt_journal_remove_keyring_slot_finish (MtJournal *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Whether there is something that a login keyring may open, also while locked and without a secret;
 * reads the key files only.  FALSE without @error: no.
 * Errors: NO_JOURNAL, NOT_A_JOURNAL, DAMAGED, TOO_NEW. */
void mt_journal_has_keyring_slot (MtJournal *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean mt_journal_has_keyring_slot_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* ---- While locked; @secret is a passphrase or recovery key.  What a login keyring keeps is
 * WRONG_KEY here.  Another program that holds the journal is waited for @wait_ms milliseconds. ----
 */

/* Somebody may know the passphrase or the recovery key: all of the journal is written anew under a
 * new data key, which @passphrase and a new recovery key open and nothing else, not the login
 * keyring either.  What opened it before opens no more than backups made before; they stay, and so
 * do journals that a restore kept aside.  The former database is removed, but a flash disk may keep
 * its blocks for a while.  Takes a few seconds and as much room as the database.  Returns the new
 * recovery key, which is not kept yet, to free with mt_journal_free_secret ().  On failure, also
 * where it was cut off, everything is as it was and the old secrets open; after success only the
 * new.
 * Errors: those of mt_journal_unlock (); INVALID (a passphrase that cannot be one). */
void mt_journal_rekey (MtJournal *self,
                       const char *secret,
                       const char *passphrase,
                       guint wait_ms,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
char *mt_journal_rekey_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Deletes everything that Meantime keeps in the journal's folder, its backups there too: the key
 * files are overwritten and removed first.  The folder stays, and so does what is not Meantime's;
 * *@left (NULL-terminated, owned, may be empty; @left may be NULL) names it, relative to the
 * folder. Where nothing is left, it counts as empty.  Cut off before it begins to delete, the
 * journal is as it was; after that, the next unlock or mt_folder_finish_erasing () goes on with it.
 * Errors: WRONG_KEY, IN_USE, NO_JOURNAL, NOT_A_JOURNAL, DAMAGED (no key file is sound: nobody can
 * prove that it is theirs), TOO_NEW; NOT_ALLOWED, READ_ONLY, FULL, STORAGE (not begun, and the
 * journal as it was; or begun, and to be tried again: mt_folder_is_erasing ()). */
void mt_journal_erase (MtJournal *self,
                       const char *secret,
                       guint wait_ms,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean mt_journal_erase_finish (MtJournal *self,
                                  GAsyncResult *result,
                                  char ***left,
                                  GError **error);

/* Both key files are damaged, missing, or another journal's: takes the one in @backup, if it
 * belongs to the database here and @secret opens it and the database, and writes it twice.  No
 * entry is lost by this; passphrase and recovery key are those of the time of the backup. Errors:
 * EXISTS (a key file here is sound: nothing is to be mended), NOT_FOUND (no such backup),
 * WRONG_KEY, DAMAGED (also the database itself), TOO_NEW, INVALID (the backup is of another
 * journal, or of before somebody might have known the passphrase), NO_JOURNAL, NOT_A_JOURNAL,
 * IN_USE. */
void mt_journal_mend_keys (MtJournal *self,
                           const char *backup,
                           const char *secret,
                           guint wait_ms,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mt_journal_mend_keys_finish (MtJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
