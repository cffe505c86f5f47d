/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls by which a program changes files.  Each is counted, may fail, and is written down once
 * it has happened. */
#include "tests/torture/faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* ---- Bytes ---- */

static ssize_t
written (int fd, const void *data, off_t offset, ssize_t size)
{
  if (size > 0)
    record (RECORD_WRITE, inode_of_fd (fd), (uint64_t)offset, data, (size_t)size, NULL);
  return size;
}

static size_t
half (size_t size, bool is_short)
{
  return is_short && size > 1 ? size / 2 : size;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  bool is_short = false;
  ssize_t done;
  ORIGINAL (ssize_t, write, int, const void *, size_t);

  if (!faults_watch_fd (fd))
    return original (fd, data, size);
  if (faults_hit (NEEDS_ROOM, &is_short))
    return -1;
  faults_enter ();
  done = original (fd, data, half (size, is_short));
  if (done > 0)
    written (fd, data, lseek (fd, 0, SEEK_CUR) - done, done);
  faults_leave ();
  return done;
}

static ssize_t
write_at (ssize_t (*original) (int, const void *, size_t, off_t),
          int fd,
          const void *data,
          size_t size,
          off_t offset)
{
  bool is_short = false;
  ssize_t done;

  if (!faults_watch_fd (fd))
    return original (fd, data, size, offset);
  if (faults_hit (NEEDS_ROOM, &is_short))
    return -1;
  faults_enter ();
  done = written (fd, data, offset, original (fd, data, half (size, is_short), offset));
  faults_leave ();
  return done;
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t offset)
{
  ORIGINAL (ssize_t, pwrite, int, const void *, size_t, off_t);

  return write_at (original, fd, data, size, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off_t offset)
{
  ORIGINAL (ssize_t, pwrite64, int, const void *, size_t, off_t);

  return write_at (original, fd, data, size, offset);
}

/* As if one part alone had been written: its caller goes on from there. */
ssize_t
writev (int fd, const struct iovec *parts, int n_parts)
{
  ORIGINAL (ssize_t, writev, int, const struct iovec *, int);

  if (!faults_watch_fd (fd))
    return original (fd, parts, n_parts);
  for (int i = 0; i < n_parts; i++)
    if (parts[i].iov_len > 0)
      return write (fd, parts[i].iov_base, parts[i].iov_len);
  return 0;
}

/* Bytes that never pass through here could not be written down: who is refused, copies by hand. */
ssize_t
copy_file_range (int in, off_t *in_at, int out, off_t *out_at, size_t size, unsigned flags)
{
  ORIGINAL (ssize_t, copy_file_range, int, off_t *, int, off_t *, size_t, unsigned);

  if (!faults_watch_fd (out))
    return original (in, in_at, out, out_at, size, flags);
  errno = ENOSYS;
  return -1;
}

ssize_t
splice (int in, off_t *in_at, int out, off_t *out_at, size_t size, unsigned flags)
{
  ORIGINAL (ssize_t, splice, int, off_t *, int, off_t *, size_t, unsigned);

  if (!faults_watch_fd (out) && !faults_watch_fd (in))
    return original (in, in_at, out, out_at, size, flags);
  errno = EINVAL;
  return -1;
}

static int
truncate_fd (int (*original) (int, off_t), int fd, off_t size)
{
  int done;

  if (!faults_watch_fd (fd))
    return original (fd, size);
  if (faults_hit (size == 0 ? NEEDS_NO_ROOM : NEEDS_ROOM, NULL))
    return -1;
  faults_enter ();
  done = original (fd, size);
  if (done == 0)
    record (RECORD_TRUNCATE, inode_of_fd (fd), (uint64_t)size, NULL, 0, NULL);
  faults_leave ();
  return done;
}

int
ftruncate (int fd, off_t size)
{
  ORIGINAL (int, ftruncate, int, off_t);

  return truncate_fd (original, fd, size);
}

int
ftruncate64 (int fd, off_t size)
{
  ORIGINAL (int, ftruncate64, int, off_t);

  return truncate_fd (original, fd, size);
}

/* Room that is reserved beyond the end of a file is not seen in it. */
static int
reserve (int (*original) (int, int, off_t, off_t), int fd, int mode, off_t offset, off_t size)
{
  int done;

  if (!faults_watch_fd (fd))
    return original (fd, mode, offset, size);
  if (faults_hit (NEEDS_ROOM, NULL))
    return -1;
  if (!(mode & FALLOC_FL_KEEP_SIZE))
    abort (); /* this one is seen, and nobody here can write it down */
  faults_enter ();
  done = original (fd, mode, offset, size);
  if (done == 0)
    record (RECORD_OTHER, inode_of_fd (fd), 0, NULL, 0, NULL);
  faults_leave ();
  return done;
}

int
fallocate (int fd, int mode, off_t offset, off_t size)
{
  ORIGINAL (int, fallocate, int, int, off_t, off_t);

  return reserve (original, fd, mode, offset, size);
}

int
fallocate64 (int fd, int mode, off_t offset, off_t size)
{
  ORIGINAL (int, fallocate64, int, int, off_t, off_t);

  return reserve (original, fd, mode, offset, size);
}

static int
sync_fd (int (*original) (int), int fd)
{
  int done;

  if (!faults_watch_fd (fd))
    return original (fd);
  if (faults_hit (NEEDS_ROOM, NULL))
    return -1;
  faults_enter ();
  done = original (fd);
  if (done == 0)
    record (RECORD_SYNC, inode_of_fd (fd), 0, NULL, 0, NULL);
  faults_leave ();
  return done;
}

int
fsync (int fd)
{
  ORIGINAL (int, fsync, int);

  return sync_fd (original, fd);
}

int
fdatasync (int fd)
{
  ORIGINAL (int, fdatasync, int);

  return sync_fd (original, fd);
}
