/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "app/editor/form-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of a draft, drawn for one kind that has to look special.  What a person does goes into
 * the draft's entry and is touched at once, as in MtForm. */
#define MT_TYPE_KIND_FORM (mt_kind_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtKindForm, mt_kind_form, MT, KIND_FORM, AdwBin)

struct _MtKindFormClass {
  AdwBinClass parent_class;

  /* Shows the entry as it is now: it was changed by something else, or replaced.  The parts of
   * mt_kind_form_make_part () have been; NULL where there is nothing else to show. */
  void (*refresh) (MtKindForm *self);
};

/* For forms that are made of the same parts as MtForm: keeps @draft, once, before the others. */
void mt_kind_form_set_draft (MtKindForm *self, MtDraft *draft);
/* NULL before that, and once the form is being taken down. */
MtDraft *mt_kind_form_get_draft (MtKindForm *self);
MtEntry *mt_kind_form_get_entry (MtKindForm *self);

/* The part for the field with id @field of the draft's kind.  Its widget is to be shown at once. */
MtFormPart *mt_kind_form_make_part (MtKindForm *self, const char *field);

/* Whether the entry has a value of one of @fields (NULL-terminated). */
gboolean mt_kind_form_has_any (MtKindForm *self, const char *const *fields);

void mt_kind_form_refresh (MtKindForm *self);

G_END_DECLS
