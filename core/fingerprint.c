/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fingerprint.h"

#include "core/error.h"
#include "core/process.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (256 * 1024) /* bytes */

static gboolean
read_through (int fd,
              crypto_generichash_state *state,
              goffset *size,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize got;

  while ((got = read (fd, block, BLOCK)) != 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return mt_error_set_errno (error, errno, "read a backup");
    crypto_generichash_update (state, block, (gsize)got);
    *size += got;
  }
  return TRUE;
}

gboolean
mt_fingerprint_file (const char *path,
                     guint8 fingerprint[MT_FINGERPRINT_SIZE],
                     goffset *size,
                     GCancellable *cancellable,
                     GError **error)
{
  crypto_generichash_state state;
  struct stat status;
  goffset so_far = 0;
  gboolean whole = FALSE;
  int fd;

  mt_process_may_take_long ();
  /* Not blocking: a pipe has no end to wait for. */
  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return mt_error_set_errno (error, errno, "open a backup");
  crypto_generichash_init (&state, NULL, 0, MT_FINGERPRINT_SIZE);
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    whole = read_through (fd, &state, &so_far, cancellable, error);
  else
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a backup is not a file");
  close (fd);
  if (!whole)
    return FALSE;
  crypto_generichash_final (&state, fingerprint, MT_FINGERPRINT_SIZE);
  if (size)
    *size = so_far;
  return TRUE;
}
