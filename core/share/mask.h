/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/choice.h"

G_BEGIN_DECLS

/* A choice applied to entries: what comes out of here does not have what is hidden, and everything
 * that is drawn, counted or named comes out of here.  One thread at a time. */
typedef struct _MtMask MtMask;

/* Both outlive it.  @choice: NULL: nothing is changed.  @absent: ids of fields that are in no
 * document of this kind, NULL-terminated: they are left out, and that is not counted. */
MtMask *mt_mask_new (const MtShareChoice *choice, const char *const *absent);
void mt_mask_free (MtMask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtMask, mt_mask_free)

typedef enum {
  MT_MASK_SHOWN,   /* to be read: bars stand where something was hidden */
  MT_MASK_COUNTED, /* to be counted: a value in which something is hidden is not there */
} MtMaskPurpose;

/* What may be seen of @entry: itself, referred to, where nothing is changed of it, else another
 * entry of the same id.  What is left out of it is not there, the links of it are. */
MtEntry *mt_mask_entry (MtMask *self, MtEntry *entry, MtMaskPurpose purpose);

/* Whether anything in @words, which are the program's own, is hidden. */
gboolean mt_mask_hides (MtMask *self, const char *words);

/* The same of what the person says to the reader about @entry; owned, or NULL: nothing. */
char *mt_mask_said (MtMask *self, MtEntry *entry);

/* How much was hidden (bars, and fields left out that had something in them) and replaced so far in
 * what is shown. */
typedef struct {
  guint n_hidden, n_replaced;
} MtShareCounts;
MtShareCounts mt_mask_get_counts (MtMask *self);

G_END_DECLS
