/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/key-file.h"

G_BEGIN_DECLS

/* The slots of a key file: from the data key to a slot, and from a secret back to the data key.
 * What is made is bound to the vault @id (MT_VAULT_ID_SIZE).  @data_key has MT_KEY_SIZE bytes. */

/* The secret that a login keyring keeps, as text: this, then 64 lower-case hexadecimal digits.  A
 * text that begins like this is never a passphrase or a recovery key. */
#define MT_KEYRING_SECRET_PREFIX "meantime-keyring:"

/* Errors: INVALID (it cannot be a passphrase), NO_MEMORY. */
gboolean mt_slot_make_passphrase (
    MtSlot *slot, const guint8 *id, const guint8 *data_key, const char *passphrase, GError **error);

/* These make the secret that opens it, too, and return it in guarded memory. */
char *mt_slot_make_recovery_key (MtSlot *slot, const guint8 *id, const guint8 *data_key);
char *mt_slot_make_keyring (MtSlot *slot, const guint8 *id, const guint8 *data_key);

/* Opens whatever slot of @file @secret fits: *@data_key gets what is in it, *@kind which kind it
 * was.  Errors: WRONG_KEY (its message names a mistyped group of a recovery key), NO_MEMORY. */
gboolean mt_slot_find (
    const MtKeyFile *file, const char *secret, guint8 *data_key, MtSlotKind *kind, GError **error);

G_END_DECLS
