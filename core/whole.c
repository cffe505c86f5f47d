/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/whole.h"

MtWhole *
mt_whole_new (MtEntry *entry)
{
  MtWhole *self = g_new0 (MtWhole, 1);

  self->entry = entry;
  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
mt_whole_free (MtWhole *self)
{
  if (!self)
    return;
  g_object_unref (self->entry);
  g_ptr_array_unref (self->versions);
  g_free (self);
}

MtGone *
mt_gone_new (const char *id, gint64 purged)
{
  MtGone *self = g_new (MtGone, 1);

  *self = (MtGone){ g_strdup (id), purged };
  return self;
}

void
mt_gone_free (MtGone *self)
{
  g_free (self->id);
  g_free (self);
}
