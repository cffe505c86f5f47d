/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/vault/vault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What verify looks at. */
typedef enum {
  MT_PART_KEYS,      /* one of the two key files */
  MT_PART_SALT,      /* the first 16 bytes of the database */
  MT_PART_PAGES,     /* every page of the database against its HMAC */
  MT_PART_STRUCTURE, /* its tables, indexes and references */
  MT_PART_CHANGES,   /* whether every acknowledged change is in it */
  MT_PART_NOTE,      /* a sealed note in the inbox */
  MT_PART_BACKUP,    /* a backup in the journal's folder */
} MtPart;

typedef struct {
  MtPart part;
  char *name; /* of the file, relative to the journal's folder; owned */
  gboolean damaged;
} MtFinding;

void mt_finding_free (MtFinding *self);

/* Looks at every file of the journal in @folder, which the caller holds and nobody changes
 * meanwhile. Writes nothing into the folder; backups, and a database with an unclean end, are
 * looked at in a copy in the folder for temporary files, as encrypted as they are.  Blocking.
 * Returns an owned array of MtFinding. */
GPtrArray *mt_verify (const char *folder,
                      MtVault *vault,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
