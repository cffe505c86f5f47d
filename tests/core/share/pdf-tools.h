/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

/* What other programs make of a PDF. */

/* Runs @command, in which %s is a file with @bytes; *@status is how it ended.  What it printed. */
static inline char *
ask_program (GBytes *bytes, const char *command, int *status)
{
  g_autofree char *path = NULL, *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int fd = g_file_open_tmp ("meantime-test-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
  words = g_strsplit (command, " ", -1);
  for (char **word = words; *word; word++)
    if (g_str_equal (*word, "%s"))
      g_set_str (word, path);
  g_assert_true (g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, &said, NULL, status, &error));
  g_assert_no_error (error);
  g_unlink (path);
  return said;
}

/* The same of one that must succeed. */
static inline char *
ask (GBytes *bytes, const char *command)
{
  int status;
  char *said = ask_program (bytes, command, &status);

  g_assert_cmpint (status, ==, 0);
  return said;
}
