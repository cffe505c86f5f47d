/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sought-private.h"
#include "core/words.h"

#include <string.h>

#define CHOICE_MIN 3 /* characters by which a choice is found */

static void
way_free (MtWay *self)
{
  g_free (self->written);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* ---- Ways of writing something ---- */

static gboolean
keep_word (const char *word, gsize length, gsize start, gsize end, gpointer words)
{
  g_ptr_array_add (words, g_strndup (word, length));
  return TRUE;
}

/* FALSE where @written has no word. */
static gboolean
add_way (GPtrArray *ways, const char *written, gboolean prefix, gboolean chosen)
{
  MtWay *way = g_new0 (MtWay, 1);

  way->written = g_strdup (written);
  way->words = g_ptr_array_new_with_free_func (g_free);
  mt_words_split (written, strlen (written), MT_WORDS_SOUGHT, keep_word, way->words);
  if (way->words->len == 0) {
    way_free (way);
    return FALSE;
  }
  way->alone = way->words->len == 1 && g_utf8_strlen (written, -1) == 1 &&
               mt_words_has_no_spaces (g_utf8_get_char (written));
  way->prefix = prefix || way->alone;
  way->chosen = chosen;
  g_ptr_array_add (ways, way);
  return TRUE;
}

static const char *
without_dots (gunichar c)
{
  switch (c) {
  case 0xC4:
  case 0xE4:
    return "ae";
  case 0xD6:
  case 0xF6:
    return "oe";
  case 0xDC:
  case 0xFC:
    return "ue";
  default:
    return NULL;
  }
}

/* Where German would write ä, ö, ü with two letters: not after a vowel or q, and not at an end. */
static gboolean
is_two_letters (const char *written, const char *at)
{
  char before = at > written ? g_ascii_tolower (at[-1]) : ' ';

  return strchr ("aou", g_ascii_tolower (*at)) && g_ascii_tolower (at[1]) == 'e' &&
         g_ascii_isalpha (at[2]) && !strchr ("aeiouq", before);
}

static void
add_dots (GPtrArray *ways, const char *written, gboolean prefix)
{
  g_autofree char *composed = g_utf8_normalize (written, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) apart = g_string_new (NULL), dotted = g_string_new (NULL);

  for (const char *at = composed; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    const char *letters = without_dots (c);

    if (letters)
      g_string_append (apart, letters);
    else
      g_string_append_unichar (apart, c);
  }
  for (const char *at = written; *at; at++) {
    g_string_append_c (dotted, *at);
    if (is_two_letters (written, at))
      at++;
  }
  if (!g_str_equal (apart->str, composed))
    add_way (ways, apart->str, prefix, FALSE);
  if (!g_str_equal (dotted->str, written)) /* whole: “goes” is not the beginning of “gossip” */
    add_way (ways, dotted->str, FALSE, FALSE);
}

/* What was chosen is kept as an id, and read as a word.  Little words, as in “In a room”, do not
 * mean what was chosen. */
static void
add_choices (GPtrArray *ways, const char *written)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (g_utf8_strlen (written, -1) < CHOICE_MIN &&
      !mt_words_has_no_spaces (g_utf8_get_char (written)))
    return;
  chosen = mt_sought_find_choices (ways);
  for (guint i = 0; i < chosen->len; i++)
    add_way (ways, chosen->pdata[i], FALSE, TRUE);
}

static void
add_thing (GPtrArray *things, const char *written, gboolean prefix)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify)way_free);

  if (!add_way (ways, written, prefix, FALSE))
    return;
  add_dots (ways, written, prefix);
  add_choices (ways, written);
  g_ptr_array_add (things, g_steal_pointer (&ways));
}

/* ---- Reading what was typed ---- */

/* One piece of it: -"a phrase", word*, … */
typedef struct {
  char *written;
  gboolean without, prefix;
} Piece;

static void
piece_free (Piece *self)
{
  g_free (self->written);
  g_free (self);
}

