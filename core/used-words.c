/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/used-words.h"

void
mt_used_word_free (MtUsedWord *self)
{
  g_free (self->word);
  g_free (self);
}

MtWordChange *
mt_word_change_new (const char *field, const char *from, const char *to)
{
  MtWordChange *self = g_new0 (MtWordChange, 1);

  self->field = g_strdup (field);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
mt_word_change_free (MtWordChange *self)
{
  g_free (self->field);
  g_free (self->from);
  g_free (self->to);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_array_unref (self->keys);
  g_free (self);
}

char **
mt_used_words_of (MtEntry *entry, const char *field)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_str_equal (value->field, field))
      g_strv_builder_add (words, value->value);
  }
  return g_strv_builder_end (words);
}

char **
mt_used_words_replace (const char *const *words, const char *from, const char *to)
{
  g_autoptr (GStrvBuilder) replaced = g_strv_builder_new ();
  gboolean there = g_strv_contains (words, to);

  for (gsize i = 0; words[i]; i++)
    if (!g_str_equal (words[i], from))
      g_strv_builder_add (replaced, words[i]);
    else if (!there) {
      g_strv_builder_add (replaced, to);
      there = TRUE;
    }
  return g_strv_builder_end (replaced);
}
