/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/key-file.h"

G_BEGIN_DECLS

/* The vault: the random data key that opens the database, and the slots that lead to it.
 * The way of the key, in one breath: secret → Argon2id or BLAKE2b → key of a slot → data key in
 * guarded memory → SQLCipher.  Blocking; one thread at a time, where nothing else is said. */
typedef struct _MtVault MtVault;

/* A new vault in memory, with a passphrase slot and a recovery slot; *@recovery_key is in guarded
 * memory and is stored nowhere.  *@inbox_secret (MT_INBOX_KEY_SIZE, guarded) belongs to the inbox's
 * public key and is for the database to keep.  Errors: INVALID, NO_MEMORY. */
MtVault *mt_vault_create (const char *passphrase,
                          char **recovery_key,
                          guint8 **inbox_secret,
                          GError **error);

/* The same for the vault that takes @former's place, of the same journal: nothing that opened that
 * one opens this. */
MtVault *mt_vault_renew (MtVault *former,
                         const char *passphrase,
                         char **recovery_key,
                         guint8 **inbox_secret,
                         GError **error);

/* Opens the vault in @folder with a passphrase, a recovery key or what a login keyring keeps;
 * touches no file.  Errors: WRONG_KEY, DAMAGED_KEYS, TOO_NEW, NO_MEMORY, NOT_FOUND (no key file at
 * all).
 */
MtVault *mt_vault_open (const char *folder, const char *secret, GError **error);

/* Whether @secret, which only the journal's owner has (so not what a login keyring keeps), opens
 * this vault as it is now in memory; touches no file.  Any thread, also while another one changes
 * keys.  Errors: WRONG_KEY, NO_MEMORY. */
gboolean mt_vault_check (MtVault *self, const char *secret, GError **error);

void mt_vault_free (MtVault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtVault, mt_vault_free)

/* Writes both key files into @folder. */
gboolean mt_vault_store (MtVault *self, const char *folder, GError **error);

/* Makes both copies sound and equal, where they were not when it was opened. */
gboolean mt_vault_heal (MtVault *self, const char *folder, GError **error);

/* Puts a new passphrase in the place of the old one, and stores it.  On failure the old one holds.
 * Errors: INVALID, NO_MEMORY, FULL, … */
gboolean mt_vault_set_passphrase (MtVault *self,
                                  const char *folder,
                                  const char *passphrase,
                                  GError **error);

/* Makes a further recovery key, and stores it; the former one goes on to open.  Once the new one
 * was
 * @shown, it is the only one; if it could not be, it is taken back.  What a kill leaves between the
 * two opens too: at most MT_RECOVERY_KEYS_MAX do. */
#define MT_RECOVERY_KEYS_MAX 3
char *mt_vault_new_recovery_key (MtVault *self, const char *folder, GError **error);
gboolean mt_vault_settle_recovery_key (MtVault *self,
                                       const char *folder,
                                       gboolean shown,
                                       GError **error);

/* Makes a secret for a login keyring to keep, in the place of a former one, and stores its slot.
 * Returns it in guarded memory. */
char *mt_vault_add_keyring (MtVault *self, const char *folder, GError **error);
gboolean mt_vault_remove_keyring (MtVault *self, const char *folder, GError **error);

/* Puts the inbox's public key (MT_INBOX_KEY_SIZE) back where somebody exchanged it, and stores it.
 */
gboolean mt_vault_set_inbox_key (MtVault *self,
                                 const char *folder,
                                 const guint8 *inbox_key,
                                 GError **error);

/* The bytes of its key file as of now.  Any thread, also while another one changes keys. */
GBytes *mt_vault_encode (MtVault *self);

/* Owned by the vault: the data key (MT_KEY_SIZE bytes, guarded), and its files' content. */
const guint8 *mt_vault_get_key (MtVault *self);
const MtKeyFile *mt_vault_get_file (MtVault *self);

/* The kind of the slot that opened it; for one just made, MT_SLOT_PASSPHRASE. */
MtSlotKind mt_vault_get_opened_by (MtVault *self);
/* Whether both key files were sound and equal when it was opened. */
gboolean mt_vault_was_whole (MtVault *self);
/* Whether one of the two key files was missing, damaged or another journal's when it was opened;
 * not where only the writing of the second had been cut off. */
gboolean mt_vault_was_damaged (MtVault *self);

G_END_DECLS
