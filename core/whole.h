/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* One entry with all that the journal keeps of it, as it goes out with everything and comes in
 * again. */
typedef struct {
  MtEntry *entry;      /* also whether it is in the bin, and was a sealed note */
  gint64 created;      /* µs UTC; 0: not known */
  gint64 changed;      /* µs UTC; 0: not known */
  GPtrArray *versions; /* what it was before: MtEntry of the same id, oldest first */
} MtWhole;

/* Takes over @entry. */
MtWhole *mt_whole_new (MtEntry *entry);
void mt_whole_free (MtWhole *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWhole, mt_whole_free)

/* An entry that was deleted for good, so that it does not come back. */
typedef struct {
  char *id;
  gint64 purged; /* µs UTC */
} MtGone;

MtGone *mt_gone_new (const char *id, gint64 purged);
void mt_gone_free (MtGone *self);

G_END_DECLS
