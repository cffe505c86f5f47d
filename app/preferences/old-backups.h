/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The copies of the (open) journal that former secrets still open: backups of before its key was
 * changed, and journals that a restore kept aside.  Each has a tick of its own, and what is ticked
 * can be deleted. */
#define MT_TYPE_OLD_BACKUPS (mt_old_backups_get_type ())
G_DECLARE_FINAL_TYPE (MtOldBackups, mt_old_backups, MT, OLD_BACKUPS, AdwDialog)

/* Looks for them, and shows the dialog over @from if there are any. */
void mt_old_backups_present (GtkWidget *from, MtJournal *journal);

G_END_DECLS
