/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"

G_BEGIN_DECLS

/* The journals that restores, and salvages, kept aside: "before-restore-2026-11-22T101500Z" in the
 * journal's folder; "-2" and so on behind where that is taken.  Blocking; any thread. */

#define MT_ASIDE_RESTORE "before-restore-"
#define MT_ASIDE_SALVAGE "before-salvage-" /* as long */

/* A name for one, free in @folder; @prefix is one of these. */
char *mt_aside_choose (const char *folder, const char *prefix);

/* What core/journal-backups.h says of mt_journal_list_aside () and mt_journal_remove_aside (). */
GPtrArray *mt_aside_list (const char *folder);
gboolean mt_aside_remove (const char *folder, const char *path, GError **error);

G_END_DECLS
