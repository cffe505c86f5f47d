/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/folder.h"

#include "core/error.h"
#include "core/file.h"
#include "core/inbox.h"
#include "core/process.h"
#include "core/store/store.h"
#include "core/vault/key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE (256 * 1024) /* bytes */

/* What of a journal's folder is the journal; a WAL is there after an unclean end. */
static const char *const files[] = {
  MT_STORE_FILE, MT_STORE_FILE "-wal", MT_STORE_COUNTER_FILE, MT_KEY_FILE_NAME_2, MT_KEY_FILE_NAME,
};

static gboolean
write_block (int fd, const guint8 *block, gssize size)
{
  while (size > 0) {
    gssize written = write (fd, block, (gsize)size);

    if (written < 0 && errno != EINTR)
      return FALSE;
    block += MAX (written, 0);
    size -= MAX (written, 0);
  }
  return TRUE;
}

static gboolean
copy_content (int source, int target, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gssize got;

  while ((got = read (source, block, BLOCK_SIZE)) != 0) {
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return mt_error_set_errno (error, errno, "read a journal's file");
    if (!write_block (target, block, got))
      return mt_error_set_errno (error, errno, "copy a journal's file");
  }
  return fsync (target) == 0 || mt_error_set_errno (error, errno, "copy a journal's file");
}

/* What is no file, a link or a pipe, is nobody's journal. */
static int
open_source (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;

  if (fd < 0 && errno != ELOOP) {
    mt_error_set_errno (error, errno, "open a journal's file");
    return -1;
  }
  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  if (fd >= 0)
    close (fd);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a journal's file is not what it seems");
  return -1;
}

static gboolean
copy_file (const char *from, const char *to, const char *name, GError **error)
{
  g_autofree char *old = g_build_filename (from, name, NULL);
  g_autofree char *new = g_build_filename (to, name, NULL);
  int source = open_source (old, error), target;
  gboolean copied;

  if (source < 0)
    return FALSE;
  target = open (new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  copied = target < 0 ? mt_error_set_errno (error, errno, "copy a journal's file")
                      : copy_content (source, target, error);
  close (source);
  if (target >= 0 && close (target) != 0 && copied)
    copied = mt_error_set_errno (error, errno, "copy a journal's file");
  if (target >= 0 && !copied)
    unlink (new);
  return copied;
}

static gboolean
is_note (const char *inbox, const char *name)
{
  g_autofree char *path = g_build_filename (inbox, name, NULL);

  return *name != '.' && !g_str_has_suffix (name, MT_INBOX_UNFINISHED) &&
         g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
copy_inbox (const char *from, const char *to, gboolean only_notes, GError **error)
{
  g_autofree char *old = g_build_filename (from, MT_FOLDER_INBOX, NULL);
  g_autofree char *new = g_build_filename (to, MT_FOLDER_INBOX, NULL);
  g_autoptr (GDir) dir = g_dir_open (old, 0, NULL);
  const char *name;

  if (!dir)
    return TRUE;
  if (g_mkdir (new, 0700) != 0 && errno != EEXIST)
    return mt_error_set_errno (error, errno, "copy the inbox");
  while ((name = g_dir_read_name (dir)))
    if (!(only_notes && (!is_note (old, name) || mt_file_exists (new, name))) &&
        !copy_file (old, new, name, error))
      return FALSE;
  return mt_file_sync_folder (new, error);
}

gboolean
mt_folder_copy_notes (const char *from, const char *to, GError **error)
{
  return copy_inbox (from, to, TRUE, error);
}

static gboolean
copy_all (const char *from, const char *to, GError **error)
{
  if (!mt_folder_check (from, error)) /* again: now nobody else can change it */
    return FALSE;
  if (mt_folder_has_restore (from)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "a restore was cut off there");
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (mt_file_exists (from, files[i]) && !copy_file (from, to, files[i], error))
      return FALSE;
  return copy_inbox (from, to, FALSE, error) && mt_file_sync_folder (to, error);
}

gboolean
mt_folder_copy (const char *from, const char *to, guint wait_ms, GError **error)
{
  int lock;
  gboolean copied;

  mt_process_may_take_long ();
  if (!mt_folder_check (from, error) || (lock = mt_folder_lock (from, wait_ms, error)) < 0)
    return FALSE;
  copied = copy_all (from, to, error);
  close (lock);
  return copied;
}

/* Their names tell when they were made. */
static char *
find_newest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "meantime-") && g_str_has_suffix (name, ".tar") &&
        (!newest || g_strcmp0 (name, newest) > 0))
      g_set_str (&newest, name);
  return newest ? g_build_filename (folder, newest, NULL) : NULL;
}

char *
mt_folder_find_backup (const char *folder)
{
  g_autofree char *backups = g_build_filename (folder, MT_FOLDER_BACKUPS, NULL);
  char *found = find_newest (folder);

  return found ? found : find_newest (backups);
}
