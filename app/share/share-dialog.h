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

G_END_DECLS
