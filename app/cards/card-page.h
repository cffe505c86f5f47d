/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A card as it is now: the newest entry of its kind outside the bin, or an empty one.  Each part is
 * written in place, former versions are its history, and it is handed over alone. */
#define MT_TYPE_CARD_PAGE (mt_card_page_get_type ())
G_DECLARE_FINAL_TYPE (MtCardPage, mt_card_page, MT, CARD_PAGE, AdwNavigationPage)

/* @kind is a card. */
AdwNavigationPage *mt_card_page_new (MtDrafts *drafts, const char *kind);

G_END_DECLS
