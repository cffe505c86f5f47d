/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-care.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The journals that were kept aside when something was brought in their place, in a group of rows:
 * each can be brought back, or removed for good.  Hidden where there is none. */
#define MT_TYPE_ASIDE_GROUP (mt_aside_group_get_type ())
G_DECLARE_FINAL_TYPE (MtAsideGroup, mt_aside_group, MT, ASIDE_GROUP, AdwPreferencesGroup)

/* Looks at @journal, which is open, and shows what there is. */
void mt_aside_group_look (MtAsideGroup *self, MtJournal *journal);

G_END_DECLS
