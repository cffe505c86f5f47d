/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* Below what stayed of a session: what was agreed there, a task a line; what was hard, was not
 * said, and how it was; and the way to the check-in. */
#define MT_TYPE_AFTER_FORM (mt_after_form_get_type ())
G_DECLARE_FINAL_TYPE (MtAfterForm, mt_after_form, MT, AFTER_FORM, MtKindForm)

MtKindForm *mt_after_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
