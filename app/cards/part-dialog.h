/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Writing one part of a card.  It is kept while one writes, as all drafts are, and when the dialog
 * closes. */
#define MT_TYPE_PART_DIALOG (mt_part_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtPartDialog, mt_part_dialog, MT, PART_DIALOG, AdwDialog)

/* @field: of the kind of @draft's entry; NULL: what is written besides. */
AdwDialog *mt_part_dialog_new (MtDraft *draft, const MtField *field);

G_END_DECLS
