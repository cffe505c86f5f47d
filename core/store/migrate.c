/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/migrate.h"

#include "core/error.h"
#include "core/file.h"
#include "core/schema.h"
#include "core/words.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define DAY (24 * 60 * 60) /* s */
#define SCHEMA "/io/github/meantime_journal/Meantime/schema/"

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* The names of the steps, in order; index i is version i + 1. */
static char **
list_steps (void)
{
  /* Asking for it keeps the resource in a static library. */
  char **names = g_resource_enumerate_children (mt_schema_get_resource (), SCHEMA,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

int
mt_migrate_newest (void)
{
  g_auto (GStrv) steps = list_steps ();

  return (int)g_strv_length (steps);
}

static gboolean
step_to (sqlite3 *db, const char *name, int version, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA, name, NULL);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) sql =
      g_resource_lookup_data (mt_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (sqlite3_stmt) broken = NULL;
  int row;

  /* A resource's data ends in a NUL that its size does not count. */
  if (!mt_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (mt_db_exec (db, g_bytes_get_data (sql, NULL), error) && mt_db_exec (db, set_version, error) &&
      (broken = mt_db_prepare (db, "PRAGMA foreign_key_check", error)) &&
      (row = mt_db_step (broken, error)) >= 0) {
    g_clear_pointer (&broken, sqlite3_finalize);
    if (row == 0 && mt_db_exec (db, "COMMIT", error))
      return TRUE;
    if (row > 0)
      g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "a reference leads nowhere");
  }
  g_clear_pointer (&broken, sqlite3_finalize);
  mt_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/* As encrypted as it is, and whole, before anything is changed in it. */
static gboolean
copy_aside (sqlite3 *db, const char *path, int version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%d", path, version + 1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (copy); /* of an earlier try that did not come to its end */
  stmt = mt_db_prepare (db, "VACUUM INTO ?1", error);
  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, copy);
  if (mt_db_run (stmt, error))
    return mt_file_sync_folder (folder, error);
  mt_db_tell_full (copy, error);
  return FALSE;
}

/* What was proven by a month of use needs no copy of before, and what was deleted for good in the
 * meantime is still in it. */
static void
remove_old_copies (const char *path, int newest)
{
  for (int version = 2; version <= newest; version++) {
    g_autofree char *copy = g_strdup_printf ("%s.before-%d", path, version);
    GStatBuf status;

    if (g_lstat (copy, &status) == 0 && S_ISREG (status.st_mode) &&
        g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > MT_MIGRATE_COPY_DAYS * DAY)
      g_unlink (copy);
  }
}

static gboolean
get_version (sqlite3 *db, gint64 *version, GError **error)
{
  if (!mt_db_get_int64 (db, "PRAGMA user_version", version, error))
    return FALSE;
  if (*version <= mt_migrate_newest ())
    return TRUE;
  g_set_error (error, MT_ERROR, MT_ERROR_TOO_NEW, "schema %" G_GINT64_FORMAT " is newer", *version);
  return FALSE;
}

gboolean
mt_migrate_check (sqlite3 *db, GError **error)
{
  gint64 version;

  if (!get_version (db, &version, error))
    return FALSE;
  if (version == mt_migrate_newest ())
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_READ_ONLY,
                       "an older journal cannot be brought up to date on a read-only disk");
  return FALSE;
}

/* An index made by other words than today's would not be found in; it is only derived. */
static gboolean
renew_words (sqlite3 *db, GError **error)
{
  g_autofree char *set_version =
      g_strdup_printf ("UPDATE tally SET value = %d WHERE name = 'words'", mt_words_get_version ());
  gint64 version;

  if (!mt_db_get_int64 (db, "SELECT value FROM tally WHERE name = 'words'", &version, error))
    return FALSE;
  if (version == mt_words_get_version ())
    return TRUE;
  if (mt_db_exec (db, "BEGIN IMMEDIATE", error) &&
      mt_db_exec (db, "INSERT INTO word (word) VALUES ('rebuild')", error) &&
      mt_db_exec (db, set_version, error) && mt_db_exec (db, "COMMIT", error))
    return TRUE;
  mt_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
mt_migrate (sqlite3 *db, const char *path, GError **error)
{
  g_auto (GStrv) steps = list_steps ();
  int newest = (int)g_strv_length (steps);
  gint64 version;

  if (!get_version (db, &version, error))
    return FALSE;
  if (version < newest) {
    if (path && !copy_aside (db, path, (int)version, error))
      return FALSE;
    /* A step may rebuild a table that others point at. */
    if (!mt_db_exec (db, "PRAGMA foreign_keys = OFF", error))
      return FALSE;
    for (int i = (int)version; i < newest; i++)
      if (!step_to (db, steps[i], i + 1, error))
        return FALSE;
    if (!mt_db_exec (db, "PRAGMA foreign_keys = ON", error))
      return FALSE;
  }
  if (path)
    remove_old_copies (path, newest);
  return renew_words (db, error);
}
