/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/checked.h"

#include "core/error.h"

#include <string.h>

#define FILE_GROUP "file"
#define MARK "# sha256 "
#define SUM_DIGITS 64
#define TAIL_SIZE (sizeof MARK - 1 + SUM_DIGITS + 1) /* with the line's end */

GBytes *
mt_checked_spell (GKeyFile *text, const char *format, int version)
{
  g_autofree char *body = NULL, *sum = NULL;
  char *all;
  gsize size;

  g_key_file_set_string (text, FILE_GROUP, "format", format);
  g_key_file_set_integer (text, FILE_GROUP, "version", version);
  body = g_key_file_to_data (text, &size, NULL);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, (gssize)size);
  all = g_strconcat (body, MARK, sum, "\n", NULL);
  return g_bytes_new_take (all, size + TAIL_SIZE);
}

static gboolean
is_whole (const char *data, gsize size)
{
  g_autofree char *sum = NULL, *tail = NULL;

  if (size < TAIL_SIZE || memchr (data, '\0', size) || !g_utf8_validate_len (data, size, NULL))
    return FALSE;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size - TAIL_SIZE);
  tail = g_strconcat (MARK, sum, "\n", NULL);
  return memcmp (data + size - TAIL_SIZE, tail, TAIL_SIZE) == 0;
}

GKeyFile *
mt_checked_parse (GBytes *bytes, const char *format, int version, GError **error)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *given = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean whole = TRUE;
  gint64 of;

  if (!data || !is_whole (data, size) ||
      !g_key_file_load_from_data (text, data, size - TAIL_SIZE, G_KEY_FILE_NONE, NULL))
    whole = FALSE;
  given = whole ? mt_checked_get_text (text, FILE_GROUP, "format") : NULL;
  of = mt_checked_get (text, FILE_GROUP, "version", 1, G_MAXINT, &whole);
  if (!whole || g_strcmp0 (given, format) != 0) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a file of reminders is damaged");
    return NULL;
  }
  if (of > version) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_NEW, "a newer version wrote the reminders");
    return NULL;
  }
  return g_steal_pointer (&text);
}

gint64
mt_checked_get (
    GKeyFile *text, const char *group, const char *name, gint64 least, gint64 most, gboolean *whole)
{
  g_autofree char *value = g_key_file_get_value (text, group, name, NULL);
  gint64 number = 0;

  if (!value || !g_ascii_string_to_signed (value, 10, least, most, &number, NULL))
    *whole = FALSE;
  return number;
}

char *
mt_checked_get_text (GKeyFile *text, const char *group, const char *name)
{
  return g_key_file_get_string (text, group, name, NULL);
}
