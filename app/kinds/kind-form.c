/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/kind-form.h"

typedef struct {
  MtDraft *draft;
  GCancellable *cancellable;
  GPtrArray *parts; /* MtFormPart, owned by their widgets */
} MtKindFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MtKindForm, mt_kind_form, ADW_TYPE_BIN)

static MtKindFormPrivate *
get_private (MtKindForm *self)
{
  return mt_kind_form_get_instance_private (self);
}

static void
mt_kind_form_dispose (GObject *object)
{
  MtKindFormPrivate *private = get_private (MT_KIND_FORM (object));

  g_cancellable_cancel (private->cancellable);
  g_ptr_array_set_size (private->parts, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&private->draft);
  G_OBJECT_CLASS (mt_kind_form_parent_class)->dispose (object);
}

static void
mt_kind_form_finalize (GObject *object)
{
  MtKindFormPrivate *private = get_private (MT_KIND_FORM (object));

  g_object_unref (private->cancellable);
  g_ptr_array_unref (private->parts);
  G_OBJECT_CLASS (mt_kind_form_parent_class)->finalize (object);
}

static void
mt_kind_form_class_init (MtKindFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_kind_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_kind_form_finalize;
}

static void
mt_kind_form_init (MtKindForm *self)
{
  MtKindFormPrivate *private = get_private (self);

  private->cancellable = g_cancellable_new ();
  private->parts = g_ptr_array_new ();
}

void
mt_kind_form_set_draft (MtKindForm *self, MtDraft *draft)
{
  g_return_if_fail (MT_IS_KIND_FORM (self) && !get_private (self)->draft);
  get_private (self)->draft = g_object_ref (draft);
}

MtDraft *
mt_kind_form_get_draft (MtKindForm *self)
{
  g_return_val_if_fail (MT_IS_KIND_FORM (self), NULL);
  return get_private (self)->draft;
}

MtEntry *
mt_kind_form_get_entry (MtKindForm *self)
{
  return mt_draft_get_entry (mt_kind_form_get_draft (self));
}

MtFormPart *
mt_kind_form_make_part (MtKindForm *self, const char *field)
{
  MtKindFormPrivate *private = get_private (self);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_kind_form_get_entry (self)));
  MtFormPart *part;

  part = mt_form_part_new (private->draft, mt_kind_find_field (kind, field), private->cancellable);
  g_ptr_array_add (private->parts, part);
  return part;
}

gboolean
mt_kind_form_has_any (MtKindForm *self, const char *const *fields)
{
  MtEntry *entry = mt_kind_form_get_entry (self);

  for (gsize i = 0; fields[i]; i++)
    if (mt_entry_get_value (entry, fields[i]))
      return TRUE;
  return FALSE;
}

void
mt_kind_form_refresh (MtKindForm *self)
{
  MtKindFormClass *klass;
  MtKindFormPrivate *private;

  g_return_if_fail (MT_IS_KIND_FORM (self));
  klass = MT_KIND_FORM_GET_CLASS (self);
  private = get_private (self);
  for (guint i = 0; i < private->parts->len; i++)
    mt_form_part_refresh (private->parts->pdata[i]);
  if (klass->refresh)
    klass->refresh (self);
}
