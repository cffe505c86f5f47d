/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Goals, by what they are now. */
#define MT_TYPE_GOALS_PAGE (mt_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (MtGoalsPage, mt_goals_page, MT, GOALS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_goals_page_new (MtDrafts *drafts);

G_END_DECLS
