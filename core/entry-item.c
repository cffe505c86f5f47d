/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-item.h"

struct _MtEntryItem {
  GObject parent_instance;

  gint64 key;
  MtEntry *entry;
};
G_DEFINE_FINAL_TYPE (MtEntryItem, mt_entry_item, G_TYPE_OBJECT)

enum { PROP_ENTRY = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
mt_entry_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, MT_ENTRY_ITEM (object)->entry);
}

static void
mt_entry_item_finalize (GObject *object)
{
  g_clear_object (&MT_ENTRY_ITEM (object)->entry);
  G_OBJECT_CLASS (mt_entry_item_parent_class)->finalize (object);
}

static void
mt_entry_item_class_init (MtEntryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mt_entry_item_get_property;
  object_class->finalize = mt_entry_item_finalize;
  props[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, MT_TYPE_ENTRY,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
mt_entry_item_init (MtEntryItem *self)
{
}

MtEntryItem *
mt_entry_item_new (gint64 key)
{
  MtEntryItem *self = g_object_new (MT_TYPE_ENTRY_ITEM, NULL);

  self->key = key;
  return self;
}

gint64
mt_entry_item_get_key (MtEntryItem *self)
{
  return self->key;
}

void
mt_entry_item_set_key (MtEntryItem *self, gint64 key)
{
  self->key = key;
}

MtEntry *
mt_entry_item_get_entry (MtEntryItem *self)
{
  return self->entry;
}

void
mt_entry_item_set_entry (MtEntryItem *self, MtEntry *entry)
{
  if (g_set_object (&self->entry, entry))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}
