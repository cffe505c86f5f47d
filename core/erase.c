/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deleting a journal.  One file decides it: from then on the folder holds no journal any more, and
 * whoever looks into it next goes on where this was cut off.  Only names that the program gives are
 * touched, and no link is followed. */
#include "core/erase.h"

#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/open-card.h"
#include "core/remind/schedule.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_PART_SIZE 8192 /* bytes; a backup begins with its key file, which is smaller */

/* Where a name stands, and for a folder what it holds. */
typedef enum {
  NOWHERE, /* a file holds nothing more */
  IN_JOURNAL,
  IN_INBOX,
  IN_BACKUPS,
} Place;

typedef struct {
  Place place;
  const char *pattern;
  Place holds;
  gboolean is_way_in; /* begins with a key file, or can be read by anybody */
} Name;

static const Name names[] = {
  { IN_JOURNAL, MT_KEY_FILE_NAME, NOWHERE, TRUE },
  { IN_JOURNAL, MT_KEY_FILE_NAME ".new", NOWHERE, TRUE },
  { IN_JOURNAL, MT_KEY_FILE_NAME_2, NOWHERE, TRUE },
  { IN_JOURNAL, MT_KEY_FILE_NAME_2 ".new", NOWHERE, TRUE },
  { IN_JOURNAL, MT_OPEN_CARD_FILE, NOWHERE, TRUE },
  { IN_JOURNAL, MT_OPEN_CARD_FILE ".new", NOWHERE, TRUE },
  { IN_JOURNAL, MT_STORE_FILE, NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_FILE "-wal", NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_FILE "-shm", NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_FILE "-journal", NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_FILE ".before-*", NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_COUNTER_FILE, NOWHERE, FALSE },
  { IN_JOURNAL, MT_STORE_COUNTER_FILE ".new", NOWHERE, FALSE },
  { IN_JOURNAL, MT_FOLDER_READY, NOWHERE, FALSE },
  { IN_JOURNAL, MT_FOLDER_READY ".new", NOWHERE, FALSE },
  { IN_JOURNAL, MT_FOLDER_ERASING ".new", NOWHERE, FALSE },
  { IN_JOURNAL, MT_FOLDER_INBOX, IN_INBOX, FALSE },
  { IN_JOURNAL, MT_FOLDER_BACKUPS, IN_BACKUPS, FALSE },
  { IN_JOURNAL, MT_FOLDER_NEW, IN_JOURNAL, FALSE },
  { IN_JOURNAL, MT_FOLDER_RESTORE, IN_JOURNAL, FALSE },
  { IN_JOURNAL, MT_FOLDER_FORMER, IN_JOURNAL, FALSE },
  { IN_JOURNAL, "before-restore-*", IN_JOURNAL, FALSE },
  { IN_JOURNAL, "before-salvage-*", IN_JOURNAL, FALSE },
  { IN_INBOX, "*" MT_INBOX_NOTE, NOWHERE, FALSE },
  { IN_INBOX, "*" MT_INBOX_NOTE ".new", NOWHERE, FALSE },
  { IN_INBOX, "*" MT_INBOX_NOTE ".aside*", NOWHERE, FALSE },
  { IN_BACKUPS, "meantime-*.tar", NOWHERE, TRUE },
  { IN_BACKUPS, ".meantime-*.part", IN_JOURNAL, FALSE },
  { IN_JOURNAL, "backup.tar", NOWHERE, TRUE }, /* in such a part */
  { IN_JOURNAL, "proof", IN_JOURNAL, FALSE },
  { IN_JOURNAL, "backup", IN_JOURNAL, FALSE }, /* taken apart, in restore.new */
};

typedef struct {
  const char *folder;
  gboolean only_ways_in; /* the first round */
  GPtrArray *left;       /* what is not ours, relative to the folder */
  GError *error;         /* the first one; all else is tried all the same */
} Eraser;

static const Name *
find_name (Place place, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].place == place && g_pattern_match_simple (names[i].pattern, name))
      return &names[i];
  return NULL;
}

static void
fail (Eraser *self, const char *what)
{
  int saved = errno;

  if (!self->error)
    mt_error_set_errno (&self->error, saved, what);
}

/* On most disks this is where the keys were; where it is not, they lie in no file any more. */
static void
overwrite (Eraser *self, const char *path)
{
  static const guint8 nothing[KEY_PART_SIZE];
  int fd = open (path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;

  if (fd < 0)
    return; /* a link, or nothing that may be written: it is removed */
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode)) {
    gsize size = (gsize)MIN (status.st_size, KEY_PART_SIZE);

    if (pwrite (fd, nothing, size, 0) != (gssize)size || fsync (fd) != 0)
      g_debug ("a key file could not be overwritten");
  }
  close (fd);
}

static void
erase_file (Eraser *self, const Name *name, const char *path)
{
  if (self->only_ways_in && !name->is_way_in)
    return;
  if (self->only_ways_in)
    overwrite (self, path);
  if (g_unlink (path) != 0 && errno != ENOENT)
    fail (self, "delete a file of the journal");
}

static gboolean
is_folder (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode);
}

static void erase_in (Eraser *self, const char *place, Place is);

