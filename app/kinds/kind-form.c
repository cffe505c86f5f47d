/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/kind-form.h"

G_DEFINE_ABSTRACT_TYPE (MtKindForm, mt_kind_form, ADW_TYPE_BIN)

static void
mt_kind_form_class_init (MtKindFormClass *klass)
{
}

static void
mt_kind_form_init (MtKindForm *self)
{
}

void
mt_kind_form_refresh (MtKindForm *self)
{
  g_return_if_fail (MT_IS_KIND_FORM (self));
  MT_KIND_FORM_GET_CLASS (self)->refresh (self);
}
