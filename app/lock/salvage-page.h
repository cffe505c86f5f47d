/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Brings back what can still be read of a damaged journal: says what it will do, does it, tells
 * what came back and what did not, and opens it.
 * Signal "opened": it is open. */
#define MT_TYPE_SALVAGE_PAGE (mt_salvage_page_get_type ())
G_DECLARE_FINAL_TYPE (MtSalvagePage, mt_salvage_page, MT, SALVAGE_PAGE, AdwNavigationPage)

MtSalvagePage *mt_salvage_page_new (MtJournal *journal);

G_END_DECLS
