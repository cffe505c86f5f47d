/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/words.h"

#define RARE_EVERY 1000 /* entries, of which one has the rare word */

static const char *const words[] = {
  "the",  "rain",   "again",   "walked", "slow",   "home", "after", "work",    "felt",  "quiet",
  "then", "called", "sister",  "said",   "little", "bit",  "about", "the",     "old",   "house",
  "and",  "garden", "morning", "coffee", "wanted", "to",   "ask",   "whether", "this",  "passes",
  "not",  "sure",   "why",     "tired",  "but",    "warm", "light", "through", "trees", "later",
};

static const char *const others[] = {
  "نمت قليلاً هذه الليلة",        "היום היה שקט יותר",      "今日は少し楽だった",
  "Heute früh aufgewacht, müde", "Сегодня было спокойнее",
};

/* xorshift32, G. Marsaglia, “Xorshift RNGs”, 2003 */
static guint32
next (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

char *
words_of_entry (guint number)
{
  guint32 state = number * 2654435761u + 1;
  GString *text = g_string_new (NULL);
  guint n_words = 10 + next (&state) % 51;

  if (number % 16 == 0) {
    g_string_append (text, others[number / 16 % G_N_ELEMENTS (others)]);
    g_string_append_c (text, '\n');
  }
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[next (&state) % G_N_ELEMENTS (words)]);
  if (number % RARE_EVERY == 7)
    g_string_append (text, " kestrel");
  return g_string_free_and_steal (text);
}
