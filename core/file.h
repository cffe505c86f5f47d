/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small files that must survive a power cut.  Any thread. */

/* Writes @size bytes to @path, mode 0600: after success they are on disk, after failure or a kill
 * what was there before still is.  Uses @path.new meanwhile.  Errors: as mt_error_set_errno (). */
gboolean mt_file_write (const char *path, const void *data, gsize size, GError **error);

/* Reads all of @path, at most @max bytes.  Errors: NOT_FOUND, DAMAGED (larger, a link, or no file
 * at all), NOT_ALLOWED, STORAGE. */
GBytes *mt_file_read (const char *path, gsize max, GError **error);

/* Makes @folder (0700) and the folders above it where they are missing, durably.  Errors: as
 * mt_error_set_errno (). */
gboolean mt_file_make_folder (const char *folder, GError **error);

/* Makes the names in @folder durable (creations, renames, removals). */
gboolean mt_file_sync_folder (const char *folder, GError **error);

/* Removes @folder and what is in it, as far as that is possible; no link is followed, and where
 * @folder is one, it alone goes. */
void mt_file_remove_folder (const char *folder);

/* Whether something is at @folder/@name. */
gboolean mt_file_exists (const char *folder, const char *name);

G_END_DECLS
