/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kind.h"
#include "core/share/phrase.h"
#include "core/sought-private.h"
#include "core/words.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char *id;
  GPtrArray *id_words, *said_words; /* folded */
} Choice;

static gboolean
keep_word (const char *word, gsize length, gsize start, gsize end, gpointer words)
{
  g_ptr_array_add (words, g_strndup (word, length));
  return TRUE;
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  mt_words_split (text, strlen (text), MT_WORDS_WRITTEN, keep_word, words);
  return words;
}

static void
add_choices_of (GPtrArray *choices, GHashTable *known, const MtField *field)
{
  if (field->type != MT_FIELD_CHOICE && field->type != MT_FIELD_SEVERAL)
    return;
  for (gsize i = 0; i < field->n_choices; i++) {
    const char *id = field->choices[i].id;
    g_autofree char *said = mt_phrase_value (field, &(MtValue){ NULL, (char *)id, NAN });
    Choice *choice;

    if (!g_hash_table_add (known, g_strdup_printf ("%s=%s", id, said)))
      continue;
    choice = g_new (Choice, 1);
    *choice = (Choice){ id, split (id), split (said) };
    g_ptr_array_add (choices, choice);
  }
}

static gpointer
make_choices (gpointer data)
{
  GPtrArray *choices = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    for (gsize j = 0; j < kinds[i].n_fields; j++)
      add_choices_of (choices, known, &kinds[i].fields[j]);
  return choices;
}

/* Folding what all of them are called takes longer than most searches. */
static const GPtrArray *
get_choices (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_choices, NULL);
}

static gboolean
stands_at (const MtWay *way, const GPtrArray *words, guint at)
{
  guint n = way->words->len;

  for (guint i = 0; i < n; i++)
    if (!mt_sought_is_word (words->pdata[at + i], way->words->pdata[i], i + 1 == n && way->prefix))
      return FALSE;
  return TRUE;
}

static gboolean
stand_in (const GPtrArray *ways, const GPtrArray *words)
{
  for (guint i = 0; i < ways->len; i++) {
    const MtWay *way = ways->pdata[i];

    for (guint at = 0; at + way->words->len <= words->len; at++)
      if (stands_at (way, words, at))
        return TRUE;
  }
  return FALSE;
}

GPtrArray *
mt_sought_find_choices (const GPtrArray *ways)
{
  const GPtrArray *choices = get_choices ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++) {
    const Choice *choice = choices->pdata[i];

    if (stand_in (ways, choice->said_words) && !stand_in (ways, choice->id_words))
      g_ptr_array_add (found, (gpointer)choice->id);
  }
  return found;
}
