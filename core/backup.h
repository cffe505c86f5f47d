/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/proofs.h"
#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Making and restoring backups.  Blocking; any thread. */

/* What core/journal-backups.h says of mt_journal_backup (), for the open journal in @folder with
 * @vault.  *@proof (owned) is what was found out about it. */
char *mt_backup_make (const char *folder,
                      MtVault *vault,
                      const char *directory,
                      gboolean automatic,
                      MtProof **proof,
                      GCancellable *cancellable,
                      GError **error);

/* What core/journal-care.h says of mt_journal_restore (). */
gboolean mt_restore (const char *folder,
                     const char *file,
                     const char *secret,
                     guint wait_ms,
                     char **aside,
                     GError **error);

/* From here on what lies in restore.new, proven and on disk, is the journal in @folder, and
 * mt_restore_finish () will put it in its place, what was there before into the folder @aside
 * (relative; MT_FOLDER_FORMER is removed in the end).  Where it fails, nothing is decided.  Whoever
 * calls holds the folder. */
gboolean mt_restore_decide (const char *folder, const char *aside, GError **error);

/* Brings a restore that was cut off to its end: with the backup in place where it had been proven,
 * with what was there before otherwise.  Whoever calls holds the folder. */
gboolean mt_restore_finish (const char *folder, GError **error);

/* Whether a backup with @keys opens with the data key of @journal: of the same vault, and its key
 * was not changed since.  A new data key comes with a new salt. */
gboolean mt_backup_is_of (const MtKeyFile *keys, const MtKeyFile *journal);

/* Takes @file apart into @folder (there, empty) and checks it: with @vault's data key where that
 * opens it (*@ours), else only its outside.  Errors: DAMAGED, … */
gboolean mt_backup_check (const char *file,
                          const char *folder,
                          MtVault *vault,
                          gboolean *ours,
                          GCancellable *cancellable,
                          GError **error);

/* The same within @part, where nothing of it stays.  Returns an owned proof: facts that are not
 * known are -1, and when it was made is for the caller to say. */
MtProof *mt_backup_prove (const char *file,
                          const char *part,
                          MtVault *vault,
                          gboolean *ours,
                          GCancellable *cancellable,
                          GError **error);

/* A new hidden folder in @directory (made if absent) for what is not finished, for the caller to
 * remove; there is one for each journal, and what a former one left goes. */
char *mt_backup_begin_part (const char *directory, const MtKeyFile *keys, GError **error);
/* Only removes what is left there.  Returns its path. */
char *mt_backup_sweep (const char *directory, const MtKeyFile *keys);

G_END_DECLS
