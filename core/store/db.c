/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/db.h"

#include "core/error.h"
#include "core/process.h"
#include "core/store/tokenizer.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define WATCH_STEPS 100 /* of SQLite's machine between two looks: at most that many rows */

static MtError
code_of (sqlite3 *db, int rc)
{
  int system_errno = db ? sqlite3_system_errno (db) : 0;

  switch (rc & 0xff) {
  case SQLITE_FULL:
    return MT_ERROR_FULL;
  case SQLITE_READONLY:
    return MT_ERROR_READ_ONLY;
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return MT_ERROR_NOT_ALLOWED;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return MT_ERROR_IN_USE;
  case SQLITE_TOOBIG:
    return MT_ERROR_TOO_LONG;
  case SQLITE_CANTOPEN:
    return system_errno == EACCES || system_errno == EPERM    ? MT_ERROR_NOT_ALLOWED
           : system_errno == EROFS                            ? MT_ERROR_READ_ONLY
           : system_errno == ENOSPC || system_errno == EDQUOT ? MT_ERROR_FULL
                                                              : MT_ERROR_STORAGE;
  case SQLITE_IOERR:
    if (rc == SQLITE_IOERR_NOMEM)
      return MT_ERROR_NO_MEMORY;
    return system_errno == ENOSPC || system_errno == EDQUOT ? MT_ERROR_FULL : MT_ERROR_STORAGE;
  case SQLITE_NOMEM:
    return MT_ERROR_NO_MEMORY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_ERROR: /* our SQL is constant: what fails in it now is a page that does not check */
    return MT_ERROR_DAMAGED_DATABASE;
  default:
    return MT_ERROR_STORAGE;
  }
}

gboolean
mt_db_set_error (sqlite3 *db, int rc, GError **error)
{
  if ((rc & 0xff) == SQLITE_INTERRUPT) { /* only mt_db_watch () does that */
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    return FALSE;
  }
  /* sqlite3_errstr () knows no SQL and no values; sqlite3_errmsg () may quote them. */
  g_set_error (error, MT_ERROR, code_of (db, rc), "database: %s (%d)", sqlite3_errstr (rc), rc);
  return FALSE;
}

gboolean
mt_db_exec (sqlite3 *db, const char *sql, GError **error)
{
  int rc;

  mt_process_may_take_long ();
  rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || mt_db_set_error (db, sqlite3_extended_errcode (db), error);
}

sqlite3_stmt *
mt_db_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  mt_process_may_take_long ();
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    mt_db_set_error (db, sqlite3_extended_errcode (db), error);
  return stmt;
}

/* ---- Kept statements: in the connection's own data, by the address of their SQL ---- */

#define KEPT "meantime-kept"

static void
end_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static GHashTable *
kept_of (sqlite3 *db)
{
  GHashTable *kept = sqlite3_get_clientdata (db, KEPT);

  if (!kept) {
    kept = g_hash_table_new_full (NULL, NULL, NULL, end_statement);
    /* Without memory for that, SQLite has freed it. */
    if (sqlite3_set_clientdata (db, KEPT, kept, (void (*) (void *))g_hash_table_unref) != SQLITE_OK)
      return NULL;
  }
  return kept;
}

MtKeptStmt *
mt_db_keep (sqlite3 *db, const char *sql, GError **error)
{
  GHashTable *kept = kept_of (db);
  sqlite3_stmt *stmt = kept ? g_hash_table_lookup (kept, sql) : NULL;

  mt_process_may_take_long ();
  if (!kept) {
    mt_db_set_error (db, SQLITE_NOMEM, error);
    return NULL;
  }
  if (stmt)
    return stmt;
  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
    mt_db_set_error (db, sqlite3_extended_errcode (db), error);
    return NULL;
  }
  g_hash_table_insert (kept, (gpointer)sql, stmt);
  return stmt;
}

/* What was bound belongs to the caller, and may be the text of an entry. */
void
mt_db_let_go (MtKeptStmt *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}

