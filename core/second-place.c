/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/second-place.h"

#include "core/backup-name.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define BLOCK (256 * 1024)                                 /* bytes */
#define SPARE_PART 20                                      /* of the whole disk */
#define SPARE_MAX (G_GINT64_CONSTANT (1024) * 1024 * 1024) /* bytes */

gboolean
mt_second_place_has_room (const char *folder, goffset size)
{
  struct statvfs disk;
  gint64 free_bytes, spare;

  if (statvfs (folder, &disk) != 0)
    return TRUE; /* whatever it is, writing will tell */
  free_bytes = (gint64)(disk.f_bavail * disk.f_frsize);
  spare = MIN ((gint64)(disk.f_blocks / SPARE_PART * disk.f_frsize), SPARE_MAX);
  return free_bytes - size >= spare;
}

static gboolean
copy_content (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize got;

  while ((got = read (from, block, BLOCK)) != 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (got < 0)
      return mt_error_set_errno (error, errno, "read the backup");
    for (gssize at = 0, written; at < got; at += written)
      if ((written = write (to, block + at, (gsize)(got - at))) < 0)
        return mt_error_set_errno (error, errno, "copy the backup");
  }
  if (fsync (to) != 0)
    return mt_error_set_errno (error, errno, "copy the backup");
  /* So that reading it back asks the disk rather than memory, where that is possible. */
  posix_fadvise (to, 0, 0, POSIX_FADV_DONTNEED);
  return TRUE;
}

static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  int source = open (from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), target;
  gboolean copied;

  if (source < 0)
    return mt_error_set_errno (error, errno, "read the backup");
  target = open (to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  copied = target < 0 ? mt_error_set_errno (error, errno, "copy the backup")
                      : copy_content (source, target, cancellable, error);
  close (source);
  if (target >= 0 && close (target) != 0 && copied)
    copied = mt_error_set_errno (error, errno, "copy the backup");
  return copied;
}

static gboolean
is_same (const char *copy, const MtBackupFound *source, GCancellable *cancellable, GError **error)
{
  guint8 fingerprint[MT_FINGERPRINT_SIZE];

  if (!mt_fingerprint_file (copy, fingerprint, NULL, cancellable, error))
    return FALSE;
  if (memcmp (fingerprint, source->fingerprint, sizeof fingerprint) == 0)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the copy is not what was written");
  return FALSE;
}

char *
mt_second_place_copy (const char *place,
                      const MtBackupFound *source,
                      const MtKeyFile *keys,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *part = mt_backup_begin_part (place, keys, error);
  g_autofree char *copy = part ? g_build_filename (part, "backup.tar", NULL) : NULL;
  g_autofree char *path = NULL;
  gboolean stands;

  if (!part)
    return NULL;
  stands = copy_file (source->info.path, copy, cancellable, error) &&
           is_same (copy, source, cancellable, error);
  path = mt_backup_name_choose (place, source->info.made, TRUE);
  if (stands && g_rename (copy, path) != 0)
    stands = mt_error_set_errno (error, errno, "put the copy in its place");
  mt_file_remove_folder (part);
  stands = stands && mt_file_sync_folder (place, error);
  return stands ? g_steal_pointer (&path) : NULL;
}
