/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/chosen.h"

struct _MtChosen {
  GObject parent_instance;

  GPtrArray *ids;  /* of strings, in the order they were chosen; owns them */
  GHashTable *set; /* the same strings */
};

G_DEFINE_FINAL_TYPE (MtChosen, mt_chosen, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
mt_chosen_finalize (GObject *object)
{
  MtChosen *self = MT_CHOSEN (object);

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (mt_chosen_parent_class)->finalize (object);
}

static void
mt_chosen_class_init (MtChosenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_chosen_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_CHOSEN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_chosen_init (MtChosen *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
add (MtChosen *self, const char *id)
{
  char *copy = g_strdup (id);

  g_ptr_array_add (self->ids, copy);
  g_hash_table_add (self->set, copy);
}

MtChosen *
mt_chosen_new (const char *const *ids)
{
  MtChosen *self = g_object_new (MT_TYPE_CHOSEN, NULL);

  for (; ids && *ids; ids++)
    if (!g_hash_table_contains (self->set, *ids))
      add (self, *ids);
  return self;
}

gboolean
mt_chosen_contains (MtChosen *self, const char *id)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), FALSE);
  return g_hash_table_contains (self->set, id);
}

void
mt_chosen_set (MtChosen *self, const char *id, gboolean chosen)
{
  char *kept;

  g_return_if_fail (MT_IS_CHOSEN (self) && id);
  kept = g_hash_table_lookup (self->set, id);
  if (chosen == (kept != NULL))
    return;
  if (chosen) {
    add (self, id);
  } else {
    g_hash_table_remove (self->set, kept);
    g_ptr_array_remove (self->ids, kept);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

guint
mt_chosen_get_count (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), 0);
  return self->ids->len;
}

char **
mt_chosen_get_ids (MtChosen *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MT_IS_CHOSEN (self), NULL);
  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, self->ids->pdata[i]);
  return g_strv_builder_end (builder);
}
