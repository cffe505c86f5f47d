/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/folder.h"

#include "core/error.h"
#include "core/file.h"
#include "core/process.h"
#include "core/store/store.h"
#include "core/vault/key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define POLL_MS 20

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (!g_str_equal (name, "lost+found") &&    /* a disk of its own has this */
        !g_str_equal (name, MT_FOLDER_RESTORE)) /* of a restore that had proven nothing yet */
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error, MtError code, const char *why)
{
  g_set_error_literal (error, MT_ERROR, code, why);
  return FALSE;
}

/* Whether a journal was begun here and never became one: what was made has not all been moved up.
 * A journal that only lost "keys" must not look like this. */
static gboolean
is_unfinished (const char *folder)
{
  g_autofree char *begun = g_build_filename (folder, MT_FOLDER_NEW, NULL);

  if (!mt_file_exists (folder, MT_FOLDER_NEW) || mt_file_exists (folder, MT_KEY_FILE_NAME))
    return FALSE;
  return mt_file_exists (begun, MT_KEY_FILE_NAME) || mt_file_exists (begun, MT_KEY_FILE_NAME_2) ||
         (!mt_file_exists (folder, MT_STORE_FILE) && !mt_file_exists (folder, MT_KEY_FILE_NAME_2));
}

gboolean
mt_folder_has_restore (const char *folder)
{
  return mt_file_exists (folder, MT_FOLDER_RESTORE "/" MT_FOLDER_READY);
}

gboolean
mt_folder_is_erasing (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, MT_FOLDER_ERASING, NULL);
  g_autoptr (GBytes) content = mt_file_read (path, sizeof MT_ERASING_CONTENT, NULL);
  g_autoptr (GBytes) expected =
      g_bytes_new_static (MT_ERASING_CONTENT, strlen (MT_ERASING_CONTENT));

  /* The name alone might be somebody's own file. */
  return content && g_bytes_equal (content, expected);
}

gboolean
mt_folder_check (const char *folder, GError **error)
{
  g_autofree char *backups = g_build_filename (folder, MT_FOLDER_BACKUPS, NULL);
  gboolean database, keys;

  if (access (folder, F_OK) != 0 && errno != ENOENT && errno != ENOTDIR)
    return mt_error_set_errno (error, errno, "look into the journal's folder");
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return refuse (error, MT_ERROR_NO_JOURNAL, "there is no such folder");
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return refuse (error, MT_ERROR_NOT_A_JOURNAL, "this is not a folder");
  if (access (folder, R_OK | X_OK) != 0)
    return mt_error_set_errno (error, errno, "look into the journal's folder");

  if (mt_folder_is_erasing (folder))
    return refuse (error, MT_ERROR_NO_JOURNAL, "a journal was being deleted here");
  if (mt_folder_has_restore (folder))
    return TRUE;
  if (is_unfinished (folder))
    return refuse (error, MT_ERROR_NO_JOURNAL, "a journal was begun here and not finished");
  database = mt_file_exists (folder, MT_STORE_FILE);
  keys = mt_file_exists (folder, MT_KEY_FILE_NAME) || mt_file_exists (folder, MT_KEY_FILE_NAME_2);
  if (database && keys)
    return TRUE;
  if (database)
    return refuse (error, MT_ERROR_NO_KEYS, "both key files are missing");
  if (keys)
    return refuse (error, MT_ERROR_NO_DATABASE, "the database is missing");
  if (!is_empty (backups))
    return refuse (error, MT_ERROR_NO_KEYS, "only backups are left");
  if (is_empty (folder))
    return refuse (error, MT_ERROR_NO_JOURNAL, "the folder is empty");
  return refuse (error, MT_ERROR_NOT_A_JOURNAL, "the folder holds something else");
}

static void
check_thread (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (mt_folder_check (folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mt_folder_check_async (gpointer source,
                       const char *folder,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, mt_folder_check_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, check_thread);
}

gboolean
mt_folder_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

int
mt_folder_lock (const char *folder, guint wait_ms, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64)wait_ms * 1000;
  int fd;

  mt_process_may_take_long ();
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    mt_error_set_errno (error, errno, "open the journal's folder");
    return -1;
  }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK && g_get_monotonic_time () < deadline) {
      g_usleep (POLL_MS * 1000);
      continue;
    }
    if (errno == EWOULDBLOCK)
      g_set_error_literal (error, MT_ERROR, MT_ERROR_IN_USE, "another program holds the journal");
    else
      mt_error_set_errno (error, errno, "take the journal's folder");
    close (fd);
    return -1;
  }
  return fd;
}
