/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* The kinds that have to look special.  Every other one is served by MtForm, and this table is all
 * that knows kinds by name to draw their fields. */

/* The form of the kind of @draft, floating; NULL: MtForm serves. */
MtKindForm *mt_kinds_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
