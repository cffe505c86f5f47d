/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of a draft's kind, each to fill in, and what has become of it where the kind has
 * states.  What a person does goes into the draft's entry and is touched at once; what a field
 * cannot take is said in a sentence beside it and changes nothing.  Fields that this version does
 * not know are shown as text. */
#define MT_TYPE_FORM (mt_form_get_type ())
G_DECLARE_FINAL_TYPE (MtForm, mt_form, MT, FORM, AdwBin)

/* @leave_out: ids of fields that are shown elsewhere ("state": what has become of it),
 * NULL-terminated; or NULL. */
MtForm *mt_form_new (MtDraft *draft, const char *const *leave_out);

/* The entry of the draft was changed by something else, or replaced. */
void mt_form_refresh (MtForm *self);

G_END_DECLS
