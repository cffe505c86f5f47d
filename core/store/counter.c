/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/counter.h"

#include <fcntl.h>
#include <unistd.h>

/* The number, then its complement: half of a torn write does not match the other half. */
typedef struct {
  guint64 commits, complement; /* little-endian */
} Record;

/* Not blocking, here and below: a pipe in its place has nobody at its other end. */
void
mt_counter_write (const char *path, guint64 commits)
{
  Record record = { GUINT64_TO_LE (commits), ~GUINT64_TO_LE (commits) };
  int fd = open (path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);

  if (fd < 0 || pwrite (fd, &record, sizeof record, 0) != sizeof record)
    g_debug ("the commit counter could not be written"); /* it is a witness, not a need */
  if (fd >= 0)
    close (fd);
}

guint64
mt_counter_peek (const char *path, guint64 commits)
{
  Record record = { 0 };
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gboolean sound = fd >= 0 && pread (fd, &record, sizeof record, 0) == sizeof record &&
                   record.commits == ~record.complement;
  guint64 beside = GUINT64_FROM_LE (record.commits);

  if (fd >= 0)
    close (fd);
  return sound && beside > commits ? beside - commits : 0;
}
