/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From a secret to the key that opens its slot.  There is one way for each kind of secret and no
 * switch that makes it cheaper. */

#define MT_KDF_SALT_SIZE 16 /* bytes */

/* Argon2id version 1.3, one lane (RFC 9106).  The floor holds for what is made and what is read. */
#define MT_KDF_MEMORY_MIN (64 * 1024)       /* KiB */
#define MT_KDF_MEMORY_MADE_MAX (256 * 1024) /* KiB */
#define MT_KDF_MEMORY_MAX (512 * 1024)      /* KiB; more in a file is absurd, and refused */
#define MT_KDF_PASSES_MIN 3
#define MT_KDF_PASSES_MAX 64 /* likewise */

typedef struct {
  guint32 memory; /* KiB */
  guint32 passes;
} MtKdfCost;

/* The cost that takes about a second on this device now: memory first, up to 256 MiB or an eighth
 * of what the device has, then passes; never under the floor.  Takes some tenths of a second. */
MtKdfCost mt_kdf_calibrate (void);

gboolean mt_kdf_cost_is_sane (const MtKdfCost *cost);

/* Derives MT_KEY_SIZE bytes into @key from a prepared passphrase.
 * Errors: MT_ERROR_NO_MEMORY. */
gboolean mt_kdf_passphrase (
    const char *prepared, const guint8 *salt, const MtKdfCost *cost, guint8 *key, GError **error);

/* The same from the 28 symbols of a recovery key: 140 random bits need no stretching, so this is
 * BLAKE2b keyed with the salt. */
void mt_kdf_recovery_key (const char *symbols, const guint8 *salt, guint8 *key);

/* And from the MT_KEY_SIZE random bytes that the login keyring keeps, in the same way. */
void mt_kdf_keyring (const guint8 *bytes, const guint8 *salt, guint8 *key);

G_END_DECLS
