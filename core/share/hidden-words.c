/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/hidden-words.h"

#include "core/share/each-word.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D
#define LETTER_APOSTROPHE "\xCA\xBC" /* U+02BC: a letter, though it looks like an apostrophe */

/* A word or phrase that is looked for, in one form. */
typedef struct {
  GPtrArray *words; /* char *, folded; of scripts without spaces each character is one */
  gboolean is_name; /* its last word begins with a capital letter */
  int tag;
} Phrase;

/* What has no words, and is looked for as it is. */
typedef struct {
  char *text;
  int tag;
} Literal;

/* What is looked for in a form of a text is in the same form. */
struct _MtHiddenWords {
  GPtrArray *phrases;                    /* Phrase */
  GPtrArray *literals;                   /* Literal */
  GHashTable *by_word[MT_WRITTEN_FORMS]; /* the first word of some → GPtrArray of Phrase */
  gboolean differs[MT_WRITTEN_FORMS];    /* some read otherwise in that form */
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
  g_free (phrase);
}

static void
literal_free (Literal *literal)
{
  g_free (literal->text);
  g_free (literal);
}

MtHiddenWords *
mt_hidden_words_new (void)
{
  MtHiddenWords *self = g_new (MtHiddenWords, 1);

  *self = (MtHiddenWords){
    .phrases = g_ptr_array_new_with_free_func ((GDestroyNotify)phrase_free),
    .literals = g_ptr_array_new_with_free_func ((GDestroyNotify)literal_free),
  };
  for (int i = 0; i < MT_WRITTEN_FORMS; i++)
    self->by_word[i] =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
mt_hidden_words_free (MtHiddenWords *self)
{
  for (int i = 0; i < MT_WRITTEN_FORMS; i++)
    g_hash_table_unref (self->by_word[i]);
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->literals);
  g_free (self);
}

gboolean
mt_hidden_words_is_empty (const MtHiddenWords *self)
{
  return self->phrases->len == 0 && self->literals->len == 0;
}

/* ---- What is looked for ---- */

typedef struct {
  Phrase *phrase;
  const char *text;
} Reading;

static gboolean
is_capital (const char *text)
{
  gunichar c = g_utf8_get_char (text), first = c;

  g_unichar_fully_decompose (c, TRUE, &first, 1);
  return g_unichar_isupper (first) || g_unichar_istitle (c);
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

/* FALSE: it has no words. */
static gboolean
add_phrase (MtHiddenWords *self, const char *text, MtWrittenForm form, int tag)
{
  Phrase *phrase = g_new (Phrase, 1);
  Reading reading = { phrase, text };
  GPtrArray *others;

  *phrase = (Phrase){ g_ptr_array_new_with_free_func (g_free), FALSE, tag };
  if (mt_each_word (text, form, add_word, &reading))
    self->differs[form] = TRUE;
  else
    mt_each_word (text, MT_WRITTEN_AS_IT_IS, add_word, &reading);
  if (phrase->words->len == 0) {
    phrase_free (phrase);
    return FALSE;
  }
  g_ptr_array_add (self->phrases, phrase);
  others = g_hash_table_lookup (self->by_word[form], phrase->words->pdata[0]);
  if (!others) {
    others = g_ptr_array_new ();
    g_hash_table_insert (self->by_word[form], phrase->words->pdata[0], others);
  }
  g_ptr_array_add (others, phrase);
  return TRUE;
}

void
mt_hidden_words_add (MtHiddenWords *self, const char *words, int tag)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  Literal *literal;

  if (!add_phrase (self, trimmed, MT_WRITTEN_AS_IT_IS, tag)) {
    literal = g_new (Literal, 1);
    *literal = (Literal){ without_last_shape (trimmed), tag };
    g_ptr_array_add (self->literals, literal);
    return;
  }
  for (int form = MT_WRITTEN_AS_IT_IS + 1; form < MT_WRITTEN_FORMS; form++)
    add_phrase (self, trimmed, (MtWrittenForm)form, tag);
}

/* ---- What is found ---- */

typedef struct {
  GHashTable *by_word; /* of the form it is read in */
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
note (Search *search, int tag, gsize start, gsize name_end, gsize end)
{
  MtHiddenPlace place = { start, end_of_marks (search->text, end), 0, tag };

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
      note (search, phrase->tag, begun->start, end, end);
    return !is_last;
  }
  if (is_last && is_possessive (search, phrase, word, start, end, &name_end))
    note (search, phrase->tag, begun->start, name_end, end);
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
  phrases = g_hash_table_lookup (search->by_word, name);
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
  begin (search, g_hash_table_lookup (search->by_word, word), word, start, end);
  begin_without_s (search, word, start, end);
  search->last_end = end;
}

static void
find_literals (Search *search, const GPtrArray *literals)
{
  for (guint i = 0; i < literals->len; i++) {
    const Literal *literal = literals->pdata[i];
    const char *at = *literal->text ? search->text : NULL;

    for (; at && (at = strstr (at, literal->text)); at++) {
      gsize start = (gsize)(at - search->text), end = start + strlen (literal->text);
      note (search, literal->tag, start, end, end);
    }
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MtHiddenPlace *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  return one->tag < other->tag ? -1 : one->tag > other->tag;
}

/* Of what is found in several forms, one is left of each. */
static void
put_in_order (GArray *found)
{
  guint n_kept = 0;

  g_array_sort (found, compare_places);
  for (guint i = 0; i < found->len; i++) {
    const MtHiddenPlace place = g_array_index (found, MtHiddenPlace, i);

    if (n_kept == 0 ||
        compare_places (&place, &g_array_index (found, MtHiddenPlace, n_kept - 1)) != 0)
      g_array_index (found, MtHiddenPlace, n_kept++) = place;
  }
  g_array_set_size (found, n_kept);
}

GArray *
mt_hidden_words_find (const MtHiddenWords *self, const char *text)
{
  g_autoptr (GArray) begun = g_array_new (FALSE, FALSE, sizeof (Begun));
  Search search = { .text = text,
                    .found = g_array_new (FALSE, FALSE, sizeof (MtHiddenPlace)),
                    .begun = begun };

  if (mt_hidden_words_is_empty (self))
    return search.found;
  find_literals (&search, self->literals);
  for (int form = 0; form < MT_WRITTEN_FORMS; form++) {
    search.by_word = self->by_word[form];
    search.last_end = 0;
    g_array_set_size (begun, 0);
    if (!mt_each_word (text, (MtWrittenForm)form, see_word, &search) && self->differs[form])
      mt_each_word (text, MT_WRITTEN_AS_IT_IS, see_word, &search);
  }
  put_in_order (search.found);
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
