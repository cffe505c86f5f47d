/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/file.h"

#include "core/error.h"
#include "core/process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0) {
    gssize written = write (fd, data, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    data += written;
    size -= (gsize)written;
  }
  return TRUE;
}

gboolean
mt_file_sync_folder (const char *folder, GError **error)
{
  int fd, result, saved;

  mt_process_may_take_long ();
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  result = fd < 0 ? -1 : fsync (fd);
  saved = errno;
  if (fd >= 0 && result < 0 && (saved == EINVAL || saved == ENOTSUP))
    result = 0; /* some file systems know no such thing: theirs are durable when they can be */

  if (fd >= 0)
    close (fd);
  return result == 0 || mt_error_set_errno (error, saved, "sync the folder");
}

gboolean
mt_file_make_folder (const char *folder, GError **error)
{
  g_autofree char *above = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_str_equal (above, folder) && !mt_file_make_folder (above, error))
    return FALSE;
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return mt_error_set_errno (error, errno, "make a folder");
  return mt_file_sync_folder (above, error);
}

gboolean
mt_file_write (const char *path, const void *data, gsize size, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean written;
  int fd, saved;

  mt_process_may_take_long ();
  fd = open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return mt_error_set_errno (error, errno, "make a file");
  written = fchmod (fd, 0600) == 0 && write_all (fd, data, size) && fsync (fd) == 0;
  saved = errno;
  if (close (fd) != 0 && written) {
    written = FALSE;
    saved = errno;
  }
  if (written && g_rename (temporary, path) != 0) {
    written = FALSE;
    saved = errno;
  }
  if (!written) {
    g_unlink (temporary);
    return mt_error_set_errno (error, saved, "write a file");
  }
  return mt_file_sync_folder (folder, error);
}

static GBytes *
read_all (int fd, gsize size, GError **error)
{
  g_autofree guint8 *data = g_malloc (size + 1);
  gsize at = 0;
  gssize got = 1;

  while (at < size && got != 0) {
    got = read (fd, data + at, size - at);
    if (got < 0 && errno != EINTR) {
      mt_error_set_errno (error, errno, "read a file");
      return NULL;
    }
    at += (gsize)MAX (got, 0);
  }
  return g_bytes_new_take (g_steal_pointer (&data), at);
}

GBytes *
mt_file_read (const char *path, gsize max, GError **error)
{
  struct stat status;
  GBytes *bytes = NULL;
  int fd;

  mt_process_may_take_long ();
  /* Not blocking: a pipe has no end to wait for. */
  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 && errno != ELOOP) {
    mt_error_set_errno (error, errno, "open a file");
    return NULL;
  }
  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
      status.st_size <= (goffset)max)
    bytes = read_all (fd, (gsize)status.st_size, error);
  else
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a file is not what it should be");
  if (fd >= 0)
    close (fd);
  return bytes;
}

void
mt_file_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  GStatBuf status;
  const char *name;

  mt_process_may_take_long ();
  if (g_lstat (folder, &status) != 0 || !S_ISDIR (status.st_mode)) {
    g_unlink (folder);
    return;
  }
  dir = g_dir_open (folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    mt_file_remove_folder (path);
  }
  g_rmdir (folder);
}

gboolean
mt_file_exists (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}
