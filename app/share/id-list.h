/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* The entries with certain ids, in their order, as a GListModel of MtEntryItem: each is read when
 * it is asked for.  Main thread. */
#define MT_TYPE_ID_LIST (mt_id_list_get_type ())
G_DECLARE_FINAL_TYPE (MtIdList, mt_id_list, MT, ID_LIST, GObject)

/* @ids: NULL-terminated. */
MtIdList *mt_id_list_new (MtJournal *journal, const char *const *ids);

G_END_DECLS
