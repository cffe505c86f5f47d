/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-list.h"

G_BEGIN_DECLS

/* Copies the backup @source into the folder @place under a name of its own, reads the copy back and
 * compares, and only then gives it its name; there it is as automatic as here.  Returns the path.
 * Blocking; any thread.  Errors: FULL, DAMAGED (what came back differs), …, CANCELLED. */
char *mt_second_place_copy (const char *place,
                            const MtBackupFound *source,
                            const MtKeyFile *keys,
                            GCancellable *cancellable,
                            GError **error);

/* Whether @size more bytes leave the disk of @folder enough to live with: a twentieth of it, at
 * most 1 GiB. */
gboolean mt_second_place_has_room (const char *folder, goffset size);

G_END_DECLS
