/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/numbers.h"

#include <string.h>

#define MOST_DIGITS 15 /* ITU-T E.164 */
#define MOST_BETWEEN 2 /* characters between two digits of one number: “) ” */

static void
number_free (gpointer data)
{
  MtNumber *number = data;

  g_free (number->shown);
  g_free (number->dial);
  g_free (number);
}

/* What people write between the digits of one number. */
static gboolean
is_between (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x202f || c == '-' || c == 0x2010 || c == 0x2011 ||
         c == 0x2012 || c == 0x2013 || c == '.' || c == '/' || c == '(' || c == ')';
}

static gboolean
is_digit_at (const char *at)
{
  return g_unichar_isdigit (g_utf8_get_char (at));
}

/* Letters of a script that has spaces between words: beside one, digits are a part of a name. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) && !g_unichar_iswide (c);
}

/* The end of the digits from @start on, with what stands between them. */
static const char *
find_end (const char *start)
{
  const char *end = start, *at = start;
  gboolean begun = FALSE;
  guint between = 0;

  for (; *at; at = g_utf8_next_char (at)) {
    if (is_digit_at (at)) {
      between = 0;
      begun = TRUE;
      end = g_utf8_next_char (at);
    } else if (!begun && (*at == '+' || *at == '(')) {
      continue;
    } else if (!is_between (g_utf8_get_char (at)) || ++between > MOST_BETWEEN) {
      break;
    }
  }
  return end;
}

/* “10.11.2026”, “2026-11-29”, “10/11”: groups of digits as dates and days have them. */
static gboolean
is_date (const char *shown)
{
  return g_regex_match_simple ("^(\\d{1,2}([./-])\\d{1,2}\\2(\\d{2}|\\d{4})|"
                               "\\d{4}([./-])\\d{1,2}\\4\\d{1,2}|"
                               "(19|20)\\d{2}(\\s?[-–/]\\s?(19|20)?\\d{2})?|"
                               "\\d{1,2}[./]\\s?\\d{1,2}\\.?)$",
                               shown, 0, 0);
}

/* What stands right before or after makes it another thing: a part of a word, a time, an amount, an
 * address of the web. */
static gboolean
stands_apart (const char *line, const char *start, const char *end)
{
  gunichar after = g_utf8_get_char (end);
  const char *next = *end ? g_utf8_next_char (end) : end;

  if (is_letter (after) || after == '_' || after == '%' || after == '@' ||
      g_unichar_type (after) == G_UNICODE_CURRENCY_SYMBOL)
    return FALSE;
  if ((after == ':' || after == ',') && is_digit_at (next))
    return FALSE;
  if (after == ' ' && g_unichar_type (g_utf8_get_char (next)) == G_UNICODE_CURRENCY_SYMBOL)
    return FALSE;
  if (start == line)
    return TRUE;
  const char *last = g_utf8_find_prev_char (line, start);
  gunichar before = g_utf8_get_char (last);

  if (is_letter (before) || (before < 128 && before && strchr ("_@#=/%", (int)before)))
    return FALSE;
  if (g_unichar_type (before) == G_UNICODE_CURRENCY_SYMBOL || g_unichar_isdigit (before))
    return FALSE;
  return !((before == ':' || before == ',') && last > line &&
           is_digit_at (g_utf8_find_prev_char (line, last)));
}

/* Only what is dialled; of “+49 (0)30 …” not the zero that is for callers from within. */
static char *
read_digits (const char *start, const char *end)
{
  GString *dial = g_string_new (NULL);
  gboolean abroad = *start == '+' || (*start == '(' && start[1] == '+');

  if (abroad)
    g_string_append_c (dial, '+');
  for (const char *at = start; at < end; at = g_utf8_next_char (at)) {
    if (abroad && g_str_has_prefix (at, "(0)"))
      at += 2;
    else if (is_digit_at (at))
      g_string_append_c (dial, (char)('0' + g_unichar_digit_value (g_utf8_get_char (at))));
  }
  return g_string_free_and_steal (dial);
}

static MtNumber *
read_number (const char *line, const char *start, const char *end, guint fewest)
{
  g_autofree char *shown = g_strndup (start, (gsize)(end - start));
  g_autofree char *dial = read_digits (start, end);
  gsize n_digits = strlen (dial) - (*dial == '+');
  MtNumber *number;

  if (n_digits < fewest || n_digits > MOST_DIGITS || is_date (shown) ||
      !stands_apart (line, start, end))
    return NULL;
  number = g_new (MtNumber, 1);
  *number = (MtNumber){ g_steal_pointer (&shown), g_steal_pointer (&dial) };
  return number;
}

GPtrArray *
mt_numbers_find (const char *line, guint fewest)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (number_free);
  const char *at = line;

  g_return_val_if_fail (line != NULL, numbers);
  while (*at) {
    const char *next = g_utf8_next_char (at);
    gboolean opens =
        (*at == '+' || *at == '(') && *next && (is_digit_at (next) || strchr ("(+", *next));
    MtNumber *number;

    if (!is_digit_at (at) && !opens) {
      at = next;
      continue;
    }
    next = find_end (at);
    if (next == at)
      next = g_utf8_next_char (at);
    number = read_number (line, at, next, fewest);
    if (number)
      g_ptr_array_add (numbers, number);
    at = next;
  }
  return numbers;
}
