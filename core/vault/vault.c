/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/vault.h"

#include "core/error.h"
#include "core/vault/recovery-key.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == MT_SLOT_NONCE_SIZE);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == MT_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_PUBLICKEYBYTES == MT_INBOX_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == MT_INBOX_KEY_SIZE);

struct _MtVault {
  MtKeyFile file;
  guint8 *key;    /* the data key */
  gboolean whole; /* both copies on disk are as @file */
  GMutex mutex;   /* of what changes in @file: its slots and generation */
};

static MtVault *
vault_new (void)
{
  MtVault *self = g_new0 (MtVault, 1);

  self->key = mt_secret_new (MT_KEY_SIZE);
  g_mutex_init (&self->mutex);
  return self;
}

void
mt_vault_free (MtVault *self)
{
  if (!self)
    return;
  mt_secret_free (self->key);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* What is bound to a slot besides its content: whose vault it is of, its kind and its cost. */
static void
slot_context (const MtKeyFile *file,
              const MtSlot *slot,
              guint8 context[MT_VAULT_ID_SIZE + MT_SLOT_HEAD_SIZE])
{
  memcpy (context, file->id, MT_VAULT_ID_SIZE);
  mt_slot_encode_head (slot, context + MT_VAULT_ID_SIZE);
}

static void
seal_slot (MtVault *self, MtSlot *slot, const guint8 *slot_key)
{
  guint8 context[MT_VAULT_ID_SIZE + MT_SLOT_HEAD_SIZE];

  slot_context (&self->file, slot, context);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->sealed, NULL, self->key, MT_KEY_SIZE, context,
                                              sizeof context, NULL, slot->nonce, slot_key);
}

static gboolean
open_slot (MtVault *self, const MtSlot *slot, const guint8 *slot_key)
{
  guint8 context[MT_VAULT_ID_SIZE + MT_SLOT_HEAD_SIZE];

  slot_context (&self->file, slot, context);
  return crypto_aead_xchacha20poly1305_ietf_decrypt (self->key, NULL, NULL, slot->sealed,
                                                     sizeof slot->sealed, context, sizeof context,
                                                     slot->nonce, slot_key) == 0;
}

static gboolean
make_passphrase_slot (MtVault *self, MtSlot *slot, const char *passphrase, GError **error)
{
  char *prepared = mt_secret_prepare (passphrase, error);
  guint8 *slot_key;
  gboolean made;

  if (!prepared)
    return FALSE;
  *slot = (MtSlot){ .kind = MT_SLOT_PASSPHRASE, .cost = mt_kdf_calibrate () };
  randombytes_buf (slot->salt, sizeof slot->salt);
  slot_key = mt_secret_new (MT_KEY_SIZE);
  made = mt_kdf_passphrase (prepared, slot->salt, &slot->cost, slot_key, error);
  if (made)
    seal_slot (self, slot, slot_key);
  mt_secret_free (slot_key);
  mt_secret_free (prepared);
  return made;
}

/* Returns the recovery key that opens it. */
static char *
make_recovery_slot (MtVault *self, MtSlot *slot)
{
  char *recovery_key = mt_recovery_key_new ();
  char *symbols = mt_secret_new (MT_RECOVERY_SYMBOLS + 1);
  guint8 *slot_key = mt_secret_new (MT_KEY_SIZE);
  int group;

  *slot = (MtSlot){ .kind = MT_SLOT_RECOVERY_KEY };
  randombytes_buf (slot->salt, sizeof slot->salt);
  mt_recovery_key_read (recovery_key, symbols, &group);
  mt_kdf_recovery_key (symbols, slot->salt, slot_key);
  seal_slot (self, slot, slot_key);
  mt_secret_free (slot_key);
  mt_secret_free (symbols);
  return recovery_key;
}

