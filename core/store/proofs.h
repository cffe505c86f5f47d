/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fingerprint.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* What was found out about backups, kept inside the journal: beside it, it would tell everybody how
 * much somebody writes. */

typedef struct {
  gint64 number; /* the order they were proven in; 0: not kept yet */
  guint8 fingerprint[MT_FINGERPRINT_SIZE];
  char *name;       /* of the file, when it was proven */
  gint64 made;      /* µs UTC */
  goffset size;     /* bytes */
  gint64 n_entries; /* outside its bin; -1: unknown */
  gint64 commits;   /* of this very journal when it was made; -1: nobody saw that */
  gint64 checked;   /* µs UTC */
} MtProof;

void mt_proof_free (MtProof *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtProof, mt_proof_free)

/* All of them, oldest first: an owned array of MtProof. */
GPtrArray *mt_store_list_proofs (MtStore *self, GError **error);

/* Keeps @proofs, in their order; what was known of the same files is brought up to date.  That is
 * no change of the journal, and not counted as one. */
gboolean mt_store_keep_proofs (MtStore *self, GPtrArray *proofs, GError **error);

/* The proof of the file with @fingerprint, or NULL. */
const MtProof *mt_proofs_find (GPtrArray *proofs, const guint8 *fingerprint);

/* How many changes were acknowledged so far. */
gboolean mt_store_get_commits (MtStore *self, gint64 *commits, GError **error);

G_END_DECLS
