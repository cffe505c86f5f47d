/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was deleted, by day, newest first: until when it stays, and bringing it back or deleting it
 * for good. */
#define MT_TYPE_BIN_DIALOG (mt_bin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtBinDialog, mt_bin_dialog, MT, BIN_DIALOG, AdwDialog)

/* Returned as AdwDialog, to be given to adw_dialog_present (). */
AdwDialog *mt_bin_dialog_new (MtDrafts *drafts);

G_END_DECLS
