/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/sought.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One entry: a wide, plain page to write on, and under it what its kind asks for.  It saves by
 * itself.  Signal "gone": the entry was deleted, and whoever shows the page takes it away.
 * Property "beside": it is shown beside a list, under a header bar that has the window's buttons.
 */
#define MT_TYPE_ENTRY_PAGE (mt_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (MtEntryPage, mt_entry_page, MT, ENTRY_PAGE, AdwNavigationPage)

/* Reads the entry with @id and shows it. */
MtEntryPage *mt_entry_page_new (MtDrafts *drafts, const char *id);
/* The same of one that was found by @sought: at the place, which is marked. */
MtEntryPage *mt_entry_page_new_found (MtDrafts *drafts, const char *id, MtSought *sought);
/* A new entry of @kind: in the journal once something is in it. */
MtEntryPage *mt_entry_page_new_entry (MtDrafts *drafts, const char *kind);
/* The same of @entry, which is new, and belongs to the page from now on. */
MtEntryPage *mt_entry_page_new_begun (MtDrafts *drafts, MtEntry *entry);

const char *mt_entry_page_get_id (MtEntryPage *self);

/* Where the cursor is in the text, in characters from its start; setting it may come before the
 * text was read. */
int mt_entry_page_get_cursor (MtEntryPage *self);
void mt_entry_page_set_cursor (MtEntryPage *self, int cursor);

G_END_DECLS
