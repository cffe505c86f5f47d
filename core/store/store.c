/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/store.h"

#include "core/error.h"
#include "core/process.h"
#include "core/store/counter.h"
#include "core/store/migrate.h"
#include "core/store/salvage-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _MtStore {
  sqlite3 *db;
  char *path;         /* of the database */
  char *counter_path; /* NULL on a connection that does not write */
  int fd;             /* of the database, for reserving room; -1 where it does not write */
  gboolean read_only;
  MtError refusal; /* why it does not write */
  guint64 missing_commits;
};

static MtStore *
store_new (sqlite3 *db, const char *path)
{
  MtStore *self = g_new0 (MtStore, 1);

  self->db = db;
  self->path = g_strdup (path);
  self->fd = -1;
  return self;
}

static gboolean
has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) == 0 && status.st_size > 0;
}

/* What is no file, a pipe or a link, is not SQLite's. */
static void
remove_file (const char *path)
{
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode))
    g_unlink (path);
}

/* SQLite may leave its two files, with nothing in them, where a disk was full.  The folder is held
 * by this process, and no connection is open: they can go. */
static void
remove_empty_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  if (has_wal (path))
    return;
  remove_file (wal);
  remove_file (shared);
}

MtStore *
mt_store_create (const char *folder,
                 const guint8 *key,
                 const guint8 *salt,
                 const guint8 *inbox_key,
                 const guint8 *inbox_secret,
                 GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600); /* its WAL is made alike */
  g_autoptr (MtStore) self = NULL;
  sqlite3 *db;

  if (fd < 0) {
    mt_error_set_errno (error, errno, "make the database");
    return NULL;
  }
  close (fd);
  db = mt_db_open (path, MT_DB_WRITE, key, salt, error);
  if (!db)
    return NULL;
  self = store_new (db, path);
  if (!mt_migrate (self->db, NULL, error) ||
      !mt_store_put_inbox_keys (db, inbox_key, inbox_secret, error) ||
      !mt_store_checkpoint (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Whether changes cannot be made here, whatever the reason. */
static gboolean
takes_no_changes (const char *folder, const char *path)
{
  return access (folder, W_OK | X_OK) != 0 || access (path, W_OK) != 0;
}

static MtStore *
open_read_only (
    const char *path, const guint8 *key, const guint8 *salt, MtError refusal, GError **error)
{
  g_autoptr (MtStore) self = NULL;
  g_autoptr (GError) refused = NULL;
  sqlite3 *db;

  if (has_wal (path)) {
    g_set_error_literal (error, MT_ERROR,
                         refusal == MT_ERROR_FULL ? MT_ERROR_FULL : MT_ERROR_UNCLEAN,
                         "changes of an unclean end cannot be taken in on this disk");
    return NULL;
  }
  db = mt_db_open (path, MT_DB_IMMUTABLE, key, salt, error);
  if (!db)
    return NULL;
  self = store_new (db, path);
  self->read_only = TRUE;
  self->refusal = refusal;
  if (mt_migrate_check (db, &refused))
    return g_steal_pointer (&self);
  if (g_error_matches (refused, MT_ERROR, MT_ERROR_READ_ONLY))
    refused->code = (int)refusal; /* that it cannot be migrated here has the same reason */
  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

/* A newer journal must stay as it is, to the byte: so this looks before a writer touches it.  What
 * cannot be read like this (an unclean end) the writer will bring in order. */
static gboolean
is_too_new (const char *path, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autoptr (sqlite3) db = mt_db_open (path, MT_DB_IMMUTABLE, key, salt, NULL);
  g_autoptr (GError) found = NULL;

  if (!db || mt_migrate_check (db, &found) || !g_error_matches (found, MT_ERROR, MT_ERROR_TOO_NEW))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&found));
  return TRUE;
}

/* What must be known before anything is written, since that would go over what the WAL has and
 * SQLite does not take in.  Where it is refused, the WAL stays as it is. */
static gboolean
may_be_written (MtStore *self,
                const char *counter,
                gboolean had_wal,
                const guint8 *key,
                const guint8 *salt,
                GError **error)
{
  g_autoptr (GError) refused = NULL;
  gint64 commits;

  if (!mt_migrate_check (self->db, &refused) &&
      !g_error_matches (refused, MT_ERROR, MT_ERROR_READ_ONLY)) /* an older one is brought up */
    g_propagate_error (error, g_steal_pointer (&refused));
  else if (mt_db_get_int64 (self->db, "SELECT value FROM tally WHERE name = 'commits'", &commits,
                            error)) {
    self->missing_commits = mt_counter_peek (counter, (guint64)commits);
    if (!had_wal || !mt_source_hides (self->path, key, salt, self->missing_commits > 0))
      return TRUE;
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_WAL, "the WAL has more than opens");
  }
  if (had_wal) /* else SQLite's two files are its own, and go with it */
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return FALSE;
}

