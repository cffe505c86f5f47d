/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands whatever the next session is about: rows that lead to the goals, the tasks and the
 * cards, and to a booklet of it all. */
#define MT_TYPE_STANDING (mt_standing_get_type ())
G_DECLARE_FINAL_TYPE (MtStanding, mt_standing, MT, STANDING, AdwBin)

GtkWidget *mt_standing_new (MtDrafts *drafts);

G_END_DECLS
