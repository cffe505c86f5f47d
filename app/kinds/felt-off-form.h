/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* What one can say about something that felt off, one question at a time: each unfolds when it is
 * tapped, none needs to be answered, and what was answered stays unfolded.  Below them is what is
 * to become of it; once it was talked about, there is room for what came of that. */
#define MT_TYPE_FELT_OFF_FORM (mt_felt_off_form_get_type ())
G_DECLARE_FINAL_TYPE (MtFeltOffForm, mt_felt_off_form, MT, FELT_OFF_FORM, MtKindForm)

MtKindForm *mt_felt_off_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
