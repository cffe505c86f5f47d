/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

static gboolean was_closed; /* standard output, from the start */
static gboolean given_up;
static int failure; /* errno of the first write that failed */

void
mt_output_hold_streams (void)
{
  static int held[STDERR_FILENO + 1];

  was_closed = fcntl (STDOUT_FILENO, F_GETFD) < 0;
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
    if (fcntl (fd, F_GETFD) >= 0)
      continue;
    /* It takes the lowest free number.  Reading a writer and writing a reader fail, as before. */
    held[fd] = open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (held[fd] != fd)
      _exit (1);
  }
}

gboolean
mt_output_is_open (void)
{
  return !was_closed;
}

gboolean
mt_output_is_terminal (void)
{
  return isatty (STDOUT_FILENO);
}

void
mt_put (const char *text)
{
  if (!failure && fputs (text, stdout) == EOF)
    failure = errno;
}

void
mt_put_format (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  mt_put (text);
}

void
mt_put_text (const char *text)
{
  g_autofree char *visible = mt_output_is_terminal () ? mt_visible (text) : NULL;

  mt_put (visible ? visible : text);
}

/* A JSON text in which control characters are escapes; it means the same. */
static char *
escape_controls (const char *json)
{
  GString *out = g_string_new (NULL);

  for (; *json; json = g_utf8_next_char (json)) {
    gunichar c = g_utf8_get_char (json);

    if (g_unichar_iscntrl (c))
      g_string_append_printf (out, "\\u%04x", c);
    else
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

void
mt_put_json (JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);
  g_autofree char *escaped = mt_output_is_terminal () ? escape_controls (json) : NULL;

  mt_put (escaped ? escaped : json);
}

void
mt_put_each (const GPtrArray *list, gboolean as_json, MtPutFunc put, gpointer data)
{
  if (as_json)
    mt_put ("[");
  for (guint i = 0; i < list->len; i++) {
    if (as_json)
      mt_put (i ? ",\n" : "\n");
    put (list->pdata[i], data);
  }
  if (as_json)
    mt_put (list->len ? "\n]\n" : "]\n");
}

gboolean
mt_put_good (void)
{
  return !failure;
}

gboolean
mt_put_flush (void)
{
  if (fflush (stdout) == EOF && !failure)
    failure = errno;
  return !failure;
}

gboolean
mt_put_finish (void)
{
  if (mt_put_flush ())
    return TRUE;
  if (!given_up && failure != EPIPE)
    mt_say ("%s", failure == ENOSPC
                      ? _ ("Not all could be shown: there is no space left where the output goes.")
                      : _ ("Not all could be shown: the output cannot be written."));
  return FALSE;
}

void
mt_put_give_up (void)
{
  given_up = TRUE;
}

void
mt_say_va (const char *format, va_list values)
{
  g_autofree char *sentence = g_strdup_vprintf (format, values);

  fprintf (stderr, "%s\n", sentence);
}

void
mt_say (const char *format, ...)
{
  va_list values;

  va_start (values, format);
  mt_say_va (format, values);
  va_end (values);
}

char *
mt_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (64);

  for (const char *at = valid; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_string_append_unichar (out, g_unichar_iscntrl (c) && c != '\n' && c != '\t' ? 0xFFFD : c);
  }
  return g_string_free (out, FALSE);
}