MtStore *
mt_store_open (const char *folder, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  g_autofree char *counter = g_build_filename (folder, MT_STORE_COUNTER_FILE, NULL);
  gboolean had_wal = has_wal (path);
  g_autoptr (MtStore) self = NULL;
  g_autoptr (GError) refused = NULL;
  sqlite3 *db;

  if (takes_no_changes (folder, path))
    return open_read_only (path, key, salt, MT_ERROR_READ_ONLY, error);
  if (is_too_new (path, key, salt, error))
    return NULL;
  db = mt_db_open (path, MT_DB_WRITE, key, salt, &refused);
  if (!db) {
    remove_empty_wal (path);
    if (g_error_matches (refused, MT_ERROR, MT_ERROR_FULL)) /* it can still be read */
      return open_read_only (path, key, salt, MT_ERROR_FULL, error);
    g_propagate_error (error, g_steal_pointer (&refused));
    return NULL;
  }
  self = store_new (db, path);
  self->fd = open (path, O_RDWR | O_CLOEXEC);
  if (!may_be_written (self, counter, had_wal, key, salt, error) || !mt_migrate (db, path, error))
    return NULL;
  self->counter_path = g_steal_pointer (&counter);
  return g_steal_pointer (&self);
}

MtStore *
mt_store_open_reader (const char *folder, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  /* Without a writer in this process there is no shared memory, and nobody changes the file. */
  gboolean alone = !g_file_test (shared, G_FILE_TEST_EXISTS);
  sqlite3 *db = mt_db_open (path, alone ? MT_DB_IMMUTABLE : MT_DB_READ, key, salt, error);
  MtStore *self;

  if (!db)
    return NULL;
  self = store_new (db, path);
  self->read_only = TRUE;
  self->refusal = MT_ERROR_READ_ONLY;
  return self;
}

void
mt_store_close (MtStore *self)
{
  if (!self)
    return;
  mt_process_may_take_long ();
  if (self->counter_path)
    mt_store_checkpoint (self, NULL);
  mt_db_close (self->db);
  if (self->counter_path)
    remove_empty_wal (self->path);
  if (self->fd >= 0)
    close (self->fd); /* after SQLite: closing it would end the locks SQLite holds on this file */
  g_free (self->path);
  g_free (self->counter_path);
  g_free (self);
}

gboolean
mt_store_is_read_only (MtStore *self)
{
  return self->read_only;
}

guint64
mt_store_get_missing_commits (MtStore *self)
{
  return self->missing_commits;
}

gboolean
mt_store_checkpoint (MtStore *self, GError **error)
{
  int rc;

  mt_process_may_take_long ();
  sqlite3_busy_timeout (self->db, 0);
  rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->db, MT_DB_BUSY_MS);
  return rc == SQLITE_OK || mt_db_set_error (self->db, rc, error);
}

sqlite3 *
mt_store_get_db (MtStore *self)
{
  return self->db;
}

gboolean
mt_store_may_write (MtStore *self, GError **error)
{
  if (self->read_only)
    g_set_error_literal (error, MT_ERROR, (int)self->refusal, "the journal is open for reading");
  return !self->read_only;
}

gboolean
mt_store_begin (MtStore *self, GError **error)
{
  if (!mt_store_may_write (self, error))
    return FALSE;
  mt_store_roll_back (self); /* where that could not be done before, as without memory */
  return mt_db_exec_kept (self->db, "BEGIN IMMEDIATE", error);
}

/* What is committed must find room in the database when the WAL is emptied into it: so the room is
 * taken before, and a full disk refuses a save rather than leaving one between two files.  Where a
 * file system cannot reserve, the save stays in the WAL until there is room. */
static gboolean
reserve_room (MtStore *self, GError **error)
{
  struct stat status;
  gint64 pages;
  goffset size;

  if (!mt_db_get_int64_kept (self->db, "PRAGMA page_count", &pages, error))
    return FALSE;
  size = pages * MT_DB_PAGE_SIZE;
  if (self->fd < 0 || fstat (self->fd, &status) != 0 || status.st_size >= size)
    return TRUE;
  return fallocate (self->fd, FALLOC_FL_KEEP_SIZE, status.st_size, size - status.st_size) == 0 ||
         (errno != ENOSPC && errno != EDQUOT) ||
         mt_error_set_errno (error, errno, "reserve room in the database");
}

static gboolean
run_with_time (sqlite3 *db, const char *sql, gint64 time, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, time);
  return mt_db_run (stmt, error);
}

/* Also of the day before that has changes: what a clock says on one day is not to be relied on. */
static gboolean
note_time (sqlite3 *db, GError **error)
{
  gint64 now = g_get_real_time ();

  return run_with_time (db,
                        "INSERT OR REPLACE INTO tally SELECT 'changed-before', value FROM tally "
                        "WHERE name = 'changed' AND value / 86400000000 <> ?1 / 86400000000",
                        now, error) &&
         run_with_time (db, "UPDATE tally SET value = ?1 WHERE name = 'changed'", now, error);
}

gboolean
mt_store_commit_uncounted (MtStore *self, GError **error)
{
  if (reserve_room (self, error) && mt_db_exec_kept (self->db, "COMMIT", error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

gboolean
mt_store_commit (MtStore *self, GError **error)
{
  gint64 commits;

  if (!reserve_room (self, error) || !note_time (self->db, error) ||
      !mt_db_get_int64_kept (
          self->db, "UPDATE tally SET value = value + 1 WHERE name = 'commits' RETURNING value",
          &commits, error) ||
      !mt_db_exec_kept (self->db, "COMMIT", error)) {
    mt_store_roll_back (self);
    return FALSE;
  }
  mt_counter_write (self->counter_path, (guint64)commits);
  return TRUE;
}

void
mt_store_roll_back (MtStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    mt_db_exec (self->db, "ROLLBACK", NULL);
}

gboolean
mt_store_copy (MtStore *self, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (self->db, "VACUUM INTO ?1", error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, path);
  if (mt_db_run (stmt, error))
    return TRUE;
  mt_db_tell_full (path, error);
  return FALSE;
}
