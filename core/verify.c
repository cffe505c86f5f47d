/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/verify.h"

#include "core/aside.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/inbox.h"
#include "core/sealed-note.h"
#include "core/session.h"
#include "core/store/counter.h"
#include "core/store/pages.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  const char *folder;
  MtVault *vault;
  GPtrArray *findings;
  char *temporary; /* a folder for copies, made when first needed */
  sqlite3 *db;     /* the database, once it was looked at; NULL where it does not open */
  GCancellable *cancellable;
} Verifier;

void
mt_finding_free (MtFinding *self)
{
  g_free (self->name);
  g_free (self);
}

static MtFinding *
add_found (Verifier *self, MtPart part, const char *name, MtFound found)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  MtFinding *finding = g_new (MtFinding, 1);
  GStatBuf status;
  gboolean is_file = g_stat (path, &status) == 0 && S_ISREG (status.st_mode);

  *finding = (MtFinding){ .part = part,
                          .name = g_strdup (name),
                          .found = found,
                          .n = -1,
                          .n_bad = -1,
                          .size = is_file ? status.st_size : -1 };
  g_ptr_array_add (self->findings, finding);
  return finding;
}

static MtFinding *
add (Verifier *self, MtPart part, const char *name, gboolean damaged)
{
  return add_found (self, part, name, damaged ? MT_FOUND_DAMAGED : MT_FOUND_WHOLE);
}

static char *
make_temporary (Verifier *self, const char *name, GError **error)
{
  g_autofree char *path = NULL;

  if (!self->temporary && !(self->temporary = g_dir_make_tmp ("meantime-XXXXXX", error))) {
    mt_error_adopt (error);
    return NULL;
  }
  path = g_build_filename (self->temporary, name, NULL);
  g_mkdir (path, 0700);
  return g_steal_pointer (&path);
}

/* Each copy must be sound, the newest, and as the other one. */
static void
verify_keys (Verifier *self)
{
  g_autofree MtKeyFile *files = g_new0 (MtKeyFile, 2);
  gboolean sound[2];

  sound[0] = mt_key_file_read (&files[0], self->folder, MT_KEY_FILE_NAME, NULL);
  sound[1] = mt_key_file_read (&files[1], self->folder, MT_KEY_FILE_NAME_2, NULL);
  if (sound[0] && sound[1] && memcmp (files[0].id, files[1].id, sizeof files[0].id) != 0)
    sound[mt_key_file_fits (&files[0], self->folder) ? 1 : 0] = FALSE; /* of another journal */
  else if (sound[0] && sound[1] && !mt_key_file_equal (&files[0], &files[1]))
    sound[files[0].generation < files[1].generation ? 0 : 1] = FALSE;
  add (self, MT_PART_KEYS, MT_KEY_FILE_NAME, !sound[0]);
  add (self, MT_PART_KEYS, MT_KEY_FILE_NAME_2, !sound[1]);
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);

  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error))
    return TRUE;
  mt_error_adopt (error);
  return FALSE;
}

/* The path of a database that nobody changes and that has no WAL: the journal's own, or after an
 * unclean end a copy into which the WAL was taken. */
static char *
settle (Verifier *self, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, MT_STORE_FILE, NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *temporary = NULL, *copy = NULL, *copy_wal = NULL;
  g_autoptr (sqlite3) db = NULL;
  GStatBuf status;

  if (g_stat (wal, &status) != 0 || status.st_size == 0)
    return g_steal_pointer (&path);
  if (!(temporary = make_temporary (self, "unclean", error)))
    return NULL;
  copy = g_build_filename (temporary, MT_STORE_FILE, NULL);
  copy_wal = g_strconcat (copy, "-wal", NULL);
  if (!copy_file (path, copy, error) || !copy_file (wal, copy_wal, error))
    return NULL;
  db = mt_db_open (copy, MT_DB_WRITE, key, salt, NULL); /* takes the WAL in; damage shows below */
  if (db)
    sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  return g_steal_pointer (&copy);
}

/* Where the database does not say its own, that is told elsewhere. */
static void
verify_inbox_key (Verifier *self)
{
  guint8 inbox_key[MT_INBOX_KEY_SIZE], *inbox_secret = mt_secret_new (MT_INBOX_KEY_SIZE);

  if (self->db && mt_store_read_inbox_keys (self->db, inbox_key, inbox_secret))
    add (self, MT_PART_INBOX_KEY, MT_KEY_FILE_NAME,
         memcmp (inbox_key, mt_vault_get_file (self->vault)->inbox_key, sizeof inbox_key) != 0);
  mt_secret_free (inbox_secret);
}

static gint64
ask (Verifier *self, const char *sql)
{
  gint64 number;

  return self->db && mt_db_get_int64 (self->db, sql, &number, NULL) ? number : -1;
}

static void
verify_changes (Verifier *self)
{
  g_autofree char *counter = g_build_filename (self->folder, MT_STORE_COUNTER_FILE, NULL);
  gint64 commits = ask (self, "SELECT value FROM tally WHERE name = 'commits'");
  guint64 n_missing = commits >= 0 ? mt_counter_peek (counter, (guint64)commits) : 0;
  MtFinding *finding;

  if (commits < 0) { /* the database, which would say it, is damaged: told elsewhere */
    add_found (self, MT_PART_CHANGES, MT_STORE_FILE, MT_FOUND_UNREAD);
    return;
  }
  finding = add (self, MT_PART_CHANGES, MT_STORE_FILE, n_missing > 0);
  finding->n = commits + (gint64)n_missing;
  finding->n_bad = (gint64)n_missing;
}

