/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/secret.h"

#include "core/error.h"
#include "core/vault/compose.h"

#include <sodium.h>
#include <string.h>

void
mt_secret_init (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
}

gpointer
mt_secret_new (gsize size)
{
  gpointer secret;

  mt_secret_init ();
  secret = sodium_malloc (size);
  if (!secret)
    g_error ("no guarded memory for %" G_GSIZE_FORMAT " bytes", size);
  return secret;
}

void
mt_secret_free (gpointer secret)
{
  sodium_free (secret);
}

char *
mt_secret_copy_line (const char *text)
{
  gsize length = strlen (text);
  char *copy;

  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (length > 0 && text[length - 1] == '\r')
    length--;
  copy = mt_secret_new (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

static gboolean
is_allowed (gunichar c, gunichar before)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == 0x200C || c == 0x200D) /* joiners: within a word they are part of how it is written */
    return g_unichar_isalpha (before) || g_unichar_ismark (before);
  if (c >= 0xFE00 && c <= 0xFE0F) /* variation selectors come with many emoji */
    return before != 0;
  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED &&
         type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_SURROGATE &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
mt_secret_prepare (const char *passphrase, GError **error)
{
  gsize size = strlen (passphrase) + 1;
  char *mapped, *prepared, *out;
  gunichar before = 0;
  gboolean allowed = size > 1 && g_utf8_validate (passphrase, -1, NULL);

  /* A space may grow by no byte when it becomes U+0020. */
  out = mapped = mt_secret_new (size);
  for (const char *in = passphrase; allowed && *in; in = g_utf8_next_char (in)) {
    gunichar c = g_utf8_get_char (in);

    allowed = is_allowed (c, before);
    if (g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
      c = ' ';
    out += g_unichar_to_utf8 (c, out);
    before = c;
  }
  *out = '\0';
  if (!allowed) {
    mt_secret_free (mapped);
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID,
                         "a passphrase cannot be empty or hold invisible characters");
    return NULL;
  }

  prepared = mt_compose (mapped);
  mt_secret_free (mapped);
  return prepared;
}
