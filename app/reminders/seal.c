/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/seal.h"

#define PROGRAM "meantime-cli"

/* Beside this program, as both are installed and built. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder ? g_build_filename (folder, PROGRAM, NULL) : NULL;

  return beside && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&beside)
                                                                   : g_strdup (PROGRAM);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mt_seal (const char *folder, const MtTap *tap, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local_usec (tap->at);
  g_autofree char *at = g_date_time_format_iso8601 (moment), *program = find_program ();
  g_autofree char *step = g_strdup_printf ("%d", tap->step);
  g_autoptr (GSubprocess) process = NULL;
  GError *error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, program, "--journal", folder, "note-sealed", "--step", step,
                              "--at", at, "--id", tap->id, NULL);
  if (process)
    g_subprocess_wait_check_async (process, NULL, ended_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

gboolean
mt_seal_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