MtVault *
mt_vault_create (const char *passphrase, char **recovery_key, guint8 **inbox_secret, GError **error)
{
  g_autoptr (MtVault) self = vault_new ();
  MtKeyFile *file = &self->file;

  randombytes_buf (self->key, MT_KEY_SIZE);
  randombytes_buf (file->id, sizeof file->id);
  randombytes_buf (file->salt, sizeof file->salt);
  file->generation = 1;
  file->n_slots = 2;
  if (!make_passphrase_slot (self, &file->slots[0], passphrase, error))
    return NULL;
  *recovery_key = make_recovery_slot (self, &file->slots[1]);
  *inbox_secret = mt_secret_new (MT_INBOX_KEY_SIZE);
  crypto_box_keypair (file->inbox_key, *inbox_secret);
  return g_steal_pointer (&self);
}

static gboolean
try_recovery_key (MtVault *self, const char *symbols)
{
  guint8 *slot_key = mt_secret_new (MT_KEY_SIZE);
  gboolean opened = FALSE;

  for (guint i = 0; i < self->file.n_slots && !opened; i++)
    if (self->file.slots[i].kind == MT_SLOT_RECOVERY_KEY) {
      mt_kdf_recovery_key (symbols, self->file.slots[i].salt, slot_key);
      opened = open_slot (self, &self->file.slots[i], slot_key);
    }
  mt_secret_free (slot_key);
  return opened;
}

/* FALSE without @error: no passphrase slot opens with it. */
static gboolean
try_passphrase (MtVault *self, const char *passphrase, GError **error)
{
  char *prepared = mt_secret_prepare (passphrase, NULL);
  guint8 *slot_key;
  gboolean opened = FALSE, derived = TRUE;

  if (!prepared)
    return FALSE;
  slot_key = mt_secret_new (MT_KEY_SIZE);
  for (guint i = 0; i < self->file.n_slots && !opened && derived; i++) {
    const MtSlot *slot = &self->file.slots[i];

    if (slot->kind != MT_SLOT_PASSPHRASE)
      continue;
    derived = mt_kdf_passphrase (prepared, slot->salt, &slot->cost, slot_key, error);
    opened = derived && open_slot (self, slot, slot_key);
  }
  mt_secret_free (slot_key);
  mt_secret_free (prepared);
  return opened;
}

/* Errors: WRONG_KEY, NO_MEMORY. */
static gboolean
try_secret (MtVault *self, const char *secret, GError **error)
{
  g_autoptr (GError) key_error = NULL;
  char *symbols = mt_secret_new (MT_RECOVERY_SYMBOLS + 1);
  gboolean opened = FALSE;
  MtRecoveryReading reading;
  int group = 0;

  reading = mt_recovery_key_read (secret, symbols, &group);
  if (reading == MT_RECOVERY_GOOD)
    opened = try_recovery_key (self, symbols);
  mt_secret_free (symbols);

  if (opened || try_passphrase (self, secret, &key_error))
    return TRUE;
  if (key_error)
    g_propagate_error (error, g_steal_pointer (&key_error));
  else if (reading == MT_RECOVERY_MISTYPED)
    g_set_error (error, MT_ERROR, MT_ERROR_WRONG_KEY, "group %d of the recovery key", group);
  else
    g_set_error_literal (error, MT_ERROR, MT_ERROR_WRONG_KEY, "no slot opens with this");
  return FALSE;
}

