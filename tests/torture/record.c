/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a run: what powerloss.py makes disks of that a power cut might have left.
 * Each call is a Head and the bytes it names.  Little-endian, as the machine is. */
#include "tests/torture/faults.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

typedef struct {
  uint64_t inode, number;
  uint32_t first_size, second_size;
  char type;
  char pad[7];
} Head;

static int log_fd = -1;

void
record_open (const char *path)
{
  log_fd =
      (int)syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void
record (RecordType type,
        uint64_t inode,
        uint64_t number,
        const void *first,
        size_t first_size,
        const char *second)
{
  Head head = { .inode = inode, .number = number, .type = (char)type };
  struct iovec parts[3];

  if (log_fd < 0)
    return;
  head.first_size = (uint32_t)first_size;
  head.second_size = second ? (uint32_t)strlen (second) : 0;
  parts[0] = (struct iovec){ &head, sizeof head };
  parts[1] = (struct iovec){ (void *)first, first_size };
  parts[2] = (struct iovec){ (void *)second, head.second_size };
  if (syscall (SYS_writev, log_fd, parts, 3) != (long)(sizeof head + first_size + head.second_size))
    abort ();
}

uint64_t
inode_of_fd (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 ? status.st_ino : 0;
}

uint64_t
inode_of_path (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 ? status.st_ino : 0;
}
