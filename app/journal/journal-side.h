/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/sought.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The journal to choose from: the timeline with what is searched and chosen, or the calendar.
 *
 * Signal "open" (const char *id, gint64 key): show the entry.
 * Signal "write-on" (MtEntry *): show this new one, of a day that was chosen. */
#define MT_TYPE_JOURNAL_SIDE (mt_journal_side_get_type ())
G_DECLARE_FINAL_TYPE (MtJournalSide, mt_journal_side, MT, JOURNAL_SIDE, AdwBin)

/* Shows the journal of @drafts (once). */
void mt_journal_side_set_drafts (MtJournalSide *self, MtDrafts *drafts);

/* Which entry is open, by its key; MT_KEY_NONE: none. */
void mt_journal_side_select (MtJournalSide *self, gint64 key);

/* Begins to search. */
void mt_journal_side_search (MtJournalSide *self);

/* What the entries that are seen were found by; NULL: they were not looked for.  Owned by @self. */
MtSought *mt_journal_side_get_sought (MtJournalSide *self);

G_END_DECLS
