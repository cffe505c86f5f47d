/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/chosen.h"

struct _MtChosen {
  GObject parent_instance;

  MtShareChoice *choice;
  gboolean is_touched;
};

G_DEFINE_FINAL_TYPE (MtChosen, mt_chosen, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
mt_chosen_finalize (GObject *object)
{
  mt_share_choice_free (MT_CHOSEN (object)->choice);
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
  self->choice = mt_share_choice_new ();
}

MtChosen *
mt_chosen_new (const char *const *ids)
{
  MtChosen *self = g_object_new (MT_TYPE_CHOSEN, NULL);

  for (; ids && *ids; ids++)
    mt_share_choice_set_chosen (self->choice, *ids, TRUE);
  return self;
}

gboolean
mt_chosen_contains (MtChosen *self, const char *id)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), FALSE);
  return mt_share_choice_contains (self->choice, id);
}

void
mt_chosen_set (MtChosen *self, const char *id, gboolean chosen)
{
  g_return_if_fail (MT_IS_CHOSEN (self) && id);
  if (chosen == mt_share_choice_contains (self->choice, id))
    return;
  mt_share_choice_set_chosen (self->choice, id, chosen);
  mt_chosen_edited (self);
}

void
mt_chosen_set_all (MtChosen *self, const char *const *ids, gboolean chosen)
{
  g_return_if_fail (MT_IS_CHOSEN (self) && ids);
  for (; *ids; ids++)
    mt_share_choice_set_chosen (self->choice, *ids, chosen);
  mt_chosen_edited (self);
}

guint
mt_chosen_get_count (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), 0);
  return mt_share_choice_get_n_chosen (self->choice);
}

char **
mt_chosen_get_ids (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), NULL);
  return mt_share_choice_get_ids (self->choice);
}

const MtShareChoice *
mt_chosen_get (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), NULL);
  return self->choice;
}

MtShareChoice *
mt_chosen_edit (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), NULL);
  return self->choice;
}

void
mt_chosen_edited (MtChosen *self)
{
  g_return_if_fail (MT_IS_CHOSEN (self));
  self->is_touched = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
mt_chosen_replace (MtChosen *self, const MtShareChoice *choice)
{
  g_return_if_fail (MT_IS_CHOSEN (self) && choice);
  mt_share_choice_free (self->choice);
  self->choice = mt_share_choice_copy (choice);
  self->is_touched = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
mt_chosen_is_touched (MtChosen *self)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), FALSE);
  return self->is_touched;
}

guint
mt_chosen_count_hidden (MtChosen *self, const char *id)
{
  g_return_val_if_fail (MT_IS_CHOSEN (self), 0);
  return mt_share_choice_count_hidden (self->choice, id);
}
