/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of a draft, drawn for one kind that has to look special.  What a person does goes into
 * the draft's entry and is touched at once, as in MtForm. */
#define MT_TYPE_KIND_FORM (mt_kind_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtKindForm, mt_kind_form, MT, KIND_FORM, AdwBin)

struct _MtKindFormClass {
  AdwBinClass parent_class;

  /* Shows the entry as it is now: it was changed by something else, or replaced. */
  void (*refresh) (MtKindForm *self);
};

void mt_kind_form_refresh (MtKindForm *self);

G_END_DECLS
