/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-list.h"

#include "core/backup-file.h"
#include "core/backup-name.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TAIL ".tar"

void
mt_backup_found_take (MtBackupFound *found, const MtProof *proof)
{
  found->info.state = MT_BACKUP_WHOLE;
  found->info.n_entries = proof->n_entries;
  found->info.checked = proof->checked;
  found->number = proof->number;
  found->commits = proof->commits;
  memcpy (found->fingerprint, proof->fingerprint, sizeof found->fingerprint);
}

static gboolean
is_known_name (GPtrArray *proofs, const char *name)
{
  for (guint i = 0; i < proofs->len; i++)
    if (g_str_equal (((MtProof *)proofs->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* Compares the file with what was proven.  @keys: NULL where its key file does not read. */
static void
find_state (const MtBackupSight *self,
            MtBackupFound *found,
            const char *name,
            const MtKeyFile *keys,
            GCancellable *cancellable)
{
  gboolean is_former = keys && self->keys && !mt_backup_is_of (keys, self->keys);
  const MtProof *proof = NULL;

  found->info.state = !keys ? MT_BACKUP_DAMAGED : MT_BACKUP_UNCHECKED;
  if (self->proofs) {
    if (!mt_fingerprint_file (found->info.path, found->fingerprint, NULL, cancellable, NULL))
      found->info.state = MT_BACKUP_DAMAGED; /* the disk does not give it back */
    else if ((proof = mt_proofs_find (self->proofs, found->fingerprint)))
      mt_backup_found_take (found, proof);
    else if (is_known_name (self->proofs, name))
      found->info.state = MT_BACKUP_DAMAGED; /* not what was proven under this name */
  }
  if (is_former && found->info.state != MT_BACKUP_DAMAGED)
    found->info.state = MT_BACKUP_FORMER_KEY;
}

static gboolean
is_other (const MtKeyFile *keys, const MtKeyFile *journal)
{
  return journal && memcmp (keys->id, journal->id, sizeof keys->id) != 0;
}

MtBackupFound *
mt_backup_look (const MtBackupSight *self,
                MtBackupPlace place,
                const char *path,
                GCancellable *cancellable)
{
  g_autoptr (MtBackupInfo) info = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  MtBackupFound *found;
  GStatBuf status;
  gboolean is_named, is_readable;
  gint64 written = 0;

  if (*name == '.' || !g_str_has_suffix (name, TAIL) || g_lstat (path, &status) != 0 ||
      !S_ISREG (status.st_mode))
    return NULL;
  found = g_new0 (MtBackupFound, 1);
  found->commits = -1;
  info = &found->info;
  info->path = g_strdup (path);
  info->place = place;
  info->size = status.st_size;
  info->n_entries = -1;
  is_readable = mt_backup_file_peek (path, keys, &written, NULL);
  is_named = mt_backup_name_read (name, &info->made, &info->automatic);
  if (!is_readable && !is_named)
    return NULL;
  if (!is_named)
    info->made = written;
  if (is_readable && is_other (keys, self->keys))
    info->state = MT_BACKUP_OTHER_JOURNAL;
  else
    find_state (self, found, name, is_readable ? keys : NULL, cancellable);
  g_steal_pointer (&info);
  return found;
}

static void
list_place (const MtBackupSight *self,
            MtBackupPlace place,
            const char *directory,
            GPtrArray *list,
            GCancellable *cancellable)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir && !g_cancellable_is_cancelled (cancellable) && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (directory, name, NULL);
    MtBackupFound *found = mt_backup_look (self, place, path, cancellable);

    if (found)
      g_ptr_array_add (list, found);
  }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MtBackupInfo *one = *(MtBackupInfo *const *)a, *other = *(MtBackupInfo *const *)b;

  if (one->made != other->made)
    return one->made < other->made ? 1 : -1;
  return one->place != other->place ? (int)one->place - (int)other->place
                                    : g_strcmp0 (one->path, other->path);
}

GPtrArray *
mt_backup_list (const MtBackupSight *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_backup_info_free);
  g_autofree char *backups = g_build_filename (self->folder, MT_FOLDER_BACKUPS, NULL);

  list_place (self, MT_BACKUP_PLACE_JOURNAL, backups, list, cancellable);
  if (self->second_place && !mt_backup_is_inside (self->folder, self->second_place))
    list_place (self, MT_BACKUP_PLACE_SECOND, self->second_place, list, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL; /* a file that was not read to its end looks damaged */
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/* Where it really is; what is not there yet counts by the folder it would be in. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  g_autofree char *above = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *real_above = NULL;

  if (real || g_str_equal (above, path))
    return real ? real : g_strdup (path);
  real_above = resolve (above);
  return g_build_filename (real_above, name, NULL);
}

gboolean
mt_backup_is_inside (const char *folder, const char *path)
{
  g_autofree char *clean = g_canonicalize_filename (path, NULL);
  g_autofree char *clean_folder = g_canonicalize_filename (folder, NULL);
  g_autofree char *real = resolve (clean), *journal = resolve (clean_folder);
  gsize length = strlen (journal);

  return strncmp (real, journal, length) == 0 && (real[length] == '\0' || real[length] == '/');
}
