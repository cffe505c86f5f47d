/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Making and restoring backups.  Blocking; any thread. */

/* What core/journal.h says of mt_journal_backup (), for the open journal in @folder with @vault. */
char *mt_backup_make (const char *folder,
                      MtVault *vault,
                      const char *directory,
                      GCancellable *cancellable,
                      GError **error);

/* What core/journal.h says of mt_journal_restore (). */
gboolean mt_restore (const char *folder,
                     const char *file,
                     const char *secret,
                     guint wait_ms,
                     char **aside,
                     GError **error);

/* Brings a restore that was cut off to its end: with the backup in place where it had been proven,
 * with what was there before otherwise.  Whoever calls holds the folder. */
gboolean mt_restore_finish (const char *folder, GError **error);

/* Takes @file apart into @folder (there, empty) and checks it: with @vault's data key where it is a
 * backup of the same vault (*@ours), else only its outside.  Errors: DAMAGED, … */
gboolean mt_backup_check (const char *file,
                          const char *folder,
                          MtVault *vault,
                          gboolean *ours,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
