/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/hidden-words.h"

#include "core/words.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D
#define LETTER_APOSTROPHE "\xCA\xBC" /* U+02BC: a letter, though it looks like an apostrophe */

/* A word or phrase that is looked for. */
typedef struct {
  GPtrArray *words; /* char *, folded; of scripts without spaces each character is one */
  char *literal;    /* what has no words, as it is; or NULL */
  gboolean is_name; /* its last word begins with a capital letter */
  int tag;
} Phrase;

struct _MtHiddenWords {
  GPtrArray *phrases;  /* Phrase */
  GHashTable *by_word; /* the first word of some → GPtrArray of Phrase */
};

/* A phrase of which the beginning was found. */
typedef struct {
  const Phrase *phrase;
  guint n_found;
  gsize start;
} Begun;

static void
phrase_free (Phrase *phrase)
{
  g_ptr_array_unref (phrase->words);
  g_free (phrase->literal);
  g_free (phrase);
}

MtHiddenWords *
mt_hidden_words_new (void)
{
  MtHiddenWords *self = g_new (MtHiddenWords, 1);

  *self = (MtHiddenWords){
    .phrases = g_ptr_array_new_with_free_func ((GDestroyNotify)phrase_free),
    .by_word =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref),
  };
  return self;
}

void
mt_hidden_words_free (MtHiddenWords *self)
{
  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

gboolean
mt_hidden_words_is_empty (const MtHiddenWords *self)
{
  return self->phrases->len == 0;
}

/* ---- Words, one after the other ---- */

typedef void (*WordFunc) (const char *word, gsize start, gsize end, gpointer data);

typedef struct {
  const char *text;
  WordFunc func;
  gpointer data;
  GString *last; /* the word that came last, and is to be given */
  gsize start, end;
} Walk;

static gboolean
take_first (const char *word, gsize length, gsize start, gsize end, gpointer first)
{
  g_string_truncate (first, 0);
  g_string_append_len (first, word, (gssize)length);
  return FALSE;
}

/* @next: where the next word begins.  One that overlaps it is a pair of characters of a script
 * without spaces, of which the first alone is given: the second is about to come. */
static void
give_last (Walk *walk, gsize next)
{
  if (walk->last->len == 0)
    return;
  if (next < walk->end) {
    mt_words_split (walk->text + walk->start, next - walk->start, MT_WORDS_WRITTEN, take_first,
                    walk->last);
    walk->end = next;
  }
  if (g_str_is_ascii (walk->last->str)) {
    walk->func (walk->last->str, walk->start, walk->end, walk->data);
  } else { /* of Hangul and some others, parts are not taken for the whole by core/words.c */
    g_autofree char *composed = g_utf8_normalize (walk->last->str, -1, G_NORMALIZE_NFC);
    walk->func (composed, walk->start, walk->end, walk->data);
  }
}

static gboolean
take_word (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Walk *walk = data;

  give_last (walk, start);
  take_first (word, length, start, end, walk->last);
  walk->start = start;
  walk->end = end;
  return TRUE;
}

/* Gives each word of @text to @func: folded, with where it stands. */
static void
for_each_word (const char *text, WordFunc func, gpointer data)
{
  g_autoptr (GString) last = g_string_new (NULL);
  Walk walk = { text, func, data, last, 0, 0 };

  mt_words_split (text, strlen (text), MT_WORDS_WRITTEN, take_word, &walk);
  give_last (&walk, walk.end);
}

/* ---- What is looked for ---- */

typedef struct {
  Phrase *phrase;
  const char *text;
} Reading;

static gboolean
is_capital (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

static void
add_word (const char *word, gsize start, gsize end, gpointer data)
{
  Reading *reading = data;

  g_ptr_array_add (reading->phrase->words, g_strdup (word));
  reading->phrase->is_name = is_capital (reading->text + start);
}

/* What shapes the character before it. */
static char *
without_last_shape (const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);

  while (g_str_has_suffix (rest->str, "\xEF\xB8\x8E") ||
         g_str_has_suffix (rest->str, "\xEF\xB8\x8F"))
    g_string_truncate (rest, rest->len - strlen ("\xEF\xB8\x8F"));
  return g_strdup (rest->str);
}

void
mt_hidden_words_add (MtHiddenWords *self, const char *words, int tag)
{
  Phrase *phrase = g_new0 (Phrase, 1);
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  Reading reading = { phrase, trimmed };
  GPtrArray *others;

  phrase->words = g_ptr_array_new_with_free_func (g_free);
  phrase->tag = tag;
  g_ptr_array_add (self->phrases, phrase);
  for_each_word (trimmed, add_word, &reading);
  if (phrase->words->len == 0) {
    phrase->literal = without_last_shape (trimmed);
    return;
  }
  others = g_hash_table_lookup (self->by_word, phrase->words->pdata[0]);
  if (!others) {
    others = g_ptr_array_new ();
    g_hash_table_insert (self->by_word, phrase->words->pdata[0], others);
  }
  g_ptr_array_add (others, phrase);
}

/* ---- What is found ---- */

typedef struct {
  const MtHiddenWords *self;
  const char *text;
  GArray *found; /* MtHiddenPlace */
  GArray *begun; /* Begun */
  gsize last_end;
} Search;

/* What belongs to the last character of a place and is no character by itself. */
static gsize
end_of_marks (const char *text, gsize end)
{
  while (text[end]) {
    gunichar c = g_utf8_get_char (text + end);

    if (!g_unichar_ismark (c) && c != ZERO_WIDTH_JOINER)
      break;
    end = (gsize)(g_utf8_next_char (text + end) - text);
  }
  return end;
}

static void
note (Search *search, const Phrase *phrase, gsize start, gsize name_end, gsize end)
{
  MtHiddenPlace place = { start, end_of_marks (search->text, end), 0, phrase->tag };

  place.name_end = name_end < end ? name_end : place.end;
  g_array_append_val (search->found, place);
}

/* Whether @word, which ends at @end, is @name with the s of a possessive; *@name_end is where the
 * name ends then. */
static gboolean
is_possessive (const Search *search,
               const Phrase *phrase,
               const char *word,
               gsize start,
               gsize end,
               gsize *name_end)
{
  const char *name = phrase->words->pdata[phrase->words->len - 1];
  const char *rest = g_str_has_prefix (word, name) ? word + strlen (name) : "";
  gboolean is_marked = g_str_equal (rest, LETTER_APOSTROPHE "s");
  const char *at = g_utf8_prev_char (search->text + end);

  if (!is_marked &&
      (!g_str_equal (rest, "s") || !phrase->is_name || !is_capital (search->text + start)))
    return FALSE;
  *name_end = (gsize)((is_marked ? g_utf8_prev_char (at) : at) - search->text);
  return TRUE;
}

/* Takes @word, at @start to @end, as the next one of what was begun; TRUE: it goes on. */
static gboolean
go_on (Search *search, Begun *begun, const char *word, gsize start, gsize end)
{
  const Phrase *phrase = begun->phrase;
  const char *expected = phrase->words->pdata[begun->n_found];
  gboolean is_last = begun->n_found + 1 == phrase->words->len;
  gsize name_end;

  if (g_str_equal (word, expected)) {
    begun->n_found++;
    if (is_last)
      note (search, phrase, begun->start, end, end);
    return !is_last;
  }
  if (is_last && is_possessive (search, phrase, word, start, end, &name_end))
    note (search, phrase, begun->start, name_end, end);
  return FALSE;
}

/* Bars stand for words: what is on both sides of one does not follow each other. */
static gboolean
is_parted (const Search *search, gsize start)
{
  const char *between = search->text + search->last_end;

  return start > search->last_end &&
         g_strstr_len (between, (gssize)(start - search->last_end), MT_SHARE_BLOCK) != NULL;
}

static void
begin (Search *search, const GPtrArray *phrases, const char *word, gsize start, gsize end)
{
  for (guint i = 0; phrases && i < phrases->len; i++) {
    Begun begun = { phrases->pdata[i], 0, start };

    if (go_on (search, &begun, word, start, end))
      g_array_append_val (search->begun, begun);
  }
}

/* Phrases whose only or first word this may be with an s. */
static void
begin_without_s (Search *search, const char *word, gsize start, gsize end)
{
  gsize length = strlen (word);
  g_autofree char *name = NULL;
  const GPtrArray *phrases;

  if (length < 2 || word[length - 1] != 's')
    return;
  length -= g_str_has_suffix (word, LETTER_APOSTROPHE "s") ? strlen (LETTER_APOSTROPHE "s") : 1;
  name = g_strndup (word, length);
  phrases = g_hash_table_lookup (search->self->by_word, name);
  for (guint i = 0; phrases && i < phrases->len; i++) {
    Begun begun = { phrases->pdata[i], 0, start };

    go_on (search, &begun, word, start, end); /* more words cannot follow */
  }
}

static void
see_word (const char *word, gsize start, gsize end, gpointer data)
{
  Search *search = data;
  guint n_kept = 0;

  if (is_parted (search, start))
    g_array_set_size (search->begun, 0);
  for (guint i = 0; i < search->begun->len; i++) {
    Begun *begun = &g_array_index (search->begun, Begun, i);

    if (go_on (search, begun, word, start, end))
      g_array_index (search->begun, Begun, n_kept++) = *begun;
  }
  g_array_set_size (search->begun, n_kept);
  begin (search, g_hash_table_lookup (search->self->by_word, word), word, start, end);
  begin_without_s (search, word, start, end);
  search->last_end = end;
}

static void
find_literals (Search *search)
{
  for (guint i = 0; i < search->self->phrases->len; i++) {
    const Phrase *phrase = search->self->phrases->pdata[i];
    const char *at = phrase->literal && *phrase->literal ? search->text : NULL;

    for (; at && (at = strstr (at, phrase->literal)); at++) {
      gsize start = (gsize)(at - search->text), end = start + strlen (phrase->literal);
      note (search, phrase, start, end, end);
    }
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MtHiddenPlace *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

GArray *
mt_hidden_words_find (const MtHiddenWords *self, const char *text)
{
  g_autoptr (GArray) begun = g_array_new (FALSE, FALSE, sizeof (Begun));
  Search search = { .self = self,
                    .text = text,
                    .found = g_array_new (FALSE, FALSE, sizeof (MtHiddenPlace)),
                    .begun = begun };

  if (!mt_hidden_words_is_empty (self)) {
    for_each_word (text, see_word, &search);
    find_literals (&search);
    g_array_sort (search.found, compare_places);
  }
  return search.found;
}

gboolean
mt_hidden_words_are_in (const MtHiddenWords *self, const char *text)
{
  g_autoptr (GArray) found = mt_hidden_words_find (self, text);

  return found->len > 0;
}

gboolean
mt_hidden_words_would_find (const char *text, gsize start, gsize end)
{
  g_autoptr (MtHiddenWords) self = mt_hidden_words_new ();
  g_autofree char *words = g_strndup (text + start, end - start);
  g_autoptr (GArray) found = NULL;

  mt_hidden_words_add (self, words, 0);
  found = mt_hidden_words_find (self, text);
  for (guint i = 0; i < found->len; i++) {
    const MtHiddenPlace *place = &g_array_index (found, MtHiddenPlace, i);

    if (place->start <= start && place->end >= end)
      return TRUE;
  }
  return FALSE;
}
