/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/vault.h"

G_BEGIN_DECLS

/* Whether database and key file belong together, told by the database's first 16 bytes, its salt,
 * which the key file has a copy of. */

/* Whether the database in @folder begins as @vault, which is open, says.  Where it does not, its
 * pages tell why.  Errors: DAMAGED_START (only these bytes are not as written), OTHER_KEYS,
 * DAMAGED_DATABASE, STORAGE, … */
gboolean mt_fit_check (const char *folder, MtVault *vault, GError **error);

/* Whether the database in @folder seems to be of another journal than @file: asked where no secret
 * opened it, so that the right one does not look wrong. */
gboolean mt_fit_is_foreign (const char *folder, const MtKeyFile *file);

G_END_DECLS
