/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/counted.h"

MtWordUse *
mt_word_use_new (const char *word)
{
  MtWordUse *self = g_new0 (MtWordUse, 1);

  self->word = g_strdup (word);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
mt_word_use_free (MtWordUse *self)
{
  g_free (self->word);
  g_array_unref (self->keys);
  g_free (self);
}
