/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where there is something in the journal's folder that cannot be opened as it is: what it is, and
 * what can be done, step by step, what loses least first (actions of MtLockPage). */
#define MT_TYPE_TROUBLE_PAGE (mt_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (MtTroublePage, mt_trouble_page, MT, TROUBLE_PAGE, AdwNavigationPage)

/* @error: what mt_folder_check (), an unlock, or a read or write of the open journal said. */
MtTroublePage *mt_trouble_page_new (MtJournal *journal, const GError *error);

G_END_DECLS
