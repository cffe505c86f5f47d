/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <string.h>

#define DAKUTEN 0x3099    /* combining voiced sound mark */
#define HANDAKUTEN 0x309A /* combining semi-voiced sound mark */
#define FOLD_MAX 18 /* characters one may decompose into, as g_unichar_fully_decompose () says */

int
mt_words_get_version (void)
{
  /* One that came with each version of Unicode: 15.0, 15.1, 16.0, 17.0. */
  static const gunichar newcomers[] = { 0x11F02, 0x2FFC, 0x1C89, 0x10940 };
  int known = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (newcomers); i++)
    known |= g_unichar_isdefined (newcomers[i]) << i;
  return MT_WORDS_VERSION << G_N_ELEMENTS (newcomers) | known;
}

typedef enum { SEPARATOR, PART_OF_WORD, PART_OF_PAIR } CharClass;

/* Letters, numbers and marks make words.  Of these, the ones below are not separated by spaces. */
static CharClass
class_of (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c) ? PART_OF_WORD : SEPARATOR;
  if (c == 0x30FC || c == 0xFF70) /* the long vowel mark of kana */
    return PART_OF_PAIR;
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return g_unichar_type (c) == G_UNICODE_MODIFIER_LETTER ||
                   g_unichar_type (c) == G_UNICODE_OTHER_NUMBER ||
                   g_unichar_type (c) == G_UNICODE_LETTER_NUMBER
               ? PART_OF_WORD
               : SEPARATOR;

  GUnicodeScript script = g_unichar_get_script (c);
  switch ((int)script) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_BOPOMOFO:
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
    return PART_OF_PAIR;
  default:
    return PART_OF_WORD;
  }
}

/* A mark that is left out: accents and vowel points of scripts that read well without them.  The
 * signs of Indic and South-East Asian scripts are letters in all but name, and stay. */
static gboolean
is_dropped_mark (gunichar c)
{
  if (!g_unichar_ismark (c))
    return c == 0x0640; /* tatweel only stretches a word */
  switch ((int)g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_INHERITED:
  case G_UNICODE_SCRIPT_COMMON:
  case G_UNICODE_SCRIPT_LATIN:
  case G_UNICODE_SCRIPT_GREEK:
  case G_UNICODE_SCRIPT_CYRILLIC:
  case G_UNICODE_SCRIPT_ARABIC:
  case G_UNICODE_SCRIPT_HEBREW:
  case G_UNICODE_SCRIPT_SYRIAC:
    return c != DAKUTEN && c != HANDAKUTEN;
  default:
    return FALSE;
  }
}

static void
fold_part (gunichar c, GString *out)
{
  c = g_unichar_tolower (c);
  if (is_dropped_mark (c))
    return;
  switch (c) {
  case 0x00DF: /* ß */
    g_string_append (out, "ss");
    return;
  case 0x03C2: /* final sigma */
    c = 0x03C3;
    break;
  case 0x0649: /* alef maksura, often written for yeh */
    c = 0x064A;
    break;
  case 0x0629: /* teh marbuta, often written as heh */
    c = 0x0647;
    break;
  case 0x0131: /* dotless i: so that İstanbul, Istanbul and istanbul meet */
    c = 'i';
    break;
  default:
    break;
  }
  g_string_append_unichar (out, c);
}

static void
fold (gunichar c, GString *out)
{
  gunichar parts[FOLD_MAX];
  gsize n_parts = 1;

  if (c < 0x80) {
    g_string_append_c (out, g_ascii_tolower ((char)c));
    return;
  }
  parts[0] = c;
  /* Kana and Hangul would fall apart into what their readers do not see as parts. */
  if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL && (c < 0x3040 || c > 0x30FF))
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, FOLD_MAX);
  for (gsize i = 0; i < n_parts; i++)
    fold_part (parts[i], out);
}

typedef struct {
  MtWordsPurpose purpose;
  MtWordFunc func;
  gpointer user_data;
  GString *word;       /* folded so far */
  gsize start, end;    /* of it, in the text */
  gsize n_in_run;      /* characters so far in a run without spaces */
  gsize before_length; /* bytes of the last of these, at the head of @word */
} Splitter;

static gboolean
give (Splitter *self)
{
  gboolean go_on = TRUE;

  if (self->word->len > 0)
    go_on = self->func (self->word->str, self->word->len, self->start, self->end, self->user_data);
  g_string_truncate (self->word, 0);
  return go_on;
}

