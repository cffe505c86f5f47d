/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* The four lines of a check-in, and what they are not.  Where one of them is clearly lower than
 * before, or fell twice (core/pattern/course.h), it offers to write about what felt off: at the
 * end, while the check-in is written and never when it is looked at again.  So each drop is asked
 * about once at most, and nothing needs to remember that it was. */
#define MT_TYPE_CHECK_IN_FORM (mt_check_in_form_get_type ())
G_DECLARE_FINAL_TYPE (MtCheckInForm, mt_check_in_form, MT, CHECK_IN_FORM, MtKindForm)

MtKindForm *mt_check_in_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
