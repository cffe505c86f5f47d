/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/key-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A backup: a plain tar of the key file, the database and the sealed notes, as they lie in a
 * journal's folder.  Everything in it is as encrypted as there. */

/* Writes the files @names (NULL-terminated, relative to @folder) as a tar to @path, which must not
 * be there; mode 0600, on disk when it returns. */
gboolean mt_backup_file_write (const char *path,
                               const char *folder,
                               const char *const *names,
                               GCancellable *cancellable,
                               GError **error);

/* Reads only the key file at the beginning of the backup @path, and when that was written (*@made,
 * µs UTC, to the second).  Errors: as below. */
gboolean mt_backup_file_peek (const char *path, MtKeyFile *keys, gint64 *made, GError **error);

/* Takes the backup @path apart into @folder, which is there and empty: "keys", "journal.db" and
 * files in "inbox/"; nothing else and nothing outside is ever written. Errors: NOT_FOUND, DAMAGED
 * (also what is no backup at all), FULL, … */
gboolean mt_backup_file_read (const char *path,
                              const char *folder,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
