/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The entries of a kind, newest first, under a heading for each of its states in the order of the
 * table; states that no entry is in are not shown.  It follows the journal, and rows stay the same
 * ones.
 *
 * Signals: "activated" (MtEntry *entry), one was chosen; "changed", after it was read: see
 * mt_state_list_is_empty (). */
#define MT_TYPE_STATE_LIST (mt_state_list_get_type ())
G_DECLARE_FINAL_TYPE (MtStateList, mt_state_list, MT, STATE_LIST, AdwBin)

/* The line below an entry's own words; owned by the caller, "" for none. */
typedef char *(*MtStateListSay) (MtEntry *entry);

/* Where @role and @id are not NULL, only entries that point to the entry with @id by the link field
 * @role are shown, all of them under the name of the kind, as are those of a kind without states.
 */
MtStateList *mt_state_list_new (
    MtJournal *journal, const char *kind, MtStateListSay say, const char *role, const char *id);

gboolean mt_state_list_is_empty (MtStateList *self);

G_END_DECLS
