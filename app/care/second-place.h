/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The second place for backups, in a group of rows: which it is, what it is like, another one,
 * none.
 * Signal "changed": it was set anew, and that is remembered. */
#define MT_TYPE_SECOND_PLACE (mt_second_place_get_type ())
G_DECLARE_FINAL_TYPE (MtSecondPlace, mt_second_place, MT, SECOND_PLACE, AdwPreferencesGroup)

void mt_second_place_set_keeper (MtSecondPlace *self, MtKeeper *keeper);

/* Says it anew: @settings and @newest (the newest backup that lies there, or NULL) are copied or
 * only read. */
void mt_second_place_show (MtSecondPlace *self,
                           const MtBackupSettings *settings,
                           const MtBackupInfo *newest);

G_END_DECLS
