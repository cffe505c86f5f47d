/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"
#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What core/journal-backups.h says of mt_journal_keep_backups (), for the open journal in @folder
 * with @vault.  Adds to @proofs (of MtProof) what the journal is to remember.  A kill at any point
 * leaves whole backups, and at worst a hidden folder that the next round removes.
 * Blocking; any thread. */
MtBackupRound *mt_backup_keep (const char *folder,
                               MtVault *vault,
                               gboolean is_read_only,
                               GPtrArray *proofs,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
