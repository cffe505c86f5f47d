/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/key-file.h"

#include "core/error.h"
#include "core/file.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "MTKEYS\r\n"
#define MAGIC_SIZE 8
#define FORMAT 1
#define HEADER_SIZE 88
#define SLOT_SIZE (MT_SLOT_HEAD_SIZE + MT_SLOT_NONCE_SIZE + MT_SLOT_SEALED_SIZE)
#define CHECKSUM_SIZE 32
#define FILE_MAX (HEADER_SIZE + MT_SLOTS_MAX * SLOT_SIZE + CHECKSUM_SIZE)

static void
put_32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static void
put_64 (guint8 *at, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static guint32
get_32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint64
get_64 (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

void
mt_slot_encode_head (const MtSlot *slot, guint8 head[MT_SLOT_HEAD_SIZE])
{
  memset (head, 0, MT_SLOT_HEAD_SIZE);
  head[0] = slot->kind;
  put_32 (head + 4, slot->cost.memory);
  put_32 (head + 8, slot->cost.passes);
  put_32 (head + 12, slot->cost.passes ? 1 : 0); /* lanes */
  memcpy (head + 16, slot->salt, MT_KDF_SALT_SIZE);
}

GBytes *
mt_key_file_encode (const MtKeyFile *self)
{
  gsize size = HEADER_SIZE + self->n_slots * SLOT_SIZE;
  guint8 *data = g_malloc0 (size + CHECKSUM_SIZE);

  memcpy (data, MAGIC, MAGIC_SIZE);
  put_32 (data + 8, FORMAT);
  put_32 (data + 12, self->n_slots);
  put_64 (data + 16, self->generation);
  memcpy (data + 24, self->id, sizeof self->id);
  memcpy (data + 40, self->salt, sizeof self->salt);
  memcpy (data + 56, self->inbox_key, sizeof self->inbox_key);
  for (guint i = 0; i < self->n_slots; i++) {
    guint8 *at = data + HEADER_SIZE + i * SLOT_SIZE;

    mt_slot_encode_head (&self->slots[i], at);
    memcpy (at + MT_SLOT_HEAD_SIZE, self->slots[i].nonce, MT_SLOT_NONCE_SIZE);
    memcpy (at + MT_SLOT_HEAD_SIZE + MT_SLOT_NONCE_SIZE, self->slots[i].sealed,
            MT_SLOT_SEALED_SIZE);
  }
  crypto_generichash (data + size, CHECKSUM_SIZE, data, size, NULL, 0);
  return g_bytes_new_take (data, size + CHECKSUM_SIZE);
}

static gboolean
refuse (GError **error, MtError code, const char *why)
{
  g_set_error (error, MT_ERROR, code, "key file: %s", why);
  return FALSE;
}

static gboolean
decode_slot (MtSlot *slot, const guint8 *at)
{
  guint8 again[MT_SLOT_HEAD_SIZE];

  slot->kind = at[0];
  slot->cost = (MtKdfCost){ get_32 (at + 4), get_32 (at + 8) };
  memcpy (slot->salt, at + 16, MT_KDF_SALT_SIZE);
  memcpy (slot->nonce, at + MT_SLOT_HEAD_SIZE, MT_SLOT_NONCE_SIZE);
  memcpy (slot->sealed, at + MT_SLOT_HEAD_SIZE + MT_SLOT_NONCE_SIZE, MT_SLOT_SEALED_SIZE);
  mt_slot_encode_head (slot, again); /* lanes and reserved bytes are as we would write them */
  if (memcmp (again, at, MT_SLOT_HEAD_SIZE) != 0)
    return FALSE;
  return slot->kind != MT_SLOT_PASSPHRASE || mt_kdf_cost_is_sane (&slot->cost);
}

gboolean
mt_key_file_decode (MtKeyFile *self, GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 checksum[CHECKSUM_SIZE];

  mt_secret_init ();
  if (size < HEADER_SIZE + CHECKSUM_SIZE || memcmp (data, MAGIC, MAGIC_SIZE) != 0)
    return refuse (error, MT_ERROR_DAMAGED, "too short, or something else");
  size -= CHECKSUM_SIZE;
  crypto_generichash (checksum, sizeof checksum, data, size, NULL, 0);
  if (sodium_memcmp (checksum, data + size, sizeof checksum) != 0)
    return refuse (error, MT_ERROR_DAMAGED, "the checksum does not match");
  if (get_32 (data + 8) > FORMAT)
    return refuse (error, MT_ERROR_TOO_NEW, "of a newer version");

  self->n_slots = get_32 (data + 12);
  if (get_32 (data + 8) != FORMAT || self->n_slots > MT_SLOTS_MAX ||
      size != HEADER_SIZE + self->n_slots * SLOT_SIZE)
    return refuse (error, MT_ERROR_DAMAGED, "the lengths do not match");
  self->generation = get_64 (data + 16);
  memcpy (self->id, data + 24, sizeof self->id);
  memcpy (self->salt, data + 40, sizeof self->salt);
  memcpy (self->inbox_key, data + 56, sizeof self->inbox_key);
  for (guint i = 0; i < self->n_slots; i++)
    if (!decode_slot (&self->slots[i], data + HEADER_SIZE + i * SLOT_SIZE))
      return refuse (error, MT_ERROR_DAMAGED, "a slot cannot be as it is");
  return TRUE;
}

gboolean
mt_key_file_read (MtKeyFile *self, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = mt_file_read (path, FILE_MAX, error);

  return bytes && mt_key_file_decode (self, bytes, error);
}

gboolean
mt_key_file_has_slot (const MtKeyFile *self, MtSlotKind kind)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].kind == kind)
      return TRUE;
  return FALSE;
}

