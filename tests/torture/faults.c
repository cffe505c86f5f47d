/* SPDX-License-Identifier: GPL-3.0-or-later */
/* faults.so: loaded (LD_PRELOAD) into what is tortured.  It makes Argon2 cheap, so that thousands
 * of openings and new passphrases take seconds. */
#include <sodium.h>
#include <string.h>

/* What is derived from a passphrase stays as different as passphrases, salts and costs are. */
int
crypto_pwhash (unsigned char *const out,
               unsigned long long size,
               const char *const passphrase,
               unsigned long long length,
               const unsigned char *const salt,
               unsigned long long passes,
               size_t memory,
               int algorithm)
{
  unsigned char context[crypto_pwhash_SALTBYTES + sizeof passes + sizeof memory];

  memcpy (context, salt, crypto_pwhash_SALTBYTES);
  memcpy (context + crypto_pwhash_SALTBYTES, &passes, sizeof passes);
  memcpy (context + crypto_pwhash_SALTBYTES + sizeof passes, &memory, sizeof memory);
  return crypto_generichash (out, (size_t)size, (const unsigned char *)passphrase, length, context,
                             sizeof context);
}
