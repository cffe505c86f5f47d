/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Handing over what one chose, and nothing else: first choosing among entries, one by one, then the
 * very pages that will be saved or printed. */
#define MT_TYPE_SHARE_DIALOG (mt_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtShareDialog, mt_share_dialog, MT, SHARE_DIALOG, AdwDialog)

/* @candidates (MtEntryItem, which may not be read yet) are what can be chosen, in their order;
 * those whose id is in @chosen (NULL-terminated, or NULL: none) are from the start.  Returned as
 * AdwDialog, to be given to adw_dialog_present (). */
AdwDialog *mt_share_dialog_new (MtDrafts *drafts,
                                GListModel *candidates,
                                const char *const *chosen);

/* The sheet for a session: of @agenda (MtEntryItem, whole entries), all of it chosen and in its
 * order, whatever is unticked.  What is counted since the last session can be ticked below. */
AdwDialog *mt_share_dialog_new_sheet (MtDrafts *drafts, GListModel *agenda);

G_END_DECLS