gboolean
mt_key_file_equal (const MtKeyFile *a, const MtKeyFile *b)
{
  g_autoptr (GBytes) bytes_a = mt_key_file_encode (a), bytes_b = mt_key_file_encode (b);

  return g_bytes_equal (bytes_a, bytes_b);
}

gboolean
mt_key_file_fits (const MtKeyFile *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, MT_DATABASE_FILE_NAME, NULL);
  guint8 found[MT_DATABASE_SALT_SIZE];
  struct stat status;
  /* Not blocking: a pipe in its place has no end to wait for. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  gboolean fits = fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
                  pread (fd, found, sizeof found, 0) == sizeof found &&
                  memcmp (found, self->salt, sizeof found) == 0;

  if (fd >= 0)
    close (fd);
  return fits;
}

/* Whether they cannot both belong to one database: then that says which does. */
static gboolean
are_apart (const MtKeyFile *a, const MtKeyFile *b)
{
  return memcmp (a->id, b->id, sizeof a->id) != 0 || memcmp (a->salt, b->salt, sizeof a->salt) != 0;
}

gboolean
mt_key_file_load (MtKeyFile *self, const char *folder, gboolean *whole, GError **error)
{
  g_autofree MtKeyFile *first = g_new0 (MtKeyFile, 1), *second = g_new0 (MtKeyFile, 1);
  g_autoptr (GError) first_error = NULL, second_error = NULL;
  gboolean first_good = mt_key_file_read (first, folder, MT_KEY_FILE_NAME, &first_error);
  gboolean second_good = mt_key_file_read (second, folder, MT_KEY_FILE_NAME_2, &second_error);

  if (g_error_matches (first_error, MT_ERROR, MT_ERROR_TOO_NEW) || (!first_good && !second_good)) {
    gboolean only_second = g_error_matches (first_error, MT_ERROR, MT_ERROR_NOT_FOUND);

    g_propagate_error (error, only_second ? g_steal_pointer (&second_error)
                                          : g_steal_pointer (&first_error));
    if (error && g_error_matches (*error, MT_ERROR, MT_ERROR_DAMAGED))
      (*error)->code = MT_ERROR_DAMAGED_KEYS;
    return FALSE;
  }
  if (g_error_matches (second_error, MT_ERROR, MT_ERROR_TOO_NEW)) {
    g_propagate_error (error, g_steal_pointer (&second_error));
    return FALSE;
  }
  *whole = first_good && second_good && mt_key_file_equal (first, second);
  if (first_good && second_good && are_apart (first, second) &&
      mt_key_file_fits (first, folder) != mt_key_file_fits (second, folder)) {
    first_good = mt_key_file_fits (first, folder);
    second_good = !first_good;
  }
  *self =
      !second_good || (first_good && first->generation >= second->generation) ? *first : *second;
  return TRUE;
}

gboolean
mt_key_file_store (const MtKeyFile *self, const char *folder, GError **error)
{
  g_autofree char *first = g_build_filename (folder, MT_KEY_FILE_NAME, NULL);
  g_autofree char *second = g_build_filename (folder, MT_KEY_FILE_NAME_2, NULL);
  g_autoptr (GBytes) bytes = mt_key_file_encode (self);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (!mt_file_write (second, data, size, error))
    return FALSE;
  if (!mt_file_write (first, data, size, NULL))
    g_debug ("only the second key file could be written");
  return TRUE;
}

void
mt_key_file_take_back (const MtKeyFile *former, const char *folder)
{
  g_autofree MtKeyFile *first = g_new0 (MtKeyFile, 1);
  g_autofree char *second = g_build_filename (folder, MT_KEY_FILE_NAME_2, NULL);

  if (mt_key_file_store (former, folder, NULL))
    return;
  /* There is no room for it; but the first is as it was, and is written after the second. */
  if (mt_key_file_read (first, folder, MT_KEY_FILE_NAME, NULL) &&
      mt_key_file_equal (first, former) && unlink (second) == 0)
    mt_file_sync_folder (folder, NULL);
}
