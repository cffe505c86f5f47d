/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share-file.h"

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
#define PIECE ((gsize)256 * 1024) /* bytes written between two looks at whether to go on */

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

struct _MtShareFile {
  int folder, fd;
  char name[TEMPORARY_SIZE]; /* of the temporary; empty while it has none */
  char *base;
};

MtShareFile *
mt_share_file_begin (const char *path, GError **error)
{
  g_autoptr (MtShareFile) self = g_new0 (MtShareFile, 1);
  g_autofree char *target = NULL, *folder_name = NULL;

  self->folder = self->fd = -1;
  mt_process_may_take_long ();
  if (*path == '\0' || g_str_has_suffix (path, "/")) {
    refuse (error, "not the name of a file");
    return NULL;
  }
  if (!(target = follow (path, error)) || !may_replace (target, error))
    return NULL;
  folder_name = g_path_get_dirname (target);
  self->base = g_path_get_basename (target);
  self->folder = open (folder_name, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
  if (self->folder < 0) {
    fail (error, errno, "open the folder");
    return NULL;
  }
  self->fd = open_temporary (self->folder, self->name);
  if (self->fd < 0) {
    fail (error, errno, "make a file");
    return NULL;
  }
  return g_steal_pointer (&self);
}

gboolean
mt_share_file_write (MtShareFile *self, const void *data, gsize size, GError **error)
{
  const char *at = data;

  while (size > 0) {
    ssize_t written = write (self->fd, at, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return fail (error, errno, "write the file");
    at += written;
    size -= (gsize)written;
  }
  return TRUE;
}

gboolean
mt_share_file_finish (MtShareFile *self, GError **error)
{
  if (fchmod (self->fd, OWNER_ONLY) < 0 || /* a umask may have taken even the owner's */
      fsync (self->fd) < 0)
    return fail (error, errno, "write the file");
  if (!*self->name && !give_name (self->folder, self->fd, self->name, error))
    return FALSE;
  if (renameat (self->folder, self->name, self->folder, self->base) < 0)
    return fail (error, errno, "put the file in place");
  *self->name = '\0'; /* it is no temporary any more */
  /* Some file systems cannot do this for a folder, and what is written stays whole without. */
  if (fsync (self->folder) < 0 && errno != EINVAL && errno != EBADF && errno != ENOTSUP)
    return fail (error, errno, "write the folder");
  return TRUE;
}

void
mt_share_file_free (MtShareFile *self)
{
  if (!self)
    return;
  if (*self->name)
    unlinkat (self->folder, self->name, 0);
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->base);
  g_free (self);
}

gboolean
mt_share_write_watched (GBytes *bytes,
                        const char *path,
                        MtShareProgress progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (MtShareFile) file = NULL;
  gsize size;
  const char *content;

  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);
  content = g_bytes_get_data (bytes, &size);
  file = mt_share_file_begin (path, error);
  if (!file)
    return FALSE;
  for (gsize at = 0; at < size; at += PIECE) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !mt_share_file_write (file, content + at, MIN (PIECE, size - at), error))
      return FALSE;
    if (progress)
      progress ((guint)((at + MIN (PIECE, size - at)) / 1024), (guint)(size / 1024), data);
  }
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         mt_share_file_finish (file, error);
}

gboolean
mt_share_write (GBytes *bytes, const char *path, GError **error)
{
  return mt_share_write_watched (bytes, path, NULL, NULL, NULL, error);
}
