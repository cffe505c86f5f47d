/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/compose.h"

#include "core/vault/secret.h"

#define DECOMPOSED_MAX G_UNICHAR_MAX_DECOMPOSITION_LENGTH

/* Returns how many characters there are in @out. */
static gsize
decompose (const char *text, gunichar *out)
{
  gsize n = 0;

  for (; *text; text = g_utf8_next_char (text))
    n += g_unichar_fully_decompose (g_utf8_get_char (text), FALSE, out + n, DECOMPOSED_MAX);
  return n;
}

/* Marks on one base come in the order of their class; those of one class stay as they are. */
static void
put_in_order (gunichar *text, gsize n)
{
  for (gsize i = 1; i < n; i++) {
    gunichar c = text[i];
    int mark = g_unichar_combining_class (c);
    gsize at = i;

    for (; mark > 0 && at > 0 && g_unichar_combining_class (text[at - 1]) > mark; at--)
      text[at] = text[at - 1];
    text[at] = c;
  }
}

/* Joins each base with the marks that have a character in common with it, as far as no mark between
 * them stands in the way.  Returns how many characters are left. */
static gsize
join (gunichar *text, gsize n)
{
  gsize left = 0, base = 0;
  gboolean has_base = FALSE;

  for (gsize i = 0; i < n; i++) {
    int mark = g_unichar_combining_class (text[i]);
    gboolean is_next = left == base + 1;
    gunichar joined;

    if (has_base && (is_next || g_unichar_combining_class (text[left - 1]) < mark) &&
        g_unichar_compose (text[base], text[i], &joined)) {
      text[base] = joined;
      continue;
    }
    if (mark == 0) {
      base = left;
      has_base = TRUE;
    }
    text[left++] = text[i];
  }
  return left;
}

char *
mt_compose (const char *text)
{
  gsize n = (gsize)g_utf8_strlen (text, -1);
  gunichar *characters = mt_secret_new ((n * DECOMPOSED_MAX + 1) * sizeof *characters);
  char *composed, *out;

  n = decompose (text, characters);
  put_in_order (characters, n);
  n = join (characters, n);
  out = composed = mt_secret_new (n * 6 + 1); /* bytes; g_unichar_to_utf8 () may write six */
  for (gsize i = 0; i < n; i++)
    out += g_unichar_to_utf8 (characters[i], out);
  *out = '\0';
  mt_secret_free (characters);
  return composed;
}
