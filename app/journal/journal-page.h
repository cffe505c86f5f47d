/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/entry-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The second place: all entries by local day, and the one that is open beside or over them.
 * Property "immersed": the open entry lies over the list and wants the whole window. */
#define MT_TYPE_JOURNAL_PAGE (mt_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (MtJournalPage, mt_journal_page, MT, JOURNAL_PAGE, AdwBreakpointBin)

MtJournalPage *mt_journal_page_new (MtDrafts *drafts);

/* Shows the entry with @id, or a new one of @kind, beside or over the list. */
void mt_journal_page_open (MtJournalPage *self, const char *id);
void mt_journal_page_write (MtJournalPage *self, const char *kind);

/* The page of the entry that is open, or NULL. */
MtEntryPage *mt_journal_page_get_entry_page (MtJournalPage *self);

G_END_DECLS
