/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the header of an entry says: its day and time, and, when somebody wrote and now rests, that
 * it is saved.
 *
 * Property "day" (string): the day in words. */
#define MT_TYPE_ENTRY_TITLE (mt_entry_title_get_type ())
G_DECLARE_FINAL_TYPE (MtEntryTitle, mt_entry_title, MT, ENTRY_TITLE, AdwBin)

/* Says it of @draft's entry (once). */
void mt_entry_title_set_draft (MtEntryTitle *self, MtDraft *draft);

G_END_DECLS
