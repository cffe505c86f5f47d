/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* A thought record: what was happening, how much the thought is believed, what one felt; beside
 * each other where there is room.  A button unfolds what leads on: what speaks for the thought and
 * against it, another view, and the two lines from the start once more, each beside the first
 * answer.  What was filled in is unfolded when one comes back. */
#define MT_TYPE_THOUGHT_RECORD_FORM (mt_thought_record_form_get_type ())
G_DECLARE_FINAL_TYPE (
    MtThoughtRecordForm, mt_thought_record_form, MT, THOUGHT_RECORD_FORM, MtKindForm)

MtKindForm *mt_thought_record_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
