/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A salvage happens where a restore does, and ends as one: the new database is made and proven in
 * restore.new, and whatever cuts off the exchange, the next opening finishes it. */
#include "core/salvage.h"

#include "core/aside.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/fit.h"
#include "core/folder.h"
#include "core/inbox.h"
#include "core/store/counter.h"
#include "core/store/salvage-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define BACKUP_FOLDER "backup" /* in restore.new: a backup taken apart */

typedef struct {
  const char *folder;
  MtVault *vault;
  char *restored; /* folder/restore.new */
  char *backup;   /* the folder of the backup taken apart; NULL: none */
  guint8 backup_salt[MT_DATABASE_SALT_SIZE];
  guint8 inbox_key[MT_INBOX_KEY_SIZE]; /* of a new pair, where the one inside is gone */
  guint8 *inbox_secret;
  MtSalvageReport *report;
  GCancellable *cancellable;
} Salvage;

static void
salvage_clear (Salvage *self)
{
  g_free (self->restored);
  g_free (self->backup);
  mt_secret_free (self->inbox_secret);
  mt_salvage_report_free (self->report);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, salvage_clear)

/* ---- The backup ---- */

static gboolean
try_backup (Salvage *self, const char *path)
{
  g_autofree char *part = g_build_filename (self->restored, BACKUP_FOLDER, NULL);
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  gboolean is_ours = FALSE;

  if (g_mkdir (part, 0700) == 0 &&
      mt_backup_check (path, part, self->vault, &is_ours, self->cancellable, NULL) && is_ours &&
      mt_key_file_read (keys, part, MT_KEY_FILE_NAME, NULL)) {
    memcpy (self->backup_salt, keys->salt, sizeof self->backup_salt);
    self->backup = g_steal_pointer (&part);
    self->report->backup = g_strdup (path);
    return TRUE;
  }
  mt_file_remove_folder (part);
  return FALSE;
}

/* Their names tell when they were made. */
static void
find_backup (Salvage *self)
{
  g_autofree char *folder = g_build_filename (self->folder, MT_FOLDER_BACKUPS, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "meantime-") && g_str_has_suffix (name, ".tar"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc)g_strcmp0);
  for (guint i = names->len; i > 0; i--) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i - 1], NULL);

    if (try_backup (self, path))
      return;
  }
}

/* ---- Reading ---- */

static guint
count_notes (const char *folder)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  g_autoptr (GDir) dir = g_dir_open (inbox, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, ".note");
  return n;
}

static gboolean
salvage_database (Salvage *self, GError **error)
{
  const MtKeyFile *file = mt_vault_get_file (self->vault);
  g_autofree char *database = g_build_filename (self->folder, MT_STORE_FILE, NULL);
  g_autofree char *counter = g_build_filename (self->folder, MT_STORE_COUNTER_FILE, NULL);
  g_autofree char *backup =
      self->backup ? g_build_filename (self->backup, MT_STORE_FILE, NULL) : NULL;
  MtSalvageReport *report = self->report;
  MtSalvageJob job = { .path = database,
                       .folder = self->restored,
                       .key = mt_vault_get_key (self->vault),
                       .salt = file->salt,
                       .inbox_key = self->inbox_key,
                       .inbox_secret = self->inbox_secret,
                       .backup = backup,
                       .backup_salt = self->backup_salt,
                       .commits = mt_counter_peek (counter, 0) };

  if (!mt_store_salvage (&job, report, self->cancellable, error))
    return FALSE;
  if (report->n_whole + report->partial->len == 0 && !mt_salvage_report_is_whole (report)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "no entry could be read");
    return FALSE;
  }
  report->start_mended = !mt_key_file_fits (file, self->folder);
  report->n_notes = count_notes (self->folder);
  report->notes_lost = report->settings_lost && report->n_notes > 0;
  return TRUE;
}

/* ---- Putting it in place ---- */

static gboolean
prove (Salvage *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->restored, MT_STORE_FILE, NULL);
  const MtKeyFile *file = mt_vault_get_file (self->vault);
  MtStoreDamage damage;

  if (!mt_store_check (path, mt_vault_get_key (self->vault), file->salt, &damage, error))
    return FALSE;
  if (!damage.pages && !damage.structure)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "what was salvaged is damaged again");
  return FALSE;
}

static gboolean
put_in_place (Salvage *self, GError **error)
{
  g_autofree char *name = mt_aside_choose (self->folder, MT_ASIDE_SALVAGE);
  gboolean stored =
      self->report->settings_lost
          ? mt_vault_set_inbox_key (self->vault, self->restored, self->inbox_key, error)
          : mt_vault_store (self->vault, self->restored, error);

  if (!stored || g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !mt_file_sync_folder (self->restored, error) ||
      !mt_restore_decide (self->folder, name, error))
    return FALSE;
  /* Decided is decided: what cannot be moved now, the next opening moves. */
  if (!mt_restore_finish (self->folder, NULL))
    g_debug ("what was salvaged is not in its place yet");
  self->report->aside = g_build_filename (self->folder, name, NULL);
  return TRUE;
}

static gboolean
run (Salvage *self, gboolean use_backup, GError **error)
{
  if (g_mkdir (self->restored, 0700) != 0)
    return mt_error_set_errno (error, errno, "make a place to salvage into");
  if (use_backup)
    find_backup (self);
  if (!salvage_database (self, error) || !prove (self, error))
    return FALSE;
  if (self->backup)
    mt_file_remove_folder (self->backup);
  return put_in_place (self, error);
}

MtSalvageReport *
mt_salvage (const char *folder,
            MtVault *vault,
            gboolean use_backup,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Salvage) self = { .folder = folder, .vault = vault, .cancellable = cancellable };
  g_autoptr (GError) misfit = NULL;

  if (!mt_restore_finish (folder, error))
    return NULL;
  if (!mt_fit_check (folder, vault, &misfit) &&
      g_error_matches (misfit, MT_ERROR, MT_ERROR_OTHER_KEYS)) {
    g_propagate_error (error, g_steal_pointer (&misfit));
    return NULL;
  }
  self.restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);
  self.report = mt_salvage_report_new ();
  self.inbox_secret = mt_secret_new (MT_INBOX_KEY_SIZE);
  crypto_box_keypair (self.inbox_key, self.inbox_secret);
  if (run (&self, use_backup, error))
    return g_steal_pointer (&self.report);
  if (!mt_folder_has_restore (folder)) /* else it is proven, and the next opening finishes it */
    mt_file_remove_folder (self.restored);
  return NULL;
}