/* The last character of a run stands alone, too: so one character is found as the beginning of a
 * pair or as this.  When looked for, only a run of one does. */
static gboolean
end_run (Splitter *self)
{
  gboolean alone = self->purpose == MT_WORDS_WRITTEN || self->n_in_run == 1;

  if (self->n_in_run == 0)
    return TRUE;
  self->n_in_run = 0;
  if (alone)
    return give (self);
  g_string_truncate (self->word, 0);
  return TRUE;
}

static gboolean
add_to_run (Splitter *self, gunichar c, gsize start, gsize end)
{
  gboolean go_on = TRUE;

  if (self->n_in_run == 0)
    self->start = start;
  fold (c, self->word);
  self->end = end;
  if (self->n_in_run++ > 0) {
    go_on = self->func (self->word->str, self->word->len, self->start, self->end, self->user_data);
    g_string_erase (self->word, 0, (gssize)self->before_length);
  }
  self->before_length = self->word->len;
  self->start = start;
  return go_on;
}

static gboolean
add_to_word (Splitter *self, gunichar c, gsize start, gsize end)
{
  if (self->word->len == 0)
    self->start = start;
  fold (c, self->word);
  self->end = end;
  return TRUE;
}

static gboolean
take (Splitter *self, gunichar c, gsize start, gsize end)
{
  switch (class_of (c)) {
  case PART_OF_PAIR:
    if (self->n_in_run == 0 && !give (self))
      return FALSE;
    return add_to_run (self, c, start, end);
  case PART_OF_WORD:
    if (self->n_in_run > 0 && g_unichar_ismark (c))
      return TRUE; /* an accent on a character of a run */
    return end_run (self) && add_to_word (self, c, start, end);
  case SEPARATOR:
  default:
    return end_run (self) && give (self);
  }
}

/* Characters that say nothing and only shape others do not part a word. */
static gboolean
is_ignorable (gunichar c)
{
  return c >= 0x80 && (g_unichar_type (c) == G_UNICODE_FORMAT || (c >= 0xFE00 && c <= 0xFE0F));
}

void
mt_words_split (
    const char *text, gsize size, MtWordsPurpose purpose, MtWordFunc func, gpointer user_data)
{
  g_autoptr (GString) word = g_string_sized_new (64);
  Splitter self = { .purpose = purpose, .func = func, .user_data = user_data, .word = word };
  gsize at = 0;
  gboolean go_on = TRUE;

  while (at < size && go_on) {
    gunichar c = (guchar)text[at];
    gsize start = at;

    if (c >= 0x80) {
      c = g_utf8_get_char_validated (text + at, (gssize)(size - at));
      if (c >= (gunichar)-2) {
        at++;
        go_on = take (&self, ' ', start, at);
        continue;
      }
    }
    at += c < 0x80 ? 1 : (gsize)(g_utf8_next_char (text + at) - (text + at));
    if ((c >= 0x3040 && c <= 0x30FF) && at + 3 <= size) { /* kana and its mark, written apart */
      gunichar mark = g_utf8_get_char_validated (text + at, (gssize)(size - at)), whole;

      if ((mark == DAKUTEN || mark == HANDAKUTEN) && g_unichar_compose (c, mark, &whole)) {
        c = whole;
        at += 3;
      }
    }
    if (!is_ignorable (c))
      go_on = take (&self, c, start, at);
  }
  if (go_on && end_run (&self))
    give (&self);
}

gboolean
mt_words_has_no_spaces (gunichar c)
{
  return class_of (c) == PART_OF_PAIR;
}

char *
mt_words_preview (const char *text, gsize max)
{
  GString *out = g_string_new (NULL);
  gsize n = 0, last_space = 0;
  gboolean space = FALSE, whole_word;

  for (; *text && n < max; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      space = out->len > 0;
      continue;
    }
    if (space) {
      last_space = out->len;
      g_string_append_c (out, ' ');
      n++;
    }
    space = FALSE;
    g_string_append_unichar (out, c);
    n++;
  }
  whole_word = *text && g_unichar_isspace (g_utf8_get_char (text));
  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text) {
    if (!whole_word && last_space >= out->len / 2)
      g_string_truncate (out, last_space);
    g_string_append (out, "…");
  }
  return g_string_free (out, FALSE);
}
