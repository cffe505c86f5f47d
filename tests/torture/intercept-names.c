/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As intercept.c: the calls that change names. */
#include "tests/torture/faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What "*at" calls mean: the path as it is, or below an open folder. */
static const char *
resolve (int folder, const char *path, char *buffer, size_t size)
{
  char link[32];
  ssize_t length;

  if (*path == '/' || folder == AT_FDCWD)
    return path;
  snprintf (link, sizeof link, "/proc/self/fd/%d", folder);
  length = readlink (link, buffer, size - 1);
  if (length < 0 || (size_t)length + strlen (path) + 2 > size)
    return path;
  buffer[length] = '/';
  strcpy (buffer + length + 1, path);
  return buffer;
}

/* Only what makes or empties a file changes something. */
static int
open_at (int (*original) (int, const char *, int, ...),
         int folder,
         const char *path,
         int flags,
         mode_t mode)
{
  char buffer[4096];
  const char *whole = resolve (folder, path, buffer, sizeof buffer);
  struct stat before;
  bool was_there;
  int fd;

  if (!faults_watch_path (whole) || (flags & O_ACCMODE) == O_RDONLY)
    return original (folder, path, flags, mode);
  faults_enter ();
  was_there = stat (whole, &before) == 0;
  if (!was_there && (flags & O_CREAT) && faults_hit (NEEDS_ROOM, NULL)) {
    faults_leave ();
    return -1;
  }
  fd = original (folder, path, flags, mode);
  if (fd >= 0 && !was_there)
    record (RECORD_CREATE, inode_of_fd (fd), 0, whole, strlen (whole), NULL);
  else if (fd >= 0 && (flags & O_TRUNC) && before.st_size > 0)
    record (RECORD_TRUNCATE, inode_of_fd (fd), 0, NULL, 0, NULL);
  faults_leave ();
  return fd;
}

static mode_t
mode_of (int flags, va_list values)
{
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg (values, mode_t) : 0;
}

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list values;                                                                                \
    mode_t mode;                                                                                   \
    ORIGINAL (int, openat, int, const char *, int, ...);                                           \
                                                                                                   \
    va_start (values, flags);                                                                      \
    mode = mode_of (flags, values);                                                                \
    va_end (values);                                                                               \
    return open_at (original, AT_FDCWD, path, flags, mode);                                        \
  }
OPEN (open)
OPEN (open64)

#define OPENAT(name)                                                                               \
  int name (int folder, const char *path, int flags, ...)                                          \
  {                                                                                                \
    va_list values;                                                                                \
    mode_t mode;                                                                                   \
    ORIGINAL (int, openat, int, const char *, int, ...);                                           \
                                                                                                   \
    va_start (values, flags);                                                                      \
    mode = mode_of (flags, values);                                                                \
    va_end (values);                                                                               \
    return open_at (original, folder, path, flags, mode);                                          \
  }
OPENAT (openat)
OPENAT (openat64)

int
creat (const char *path, mode_t mode)
{
  return open (path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

/* ---- Two names ---- */

static int
rename_paths (int (*original) (int, const char *, int, const char *, unsigned),
              const char *from,
              const char *to,
              unsigned flags)
{
  int done;

  if (!faults_watch_path (from) && !faults_watch_path (to))
    return original (AT_FDCWD, from, AT_FDCWD, to, flags);
  if (faults_hit (NEEDS_ROOM, NULL))
    return -1;
  faults_enter ();
  done = original (AT_FDCWD, from, AT_FDCWD, to, flags);
  if (done == 0)
    record (RECORD_RENAME, inode_of_path (to), flags, from, strlen (from), to);
  faults_leave ();
  return done;
}

int
rename (const char *from, const char *to)
{
  ORIGINAL (int, renameat2, int, const char *, int, const char *, unsigned);

  return rename_paths (original, from, to, 0);
}

int
renameat (int old_folder, const char *from, int new_folder, const char *to)
{
  char one[4096], other[4096];
  ORIGINAL (int, renameat2, int, const char *, int, const char *, unsigned);

  return rename_paths (original, resolve (old_folder, from, one, sizeof one),
                       resolve (new_folder, to, other, sizeof other), 0);
}

int
renameat2 (int old_folder, const char *from, int new_folder, const char *to, unsigned flags)
{
  char one[4096], other[4096];
  ORIGINAL (int, renameat2, int, const char *, int, const char *, unsigned);

  return rename_paths (original, resolve (old_folder, from, one, sizeof one),
                       resolve (new_folder, to, other, sizeof other), flags);
}

int
link (const char *from, const char *to)
{
  int done;
  ORIGINAL (int, link, const char *, const char *);

  if (!faults_watch_path (from) && !faults_watch_path (to))
    return original (from, to);
  if (faults_hit (NEEDS_ROOM, NULL))
    return -1;
  faults_enter ();
  done = original (from, to);
  if (done == 0)
    record (RECORD_LINK, inode_of_path (to), 0, from, strlen (from), to);
  faults_leave ();
  return done;
}

/* ---- One name ---- */

static int
change_name (RecordType type, int (*change) (const char *, mode_t), const char *path, mode_t mode)
{
  int done;

  if (!faults_watch_path (path))
    return change (path, mode);
  if (faults_hit (type == RECORD_MKDIR ? NEEDS_ROOM : NEEDS_NO_ROOM, NULL))
    return -1;
  faults_enter ();
  done = change (path, mode);
  if (done == 0)
    record (type, type == RECORD_MKDIR ? inode_of_path (path) : 0, 0, path, strlen (path), NULL);
  faults_leave ();
  return done;
}

static int
original_mkdir (const char *path, mode_t mode)
{
  ORIGINAL (int, mkdir, const char *, mode_t);

  return original (path, mode);
}

static int
original_unlink (const char *path, mode_t mode)
{
  ORIGINAL (int, unlink, const char *);

  return original (path);
}

static int
original_rmdir (const char *path, mode_t mode)
{
  ORIGINAL (int, rmdir, const char *);

  return original (path);
}

int
mkdir (const char *path, mode_t mode)
{
  return change_name (RECORD_MKDIR, original_mkdir, path, mode);
}

int
mkdirat (int folder, const char *path, mode_t mode)
{
  char buffer[4096];

  return mkdir (resolve (folder, path, buffer, sizeof buffer), mode);
}

/* What is not there is not taken away: that is no change, and nothing to fail at. */
int
unlink (const char *path)
{
  return inode_of_path (path) == 0 ? original_unlink (path, 0)
                                   : change_name (RECORD_UNLINK, original_unlink, path, 0);
}

int
rmdir (const char *path)
{
  return inode_of_path (path) == 0 ? original_rmdir (path, 0)
                                   : change_name (RECORD_RMDIR, original_rmdir, path, 0);
}

int
unlinkat (int folder, const char *path, int flags)
{
  char buffer[4096];
  const char *whole = resolve (folder, path, buffer, sizeof buffer);

  return flags & AT_REMOVEDIR ? rmdir (whole) : unlink (whole);
}

int
remove (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 && S_ISDIR (status.st_mode) ? rmdir (path) : unlink (path);
}
