/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Secrets in memory: locked against swap, guarded, left out of dumps, overwritten when freed. */

#define MT_KEY_SIZE 32 /* bytes: a 256-bit key */

/* Aborts where libsodium cannot start.  Any thread, any number of times. */
void mt_secret_init (void);

/* @size bytes of guarded memory, to free with mt_secret_free ().  Never NULL. */
gpointer mt_secret_new (gsize size);
void mt_secret_free (gpointer secret);

/* A copy of @text, its line end stripped, in guarded memory. */
char *mt_secret_copy_line (const char *text);

/* @passphrase as RFC 8265 §4.2 (OpaqueString) spells it: other spaces become U+0020, then NFC; in
 * guarded memory.  NULL where it cannot be a passphrase: empty, not UTF-8, with control, private,
 * unassigned or invisible characters (RFC 8264 §9; joiners are taken between letters).
 * Errors: MT_ERROR_INVALID. */
char *mt_secret_prepare (const char *passphrase, GError **error);

G_END_DECLS
