/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Made-up words of several scripts for tests that look for them.  Each begins with a letter that
 * stands nowhere else in one, and those of a script are equally long: so one is found in a text
 * exactly where it stands as a word, even where all spaces were lost. */

#define VOCABULARY_PER_SCRIPT 9

typedef struct {
  const char *first, *rest;
  int length;          /* characters */
  gboolean has_spaces; /* between its words */
  gboolean is_rtl;
} VocabularyScript;

static const VocabularyScript vocabulary_scripts[] = {
  { "xzjw", "uoaievéü", 4, TRUE }, { "ξψζ", "αειουή", 4, TRUE },
  { "жщф", "аеиоуы", 4, TRUE },    { "שצ", "אבדל", 4, TRUE, TRUE },
  { "ضظ", "بتلر", 4, TRUE, TRUE }, { "झघ", "कनमर", 4, TRUE },
  { "빛꽃", "가나다라", 3, TRUE }, { "花鳥風月", "山川田木", 3, FALSE },
  { "ฉฌ", "กนมร", 3, FALSE },
};

#define VOCABULARY_SCRIPTS G_N_ELEMENTS (vocabulary_scripts)
#define VOCABULARY_SIZE (VOCABULARY_SCRIPTS * VOCABULARY_PER_SCRIPT)

/* Case, accents and compatibility forms told apart by nobody; without spaces and what is not seen.
 * Not as core/words.c does it. */
static inline char *
vocabulary_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (apart, -1);
  GString *folded = g_string_new (NULL);

  for (const char *at = lower; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (!g_unichar_ismark (c) && !g_unichar_isspace (c) && !g_unichar_iscntrl (c) &&
        g_unichar_type (c) != G_UNICODE_FORMAT)
      g_string_append_unichar (folded, c);
  }
  return g_string_free_and_steal (folded);
}

static inline void
vocabulary_append (GString *word, const char *letters, GRand *chance)
{
  glong length = g_utf8_strlen (letters, -1);
  const char *at = g_utf8_offset_to_pointer (letters, g_rand_int_range (chance, 0, (gint32)length));

  g_string_append_unichar (word, g_utf8_get_char (at));
}

/* VOCABULARY_SIZE words, no two of which fold to the same; owned. */
static inline char **
vocabulary_new (GRand *chance)
{
  char **words = g_new0 (char *, VOCABULARY_SIZE + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < VOCABULARY_SIZE;) {
    const VocabularyScript *script = &vocabulary_scripts[i / VOCABULARY_PER_SCRIPT];
    GString *word = g_string_new (NULL);

    vocabulary_append (word, script->first, chance);
    while (g_utf8_strlen (word->str, -1) < script->length)
      vocabulary_append (word, script->rest, chance);
    words[i] = g_string_free_and_steal (word);
    if (g_hash_table_add (seen, vocabulary_fold (words[i])))
      i++;
    else
      g_clear_pointer (&words[i], g_free);
  }
  return words;
}
