/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A goal: what it is now, why it matters, how one would notice, how close it has felt, and the
 * tasks and skills that belong to it. */
#define MT_TYPE_GOAL_PAGE (mt_goal_page_get_type ())
G_DECLARE_FINAL_TYPE (MtGoalPage, mt_goal_page, MT, GOAL_PAGE, AdwNavigationPage)

/* @goal is whole. */
AdwNavigationPage *mt_goal_page_new (MtDrafts *drafts, MtEntry *goal);

G_END_DECLS
