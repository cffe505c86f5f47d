/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MT_FINGERPRINT_SIZE 32 /* bytes */

/* The BLAKE2b-256 of all of the file @path, and its size in bytes (@size may be NULL); no link is
 * followed.  Blocking; any thread.  Errors: NOT_FOUND, NOT_ALLOWED, DAMAGED (not a file), STORAGE,
 * CANCELLED. */
gboolean mt_fingerprint_file (const char *path,
                              guint8 fingerprint[MT_FINGERPRINT_SIZE],
                              goffset *size,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
