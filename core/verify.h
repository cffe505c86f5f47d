/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/finding.h"
#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Looks at every file of the journal in @folder, which the caller holds and nobody changes
 * meanwhile. Writes nothing into the folder; backups, and a database with an unclean end, are
 * looked at in a copy in the folder for temporary files, as encrypted as they are.  Blocking.
 * Returns an owned array of MtFinding. */
GPtrArray *mt_verify (const char *folder,
                      MtVault *vault,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
