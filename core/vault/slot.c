/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/slot.h"

#include "core/error.h"
#include "core/vault/recovery-key.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == MT_SLOT_NONCE_SIZE);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == MT_KEY_SIZE);

#define KEYRING_PREFIX_LENGTH (sizeof MT_KEYRING_SECRET_PREFIX - 1)
#define KEYRING_SECRET_LENGTH (KEYRING_PREFIX_LENGTH + 2 * (gsize)MT_KEY_SIZE)

/* What is bound to a slot besides its content: whose vault it is of, its kind and its cost. */
#define CONTEXT_SIZE (MT_VAULT_ID_SIZE + MT_SLOT_HEAD_SIZE)

static void
encode_context (const guint8 *id, const MtSlot *slot, guint8 context[CONTEXT_SIZE])
{
  memcpy (context, id, MT_VAULT_ID_SIZE);
  mt_slot_encode_head (slot, context + MT_VAULT_ID_SIZE);
}

static void
seal (MtSlot *slot, const guint8 *id, const guint8 *slot_key, const guint8 *data_key)
{
  guint8 context[CONTEXT_SIZE];

  encode_context (id, slot, context);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->sealed, NULL, data_key, MT_KEY_SIZE, context,
                                              sizeof context, NULL, slot->nonce, slot_key);
}

static gboolean
unseal (const MtSlot *slot, const guint8 *id, const guint8 *slot_key, guint8 *data_key)
{
  guint8 context[CONTEXT_SIZE];

  encode_context (id, slot, context);
  return crypto_aead_xchacha20poly1305_ietf_decrypt (data_key, NULL, NULL, slot->sealed,
                                                     sizeof slot->sealed, context, sizeof context,
                                                     slot->nonce, slot_key) == 0;
}

/* ---- Making ---- */

gboolean
mt_slot_make_passphrase (
    MtSlot *slot, const guint8 *id, const guint8 *data_key, const char *passphrase, GError **error)
{
  char *prepared;
  guint8 *slot_key;
  gboolean made;

  if (g_str_has_prefix (passphrase, MT_KEYRING_SECRET_PREFIX)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID,
                         "a passphrase cannot look like what a login keyring keeps");
    return FALSE;
  }
  if (!(prepared = mt_secret_prepare (passphrase, error)))
    return FALSE;
  *slot = (MtSlot){ .kind = MT_SLOT_PASSPHRASE, .cost = mt_kdf_calibrate () };
  randombytes_buf (slot->salt, sizeof slot->salt);
  slot_key = mt_secret_new (MT_KEY_SIZE);
  made = mt_kdf_passphrase (prepared, slot->salt, &slot->cost, slot_key, error);
  if (made)
    seal (slot, id, slot_key, data_key);
  mt_secret_free (slot_key);
  mt_secret_free (prepared);
  return made;
}

char *
mt_slot_make_recovery_key (MtSlot *slot, const guint8 *id, const guint8 *data_key)
{
  char *recovery_key = mt_recovery_key_new ();
  char *symbols = mt_secret_new (MT_RECOVERY_SYMBOLS + 1);
  guint8 *slot_key = mt_secret_new (MT_KEY_SIZE);
  int group;

  *slot = (MtSlot){ .kind = MT_SLOT_RECOVERY_KEY };
  randombytes_buf (slot->salt, sizeof slot->salt);
  mt_recovery_key_read (recovery_key, symbols, &group);
  mt_kdf_recovery_key (symbols, slot->salt, slot_key);
  seal (slot, id, slot_key, data_key);
  mt_secret_free (slot_key);
  mt_secret_free (symbols);
  return recovery_key;
}

char *
mt_slot_make_keyring (MtSlot *slot, const guint8 *id, const guint8 *data_key)
{
  guint8 *bytes = mt_secret_new (MT_KEY_SIZE), *slot_key = mt_secret_new (MT_KEY_SIZE);
  char *secret = mt_secret_new (KEYRING_SECRET_LENGTH + 1);

  *slot = (MtSlot){ .kind = MT_SLOT_KEYRING };
  randombytes_buf (slot->salt, sizeof slot->salt);
  randombytes_buf (bytes, MT_KEY_SIZE);
  memcpy (secret, MT_KEYRING_SECRET_PREFIX, KEYRING_PREFIX_LENGTH);
  sodium_bin2hex (secret + KEYRING_PREFIX_LENGTH, 2 * MT_KEY_SIZE + 1, bytes, MT_KEY_SIZE);
  mt_kdf_keyring (bytes, slot->salt, slot_key);
  seal (slot, id, slot_key, data_key);
  mt_secret_free (slot_key);
  mt_secret_free (bytes);
  return secret;
}

