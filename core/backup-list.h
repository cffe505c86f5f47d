/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"
#include "core/store/proofs.h"
#include "core/vault/key-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Looking at the backups of a journal from outside.  Blocking; any thread. */

/* A backup that was found: what is told of it, and what it is known by. */
typedef struct {
  MtBackupInfo info; /* first: freed as one */
  guint8 fingerprint[MT_FINGERPRINT_SIZE];
  gint64 number;  /* of its proof; 0: none */
  gint64 commits; /* of its proof; -1: unknown */
} MtBackupFound;

/* What a list goes by. */
typedef struct {
  const char *folder;       /* of the journal */
  const char *second_place; /* NULL: none */
  const MtKeyFile *keys;    /* NULL: not known; then every backup may be of this journal */
  GPtrArray *proofs;        /* of MtProof; NULL: not known; then no file is read to its end */
} MtBackupSight;

/* All backups in both places, newest first: an owned array of MtBackupFound, each a MtBackupInfo.
 * What is no backup is left out, unless it has the name of one.  Errors: CANCELLED. */
GPtrArray *mt_backup_list (const MtBackupSight *self, GCancellable *cancellable, GError **error);

/* Only the one at @path, which lies in @place; NULL where that is no backup. */
MtBackupFound *mt_backup_look (const MtBackupSight *self,
                               MtBackupPlace place,
                               const char *path,
                               GCancellable *cancellable);

/* Takes over what @proof says of @found, which is whole. */
void mt_backup_found_take (MtBackupFound *found, const MtProof *proof);

/* Whether a second place @path is none: inside the journal's @folder, or that folder itself. */
gboolean mt_backup_is_inside (const char *folder, const char *path);

G_END_DECLS