static void
erase_name (Eraser *self, const char *place, Place is, const char *file)
{
  g_autofree char *shown = g_build_filename (place, file, NULL);
  g_autofree char *path = g_build_filename (self->folder, shown, NULL);
  const Name *name = find_name (is, file);

  if (name && (name->holds != NOWHERE) == is_folder (path)) {
    if (name->holds == NOWHERE) {
      erase_file (self, name, path);
      return;
    }
    erase_in (self, shown, name->holds);
    if (!self->only_ways_in && g_rmdir (path) != 0 && errno != ENOTEMPTY && errno != EEXIST)
      fail (self, "delete a folder of the journal");
    return;
  }
  if (!self->only_ways_in &&
      (*place || (!g_str_equal (file, "lost+found") && !g_str_equal (file, MT_FOLDER_ERASING))))
    g_ptr_array_add (self->left, g_steal_pointer (&shown));
}

/* @place, "" or relative to the folder, holds what @is says. */
static void
erase_in (Eraser *self, const char *place, Place is)
{
  g_autofree char *path = g_build_filename (self->folder, place, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir))) /* first all: it changes */
    g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort_values (files, (GCompareFunc)g_strcmp0);
  for (guint i = 0; i < files->len; i++)
    erase_name (self, place, is, files->pdata[i]);
  if (!mt_file_sync_folder (path, self->error ? NULL : &self->error))
    g_debug ("a deletion is not on disk yet");
}

gboolean
mt_erase_finish (const char *folder, char ***left, GError **error)
{
  g_autoptr (GPtrArray) names_left = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autofree char *mark = g_build_filename (folder, MT_FOLDER_ERASING, NULL);
  Eraser self = { .folder = folder, .left = names_left };

  if (mt_folder_is_erasing (folder)) {
    self.only_ways_in = TRUE;
    erase_in (&self, "", IN_JOURNAL);
    self.only_ways_in = FALSE;
    erase_in (&self, "", IN_JOURNAL);
    if (!self.error && g_unlink (mark) != 0)
      fail (&self, "delete a file of the journal");
    if (!self.error)
      mt_file_sync_folder (folder, &self.error);
  }
  if (self.error) {
    g_propagate_error (error, self.error);
    return FALSE;
  }
  if (left)
    *left = (char **)g_ptr_array_free (g_steal_pointer (&names_left), FALSE);
  return TRUE;
}

gboolean
mt_folder_finish_erasing (const char *folder)
{
  int lock;
  gboolean finished;

  if (!mt_folder_is_erasing (folder) || (lock = mt_folder_lock (folder, 0, NULL)) < 0)
    return FALSE;
  finished = mt_erase_finish (folder, NULL, NULL);
  close (lock);
  return finished;
}

/* A full disk is no reason to keep a journal: the counter beside it makes room for the mark. */
static gboolean
decide (const char *folder, GError **error)
{
  g_autofree char *mark = g_build_filename (folder, MT_FOLDER_ERASING, NULL);
  g_autofree char *counter = g_build_filename (folder, MT_STORE_COUNTER_FILE, NULL);
  g_autoptr (GError) refused = NULL;

  if (mt_file_write (mark, MT_ERASING_CONTENT, strlen (MT_ERASING_CONTENT), &refused))
    return TRUE;
  if (g_error_matches (refused, MT_ERROR, MT_ERROR_FULL) && g_unlink (counter) == 0) {
    g_clear_error (&refused);
    if (mt_file_write (mark, MT_ERASING_CONTENT, strlen (MT_ERASING_CONTENT), &refused))
      return TRUE;
  }
  g_unlink (mark); /* it may be there and only not be on disk */
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* A damaged journal can be deleted, too, as long as somebody can prove that it is theirs. */
static gboolean
open_vault (MtSession *session, const char *secret, guint wait_ms, GError **error)
{
  g_autofree char *restored = g_build_filename (session->folder, MT_FOLDER_RESTORE, NULL);
  g_autoptr (GError) found = NULL, refused = NULL;
  gboolean is_there;

  if (!mt_folder_check (session->folder, &found) && !mt_error_is_damage (found)) {
    g_propagate_error (error, g_steal_pointer (&found));
    return FALSE;
  }
  if ((session->lock = mt_folder_lock (session->folder, wait_ms, error)) < 0)
    return FALSE;
  is_there = mt_folder_has_restore (session->folder) && mt_file_exists (restored, MT_KEY_FILE_NAME);
  session->vault = mt_vault_open (is_there ? restored : session->folder, secret, &refused);
  if (session->vault && mt_vault_get_opened_by (session->vault) != MT_SLOT_KEYRING)
    return TRUE;
  if (!refused)
    g_set_error_literal (&refused, MT_ERROR, MT_ERROR_WRONG_KEY, "only a login keyring opens it");
  g_propagate_error (error, found && g_error_matches (refused, MT_ERROR, MT_ERROR_NOT_FOUND)
                                ? g_steal_pointer (&found)
                                : g_steal_pointer (&refused));
  return FALSE;
}

/* They lie outside the folder, by a name that only the key file tells; so they go first.  Should
 * the deletion not be decided, the next unlock writes them anew. */
static gboolean
remove_reminders (MtVault *vault, GError **error)
{
  g_autofree char *name = mt_schedule_name_vault (mt_vault_get_file (vault)->id);

  return mt_schedule_remove (name, error);
}

gboolean
mt_erase (MtSession *session, const char *secret, guint wait_ms, char ***left, GError **error)
{
  gboolean erased = open_vault (session, secret, wait_ms, error) &&
                    remove_reminders (session->vault, error) && decide (session->folder, error) &&
                    mt_erase_finish (session->folder, left, error);

  mt_session_close (session);
  return erased;
}
