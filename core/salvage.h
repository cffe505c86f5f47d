/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/salvage-report.h"
#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What core/journal-salvage.h says of mt_journal_salvage (), for the journal in @folder, which the
 * caller holds, with its open @vault.  Blocking. */
MtSalvageReport *mt_salvage (const char *folder,
                             MtVault *vault,
                             gboolean use_backup,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
