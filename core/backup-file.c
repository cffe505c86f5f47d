/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-file.h"

#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/store/store.h"
#include "core/vault/key-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (256 * 1024)
#define TAR_BLOCK 512 /* bytes; all in a tar begins at a multiple of it */
#define PLAIN_SIZE_MAX (G_GINT64_CONSTANT (1) << 33) /* bytes: what a plain header can say */
#define KEYS_MAX 65536                               /* bytes: more than any key file has */
#define NAMES_MAX 10000 /* more notes than anybody leaves: somebody's trick */

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

static gboolean
set_write_error (Archive *archive, GError **error)
{
  int saved = archive_errno (archive);

  return mt_error_set_errno (error, saved > 0 ? saved : EIO, "write the backup");
}

static gboolean
copy_into (Archive *archive, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize size;

  while ((size = read (fd, block, BLOCK)) > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (archive_write_data (archive, block, (gsize)size) != size)
      return set_write_error (archive, error);
  }
  return size == 0 || mt_error_set_errno (error, errno, "read what is to be backed up");
}

static gboolean
add_file (Archive *archive,
          const char *folder,
          const char *name,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  gboolean added;

  if (fd < 0 || fstat (fd, &status) != 0) {
    mt_error_set_errno (error, errno, "read what is to be backed up");
    if (fd >= 0)
      close (fd);
    return FALSE;
  }
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, status.st_size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, status.st_mtime, 0);
  added = archive_write_header (archive, entry) == ARCHIVE_OK || set_write_error (archive, error);
  added = added && copy_into (archive, fd, cancellable, error);
  close (fd);
  return added;
}

static gboolean
are_ascii (const char *const *names)
{
  while (*names && g_str_is_ascii (*names))
    names++;
  return *names == NULL;
}

gboolean
mt_backup_file_write (const char *path,
                      const char *folder,
                      const char *const *names,
                      GCancellable *cancellable,
                      GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  Archive *archive;
  gboolean written;

  if (fd < 0)
    return mt_error_set_errno (error, errno, "make the backup");
  archive = archive_write_new ();
  archive_write_set_format_pax_restricted (archive);
  if (!are_ascii (names))
    archive_write_set_options (archive, "hdrcharset=BINARY"); /* whatever the locale */
  written = archive_write_open_fd (archive, fd) == ARCHIVE_OK || set_write_error (archive, error);
  for (gsize i = 0; written && names[i]; i++)
    written = add_file (archive, folder, names[i], cancellable, error);
  if (written && archive_write_close (archive) != ARCHIVE_OK)
    written = set_write_error (archive, error);
  archive_write_free (archive);
  if (written && (fchmod (fd, 0600) != 0 || fsync (fd) != 0))
    written = mt_error_set_errno (error, errno, "write the backup");
  if (close (fd) != 0 && written)
    written = mt_error_set_errno (error, errno, "write the backup");
  if (!written)
    g_unlink (path);
  return written;
}

/* Names we write ourselves; all else would be somebody's trick. */
static gboolean
is_ours (const char *name)
{
  const char *note = g_str_has_prefix (name, MT_FOLDER_INBOX "/") ? strchr (name, '/') + 1 : NULL;

  return g_str_equal (name, MT_KEY_FILE_NAME) || g_str_equal (name, MT_STORE_FILE) ||
         (note && *note && *note != '.' && !strchr (note, '/'));
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the backup is damaged, or not one");
  return FALSE;
}

static gboolean
copy_out (Archive *archive, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize size;

  while ((size = archive_read_data (archive, block, BLOCK)) > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (gssize at = 0, written; at < size; at += written) {
      written = write (fd, block + at, (gsize)(size - at));
      if (written < 0)
        return mt_error_set_errno (error, errno, "take the backup apart");
    }
  }
  if (size < 0)
    return damaged (error);
  return fsync (fd) == 0 || mt_error_set_errno (error, errno, "take the backup apart");
}

static gboolean
read_one (Archive *archive,
          ArchiveEntry *entry,
          const char *folder,
          GCancellable *cancellable,
          GError **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *path = NULL;
  int fd;
  gboolean copied;

  if (!name || archive_entry_filetype (entry) != AE_IFREG || !is_ours (name))
    return damaged (error);
  path = g_build_filename (folder, name, NULL);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return errno == EEXIST ? damaged (error)
                           : mt_error_set_errno (error, errno, "take the backup apart");
  copied = copy_out (archive, fd, cancellable, error);
  close (fd);
  return copied;
}

/* What a tar has between its files, and at its end, is zero: two blocks, no more than fill one
 * record. Nothing else checks these bytes. */
