/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share.h"

#include "core/error.h"
#include "core/process.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OWNER_ONLY 0600
#define MOST_LINKS 40  /* as the kernel follows */
#define MOST_NAMES 100 /* tried for a temporary file */
#define TEMPORARY_SIZE 32

static gboolean
fail (GError **error, int errno_value, const char *what)
{
  if (errno_value == ENOENT || errno_value == ENOTDIR) {
    g_set_error (error, MT_ERROR, MT_ERROR_NOT_FOUND, "cannot %s: %s", what,
                 g_strerror (errno_value));
    return FALSE;
  }
  return mt_error_set_errno (error, errno_value, what);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, why);
  return FALSE;
}

/* Where @path leads through symbolic links, also where nothing is there yet; owned. */
static char *
follow (const char *path, GError **error)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < MOST_LINKS; i++) {
    g_autofree char *target = g_file_read_link (at, NULL);
    g_autofree char *folder = g_path_get_dirname (at);

    if (!target)
      return g_steal_pointer (&at);
    g_free (at);
    at = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                     : g_build_filename (folder, target, NULL);
  }
  refuse (error, "too many symbolic links");
  return NULL;
}

static gboolean
may_replace (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) == 0)
    return S_ISREG (info.st_mode) ? TRUE : refuse (error, "not a regular file");
  if (errno == ENAMETOOLONG)
    return refuse (error, "the name is too long");
  return errno == ENOENT ? TRUE : fail (error, errno, "look at the file");
}

static gboolean
write_all (int fd, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0) {
    ssize_t written = write (fd, data, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return fail (error, errno, "write the file");
    data += written;
    size -= (gsize)written;
  }
  if (fchmod (fd, OWNER_ONLY) < 0) /* a umask may have taken even the owner's */
    return fail (error, errno, "write the file");
  return fsync (fd) == 0 ? TRUE : fail (error, errno, "write the file");
}

static void
choose_name (char name[TEMPORARY_SIZE])
{
  g_snprintf (name, TEMPORARY_SIZE, ".saving-%08x%08x", g_random_int (), g_random_int ());
}

/* A file in @folder that has no name yet, so that nothing of it is left after a crash; where the
 * file system has none such, one that is named @name. */
static int
open_temporary (int folder, char name[TEMPORARY_SIZE])
{
  int fd = openat (folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, OWNER_ONLY);

  *name = '\0';
  for (int i = 0; i < MOST_NAMES && fd < 0; i++) {
    choose_name (name);
    fd = openat (folder, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, OWNER_ONLY);
    if (fd < 0 && errno != EEXIST)
      break;
  }
  return fd;
}

/* Gives a file without a name one. */
static gboolean
give_name (int folder, int fd, char name[TEMPORARY_SIZE], GError **error)
{
  g_autofree char *self = g_strdup_printf ("/proc/self/fd/%d", fd);
  int linked = -1;

  for (int i = 0; i < MOST_NAMES && linked < 0; i++) {
    choose_name (name);
    linked = linkat (AT_FDCWD, self, folder, name, AT_SYMLINK_FOLLOW);
    if (linked < 0 && errno != EEXIST)
      break;
  }
  if (linked == 0)
    return TRUE;
  *name = '\0';
  return fail (error, errno, "name the file");
}

static gboolean
replace (int folder, const char *base, GBytes *bytes, GError **error)
{
  char name[TEMPORARY_SIZE];
  g_autofd int fd = open_temporary (folder, name);
  gboolean is_done;

  if (fd < 0)
    return fail (error, errno, "make a file");
  is_done = write_all (fd, bytes, error) && (*name || give_name (folder, fd, name, error));
  if (is_done && renameat (folder, name, folder, base) < 0)
    is_done = fail (error, errno, "put the file in place");
  if (!is_done && *name)
    unlinkat (folder, name, 0);
  return is_done;
}

gboolean
mt_share_write (GBytes *bytes, const char *path, GError **error)
{
  g_autofree char *target = NULL, *folder_name = NULL, *base = NULL;
  g_autofd int folder = -1;

  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);
  mt_process_may_take_long ();
  if (*path == '\0' || g_str_has_suffix (path, "/"))
    return refuse (error, "not the name of a file");
  if (!(target = follow (path, error)) || !may_replace (target, error))
    return FALSE;
  folder_name = g_path_get_dirname (target);
  base = g_path_get_basename (target);
  folder = open (folder_name, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
  if (folder < 0)
    return fail (error, errno, "open the folder");
  if (!replace (folder, base, bytes, error))
    return FALSE;
  /* Some file systems cannot do this for a folder, and what is written stays whole without. */
  if (fsync (folder) < 0 && errno != EINVAL && errno != EBADF && errno != ENOTSUP)
    return fail (error, errno, "write the folder");
  return TRUE;
}