/* ---- Opening ---- */

static gboolean
try_keyring (const MtKeyFile *file, const char *secret, guint8 *data_key)
{
  const char *digits = secret + KEYRING_PREFIX_LENGTH;
  guint8 *bytes, *slot_key;
  gboolean opened = FALSE;

  if (strlen (secret) != KEYRING_SECRET_LENGTH ||
      strspn (digits, "0123456789abcdef") != 2 * MT_KEY_SIZE)
    return FALSE;
  bytes = mt_secret_new (MT_KEY_SIZE);
  slot_key = mt_secret_new (MT_KEY_SIZE);
  sodium_hex2bin (bytes, MT_KEY_SIZE, digits, 2 * MT_KEY_SIZE, NULL, NULL, NULL);
  for (guint i = 0; i < file->n_slots && !opened; i++)
    if (file->slots[i].kind == MT_SLOT_KEYRING) {
      mt_kdf_keyring (bytes, file->slots[i].salt, slot_key);
      opened = unseal (&file->slots[i], file->id, slot_key, data_key);
    }
  mt_secret_free (slot_key);
  mt_secret_free (bytes);
  return opened;
}

static gboolean
try_recovery_key (const MtKeyFile *file, const char *symbols, guint8 *data_key)
{
  guint8 *slot_key = mt_secret_new (MT_KEY_SIZE);
  gboolean opened = FALSE;

  for (guint i = 0; i < file->n_slots && !opened; i++)
    if (file->slots[i].kind == MT_SLOT_RECOVERY_KEY) {
      mt_kdf_recovery_key (symbols, file->slots[i].salt, slot_key);
      opened = unseal (&file->slots[i], file->id, slot_key, data_key);
    }
  mt_secret_free (slot_key);
  return opened;
}

/* FALSE without @error: no passphrase slot opens with it. */
static gboolean
try_passphrase (const MtKeyFile *file, const char *passphrase, guint8 *data_key, GError **error)
{
  char *prepared = mt_secret_prepare (passphrase, NULL);
  guint8 *slot_key;
  gboolean opened = FALSE, derived = TRUE;

  if (!prepared)
    return FALSE;
  slot_key = mt_secret_new (MT_KEY_SIZE);
  for (guint i = 0; i < file->n_slots && !opened && derived; i++) {
    const MtSlot *slot = &file->slots[i];

    if (slot->kind != MT_SLOT_PASSPHRASE)
      continue;
    derived = mt_kdf_passphrase (prepared, slot->salt, &slot->cost, slot_key, error);
    opened = derived && unseal (slot, file->id, slot_key, data_key);
  }
  mt_secret_free (slot_key);
  mt_secret_free (prepared);
  return opened;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_WRONG_KEY, "no slot opens with this");
  return FALSE;
}

gboolean
mt_slot_find (
    const MtKeyFile *file, const char *secret, guint8 *data_key, MtSlotKind *kind, GError **error)
{
  g_autoptr (GError) key_error = NULL;
  char *symbols;
  MtRecoveryReading reading;
  gboolean opened;
  int group = 0;

  if (g_str_has_prefix (secret, MT_KEYRING_SECRET_PREFIX)) {
    *kind = MT_SLOT_KEYRING;
    return try_keyring (file, secret, data_key) || refuse (error);
  }
  symbols = mt_secret_new (MT_RECOVERY_SYMBOLS + 1);
  reading = mt_recovery_key_read (secret, symbols, &group);
  opened = reading == MT_RECOVERY_GOOD && try_recovery_key (file, symbols, data_key);
  mt_secret_free (symbols);
  *kind = opened ? MT_SLOT_RECOVERY_KEY : MT_SLOT_PASSPHRASE;

  if (opened || try_passphrase (file, secret, data_key, &key_error))
    return TRUE;
  if (key_error)
    g_propagate_error (error, g_steal_pointer (&key_error));
  else if (reading == MT_RECOVERY_MISTYPED)
    g_set_error (error, MT_ERROR, MT_ERROR_WRONG_KEY, "group %d of the recovery key", group);
  else
    refuse (error);
  return FALSE;
}
