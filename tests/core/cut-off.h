/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/session.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Cuts something off at each of its calls that change a disk: in a process of its own, which ends
 * there, or to which the disk says no.  What is cut off runs on one thread. */

typedef enum {
  CUT_KILL, /* the process is gone */
  CUT_FULL, /* from there on the disk takes nothing more */
  CUT_FAIL, /* this one call fails */
} CutKind;

static struct {
  gboolean on;
  CutKind kind;
  int left; /* calls before the one that is cut off */
  gboolean reached;
} cut;

#define CUT_STATUS_KILLED 77

/* Whether the disk says no now; errno is set. */
static inline gboolean
cut_off_here (gboolean takes_room)
{
  if (!cut.on || (cut.left > 0 && cut.left--))
    return FALSE;
  if (cut.kind == CUT_KILL)
    _exit (CUT_STATUS_KILLED);
  if (cut.kind == CUT_FULL && !takes_room)
    return FALSE;
  if (cut.kind == CUT_FAIL && cut.reached)
    return FALSE;
  cut.reached = TRUE;
  errno = cut.kind == CUT_FULL ? ENOSPC : EIO;
  return TRUE;
}

/* ---- In the place of the C library's ---- */

ssize_t
write (int fd, const void *data, size_t size)
{
  return cut_off_here (TRUE) ? -1 : syscall (SYS_write, fd, data, size);
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t at)
{
  return cut_off_here (TRUE) ? -1 : syscall (SYS_pwrite64, fd, data, size, at);
}

int
fsync (int fd)
{
  return cut_off_here (FALSE) ? -1 : (int)syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  return cut_off_here (FALSE) ? -1 : (int)syscall (SYS_fdatasync, fd);
}

int
rename (const char *from, const char *to)
{
  return cut_off_here (TRUE) ? -1 : (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  return cut_off_here (FALSE) ? -1 : (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

int
rmdir (const char *path)
{
  return cut_off_here (FALSE) ? -1 : (int)syscall (SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int
mkdir (const char *path, mode_t mode)
{
  return cut_off_here (TRUE) ? -1 : (int)syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

/* A second for each passphrase would make hours of this. */
int
crypto_pwhash (unsigned char *const key,
               unsigned long long size,
               const char *const passphrase,
               unsigned long long length,
               const unsigned char *const salt,
               unsigned long long passes,
               size_t memory,
               int algorithm)
{
  return crypto_generichash (key, size, (const guint8 *)passphrase, length, salt,
                             crypto_pwhash_SALTBYTES);
}

/* ---- Running ---- */

typedef gboolean (*CutFunc) (const char *folder); /* whether it says that it was done */

typedef enum {
  CUT_WAS_KILLED,
  CUT_WAS_REFUSED,
  CUT_WAS_DONE,
} CutOutcome;

/* Runs @func on @folder, cut off after @at calls.  *@reached tells whether it came so far. */
static inline CutOutcome
cut_run (CutKind kind, int at, CutFunc func, const char *folder, gboolean *reached)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    gboolean done;

    cut.kind = kind;
    cut.left = at;
    cut.on = TRUE;
    done = func (folder);
    cut.on = FALSE;
    _exit ((done ? 1 : 0) + (cut.reached ? 2 : 0));
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  status = WEXITSTATUS (status);
  *reached = status == CUT_STATUS_KILLED || (status & 2);
  g_assert_true (status == CUT_STATUS_KILLED || status < 4);
  return status == CUT_STATUS_KILLED ? CUT_WAS_KILLED : status & 1 ? CUT_WAS_DONE : CUT_WAS_REFUSED;
}

static inline gboolean
cut_opens (const char *folder, const char *secret)
{
  MtSession *session = mt_session_new (folder);
  gboolean opens = mt_session_open (session, secret, 0, NULL);

  mt_session_free (session);
  return opens;
}
