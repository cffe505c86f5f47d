/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/salvage-report.h"
#include "core/store/salvage-rows.h"

G_BEGIN_DECLS

/* From the rows that came to a whole database: what they tell of others, and what is missing. */

/* Makes entries again whose own row is gone, from what their indexes, fields and earlier versions
 * say of them. */
gboolean mt_salvage_rebuild (MtRows *rows, GError **error);

/* Takes what @report lists as partial or lost from the database of a backup, where it is there as
 * it was, and counts it. */
gboolean mt_salvage_take_from_backup (MtRows *rows,
                                      sqlite3 *backup,
                                      MtSalvageReport *report,
                                      GError **error);

/* Compares what came with what each row and the counters say. */
gboolean mt_salvage_count_partial (MtRows *rows, MtSalvageReport *report, GError **error);
void mt_salvage_count_lost (MtRows *rows, MtSalvageReport *report);
gboolean mt_salvage_count_rest (MtRows *rows, MtSalvageReport *report, GError **error);

/* Takes out what belongs to nothing, and makes counters and word index fit. */
gboolean mt_salvage_settle (MtRows *rows, guint64 commits, GError **error);

G_END_DECLS
