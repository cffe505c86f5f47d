/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for a backup, or the folder of another journal, to bring into the journal's folder.
 * Signal "chosen" (char *path): one that can be tried. */
#define MT_TYPE_BRING_PAGE (mt_bring_page_get_type ())
G_DECLARE_FINAL_TYPE (MtBringPage, mt_bring_page, MT, BRING_PAGE, AdwNavigationPage)

MtBringPage *mt_bring_page_new (MtJournal *journal);

/* Looks at @path, as if the person had chosen that folder. */
void mt_bring_page_choose_folder (MtBringPage *self, const char *path);

G_END_DECLS
