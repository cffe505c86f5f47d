/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/core/share/random-share.h"

/* Which words of a random share may be seen. */

static inline gboolean
is_left_out (const RandomShare *self, MtEntry *entry, const char *field)
{
  gboolean of_sheet = self->is_sheet && g_str_equal (field, "tags");

  return of_sheet || g_strv_contains ((const char *const *)self->absent->pdata, field) ||
         mt_share_choice_leaves_out (self->choice, mt_entry_get_id (entry), field);
}

static inline gboolean
is_chosen (const RandomShare *self, MtEntry *entry)
{
  return mt_share_choice_get_n_chosen (self->choice) == 0 ||
         mt_share_choice_contains (self->choice, mt_entry_get_id (entry));
}

static inline gboolean
is_ticked (const RandomShare *self, MtSinceParts part)
{
  return self->is_sheet && (self->sheet.with & part);
}

static inline gboolean
is_shown (const RandomShare *self, const Place *place, MtFormat format)
{
  gboolean beyond_entries = format != MT_FORMAT_CSV; /* of a table nothing else is a row */

  if (place->type != PLACE_SAID && is_left_out (self, place->entry, place->field))
    return FALSE;
  switch (place->type) {
  case PLACE_ENTRY:
  case PLACE_SAID:
    return is_chosen (self, place->entry);
  case PLACE_NOTE:
    return is_chosen (self, place->about) && !is_left_out (self, place->about, MT_HIDE_TEXT);
  case PLACE_ONE_THING:
    return beyond_entries;
  case PLACE_TASK:
    return beyond_entries && is_ticked (self, MT_SINCE_TASKS);
  case PLACE_MOOD:
    return beyond_entries && is_ticked (self, MT_SINCE_WORDS);
  }
  g_assert_not_reached ();
}

/* Marks in @hidden where hidden words and phrases stand in @words. */
static inline void
mark_words (const RandomShare *self, const GArray *words, gboolean *hidden)
{
  for (guint i = 0; i < self->words->len; i++) {
    const GArray *phrase = self->words->pdata[i];

    for (guint at = 0; at + phrase->len <= words->len; at++) {
      gboolean matches = TRUE;

      for (guint j = 0; j < phrase->len; j++)
        matches &= g_array_index (words, int, at + j) == g_array_index (phrase, int, j);
      for (guint j = 0; matches && j < phrase->len; j++)
        hidden[at + j] = TRUE;
    }
  }
}

static inline void
append (GArray *words, int word)
{
  g_array_append_val (words, word);
}

static inline void
append_role (const RandomShare *self, GArray *out, int name)
{
  g_autoptr (GArray) role = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean hidden[2] = { FALSE, FALSE };

  if (self->role_has_my[name])
    append (role, MY);
  append (role, self->role_of[name]);
  mark_words (self, role, hidden);
  for (guint i = 0; i < role->len; i++)
    append (out, hidden[i] ? BAR : g_array_index (role, int, i));
}

/* What is left of @place: words, with BAR and OTHER among them; owned.  *@same: all of it. */
static inline GArray *
leave (const RandomShare *self, const Place *place, gboolean *same)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean hidden[2 * MOST_WORDS_IN_PLACE + 2], again[4 * MOST_WORDS_IN_PLACE + 4] = { 0 };
  gboolean is_stale =
      place->type != PLACE_SAID && g_ptr_array_find (self->stale, place->entry, NULL);

  memcpy (hidden, place->hidden, sizeof hidden);
  mark_words (self, place->words, hidden);
  *same = TRUE;
  for (guint i = 0; i < place->words->len; i++) {
    int word = g_array_index (place->words, int, i);
    gboolean is_name = word >= 0 && self->role_of[word] != OTHER;

    *same &= !hidden[i] && !is_stale && !is_name;
    if (hidden[i] || is_stale)
      append (out, BAR);
    else if (is_name)
      append_role (self, out, word);
    else
      append (out, word);
  }
  mark_words (self, out, again);
  for (guint i = 0; i < out->len; i++)
    if (again[i])
      g_array_index (out, int, i) = BAR;
  return out;
}

/* Sets @seen for each word of the vocabulary that is to be seen. */
static inline void
expect (const RandomShare *self, MtFormat format, gboolean seen[VOCABULARY_SIZE])
{
  memset (seen, 0, VOCABULARY_SIZE * sizeof *seen);
  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = self->places->pdata[i];
    gboolean same;
    g_autoptr (GArray) left = leave (self, place, &same);

    if (!is_shown (self, place, format) || (place->type == PLACE_MOOD && !same))
      continue;
    for (guint j = 0; j < left->len; j++)
      if (g_array_index (left, int, j) >= 0)
        seen[g_array_index (left, int, j)] = TRUE;
  }
}
