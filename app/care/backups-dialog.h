/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything about backups, page after page.
 *
 * Actions, for the pages inside:
 *   backups.look (s)   what bringing back this backup, or the journal in this folder, would change
 *   backups.move       the way to a new phone */
#define MT_TYPE_BACKUPS_DIALOG (mt_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtBackupsDialog, mt_backups_dialog, MT, BACKUPS_DIALOG, AdwDialog)

/* The journal of @keeper is open. */
MtBackupsDialog *mt_backups_dialog_new (MtKeeper *keeper);

G_END_DECLS
