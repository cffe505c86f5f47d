/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup.h"

#include "core/backup-file.h"
#include "core/backup-name.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/session.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

gboolean
mt_backup_is_of (const MtKeyFile *keys, const MtKeyFile *journal)
{
  return memcmp (keys->id, journal->id, sizeof keys->id) == 0 &&
         memcmp (keys->salt, journal->salt, sizeof keys->salt) == 0;
}

static gboolean
prove_in (const char *file,
          const char *folder,
          MtVault *vault,
          gboolean *ours,
          MtStoreFacts *facts,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *database = g_build_filename (folder, MT_STORE_FILE, NULL);
  MtKeyFile in_backup;
  gboolean good = mt_backup_file_read (file, folder, cancellable, error) &&
                  mt_key_file_read (&in_backup, folder, MT_KEY_FILE_NAME, error) &&
                  mt_session_check_salt (folder, &in_backup, error);

  if (good) {
    *ours = mt_backup_is_of (&in_backup, mt_vault_get_file (vault));
    good = !*ours || mt_store_prove (database, mt_vault_get_key (vault), in_backup.salt, facts,
                                     cancellable, error);
  }
  mt_error_blame_file (error);
  return good;
}

gboolean
mt_backup_check (const char *file,
                 const char *folder,
                 MtVault *vault,
                 gboolean *ours,
                 GCancellable *cancellable,
                 GError **error)
{
  return prove_in (file, folder, vault, ours, NULL, cancellable, error);
}

/* ---- Folders for what is not finished ---- */

char *
mt_backup_begin_part (const char *directory, const MtKeyFile *keys, GError **error)
{
  g_autofree char *part = NULL;

  if (!mt_file_make_folder (directory, error))
    return NULL;
  part = mt_backup_sweep (directory, keys);
  if (g_mkdir (part, 0700) == 0)
    return g_steal_pointer (&part);
  mt_error_set_errno (error, errno, "make a backup there");
  return NULL;
}

char *
mt_backup_sweep (const char *directory, const MtKeyFile *keys)
{
  const guint8 *id = keys->id;
  g_autofree char *name =
      g_strdup_printf (".meantime-%02x%02x%02x%02x.part", id[0], id[1], id[2], id[3]);
  char *part = g_build_filename (directory, name, NULL);

  mt_file_remove_folder (part);
  return part;
}

MtProof *
mt_backup_prove (const char *file,
                 const char *part,
                 MtVault *vault,
                 gboolean *ours,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *folder = g_build_filename (part, "proof", NULL);
  g_autoptr (MtProof) proof = g_new0 (MtProof, 1);
  MtStoreFacts facts = { -1, -1 };
  gboolean good;

  if (g_mkdir (folder, 0700) != 0) {
    mt_error_set_errno (error, errno, "prove the backup");
    return NULL;
  }
  good = prove_in (file, folder, vault, ours, &facts, cancellable, error);
  mt_file_remove_folder (folder);
  if (!good || !mt_fingerprint_file (file, proof->fingerprint, &proof->size, cancellable, error))
    return NULL;
  proof->name = g_path_get_basename (file);
  proof->n_entries = facts.n_entries;
  proof->commits = facts.commits;
  proof->checked = g_get_real_time ();
  return g_steal_pointer (&proof);
}

/* ---- Making ---- */

/* Gone meanwhile, a folder or a link: not a note that could not be read. */
static gboolean
is_no_note (const GError *refused)
{
  return g_error_matches (refused, MT_ERROR, MT_ERROR_NOT_FOUND) ||
         g_error_matches (refused, MT_ERROR, MT_ERROR_DAMAGED);
}