static Piece *
read_piece (const char **typed, gboolean begun)
{
  const char *at = *typed, *end;
  Piece *piece = g_new0 (Piece, 1);

  piece->without = *at == '-' && at[1] != '\0' && !g_ascii_isspace (at[1]);
  at += piece->without;
  if (*at == '"') {
    at++;
    end = strchr (at, '"');
    if (!end)
      end = at + strlen (at);
    *typed = *end ? end + 1 : end;
  } else {
    for (end = at; *end && !g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end))
      ;
    *typed = end;
  }
  piece->prefix =
      **typed == '*' || (end > at && end[-1] == '*') || (begun && **typed == '\0' && *end == '\0');
  if (**typed == '*')
    ++*typed;
  piece->written = g_strndup (at, (gsize)(end - at));
  return piece;
}

/* Quotes of any language are quotes. */
static char *
make_quotes_plain (const char *typed)
{
  static const char *const quotes[] = { "“", "”", "„", "«", "»", "「", "」" };
  g_autoptr (GString) plain = g_string_new (typed);

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    g_string_replace (plain, quotes[i], "\"", 0);
  return g_strdup (plain->str);
}

static GPtrArray *
read_pieces (const char *typed, gboolean begun)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)piece_free);
  g_autofree char *plain = make_quotes_plain (typed);
  const char *at = plain;

  while (*at)
    if (g_unichar_isspace (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    else
      g_ptr_array_add (pieces, read_piece (&at, begun));
  return pieces;
}

static void
read_words (MtSought *self, const MtFilter *filter)
{
  g_autoptr (GPtrArray) pieces = read_pieces (filter->words, filter->begun);
  g_autoptr (GString) together = g_string_new (NULL);
  gboolean prefix = FALSE;

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = pieces->pdata[i];

    if (piece->without)
      add_thing (self->unwanted, piece->written, piece->prefix);
    else if (!filter->together)
      add_thing (self->wanted, piece->written, piece->prefix);
    else {
      g_string_append_printf (together, "%s ", piece->written);
      prefix = piece->prefix;
    }
  }
  if (filter->together)
    add_thing (self->wanted, g_strchomp (together->str), prefix);
}

static void
read_without (MtSought *self, const char *without)
{
  g_autoptr (GPtrArray) pieces = read_pieces (without, FALSE);

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = pieces->pdata[i];

    add_thing (self->unwanted, piece->written, piece->prefix);
  }
}

/* ---- The expression ---- */

static void
append_way (GString *query, const MtWay *way)
{
  g_auto (GStrv) parts = g_strsplit (way->written, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  g_string_append_printf (query, "%s\"%s\"%s", way->chosen ? "fields : " : "", quoted,
                          way->prefix ? " *" : "");
}

static char *
make_query (const GPtrArray *things, const char *between)
{
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < things->len; i++) {
    const GPtrArray *ways = things->pdata[i];

    g_string_append_printf (query, "%s%s", i ? between : "", ways->len > 1 ? "(" : "");
    for (guint j = 0; j < ways->len; j++) {
      g_string_append (query, j ? " OR " : "");
      append_way (query, ways->pdata[j]);
    }
    g_string_append (query, ways->len > 1 ? ")" : "");
  }
  return g_string_free (query, query->len == 0);
}

static void
finish (MtSought *self)
{
  self->wanted_query = make_query (self->wanted, " AND ");
  self->unwanted_query = make_query (self->unwanted, " OR ");
  for (guint i = 0; i < self->wanted->len; i++) {
    const GPtrArray *ways = self->wanted->pdata[i];

    for (guint j = 0; j < ways->len; j++)
      self->longest = MAX (self->longest, ((const MtWay *)ways->pdata[j])->words->len);
  }
}

MtSought *
mt_sought_new (const MtFilter *filter)
{
  g_autoptr (MtSought) self = g_atomic_rc_box_new0 (MtSought);

  self->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->unwanted = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  if (filter->words)
    read_words (self, filter);
  if (filter->without)
    read_without (self, filter->without);
  if (self->wanted->len == 0 && self->unwanted->len == 0)
    return NULL;
  finish (self);
  return g_steal_pointer (&self);
}

MtSought *
mt_sought_new_typed (const char *typed)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.words = (char *)typed;
  return mt_sought_new (&filter);
}
