/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup.h"

#include "core/backup-file.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/session.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
damaged (GError **error, const char *why)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, why);
  return FALSE;
}

static gboolean
check_database (const char *folder, const guint8 *key, const MtKeyFile *file, GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  MtStoreDamage damage;

  if (!mt_session_check_salt (folder, file, error) ||
      !mt_store_check (path, key, file->salt, &damage, error))
    return FALSE;
  return (!damage.pages && !damage.structure) || damaged (error, "the database is damaged");
}

gboolean
mt_backup_check (const char *file,
                 const char *folder,
                 MtVault *vault,
                 gboolean *ours,
                 GCancellable *cancellable,
                 GError **error)
{
  MtKeyFile in_backup;
  gboolean whole;

  if (!mt_backup_file_read (file, folder, cancellable, error) ||
      !mt_key_file_read (&in_backup, folder, MT_KEY_FILE_NAME, error))
    return FALSE;
  *ours = memcmp (in_backup.id, mt_vault_get_file (vault)->id, sizeof in_backup.id) == 0;
  whole = *ours ? check_database (folder, mt_vault_get_key (vault), &in_backup, error)
                : mt_session_check_salt (folder, &in_backup, error);
  mt_error_blame_file (error);
  return whole;
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

/* Copies the journal into @part and proves that the copy opens. */
static char **
copy (const char *folder, MtVault *vault, const char *part, GError **error)
{
  const guint8 *key = mt_vault_get_key (vault), *salt = mt_vault_get_file (vault)->salt;
  g_autoptr (MtStore) store = mt_store_open_reader (folder, key, salt, error);
  g_autoptr (GBytes) keys = mt_vault_encode (vault);
  g_autofree char *database = g_build_filename (part, MT_STORE_FILE, NULL);
  g_autofree char *key_file = g_build_filename (part, MT_KEY_FILE_NAME, NULL);

  if (!store || !mt_store_copy (store, database, error) ||
      !mt_file_write (key_file, g_bytes_get_data (keys, NULL), g_bytes_get_size (keys), error) ||
      !check_database (part, key, mt_vault_get_file (vault), error))
    return NULL;
  return gather (folder, part, error);
}

/* The name tells when, in UTC, and nothing else. */
static char *
choose_path (const char *directory)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");

  for (int i = 1;; i++) {
    g_autofree char *name = i == 1 ? g_strdup_printf ("meantime-%s.tar", stamp)
                                   : g_strdup_printf ("meantime-%s-%d.tar", stamp, i);
    if (!mt_file_exists (directory, name))
      return g_build_filename (directory, name, NULL);
  }
}

/* Writes the tar, reads it back, and only then gives it its name. */
static char *
write_and_prove (const char *part,
                 MtVault *vault,
                 const char *const *names,
                 const char *directory,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *tar = g_build_filename (part, "backup.tar", NULL);
  g_autofree char *proof = g_build_filename (part, "proof", NULL);
  g_autofree char *path = choose_path (directory);
  gboolean ours;

  if (!mt_backup_file_write (tar, part, names, cancellable, error))
    return NULL;
  if (g_mkdir (proof, 0700) != 0) {
    mt_error_set_errno (error, errno, "prove the backup");
    return NULL;
  }
  if (!mt_backup_check (tar, proof, vault, &ours, cancellable, error))
    return NULL;
  if (g_rename (tar, path) != 0) {
    mt_error_set_errno (error, errno, "put the backup in its place");
    return NULL;
  }
  return mt_file_sync_folder (directory, error) ? g_steal_pointer (&path) : NULL;
}

char *
mt_backup_make (const char *folder,
                MtVault *vault,
                const char *directory,
                GCancellable *cancellable,
                GError **error)
{
  const guint8 *id = mt_vault_get_file (vault)->id;
  g_autofree char *name =
      g_strdup_printf (".meantime-%02x%02x%02x%02x.part", id[0], id[1], id[2], id[3]);
  g_autofree char *part = g_build_filename (directory, name, NULL);
  g_auto (GStrv) names = NULL;
  char *path = NULL;

  if (!mt_file_make_folder (directory, error))
    return NULL;
  mt_file_remove_folder (part); /* of a backup that was cut off */
  if (g_mkdir (part, 0700) != 0) {
    mt_error_set_errno (error, errno, "make a backup there");
    return NULL;
  }
  if ((names = copy (folder, vault, part, error)))
    path = write_and_prove (part, vault, (const char *const *)names, directory, cancellable, error);
  mt_file_remove_folder (part);
  return path;
}