MtVault *
mt_vault_open (const char *folder, const char *secret, GError **error)
{
  g_autoptr (MtVault) self = vault_new ();

  if (!mt_key_file_load (&self->file, folder, &self->whole, error) ||
      !try_secret (self, secret, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
mt_vault_check (MtVault *self, const char *secret, GError **error)
{
  g_autoptr (MtVault) again = vault_new ();

  g_mutex_lock (&self->mutex);
  again->file = self->file;
  g_mutex_unlock (&self->mutex);
  return try_secret (again, secret, error);
}

gboolean
mt_vault_store (MtVault *self, const char *folder, GError **error)
{
  return mt_key_file_store (&self->file, folder, error);
}

gboolean
mt_vault_heal (MtVault *self, const char *folder, GError **error)
{
  if (self->whole)
    return TRUE;
  self->whole = mt_key_file_store (&self->file, folder, error);
  return self->whole;
}

/* Stores @changed as the vault's file from now on. */
static gboolean
store_changed (MtVault *self, const char *folder, MtKeyFile *changed, GError **error)
{
  changed->generation++;
  if (!mt_key_file_store (changed, folder, error)) {
    /* It may have its name already and only not be on disk: then nobody would know what opens it.
     */
    mt_key_file_store (&self->file, folder, NULL);
    return FALSE;
  }
  g_mutex_lock (&self->mutex);
  memcpy (self->file.slots, changed->slots, sizeof changed->slots);
  self->file.n_slots = changed->n_slots;
  memcpy (self->file.inbox_key, changed->inbox_key, sizeof changed->inbox_key);
  self->file.generation = changed->generation;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/* Takes the slots of @kind out, but the last @n_kept of them. */
static void
drop_slots (MtKeyFile *file, MtSlotKind kind, guint n_kept)
{
  guint n = 0, n_left = 0;

  for (guint i = 0; i < file->n_slots; i++)
    n += file->slots[i].kind == kind;
  for (guint i = 0; i < file->n_slots; i++)
    if (file->slots[i].kind != kind || n-- <= n_kept)
      file->slots[n_left++] = file->slots[i];
  memset (file->slots + n_left, 0, (MT_SLOTS_MAX - n_left) * sizeof *file->slots);
  file->n_slots = n_left;
}

static gboolean
add_slot (MtKeyFile *file, const MtSlot *slot, GError **error)
{
  if (file->n_slots == MT_SLOTS_MAX) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "the key file has no room");
    return FALSE;
  }
  file->slots[file->n_slots++] = *slot;
  return TRUE;
}

gboolean
mt_vault_set_passphrase (MtVault *self, const char *folder, const char *passphrase, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);
  MtSlot slot;

  drop_slots (changed, MT_SLOT_PASSPHRASE, 0);
  return make_passphrase_slot (self, &slot, passphrase, error) &&
         add_slot (changed, &slot, error) && store_changed (self, folder, changed, error);
}

char *
mt_vault_new_recovery_key (MtVault *self, const char *folder, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);
  MtSlot slot;
  char *recovery_key = make_recovery_slot (self, &slot);

  drop_slots (changed, MT_SLOT_RECOVERY_KEY, MT_RECOVERY_KEYS_MAX - 1);
  if (add_slot (changed, &slot, error) && store_changed (self, folder, changed, error))
    return recovery_key;
  mt_secret_free (recovery_key);
  return NULL;
}

gboolean
mt_vault_settle_recovery_key (MtVault *self, const char *folder, gboolean shown, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);

  if (shown)
    drop_slots (changed, MT_SLOT_RECOVERY_KEY, 1);
  for (guint i = changed->n_slots; !shown && i > 0; i--)
    if (changed->slots[i - 1].kind == MT_SLOT_RECOVERY_KEY) {
      memmove (changed->slots + i - 1, changed->slots + i,
               (MT_SLOTS_MAX - i) * sizeof *changed->slots);
      changed->n_slots--;
      break;
    }
  return store_changed (self, folder, changed, error);
}

gboolean
mt_vault_set_inbox_key (MtVault *self, const char *folder, const guint8 *inbox_key, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);

  memcpy (changed->inbox_key, inbox_key, sizeof changed->inbox_key);
  return store_changed (self, folder, changed, error);
}

GBytes *
mt_vault_encode (MtVault *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return mt_key_file_encode (&self->file);
}

const guint8 *
mt_vault_get_key (MtVault *self)
{
  return self->key;
}

const MtKeyFile *
mt_vault_get_file (MtVault *self)
{
  return &self->file;
}
