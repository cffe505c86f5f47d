/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/input.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (64 * 1024) /* bytes */

static gssize
read_some (int fd, void *bytes, gsize size)
{
  gssize n;

  do
    n = read (fd, bytes, size);
  while (n < 0 && errno == EINTR);
  return n;
}

gboolean
mt_input_line (int fd, char *line, gsize size, gsize *length)
{
  gsize n = 0;
  gssize got;

  while ((got = read_some (fd, line + n, 1)) == 1 && line[n] != '\n')
    if (++n == size) {
      errno = EOVERFLOW;
      return FALSE;
    }
  if (got < 0)
    return FALSE;
  if (got == 1 && n > 0 && line[n - 1] == '\r')
    n--;
  line[n] = '\0';
  *length = n;
  return TRUE;
}

/* All of standard input, or one byte more than an entry holds. */
static GByteArray *
read_input (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize got = 1;

  while (got > 0 && bytes->len <= MT_ENTRY_TEXT_MAX) {
    guint before = bytes->len;

    g_byte_array_set_size (bytes, before + MIN (CHUNK, (guint)MT_ENTRY_TEXT_MAX + 1 - before));
    got = read_some (STDIN_FILENO, bytes->data + before, bytes->len - before);
    g_byte_array_set_size (bytes, before + (guint)MAX (got, 0));
  }
  return got < 0 ? NULL : g_steal_pointer (&bytes);
}

static MtStatus
check (const char *text, gsize size)
{
  if (size > MT_ENTRY_TEXT_MAX)
    return mt_refuse (_ ("TEXT is longer than the 16 MiB one entry can hold, so nothing was saved. "
                         "It can be kept in several entries."));
  if (memchr (text, '\0', size))
    return mt_refuse (
        _ ("TEXT takes plain text, and this has a NUL byte in it. Nothing was saved."));
  if (!g_utf8_validate_len (text, size, NULL))
    return mt_refuse (_ ("TEXT takes plain text in UTF-8, and this is something else. Nothing was "
                         "saved."));
  return MT_STATUS_DONE;
}

MtStatus
mt_input_text (const char *argument, char **text)
{
  g_autoptr (GByteArray) bytes = NULL;
  MtStatus status;

  if (!argument || !g_str_equal (argument, "-")) {
    status = check (argument ? argument : "", argument ? strlen (argument) : 0);
    if (!status)
      *text = g_strdup (argument ? argument : "");
    return status;
  }
  bytes = read_input ();
  if (!bytes)
    return mt_refuse (_ ("Standard input cannot be read, so nothing was saved."));
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  status = check ((const char *)bytes->data, bytes->len - 1);
  if (!status)
    *text = (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  return status;
}
