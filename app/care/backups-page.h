/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All backups there are and how they are kept: made by themselves and now, in two places, within a
 * limit; what was kept aside; the other Meantime's journal.  For MtBackupsDialog, whose actions its
 * rows use. */
#define MT_TYPE_BACKUPS_PAGE (mt_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (MtBackupsPage, mt_backups_page, MT, BACKUPS_PAGE, AdwNavigationPage)

MtBackupsPage *mt_backups_page_new (MtKeeper *keeper);

/* Reads anew what there is. */
void mt_backups_page_refresh (MtBackupsPage *self);

G_END_DECLS
