/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Presents over @parent the dialog that @action ("entry.date", "entry.revisions", "entry.share",
 * "entry.shared")
 * asks for, about the entry of @draft; what is chosen there goes into the draft. */
void mt_entry_dialogs_present (GtkWidget *parent,
                               const char *action,
                               MtDrafts *drafts,
                               MtDraft *draft);

G_END_DECLS
