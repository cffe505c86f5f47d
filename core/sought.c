/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sought-private.h"
#include "core/words.h"

#include <string.h>

#define BEFORE_FIRST 30 /* characters a snippet has, at most, before what was found */
#define LATE 60         /* bytes; where that stands so early, the snippet begins with the text */

/* ---- Where in a text ---- */

typedef struct {
  GString *word;
  gsize start, end;
} Seen;

typedef struct {
  const GPtrArray *things; /* of GPtrArray of Way */
  Seen *seen;              /* the last words, round and round */
  gsize n_seen, n;         /* how many there is room for; seen in all */
  gsize told;              /* up to here */
  MtPlaceFunc func;
  gpointer user_data;
} Finder;

static Seen *
get_seen (Finder *self, gsize back)
{
  return &self->seen[(self->n - 1 - back) % self->n_seen];
}

gboolean
mt_sought_is_word (const char *word, const char *sought, gboolean prefix)
{
  return prefix ? g_str_has_prefix (word, sought) : g_str_equal (word, sought);
}

/* Whether the last words seen are @way. */
static gboolean
ends_here (Finder *self, const MtWay *way)
{
  gsize n = way->words->len;

  if (way->chosen || self->n < n)
    return FALSE;
  for (gsize back = 0; back < n; back++)
    if (!mt_sought_is_word (get_seen (self, back)->word->str, way->words->pdata[n - 1 - back],
                            back == 0 && way->prefix))
      return FALSE;
  return TRUE;
}

static const MtWay *
find_longest (Finder *self)
{
  const MtWay *longest = NULL;

  for (guint i = 0; i < self->things->len; i++) {
    const GPtrArray *ways = self->things->pdata[i];

    for (guint j = 0; j < ways->len; j++) {
      const MtWay *way = ways->pdata[j];

      if ((!longest || way->words->len > longest->words->len) && ends_here (self, way))
        longest = way;
    }
  }
  return longest;
}

static gboolean
see (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Finder *self = data;
  Seen *seen = &self->seen[self->n++ % self->n_seen];
  const MtWay *way;
  gsize from;

  g_string_truncate (seen->word, 0);
  g_string_append_len (seen->word, word, (gssize)length);
  seen->start = start;
  seen->end = end;
  way = find_longest (self);
  if (!way)
    return TRUE;
  from = MAX (get_seen (self, way->words->len - 1)->start, self->told);
  if (from >= end)
    return TRUE;
  self->told = end;
  return self->func (from, end, self->user_data);
}

void
mt_sought_find_things (const GPtrArray *things,
                       gsize longest,
                       const char *text,
                       gsize size,
                       MtPlaceFunc func,
                       gpointer user_data)
{
  Finder self = { .things = things, .n_seen = longest, .func = func, .user_data = user_data };

  self.seen = g_new0 (Seen, longest);
  for (gsize i = 0; i < longest; i++)
    self.seen[i].word = g_string_new (NULL);
  mt_words_split (text, size, MT_WORDS_WRITTEN, see, &self);
  for (gsize i = 0; i < longest; i++)
    g_string_free (self.seen[i].word, TRUE);
  g_free (self.seen);
}

/* Of a pair of characters, only the first was looked for. */
typedef struct {
  const MtSought *sought;
  const char *text;
  MtPlaceFunc func;
  gpointer user_data;
} Places;

static gboolean
is_alone (const MtSought *self, gunichar first)
{
  for (guint i = 0; i < self->wanted->len; i++) {
    const GPtrArray *ways = self->wanted->pdata[i];

    for (guint j = 0; j < ways->len; j++) {
      const MtWay *way = ways->pdata[j];

      if (way->alone && g_utf8_get_char (way->words->pdata[0]) == first)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
tell_place (gsize start, gsize end, gpointer data)
{
  Places *self = data;
  const char *at = self->text + start;

  if (is_alone (self->sought, g_utf8_get_char (at)))
    end = MIN (end, start + (gsize)(g_utf8_next_char (at) - at));
  return self->func (start, end, self->user_data);
}

void
mt_sought_find (
    const MtSought *self, const char *text, gsize size, MtPlaceFunc func, gpointer user_data)
{
  Places places = { self, text, func, user_data };

  if (self->longest > 0)
    mt_sought_find_things (self->wanted, self->longest, text, size, tell_place, &places);
}

/* ---- A snippet ---- */

static gboolean
keep_first (gsize start, gsize end, gpointer first)
{
  *(gsize *)first = start;
  return FALSE;
}

/* Some characters before @found, at the start of a word where one begins there. */
static const char *
begin_before (const char *text, const char *found)
{
  const char *begin = found, *word = NULL;

  for (int i = 0; i < BEFORE_FIRST && begin > text; i++) {
    const char *before = g_utf8_prev_char (begin);

    if (g_unichar_isspace (g_utf8_get_char (before)))
      word = begin;
    begin = before;
  }
  if (word)
    return word;
  while (begin < found && g_unichar_ismark (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  return begin;
}

char *
mt_sought_snippet (const MtSought *self, const char *text, gsize max)
{
  gsize first = G_MAXSIZE;
  const char *begin;
  g_autofree char *shown = NULL;

  mt_sought_find (self, text, strlen (text), keep_first, &first);
  if (first == G_MAXSIZE)
    return NULL;
  if (first <= LATE)
    return mt_words_preview (text, max);
  begin = begin_before (text, text + first);
  shown = mt_words_preview (begin, max);
  return begin == text ? g_steal_pointer (&shown) : g_strconcat ("…", shown, NULL);
}

/* ---- The object ---- */

MtSought *
mt_sought_ref (MtSought *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (MtSought *self)
{
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->unwanted);
  g_free (self->wanted_query);
  g_free (self->unwanted_query);
}

void
mt_sought_unref (MtSought *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

const char *
mt_sought_get_wanted (const MtSought *self)
{
  return self->wanted_query;
}

const char *
mt_sought_get_unwanted (const MtSought *self)
{
  return self->unwanted_query;
}

guint
mt_sought_get_n_wanted (const MtSought *self)
{
  return self->wanted->len;
}
