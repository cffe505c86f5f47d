/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-item.h"

G_BEGIN_DECLS

/* The items asked for last, by their keys: at most so many. */
typedef struct _MtEntryCache MtEntryCache;

MtEntryCache *mt_entry_cache_new (guint size);
void mt_entry_cache_free (MtEntryCache *self);

/* Keeps @item, and forgets the one not asked for the longest where there would be too many. */
void mt_entry_cache_add (MtEntryCache *self, MtEntryItem *item);

/* The item of @key, or NULL; owned by the cache.  Recalling it counts as asking for it. */
MtEntryItem *mt_entry_cache_find (MtEntryCache *self, gint64 key);
MtEntryItem *mt_entry_cache_recall (MtEntryCache *self, gint64 key);

void mt_entry_cache_forget (MtEntryCache *self, gint64 key);
void mt_entry_cache_clear (MtEntryCache *self);
guint mt_entry_cache_get_size (MtEntryCache *self);

G_END_DECLS
