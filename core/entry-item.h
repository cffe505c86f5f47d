/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* A place in an MtEntryList.  Its entry comes when it was read: whoever shows it binds to "entry".
 */
#define MT_TYPE_ENTRY_ITEM (mt_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (MtEntryItem, mt_entry_item, MT, ENTRY_ITEM, GObject)

MtEntryItem *mt_entry_item_new (gint64 key);

/* MT_KEY_NONE while the list does not know it yet. */
gint64 mt_entry_item_get_key (MtEntryItem *self);
void mt_entry_item_set_key (MtEntryItem *self, gint64 key);

/* A summary (mt_entry_get_partial ()), or NULL until it was read. */
MtEntry *mt_entry_item_get_entry (MtEntryItem *self);
void mt_entry_item_set_entry (MtEntryItem *self, MtEntry *entry);

G_END_DECLS
