/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-care.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One backup: what it is, and what can be done with it.  For MtBackupsDialog, whose actions it
 * uses.
 * Signal "changed": it was read through or deleted, and the list is to be read anew. */
#define MT_TYPE_BACKUP_PAGE (mt_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (MtBackupPage, mt_backup_page, MT, BACKUP_PAGE, AdwNavigationPage)

/* The one at @position of @infos (MtBackupInfo), all that there are. */
MtBackupPage *mt_backup_page_new (MtJournal *journal, GPtrArray *infos, guint position);

G_END_DECLS
