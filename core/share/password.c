/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/password.h"

#include "core/error.h"

#include <sodium.h>
#include <string.h>

/* A syllable is one of these and then one of those: 6 bits.  C, Q, W, X and Y sound like others or
 * differ from language to language, E like I. */
#define CONSONANTS "bdfghjklmnprstvz"
#define VOWELS "aiou"
#define GROUPS 4
#define SYLLABLES 3 /* of a group */

static gboolean
fail (GError **error, const char *why)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, why);
  return FALSE;
}

/* RFC 4013, 2.3 */
static gboolean
is_prohibited (gunichar character)
{
  switch (g_unichar_type (character)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_PRIVATE_USE:
  case G_UNICODE_SURROGATE:
  case G_UNICODE_UNASSIGNED:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return TRUE;
  default:
    return FALSE;
  }
}

/* RFC 4013, 2.1: other spaces are one, and what cannot be seen is left out. */
static char *
map (const char *password, GError **error)
{
  g_autoptr (GString) mapped = g_string_new (NULL);

  for (const char *at = password; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (is_prohibited (character)) {
      fail (error, "a character no password has");
      return NULL;
    }
    if (g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR)
      g_string_append_c (mapped, ' ');
    else if (g_unichar_type (character) != G_UNICODE_FORMAT)
      g_string_append_unichar (mapped, character);
  }
  return g_strdup (mapped->str);
}

char *
mt_password_prepare (const char *password, GError **error)
{
  g_autofree char *mapped = NULL, *prepared = NULL;

  if (!g_utf8_validate (password, -1, NULL)) {
    fail (error, "not valid UTF-8");
    return NULL;
  }
  mapped = map (password, error);
  if (!mapped)
    return NULL;
  prepared = g_utf8_normalize (mapped, -1, G_NORMALIZE_NFKC);
  if (*prepared == '\0' || strlen (prepared) > MT_SHARE_PASSWORD_MAX) {
    fail (error, *prepared ? "too long for a PDF" : "empty");
    return NULL;
  }
  return g_steal_pointer (&prepared);
}

gboolean
mt_share_check_password (const char *password, GError **error)
{
  g_autofree char *prepared = NULL;

  g_return_val_if_fail (password != NULL, FALSE);
  prepared = mt_password_prepare (password, error);
  return prepared != NULL;
}

char *
mt_share_suggest_password (void)
{
  GString *password = g_string_new (NULL);

  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  for (int i = 0; i < GROUPS * SYLLABLES; i++) {
    if (i > 0 && i % SYLLABLES == 0)
      g_string_append_c (password, '-');
    g_string_append_c (password, CONSONANTS[randombytes_uniform (sizeof CONSONANTS - 1)]);
    g_string_append_c (password, VOWELS[randombytes_uniform (sizeof VOWELS - 1)]);
  }
  return g_string_free_and_steal (password);
}
