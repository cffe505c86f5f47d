/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a note is left while the journal is locked: some words, a step of a scale, or both.  It
 * only ever writes.  What is in it stays until it is left. Signal "left": it is sealed, and the
 * page empty again. */
#define MT_TYPE_NOTE_PAGE (mt_note_page_get_type ())
G_DECLARE_FINAL_TYPE (MtNotePage, mt_note_page, MT, NOTE_PAGE, AdwNavigationPage)

MtNotePage *mt_note_page_new (MtJournal *journal);

/* What stands on the page, as the entry it would become; owned.  NULL where there is nothing. */
MtEntry *mt_note_page_get_entry (MtNotePage *self);

G_END_DECLS
