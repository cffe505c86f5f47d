/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands before a letter whose day has not come: it asks whether to open it all the same.
 *
 * Signals: "open" (MtEntry *), it is to be shown now; "leave", it stays closed. */
#define MT_TYPE_CLOSED_ENTRY (mt_closed_entry_get_type ())
G_DECLARE_FINAL_TYPE (MtClosedEntry, mt_closed_entry, MT, CLOSED_ENTRY, AdwBin)

/* Whether @entry is closed today: it then waits in here, and is asked about. */
gboolean mt_closed_entry_take (MtClosedEntry *self, MtEntry *entry);

/* What waited for this day is looked at now: the draft is told. */
void mt_closed_entry_mark_seen (MtDraft *draft);

G_END_DECLS
