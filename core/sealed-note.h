/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* A sealed note: one entry, written while the journal was locked, that only the inbox's secret key
 * opens; the program that sealed it cannot.  docs/file-formats.md describes its bytes.  Their
 * number tells only which class of sizes the note is of: all short ones are alike.  Any thread;
 * blocking for as long as a long text takes. */

#define MT_SEALED_NOTE_KEY_SIZE 32             /* X25519, both keys */
#define MT_SEALED_NOTE_MAX (160 * 1024 * 1024) /* bytes; the longest text, escaped, is below */

/* @entry must pass mt_entry_check (). */
GBytes *mt_sealed_note_seal (MtEntry *entry, const guint8 *inbox_key);

/* The entry in @note, as it was, marked as sealed (mt_entry_get_sealed ()).
 * Errors: DAMAGED (sealed to another key, changed, or no entry), TOO_NEW. */
MtEntry *mt_sealed_note_open (GBytes *note,
                              const guint8 *inbox_key,
                              const guint8 *inbox_secret,
                              GError **error);

G_END_DECLS
