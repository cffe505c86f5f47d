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
  copy->words = g_strdup (self->words);
  return copy;
}

void
mt_filter_free (MtFilter *self)
{
  g_free (self->kind);
  g_free (self->state);
  g_free (self->tag);
  g_free (self->about);
  g_free (self->words);
  g_free (self);
}
