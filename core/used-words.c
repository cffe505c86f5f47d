/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/used-words.h"

#include <string.h>

void
mt_used_word_free (MtUsedWord *self)
{
  g_free (self->word);
  g_free (self->name);
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
  self->fields = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_clear_object (&self->was);
  g_clear_object (&self->is);
  g_array_unref (self->keys);
  g_free (self);
}

/* ---- Which words belong together ---- */

static gboolean
takes_words (const MtField *field)
{
  return field->type == MT_FIELD_SEVERAL && field->open;
}

/* The first field of the table that has this id and takes words, or points at somebody. */
const MtField *
mt_used_words_field (const char *id)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    const MtField *field = mt_kind_find_field (&kinds[i], id);
    const MtKind *to = field && field->to ? mt_kind_find (field->to) : NULL;

    if (field && (takes_words (field) || (to && to->named)))
      return field;
  }
  return NULL;
}

const MtKind *
mt_used_words_kind (const char *id)
{
  const MtField *field = mt_used_words_field (id);

  return field && field->to ? mt_kind_find (field->to) : NULL;
}

const char *
mt_used_words_stock (const char *id)
{
  const MtField *field = mt_used_words_field (id);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  if (!field || !field->choices)
    return id;
  for (gsize i = 0; i < n_kinds; i++)
    for (gsize k = 0; k < kinds[i].n_fields; k++)
      if (takes_words (&kinds[i].fields[k]) && kinds[i].fields[k].choices == field->choices)
        return kinds[i].fields[k].id;
  return id;
}

const char **
mt_used_words_alike (const char *id)
{
  GPtrArray *ids = g_ptr_array_new ();
  const char *stock = mt_used_words_stock (id);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  g_ptr_array_add (ids, (char *)id);
  for (gsize i = 0; i < n_kinds; i++)
    for (gsize k = 0; k < kinds[i].n_fields; k++) {
      const char *other = kinds[i].fields[k].id;

      if (takes_words (&kinds[i].fields[k]) && g_str_equal (mt_used_words_stock (other), stock) &&
          !g_ptr_array_find_with_equal_func (ids, other, g_str_equal, NULL))
        g_ptr_array_add (ids, (char *)other);
    }
  g_ptr_array_add (ids, NULL);
  return (const char **)g_ptr_array_free (ids, FALSE);
}

/* ---- Names ---- */

char *
mt_used_words_name (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");

  return g_strchomp (g_strndup (start, strcspn (start, "\r\n")));
}

char *
mt_used_words_with_name (const char *text, const char *name)
{
  const char *start = text + strspn (text, " \t\r\n");

  return g_strconcat (name, start + strcspn (start, "\r\n"), NULL);
}

/* ---- Values ---- */

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