static gboolean
is_zero (int fd, goffset from, goffset to)
{
  g_autofree char *block = g_malloc (BLOCK);

  while (from < to) {
    gssize size = pread (fd, block, (gsize)MIN (BLOCK, to - from), from);

    if (size <= 0 || block[0] != 0 || memcmp (block, block + 1, (gsize)size - 1) != 0)
      return FALSE;
    from += size;
  }
  return TRUE;
}

/* Where the file at @entry ends in its tar; its header has one block, as all that we write have. */
static goffset
end_of (Archive *archive, ArchiveEntry *entry)
{
  return archive_read_header_position (archive) + TAR_BLOCK + archive_entry_size (entry);
}

static goffset
round_up (goffset at)
{
  return (at + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
}

static gboolean
ends_well (int fd, goffset end)
{
  struct stat status;

  return fstat (fd, &status) == 0 && status.st_size == round_up (end) + 2 * TAR_BLOCK &&
         is_zero (fd, end, status.st_size);
}

/* Takes one file after the other out of @fd. */
static gboolean
read_files (int fd, const char *folder, GCancellable *cancellable, GError **error)
{
  Archive *archive = archive_read_new ();
  ArchiveEntry *entry;
  goffset end = 0; /* of what was read */
  gboolean is_plain = TRUE, good = TRUE;
  int rc, n = 0;

  archive_read_support_format_tar (archive);
  rc = archive_read_open_fd (archive, fd, BLOCK);
  while (good && rc == ARCHIVE_OK &&
         (rc = archive_read_next_header (archive, &entry)) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname (entry); /* NULL: not sayable in this locale */

    /* Names and sizes that do not fit a plain header have further ones. */
    is_plain =
        is_plain && name && g_str_is_ascii (name) && archive_entry_size (entry) < PLAIN_SIZE_MAX;
    good =
        (++n <= NAMES_MAX && (!is_plain || is_zero (fd, end, round_up (end)))) || damaged (error);
    if (is_plain)
      end = end_of (archive, entry);
    good = good && read_one (archive, entry, folder, cancellable, error);
  }
  archive_read_free (archive);
  return good && ((rc == ARCHIVE_EOF && (!is_plain || ends_well (fd, end))) || damaged (error));
}

/* Opens @path, a file and nothing else. */
static int
open_backup (const char *path, GError **error)
{
  /* Not blocking: a pipe has no end to wait for. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;

  if (fd < 0 && errno == ENOENT)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "there is no such backup");
  else if (fd < 0)
    mt_error_set_errno (error, errno, "open the backup");
  if (fd >= 0 && (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))) {
    damaged (error);
    close (fd);
    return -1;
  }
  return fd;
}

/* The first file of a backup is its key file. */
static gboolean
peek (Archive *archive, int fd, MtKeyFile *keys, gint64 *made, GError **error)
{
  g_autofree char *bytes = g_malloc (KEYS_MAX);
  ArchiveEntry *entry;
  gssize size;

  archive_read_support_format_tar (archive);
  if (archive_read_open_fd (archive, fd, KEYS_MAX) != ARCHIVE_OK ||
      archive_read_next_header (archive, &entry) != ARCHIVE_OK ||
      g_strcmp0 (archive_entry_pathname (entry), MT_KEY_FILE_NAME) != 0 ||
      (size = archive_read_data (archive, bytes, KEYS_MAX)) <= 0)
    return damaged (error);
  *made = (gint64)archive_entry_mtime (entry) * G_USEC_PER_SEC;
  {
    g_autoptr (GBytes) content = g_bytes_new (bytes, (gsize)size);

    return mt_key_file_decode (keys, content, error);
  }
}

gboolean
mt_backup_file_peek (const char *path, MtKeyFile *keys, gint64 *made, GError **error)
{
  int fd = open_backup (path, error);
  Archive *archive;
  gboolean read;

  if (fd < 0)
    return FALSE;
  archive = archive_read_new ();
  read = peek (archive, fd, keys, made, error);
  archive_read_free (archive);
  close (fd);
  return read;
}

gboolean
mt_backup_file_read (const char *path,
                     const char *folder,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  int fd = open_backup (path, error);
  gboolean good;

  if (fd < 0)
    return FALSE;
  if (g_mkdir (inbox, 0700) != 0)
    good = mt_error_set_errno (error, errno, "take the backup apart");
  else
    good = read_files (fd, folder, cancellable, error);
  close (fd);
  if (!good)
    return FALSE;
  if (!mt_file_exists (folder, MT_KEY_FILE_NAME) || !mt_file_exists (folder, MT_STORE_FILE))
    return damaged (error);
  return mt_file_sync_folder (inbox, error) && mt_file_sync_folder (folder, error);
}
