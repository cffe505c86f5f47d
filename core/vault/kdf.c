/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/kdf.h"

#include "core/error.h"
#include "core/process.h"
#include "core/vault/secret.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == MT_KDF_SALT_SIZE);

gboolean
mt_kdf_cost_is_sane (const MtKdfCost *cost)
{
  return cost->memory >= MT_KDF_MEMORY_MIN && cost->memory <= MT_KDF_MEMORY_MAX &&
         cost->passes >= MT_KDF_PASSES_MIN && cost->passes <= MT_KDF_PASSES_MAX;
}

gboolean
mt_kdf_passphrase (
    const char *prepared, const guint8 *salt, const MtKdfCost *cost, guint8 *key, GError **error)
{
  g_return_val_if_fail (mt_kdf_cost_is_sane (cost), FALSE);

  mt_process_may_take_long ();
  if (crypto_pwhash (key, MT_KEY_SIZE, prepared, strlen (prepared), salt, cost->passes,
                     (gsize)cost->memory * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    g_set_error (error, MT_ERROR, MT_ERROR_NO_MEMORY, "no %u MiB of memory for the key",
                 cost->memory / 1024);
    return FALSE;
  }
  return TRUE;
}

void
mt_kdf_recovery_key (const char *symbols, const guint8 *salt, guint8 *key)
{
  crypto_generichash (key, MT_KEY_SIZE, (const guint8 *)symbols, strlen (symbols), salt,
                      MT_KDF_SALT_SIZE);
}

void
mt_kdf_keyring (const guint8 *bytes, const guint8 *salt, guint8 *key)
{
  crypto_generichash (key, MT_KEY_SIZE, bytes, MT_KEY_SIZE, salt, MT_KDF_SALT_SIZE);
}

/* KiB that one key may take: an eighth of the device's memory, within the bounds. */
static double
memory_limit (void)
{
  double installed = (double)sysconf (_SC_PHYS_PAGES) * (double)sysconf (_SC_PAGE_SIZE) / 1024;

  return CLAMP (installed / 8, MT_KDF_MEMORY_MIN, MT_KDF_MEMORY_MADE_MAX);
}

MtKdfCost
mt_kdf_calibrate (void)
{
  MtKdfCost cost = { MT_KDF_MEMORY_MIN, MT_KDF_PASSES_MIN };
  guint8 salt[MT_KDF_SALT_SIZE] = { 0 };
  guint8 key[MT_KEY_SIZE];
  gint64 start = g_get_monotonic_time ();
  double budget;

  if (!mt_kdf_passphrase ("calibration", salt, &cost, key, NULL))
    return cost;
  /* KiB × passes for one second; linear in both (RFC 9106 §4). */
  budget = (double)cost.memory * cost.passes * G_USEC_PER_SEC /
           (double)MAX (g_get_monotonic_time () - start, 1);
  cost.memory = (guint32)CLAMP (budget / MT_KDF_PASSES_MIN, MT_KDF_MEMORY_MIN, memory_limit ());
  cost.passes = (guint32)CLAMP (budget / cost.memory, MT_KDF_PASSES_MIN, MT_KDF_PASSES_MAX);
  return cost;
}