gboolean
mt_db_exec_kept (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);

  return stmt && mt_db_run (stmt, error);
}

/* SQLite keeps a connection alive as long as it has statements. */
void
mt_db_close (sqlite3 *db)
{
  if (db)
    sqlite3_set_clientdata (db, KEPT, NULL, NULL);
  if (sqlite3_close (db) != SQLITE_OK)
    g_assert_not_reached (); /* a statement is left: what it read would stay in memory, too */
}

int
mt_db_step (sqlite3_stmt *stmt, GError **error)
{
  int rc;

  mt_process_may_take_long ();
  rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    return 1;
  if (rc == SQLITE_DONE)
    return 0;
  mt_db_set_error (sqlite3_db_handle (stmt), sqlite3_extended_errcode (sqlite3_db_handle (stmt)),
                   error);
  return -1;
}

gboolean
mt_db_run (sqlite3_stmt *stmt, GError **error)
{
  int row;

  while ((row = mt_db_step (stmt, error)) > 0)
    ;
  sqlite3_reset (stmt);
  return row == 0;
}

void
mt_db_bind_text (sqlite3_stmt *stmt, int index, const char *text)
{
  sqlite3_bind_text (stmt, index, text, -1, SQLITE_STATIC);
}

const char *
mt_db_column_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt, column);

  return text ? text : "";
}

static gboolean
read_int64 (sqlite3_stmt *stmt, gint64 *value, GError **error)
{
  int row = mt_db_step (stmt, error);

  if (row > 0)
    *value = sqlite3_column_int64 (stmt, 0);
  else if (row == 0)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "database: a row is missing");
  return row > 0;
}

gboolean
mt_db_get_int64 (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, sql, error);

  return stmt && read_int64 (stmt, value, error);
}

gboolean
mt_db_get_int64_kept (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (MtKeptStmt) stmt = mt_db_keep (db, sql, error);

  return stmt && read_int64 (stmt, value, error);
}

/* A library that only looks like SQLCipher would write everything in clear. */
static void
assert_encrypted (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, "PRAGMA cipher_version", NULL);

  if (!stmt || sqlite3_step (stmt) != SQLITE_ROW || !*mt_db_column_text (stmt, 0))
    g_error ("this SQLite does not encrypt");
}

/* The raw key and salt as SQLCipher reads them: x'…', 96 hexadecimal digits; guarded. */
static char *
raw_key_of (const guint8 *key, const guint8 *salt)
{
  char *text = sodium_malloc (2 + 2 * (MT_DB_KEY_SIZE + MT_DB_SALT_SIZE) + 2);

  if (!text)
    return NULL;
  strcpy (text, "x'");
  sodium_bin2hex (text + 2, 2 * MT_DB_KEY_SIZE + 1, key, MT_DB_KEY_SIZE);
  sodium_bin2hex (text + 2 + 2 * MT_DB_KEY_SIZE, 2 * MT_DB_SALT_SIZE + 1, salt, MT_DB_SALT_SIZE);
  strcat (text, "'");
  return text;
}

static gboolean
set_key (sqlite3 *db, const guint8 *key, const guint8 *salt, GError **error)
{
  char *text = raw_key_of (key, salt);
  int rc = text ? sqlite3_key_v2 (db, "main", text, (int)strlen (text)) : SQLITE_NOMEM;

  sodium_free (text);
  return rc == SQLITE_OK || mt_db_set_error (db, rc, error);
}

static int
is_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
mt_db_watch (sqlite3 *db, GCancellable *cancellable)
{
  if (cancellable)
    sqlite3_progress_handler (db, WATCH_STEPS, is_cancelled, cancellable);
  else
    sqlite3_progress_handler (db, 0, NULL, NULL);
}