static gboolean
verify_pages (
    Verifier *self, const char *path, const guint8 *salt, gboolean refused, GError **error)
{
  MtPagesCount count;
  MtFinding *finding;

  if (!mt_pages_count (path, mt_vault_get_key (self->vault), salt, &count, error))
    return FALSE;
  finding = add (self, MT_PART_PAGES, MT_STORE_FILE,
                 refused || count.n_damaged > 0 || count.n_beyond > 0 || count.n_pages == 0);
  finding->n = count.n_pages;
  finding->n_bad = count.n_damaged;
  return TRUE;
}

static gboolean
verify_database (Verifier *self, GError **error)
{
  const guint8 *key = mt_vault_get_key (self->vault);
  const guint8 *salt = mt_vault_get_file (self->vault)->salt;
  gboolean begins_well = mt_key_file_fits (mt_vault_get_file (self->vault), self->folder);
  g_autofree char *path = settle (self, key, salt, error);
  MtStoreDamage damage;

  if (!path || !mt_store_check (path, key, salt, &damage, error))
    return FALSE;
  self->db = mt_db_open (path, MT_DB_IMMUTABLE, key, salt, NULL); /* NULL: damage, told below */
  add (self, MT_PART_SALT, MT_STORE_FILE, !begins_well);
  if (!verify_pages (self, path, salt, damage.pages, error))
    return FALSE;
  add (self, MT_PART_STRUCTURE, MT_STORE_FILE, damage.structure)->n =
      ask (self, "SELECT value FROM tally WHERE name = 'entries'");
  verify_inbox_key (self);
  verify_changes (self);
  return TRUE;
}

/* Calls @look for each file in the journal's folder @name, in the order of their names. */
static gboolean
for_each_file (Verifier *self,
               const char *name,
               gboolean (*look) (Verifier *, const char *name, const char *path, GError **),
               GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    if (*file != '.')
      g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort_values (files, (GCompareFunc)g_strcmp0);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *shown = g_build_filename (name, files->pdata[i], NULL);
    g_autofree char *path = g_build_filename (folder, files->pdata[i], NULL);

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !look (self, shown, path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
verify_backup (Verifier *self, const char *name, const char *path, GError **error)
{
  g_autofree char *folder = make_temporary (self, "backup", error);
  g_autoptr (GError) found = NULL;
  g_autoptr (MtProof) proof = NULL;
  gboolean ours = TRUE;
  MtFinding *finding;

  if (!folder)
    return FALSE;
  proof = mt_backup_prove (path, folder, self->vault, &ours, self->cancellable, &found);
  mt_file_remove_folder (folder);
  if (!proof && !g_error_matches (found, MT_ERROR, MT_ERROR_DAMAGED) &&
      !g_error_matches (found, MT_ERROR, MT_ERROR_TOO_NEW)) {
    g_propagate_error (error, g_steal_pointer (&found));
    return FALSE;
  }
  finding = add_found (self, MT_PART_BACKUP, name,
                       !proof ? MT_FOUND_DAMAGED
                       : ours ? MT_FOUND_WHOLE
                              : MT_FOUND_UNREAD);
  finding->n = proof && ours ? proof->n_entries : -1;
  return TRUE;
}

static gboolean
verify_note (Verifier *self, const char *name, const char *path, GError **error)
{
  g_autoptr (GBytes) note = mt_file_read (path, MT_SEALED_NOTE_MAX, NULL);
  g_autoptr (MtEntry) entry = NULL;
  g_autoptr (GError) refused = NULL;

  if (note && self->db)
    entry = mt_inbox_open (self->db, note, &refused);
  /* One that is being written at this moment, or never was to its end, was promised to nobody. */
  if (entry || !g_str_has_suffix (name, MT_INBOX_UNFINISHED))
    add (self, MT_PART_NOTE, name,
         !entry && !g_error_matches (refused, MT_ERROR, MT_ERROR_TOO_NEW));
  return TRUE;
}

/* Former journals are none of this one: that they were not looked into is said. */
static void
list_aside (Verifier *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, MT_ASIDE_RESTORE) || g_str_has_prefix (name, MT_ASIDE_SALVAGE) ||
        g_str_has_prefix (name, MT_STORE_FILE ".before-"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc)g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_found (self, MT_PART_ASIDE, names->pdata[i], MT_FOUND_UNREAD);
}

GPtrArray *
mt_verify (const char *folder, MtVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_finding_free);
  Verifier self = {
    .folder = folder, .vault = vault, .findings = findings, .cancellable = cancellable
  };
  gboolean finished;

  if (mt_folder_has_restore (folder)) { /* until it is finished, files are in two places */
    add (&self, MT_PART_RESTORE, MT_FOLDER_RESTORE, TRUE);
    return g_steal_pointer (&findings);
  }
  verify_keys (&self);
  finished = verify_database (&self, error) &&
             for_each_file (&self, MT_FOLDER_INBOX, verify_note, error) &&
             for_each_file (&self, MT_FOLDER_BACKUPS, verify_backup, error);
  list_aside (&self);
  mt_db_close (self.db);
  if (self.temporary)
    mt_file_remove_folder (self.temporary);
  g_free (self.temporary);
  return finished ? g_steal_pointer (&findings) : NULL;
}
