/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-places.h"

G_BEGIN_DECLS

/* What several changes come to for an MtEntryList: which keys leave it, and which come. */
typedef struct {
  GHashTable *last;             /* key → whether it is in the list after the last change of it */
  GArray *gone, *come, *stayed; /* gint64, newest first; empty until it is settled */
} MtEntryMoves;

MtEntryMoves *mt_entry_moves_new (void);
void mt_entry_moves_free (MtEntryMoves *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtEntryMoves, mt_entry_moves_free)

/* @key is in the list from then on, or not; in the order of the changes. */
void mt_entry_moves_note (MtEntryMoves *self, gint64 key, gboolean is_in);

/* Compares with where the keys stand now: stayed is what was there and is to be read again. */
void mt_entry_moves_settle (MtEntryMoves *self, MtEntryPlaces *places);

G_END_DECLS