/* Copies the sealed notes and returns the names of all that goes into the backup. */
static char **
gather (const char *folder, const char *part, GError **error)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  g_autofree char *inbox_part = g_build_filename (part, MT_FOLDER_INBOX, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (inbox, 0, NULL);
  const char *note;

  g_strv_builder_add_many (names, MT_KEY_FILE_NAME, MT_STORE_FILE, NULL);
  g_mkdir (inbox_part, 0700);
  while (dir && (note = g_dir_read_name (dir))) {
    g_autofree char *from = g_build_filename (inbox, note, NULL);
    g_autofree char *to = g_build_filename (inbox_part, note, NULL);
    g_autofree char *name = g_build_filename (MT_FOLDER_INBOX, note, NULL);
    g_autoptr (GError) refused = NULL;
    gboolean comes = *note != '.' && !g_str_has_suffix (note, MT_INBOX_UNFINISHED);
    g_autoptr (GBytes) bytes = comes ? mt_file_read (from, G_MAXINT32, &refused) : NULL;

    if (refused && !is_no_note (refused)) {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
    if (!bytes)
      continue;
    if (!mt_file_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
      return NULL;
    g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

/* Copies the journal into @part. */
static char **
copy (
    const char *folder, MtVault *vault, const char *part, GCancellable *cancellable, GError **error)
{
  const guint8 *key = mt_vault_get_key (vault), *salt = mt_vault_get_file (vault)->salt;
  g_autoptr (MtStore) store = mt_store_open_reader (folder, key, salt, error);
  g_autoptr (GBytes) keys = mt_vault_encode (vault);
  g_autofree char *database = g_build_filename (part, MT_STORE_FILE, NULL);
  g_autofree char *key_file = g_build_filename (part, MT_KEY_FILE_NAME, NULL);

  if (!store)
    return NULL;
  mt_db_watch (mt_store_get_db (store), cancellable);
  if (!mt_store_copy (store, database, error) ||
      !mt_file_write (key_file, g_bytes_get_data (keys, NULL), g_bytes_get_size (keys), error))
    return NULL;
  return gather (folder, part, error);
}

/* What is in the tar by now goes, so that a backup needs room for two copies and not for three. */
static void
remove_copied (const char *part, const char *const *names)
{
  for (; *names; names++) {
    g_autofree char *path = g_build_filename (part, *names, NULL);
    g_unlink (path);
  }
}

/* Writes the tar, reads it back, and only then gives it its name. */
static MtProof *
write_and_prove (const char *part,
                 MtVault *vault,
                 const char *const *names,
                 const char *path,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *tar = g_build_filename (part, "backup.tar", NULL);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autoptr (MtProof) proof = NULL;
  gboolean ours;

  if (!mt_backup_file_write (tar, part, names, cancellable, error))
    return NULL;
  remove_copied (part, names);
  if (!(proof = mt_backup_prove (tar, part, vault, &ours, cancellable, error)))
    return NULL;
  if (g_rename (tar, path) != 0) {
    mt_error_set_errno (error, errno, "put the backup in its place");
    return NULL;
  }
  g_free (proof->name);
  proof->name = g_path_get_basename (path);
  return mt_file_sync_folder (directory, error) ? g_steal_pointer (&proof) : NULL;
}

char *
mt_backup_make (const char *folder,
                MtVault *vault,
                const char *directory,
                gboolean automatic,
                MtProof **proof,
                GCancellable *cancellable,
                GError **error)
{
  gint64 now = g_get_real_time ();
  g_autofree char *part = mt_backup_begin_part (directory, mt_vault_get_file (vault), error);
  g_autofree char *path = part ? mt_backup_name_choose (directory, now, automatic) : NULL;
  g_autoptr (MtProof) proven = NULL;
  g_auto (GStrv) names = NULL;

  if (!part)
    return NULL;
  if ((names = copy (folder, vault, part, cancellable, error)))
    proven = write_and_prove (part, vault, (const char *const *)names, path, cancellable, error);
  mt_file_remove_folder (part);
  if (!proven)
    return NULL;
  proven->made = now;
  *proof = g_steal_pointer (&proven);
  return g_steal_pointer (&path);
}