gboolean
mt_db_rekey (sqlite3 *db, const guint8 *key, const guint8 *salt, GError **error)
{
  char *text = raw_key_of (key, salt);
  int rc;

  mt_process_may_take_long ();
  rc = text ? sqlite3_rekey_v2 (db, "main", text, (int)strlen (text)) : SQLITE_NOMEM;
  sodium_free (text);
  return rc == SQLITE_OK || mt_db_set_error (db, sqlite3_extended_errcode (db), error);
}

static gboolean
configure (sqlite3 *db, MtDbMode mode, GError **error)
{
  static const char always[] = "PRAGMA cipher_compatibility = 4;"
                               "PRAGMA cipher_memory_security = OFF;"
                               "PRAGMA cipher_log_level = NONE;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -8000;";
  static const char writing[] = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA wal_autocheckpoint = 250;";
  static const char scratch[] = "PRAGMA journal_mode = OFF;"
                                "PRAGMA synchronous = OFF;"
                                "PRAGMA auto_vacuum = NONE;"
                                "PRAGMA foreign_keys = OFF;";
  gint64 temp_store = 0, n_tables = 0;

  if (!mt_db_exec (db, always, error) ||
      !mt_db_get_int64 (db, "PRAGMA temp_store", &temp_store, error))
    return FALSE;
  g_assert (temp_store == 2); /* sorting must never spill to a file: that would be in clear */
  if ((mode == MT_DB_WRITE && !mt_db_exec (db, writing, error)) ||
      (mode == MT_DB_SCRATCH && !mt_db_exec (db, scratch, error)))
    return FALSE;
  /* The first read is what proves key and first page. */
  return mt_db_get_int64 (db, "SELECT count (*) FROM sqlite_schema", &n_tables, error);
}

static char *
uri_of (const char *path, MtDbMode mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *)absolute, strlen (absolute), "/");

  return g_strconcat ("file:", escaped, mode == MT_DB_IMMUTABLE ? "?immutable=1" : "", NULL);
}

/* A pipe has no end to wait for, and a device no end at all. */
static gboolean
are_files (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *name = g_strconcat (path, ends[i], NULL);

    if (g_file_test (name, G_FILE_TEST_EXISTS) && !g_file_test (name, G_FILE_TEST_IS_REGULAR))
      return FALSE;
  }
  return TRUE;
}

void
mt_db_tell_full (const char *path, GError **error)
{
  static const char *const files[] = { "-wal", "-shm" };

  if (!error || !g_error_matches (*error, MT_ERROR, MT_ERROR_STORAGE))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *file = g_strconcat (path, files[i], NULL);
    int fd = open (file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0 && (errno == ENOSPC || errno == EDQUOT)) {
      g_clear_error (error);
      mt_error_set_errno (error, errno, "make the database's files");
      return;
    }
    if (fd >= 0 && close (fd) == 0)
      unlink (file);
  }
}

sqlite3 *
mt_db_open (const char *path, MtDbMode mode, const guint8 *key, const guint8 *salt, GError **error)
{
  static const int flags[] = {
    [MT_DB_WRITE] = SQLITE_OPEN_READWRITE,
    [MT_DB_READ] = SQLITE_OPEN_READONLY,
    [MT_DB_SCRATCH] = SQLITE_OPEN_READWRITE,
    [MT_DB_IMMUTABLE] = SQLITE_OPEN_READONLY,
  };
  g_autofree char *uri = uri_of (path, mode);
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) refused = NULL;
  int rc;

  mt_process_may_take_long ();
  if (!are_files (path)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "the database is no file");
    return NULL;
  }
  rc = sqlite3_open_v2 (
      uri, &db, flags[mode] | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc != SQLITE_OK) {
    mt_db_set_error (db, rc, error);
    return NULL;
  }
  assert_encrypted (db);
  sqlite3_busy_timeout (db, MT_DB_BUSY_MS);
  if (set_key (db, key, salt, &refused) && configure (db, mode, &refused) &&
      mt_tokenizer_register (db, &refused))
    return g_steal_pointer (&db);
  if (mode == MT_DB_WRITE)
    mt_db_tell_full (path, &refused);
  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}
