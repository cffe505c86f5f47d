/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/vault.h"

#include "core/error.h"
#include "core/vault/slot.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (crypto_box_PUBLICKEYBYTES == MT_INBOX_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == MT_INBOX_KEY_SIZE);

struct _MtVault {
  MtKeyFile file;
  guint8 *key;          /* the data key */
  MtSlotKind opened_by; /* of the slot it came from */
  gboolean whole;       /* both copies on disk are as @file */
  gboolean damaged;     /* one of them was not sound when it was opened */
  GMutex mutex;         /* of what changes in @file: its slots and generation */
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

/* A new data key and all that leads to it. */
static gboolean
fill (MtVault *self,
      const char *passphrase,
      char **recovery_key,
      guint8 **inbox_secret,
      GError **error)
{
  MtKeyFile *file = &self->file;

  randombytes_buf (self->key, MT_KEY_SIZE);
  randombytes_buf (file->salt, sizeof file->salt);
  file->n_slots = 2;
  if (!mt_slot_make_passphrase (&file->slots[0], file->id, self->key, passphrase, error))
    return FALSE;
  self->opened_by = MT_SLOT_PASSPHRASE;
  *recovery_key = mt_slot_make_recovery_key (&file->slots[1], file->id, self->key);
  *inbox_secret = mt_secret_new (MT_INBOX_KEY_SIZE);
  crypto_box_keypair (file->inbox_key, *inbox_secret);
  return TRUE;
}

MtVault *
mt_vault_create (const char *passphrase, char **recovery_key, guint8 **inbox_secret, GError **error)
{
  g_autoptr (MtVault) self = vault_new ();

  randombytes_buf (self->file.id, sizeof self->file.id);
  self->file.generation = 1;
  return fill (self, passphrase, recovery_key, inbox_secret, error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

MtVault *
mt_vault_renew (MtVault *former,
                const char *passphrase,
                char **recovery_key,
                guint8 **inbox_secret,
                GError **error)
{
  g_autoptr (MtVault) self = vault_new ();

  memcpy (self->file.id, former->file.id, sizeof self->file.id);
  self->file.generation = former->file.generation + 1;
  return fill (self, passphrase, recovery_key, inbox_secret, error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

/* Whether one of the two copies in @folder is not there, or not as it was written. */
static gboolean
has_damage (const MtKeyFile *file, const char *folder)
{
  static const char *const names[] = { MT_KEY_FILE_NAME, MT_KEY_FILE_NAME_2 };
  g_autofree MtKeyFile *copy = g_new0 (MtKeyFile, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!mt_key_file_read (copy, folder, names[i], NULL) ||
        memcmp (copy->id, file->id, sizeof copy->id) != 0)
      return TRUE;
  return FALSE;
}

MtVault *
mt_vault_open (const char *folder, const char *secret, GError **error)
{
  g_autoptr (MtVault) self = vault_new ();

  if (!mt_key_file_load (&self->file, folder, &self->whole, error) ||
      !mt_slot_find (&self->file, secret, self->key, &self->opened_by, error))
    return NULL;
  self->damaged = !self->whole && has_damage (&self->file, folder);
  return g_steal_pointer (&self);
}

gboolean
mt_vault_check (MtVault *self, const char *secret, GError **error)
{
  g_autofree MtKeyFile *file = NULL;
  guint8 *key = mt_secret_new (MT_KEY_SIZE);
  MtSlotKind kind;
  gboolean opens;

  g_mutex_lock (&self->mutex);
  file = g_memdup2 (&self->file, sizeof self->file);
  g_mutex_unlock (&self->mutex);
  opens = mt_slot_find (file, secret, key, &kind, error);
  mt_secret_free (key);
  if (!opens || kind != MT_SLOT_KEYRING)
    return opens;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_WRONG_KEY, "a keyring is not the journal's owner");
  return FALSE;
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
    mt_key_file_take_back (&self->file, folder);
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
  return mt_slot_make_passphrase (&slot, changed->id, self->key, passphrase, error) &&
         add_slot (changed, &slot, error) && store_changed (self, folder, changed, error);
}

char *
mt_vault_new_recovery_key (MtVault *self, const char *folder, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);
  MtSlot slot;
  char *recovery_key = mt_slot_make_recovery_key (&slot, changed->id, self->key);

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

char *
mt_vault_add_keyring (MtVault *self, const char *folder, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);
  MtSlot slot;
  char *secret = mt_slot_make_keyring (&slot, changed->id, self->key);

  drop_slots (changed, MT_SLOT_KEYRING, 0);
  if (add_slot (changed, &slot, error) && store_changed (self, folder, changed, error))
    return secret;
  mt_secret_free (secret);
  return NULL;
}

gboolean
mt_vault_remove_keyring (MtVault *self, const char *folder, GError **error)
{
  g_autofree MtKeyFile *changed = g_memdup2 (&self->file, sizeof self->file);

  if (!mt_key_file_has_slot (changed, MT_SLOT_KEYRING))
    return TRUE;
  drop_slots (changed, MT_SLOT_KEYRING, 0);
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

MtSlotKind
mt_vault_get_opened_by (MtVault *self)
{
  return self->opened_by;
}

gboolean
mt_vault_was_whole (MtVault *self)
{
  return self->whole;
}

gboolean
mt_vault_was_damaged (MtVault *self)
{
  return self->damaged;
}
