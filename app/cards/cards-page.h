/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The cards there are, one to a row. */
#define MT_TYPE_CARDS_PAGE (mt_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (MtCardsPage, mt_cards_page, MT, CARDS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_cards_page_new (MtDrafts *drafts);

G_END_DECLS
