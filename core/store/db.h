/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlcipher/sqlite3.h>

G_BEGIN_DECLS

/* SQLCipher in GLib's dress: one encrypted connection, statements, and errors with a code a person
 * can act on.  Blocking; a connection belongs to one thread at a time. */

/* Ends a connection and what it has kept; NULL is nothing. */
void mt_db_close (sqlite3 *db);

/* A statement that its connection keeps: letting go of it makes it ready for the next time. */
typedef sqlite3_stmt MtKeptStmt;
void mt_db_let_go (MtKeptStmt *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, mt_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtKeptStmt, mt_db_let_go)

typedef enum {
  MT_DB_WRITE,     /* writes; an empty file becomes a database */
  MT_DB_READ,      /* reads, beside a writer of this process */
  MT_DB_SCRATCH,   /* writes a file that only lives as long as it is worked on: nothing is synced */
  MT_DB_IMMUTABLE, /* reads a file that nobody changes; makes no file beside it */
} MtDbMode;

#define MT_DB_KEY_SIZE 32    /* bytes */
#define MT_DB_SALT_SIZE 16   /* bytes */
#define MT_DB_PAGE_SIZE 4096 /* bytes; SQLCipher 4 makes no other by default */
#define MT_DB_BUSY_MS 5000   /* how long a connection waits for another one of this process */

/* Opens the database at @path with the raw @key and @salt, as docs/file-formats.md says.  The key
 * has been proven by its slot: whatever the database refuses now is damage. Errors:
 * DAMAGED_DATABASE, NOT_ALLOWED, READ_ONLY, FULL, STORAGE, NO_MEMORY. */
sqlite3 *mt_db_open (
    const char *path, MtDbMode mode, const guint8 *key, const guint8 *salt, GError **error);

/* From now on what @db does ends soon after @cancellable (the caller's; NULL: never) was cancelled,
 * with G_IO_ERROR_CANCELLED. */
void mt_db_watch (sqlite3 *db, GCancellable *cancellable);

/* Writes every page anew under another raw @key and @salt. */
gboolean mt_db_rekey (sqlite3 *db, const guint8 *key, const guint8 *salt, GError **error);

/* Sets @error from the outcome @rc of the last call on @db.  Returns FALSE. */
gboolean mt_db_set_error (sqlite3 *db, int rc, GError **error);

/* Runs @sql, one or more statements without parameters; or a constant one, kept. */
gboolean mt_db_exec (sqlite3 *db, const char *sql, GError **error);
gboolean mt_db_exec_kept (sqlite3 *db, const char *sql, GError **error);

/* One statement; parameters are bound by the caller. */
sqlite3_stmt *mt_db_prepare (sqlite3 *db, const char *sql, GError **error);

/* The same for a statement that is run again and again: @sql, a constant, is made ready once for
 * each connection.  Only one at a time may be in use. */
MtKeptStmt *mt_db_keep (sqlite3 *db, const char *sql, GError **error);

/* 1: a row is there; 0: done; -1: @error is set. */
int mt_db_step (sqlite3_stmt *stmt, GError **error);

/* Steps to the end, for statements that give no rows of interest; then it may be bound again. */
gboolean mt_db_run (sqlite3_stmt *stmt, GError **error);

/* Binds a copy-free text that outlives the next step; NULL binds NULL. */
void mt_db_bind_text (sqlite3_stmt *stmt, int index, const char *text);

/* The text of a column, owned by the statement until its next step; "" where it is NULL. */
const char *mt_db_column_text (sqlite3_stmt *stmt, int column);

/* The first column of the first row of @sql, a number; @sql is run to its end.  Errors: also where
 * there is no row.  The other keeps the statement. */
gboolean mt_db_get_int64 (sqlite3 *db, const char *sql, gint64 *value, GError **error);
gboolean mt_db_get_int64_kept (sqlite3 *db, const char *sql, gint64 *value, GError **error);

/* Where a file cannot be made beside @path, or @path itself, SQLite says that much and forgets why:
 * turns STORAGE in *@error into FULL where no other file can be made there either. */
void mt_db_tell_full (const char *path, GError **error);

G_END_DECLS
