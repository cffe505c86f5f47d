/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/mask-text.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D

/* ---- What is hidden ---- */

/* Whether what is between two hidden places tells no more than how many they are: spaces, a hyphen,
 * and what is not seen. */
static gboolean
is_nothing_between (const char *text, gsize start, gsize end)
{
  for (const char *at = text + start; at < text + end; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    GUnicodeType type = g_unichar_type (c);

    if (type != G_UNICODE_SPACE_SEPARATOR && type != G_UNICODE_FORMAT &&
        type != G_UNICODE_DASH_PUNCTUATION && c != '\t')
      return FALSE;
  }
  return TRUE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const MtShareSpan *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* Puts them in order, and makes one of those that meet. */
static void
join (const char *text, GArray *spans)
{
  guint n_kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    const MtShareSpan span = g_array_index (spans, MtShareSpan, i);
    MtShareSpan *last = n_kept ? &g_array_index (spans, MtShareSpan, n_kept - 1) : NULL;

    if (last && (span.start <= last->end || is_nothing_between (text, last->end, span.start)))
      last->end = MAX (last->end, span.end);
    else
      g_array_index (spans, MtShareSpan, n_kept++) = span;
  }
  g_array_set_size (spans, n_kept);
}

static void
add_words (const MtMaskWords *words, const char *text, GArray *spans)
{
  g_autoptr (GArray) found = mt_hidden_words_find (words->hidden, text);

  for (guint i = 0; i < found->len; i++) {
    const MtHiddenPlace *place = &g_array_index (found, MtHiddenPlace, i);
    g_array_append_val (spans, ((MtShareSpan){ place->start, place->end }));
  }
}

/* No mark is left of a character that is hidden. */
static void
add_places (const GArray *places, const char *text, GArray *spans)
{
  for (guint i = 0; places && i < places->len; i++) {
    MtShareSpan span = g_array_index (places, MtShareSpan, i);

    for (const char *at = text + span.end; *at; at = g_utf8_next_char (at)) {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_ismark (c) && c != ZERO_WIDTH_JOINER)
        break;
      span.end = (gsize)(g_utf8_next_char (at) - text);
    }
    g_array_append_val (spans, span);
  }
}

/* ---- What is replaced ---- */

/* Whether @name overlaps one of @spans, which are joined. */
static gboolean
meets (const GArray *spans, guint n_spans, const MtHiddenPlace *name)
{
  guint first = 0, last = n_spans; /* of those that end behind where the name begins */

  while (first < last) {
    guint middle = first + (last - first) / 2;

    if (g_array_index (spans, MtShareSpan, middle).end > name->start)
      last = middle;
    else
      first = middle + 1;
  }
  return first < n_spans && g_array_index (spans, MtShareSpan, first).start < name->end;
}

/* A name of which a part is hidden is hidden.  TRUE: there was one. */
static gboolean
hide_names (const char *text, GArray *names, GArray *spans)
{
  guint n_spans = spans->len, n_kept = 0;

  for (guint i = 0; i < names->len; i++) {
    const MtHiddenPlace name = g_array_index (names, MtHiddenPlace, i);

    if (meets (spans, n_spans, &name))
      g_array_append_val (spans, ((MtShareSpan){ name.start, name.end }));
    else
      g_array_index (names, MtHiddenPlace, n_kept++) = name;
  }
  g_array_set_size (names, n_kept);
  if (spans->len == n_spans)
    return FALSE;
  join (text, spans);
  return TRUE;
}

/* Leaves in @names those that are not hidden, and of those that overlap the first, or else the
 * longest. */
static void
settle_names (const char *text, GArray *names, GArray *spans)
{
  gsize end = 0;
  guint n_kept = 0;

  while (hide_names (text, names, spans))
    ;
  for (guint i = 0; i < names->len; i++) {
    const MtHiddenPlace name = g_array_index (names, MtHiddenPlace, i);

    if (name.start < end)
      continue;
    end = name.end;
    g_array_index (names, MtHiddenPlace, n_kept++) = name;
  }
  g_array_set_size (names, n_kept);
}

/* Whether a sentence begins after @out. */
static gboolean
begins_sentence (const char *out, gsize length)
{
  const char *at = out + length;
  gboolean has_space = FALSE;

  while (at > out) {
    gunichar c;

    at = g_utf8_prev_char (at);
    c = g_utf8_get_char (at);
    if (c == '\n')
      return TRUE;
    if (!g_unichar_isspace (c))
      return has_space && (c == '.' || c == '?' || c == '!' || c == 0x2026);
    has_space = TRUE;
  }
  return TRUE;
}

static void
append_role (GString *out, const char *role, gboolean prose)
{
  gunichar first = g_utf8_get_char (role);

  if (prose && begins_sentence (out->str, out->len)) {
    g_string_append_unichar (out, g_unichar_totitle (first));
    role = g_utf8_next_char (role);
  }
  g_string_append (out, role);
}

/* ---- The text ---- */

/* Both are in order and do not overlap. */
static char *
write_out (const MtMaskWords *words,
           const char *text,
           const GArray *spans,
           const GArray *names,
           gboolean prose)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;
  guint i = 0, j = 0;

  while (i < spans->len || j < names->len) {
    const MtShareSpan *span = i < spans->len ? &g_array_index (spans, MtShareSpan, i) : NULL;
    const MtHiddenPlace *name = j < names->len ? &g_array_index (names, MtHiddenPlace, j) : NULL;

    if (span && (!name || span->start < name->start)) {
      g_string_append_len (out, text + at, (gssize)(span->start - at));
      g_string_append (out, MT_SHARE_BAR);
      at = span->end;
      i++;
    } else {
      g_string_append_len (out, text + at, (gssize)(name->start - at));
      append_role (out, words->roles->pdata[name->tag], prose);
      g_string_append_len (out, text + name->name_end, (gssize)(name->end - name->name_end));
      at = name->end;
      j++;
    }
  }
  g_string_append (out, text + at);
  return g_string_free_and_steal (out);
}

static void
add_bars (const char *text, GArray *spans)
{
  for (const char *at = text; (at = strstr (at, MT_SHARE_BLOCK));) {
    gsize start = (gsize)(at - text);

    while (g_str_has_prefix (at, MT_SHARE_BLOCK))
      at += strlen (MT_SHARE_BLOCK);
    g_array_append_val (spans, ((MtShareSpan){ start, (gsize)(at - text) }));
  }
}

/* What was cut, and what was put in, may have made a hidden word of what was none. */
static char *
hide_again (const MtMaskWords *words, char *text, guint *n_bars)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (MtShareSpan));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (MtHiddenPlace));
  g_autofree char *before = text;

  add_words (words, text, spans);
  if (spans->len == 0)
    return g_steal_pointer (&before);
  add_bars (text, spans);
  join (text, spans);
  *n_bars = spans->len;
  return write_out (words, text, spans, none, FALSE);
}

char *
mt_mask_text (const MtMaskWords *words,
              const char *text,
              const GArray *places,
              gboolean prose,
              guint *n_hidden,
              guint *n_replaced)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (MtShareSpan));
  g_autoptr (GArray) names = mt_hidden_words_find (words->names, text);
  guint n_bars;
  char *out;

  add_words (words, text, spans);
  add_places (places, text, spans);
  join (text, spans);
  settle_names (text, names, spans);
  if (spans->len == 0 && names->len == 0)
    return NULL;
  n_bars = spans->len;
  out = hide_again (words, write_out (words, text, spans, names, prose), &n_bars);
  *n_hidden += n_bars;
  *n_replaced += names->len;
  return out;
}
