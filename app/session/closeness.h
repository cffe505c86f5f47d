/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How close a goal has felt over time, and the offer to say how close it feels today: a tap for
 * that, and one for the step.  Each look is an entry of its own that points to the goal. */
#define MT_TYPE_CLOSENESS (mt_closeness_get_type ())
G_DECLARE_FINAL_TYPE (MtCloseness, mt_closeness, MT, CLOSENESS, AdwBin)

/* @goal: id of an entry. */
MtCloseness *mt_closeness_new (MtDrafts *drafts, const char *goal);

G_END_DECLS
