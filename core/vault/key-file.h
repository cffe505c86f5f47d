/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/kdf.h"
#include "core/vault/secret.h"

G_BEGIN_DECLS

/* The key file: who may open the journal.  It is kept twice in the journal's folder, as "keys" and
 * "keys.2", with a checksum and a generation; the highest generation that checks is the true one.
 * docs/file-formats.md describes its bytes. */

#define MT_VAULT_ID_SIZE 16
#define MT_DATABASE_SALT_SIZE 16
#define MT_INBOX_KEY_SIZE 32
#define MT_SLOT_NONCE_SIZE 24
#define MT_SLOT_SEALED_SIZE (MT_KEY_SIZE + 16)
#define MT_SLOT_HEAD_SIZE 32
#define MT_SLOTS_MAX 16

typedef enum {
  MT_SLOT_PASSPHRASE = 1,   /* Argon2id */
  MT_SLOT_RECOVERY_KEY = 2, /* BLAKE2b */
  MT_SLOT_KEYRING = 3,      /* BLAKE2b; at most one */
} MtSlotKind;

/* One way to the data key: the key derived from a secret opens @sealed (XChaCha20-Poly1305), which
 * holds the data key. */
typedef struct {
  guint8 kind;
  MtKdfCost cost; /* zero where the kind has none */
  guint8 salt[MT_KDF_SALT_SIZE];
  guint8 nonce[MT_SLOT_NONCE_SIZE];
  guint8 sealed[MT_SLOT_SEALED_SIZE];
} MtSlot;

typedef struct {
  guint64 generation;
  guint8 id[MT_VAULT_ID_SIZE];
  guint8 salt[MT_DATABASE_SALT_SIZE];  /* what the database's first bytes must be */
  guint8 inbox_key[MT_INBOX_KEY_SIZE]; /* X25519, public: quick notes are sealed to it */
  guint n_slots;
  MtSlot slots[MT_SLOTS_MAX]; /* of kinds this version does not know, too */
} MtKeyFile;

#define MT_KEY_FILE_NAME "keys"
#define MT_KEY_FILE_NAME_2 "keys.2"
#define MT_DATABASE_FILE_NAME "journal.db"

/* The head of @slot as it lies in the file: its kind, cost and salt.  Bound to what it seals. */
void mt_slot_encode_head (const MtSlot *slot, guint8 head[MT_SLOT_HEAD_SIZE]);

/* The file's bytes. */
GBytes *mt_key_file_encode (const MtKeyFile *self);

/* Errors: DAMAGED (checksum, lengths, absurd costs), TOO_NEW. */
gboolean mt_key_file_decode (MtKeyFile *self, GBytes *bytes, GError **error);

/* One copy: @name is "keys" or "keys.2".  Errors: as below. */
gboolean mt_key_file_read (MtKeyFile *self, const char *folder, const char *name, GError **error);

gboolean mt_key_file_has_slot (const MtKeyFile *self, MtSlotKind kind);

gboolean mt_key_file_equal (const MtKeyFile *a, const MtKeyFile *b);

/* Whether the database in @folder begins with the salt that this file says. */
gboolean mt_key_file_fits (const MtKeyFile *self, const char *folder);

/* The truth of the two copies in @folder: of two that are sound, the one that fits the database
 * there, where only one does; else the one of the higher generation, whatever opens it, so that a
 * wrong passphrase is certain.  *@whole tells whether both are there, sound and equal.
 * Errors: NOT_FOUND (neither is there), DAMAGED_KEYS, TOO_NEW, NOT_ALLOWED, STORAGE. */
gboolean mt_key_file_load (MtKeyFile *self, const char *folder, gboolean *whole, GError **error);

/* Writes both copies.  Succeeds as soon as one is durable: the other is then made whole by whoever
 * opens the journal next. */
gboolean mt_key_file_store (const MtKeyFile *self, const char *folder, GError **error);

/* After another key file could not be stored in the place of @former: makes sure that @former
 * holds, though it be in one copy, which the next opening makes two. */
void mt_key_file_take_back (const MtKeyFile *former, const char *folder);

G_END_DECLS
