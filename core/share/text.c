/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/text.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Whether the byte may begin something to replace: C0, DEL, and the lead bytes of C1 and of the
 * separators U+2028 and U+2029. */
static gboolean
is_suspect (guchar byte)
{
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f || byte == 0xc2 ||
         byte == 0xe2;
}

/* What stands for the character at @text, or NULL where it may stay; *@length is its bytes. */
static const char *
replace (const char *text, gsize *length)
{
  const guchar *byte = (const guchar *)text;

  *length = 1;
  if (byte[0] == '\r') {
    *length = byte[1] == '\n' ? 2 : 1;
    return "\n";
  }
  if (byte[0] == '\v' || byte[0] == '\f')
    return "\n";
  if (byte[0] < 0x20 || byte[0] == 0x7f)
    return REPLACEMENT;
  if (byte[0] == 0xc2) {
    *length = 2;
    return byte[1] == 0x85 ? "\n" : byte[1] >= 0x80 && byte[1] < 0xa0 ? REPLACEMENT : NULL;
  }
  *length = 3;
  if (byte[1] != 0x80 || (byte[2] != 0xa8 && byte[2] != 0xa9))
    return NULL;
  return byte[2] == 0xa8 ? "\n" : "\n\n";
}

const char *
mt_text_clean (const char *text, char **owned)
{
  GString *clean = NULL;
  const char *kept = text;

  for (const char *at = text; *at;) {
    const char *instead;
    gsize length = 1;

    if (is_suspect ((guchar)*at) && (instead = replace (at, &length))) {
      if (!clean)
        clean = g_string_new (NULL);
      g_string_append_len (clean, kept, at - kept);
      g_string_append (clean, instead);
      kept = at + length;
    }
    at += length;
  }
  if (!clean)
    return text;
  g_string_append (clean, kept);
  return *owned = g_string_free_and_steal (clean);
}
