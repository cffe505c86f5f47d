/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* A decision: a card for each way there is, two of them open and up to four, each with what speaks
 * for it and against it; then what one would rather, what was decided, and when to look again. */
#define MT_TYPE_DECISION_FORM (mt_decision_form_get_type ())
G_DECLARE_FINAL_TYPE (MtDecisionForm, mt_decision_form, MT, DECISION_FORM, MtKindForm)

MtKindForm *mt_decision_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
