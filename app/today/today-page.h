/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"
#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The first place: how are you, in one tap; a thought or a question, one tap away; what is flagged,
 * and the next session. */
#define MT_TYPE_TODAY_PAGE (mt_today_page_get_type ())
G_DECLARE_FINAL_TYPE (MtTodayPage, mt_today_page, MT, TODAY_PAGE, AdwBin)

MtTodayPage *mt_today_page_new (MtDrafts *drafts, MtKeeper *keeper);

G_END_DECLS
