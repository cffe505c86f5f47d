/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What an entry was before it was changed: one version to an editing visit.  They are only looked
 * at here, or forgotten for good.
 *
 * Signal "brought-back" (MtEntry *version): the person wants it to be like this again; whoever
 * writes the entry does that. */
#define MT_TYPE_REVISIONS_DIALOG (mt_revisions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtRevisionsDialog, mt_revisions_dialog, MT, REVISIONS_DIALOG, AdwDialog)

/* Those of the entry with @id. */
MtRevisionsDialog *mt_revisions_dialog_new (MtJournal *journal, const char *id);

G_END_DECLS
