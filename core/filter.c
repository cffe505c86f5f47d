/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/filter.h"

MtFilter *
mt_filter_copy (const MtFilter *self)
{
  MtFilter *copy = g_memdup2 (self, sizeof *self);

  copy->kind = g_strdup (self->kind);
  copy->state = g_strdup (self->state);
  copy->tag = g_strdup (self->tag);
  copy->about = g_strdup (self->about);
  copy->scale = g_strdup (self->scale);
  copy->words = g_strdup (self->words);
  copy->without = g_strdup (self->without);
  return copy;
}

void
mt_filter_free (MtFilter *self)
{
  g_free (self->kind);
  g_free (self->state);
  g_free (self->tag);
  g_free (self->about);
  g_free (self->scale);
  g_free (self->words);
  g_free (self->without);
  g_free (self);
}

gboolean
mt_filter_is_everything (const MtFilter *self)
{
  return !self->kind && !self->state && !self->tag && !self->about && !self->scale &&
         !self->flagged && !self->bin && !self->words && !self->without &&
         self->from == MT_DAY_MIN && self->to == MT_DAY_MAX;
}
