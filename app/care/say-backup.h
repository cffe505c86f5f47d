/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"

G_BEGIN_DECLS

/* Backups in words; owned by the caller. */

/* "214 entries", "1 entry". */
char *mt_say_entries (gint64 n_entries);

/* What it is in, said in a row: "214 entries · 3.2 MB · Whole".  What is not known is left out. */
char *mt_say_backup (const MtBackupInfo *info);

/* What its state means, as a sentence. */
char *mt_say_backup_state (const MtBackupInfo *info);

/* What the second place in @settings is like after @round (or NULL: nobody looked yet), with the
 * newest backup that lies there (@newest, or NULL): a sentence or two. */
char *mt_say_second_place (const MtBackupRound *round, const MtBackupInfo *newest);

G_END_DECLS
