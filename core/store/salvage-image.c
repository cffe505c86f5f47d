/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-image.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define N_OF_OUR_OWN 8       /* pages of the image behind those of the source */
#define FILLER_MAX 100000000 /* bytes in one row */
/* On an overflow page, text begins at byte 4: the lower half of the number of cells. */
#define N_CELLS 256

struct _MtImage {
  sqlite3 *db;
};

static gboolean
make_tables (sqlite3 *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE t (k INTEGER PRIMARY KEY");

  for (int i = 1; i < MT_IMAGE_N_TABLE_COLUMNS; i++)
    g_string_append_printf (sql, ", c%d", i);
  g_string_append (sql, "); CREATE TABLE x (c0");
  for (int i = 1; i < MT_IMAGE_N_INDEX_COLUMNS; i++)
    g_string_append_printf (sql, ", c%d", i);
  g_string_append_printf (sql,
                          ", PRIMARY KEY (c0)) WITHOUT ROWID;"
                          "CREATE TABLE nobody (n PRIMARY KEY) WITHOUT ROWID;"
                          "CREATE TABLE filler (bytes);"
                          "WITH RECURSIVE n (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM n "
                          "WHERE n < %d) INSERT INTO nobody SELECT n FROM n;",
                          N_CELLS - 1);
  return mt_db_exec (db, sql->str, error);
}

/* Makes the file as long as it will be: the header says so, and SQLite believes it. */
static gboolean
fill (sqlite3 *db, guint n_pages, GError **error)
{
  gint64 left = ((gint64)n_pages + N_OF_OUR_OWN) * MT_DB_PAGE_SIZE;
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "INSERT INTO filler VALUES (zeroblob (?1))", error);

  for (; stmt && left > 0; left -= FILLER_MAX) {
    sqlite3_bind_int64 (stmt, 1, MIN (left, FILLER_MAX));
    if (!mt_db_run (stmt, error))
      return FALSE;
  }
  return stmt != NULL;
}

static gboolean
make (const char *path,
      guint n_pages,
      const guint8 *key,
      const guint8 *salt,
      gint64 *nobody,
      GError **error)
{
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  g_autoptr (sqlite3) db = NULL;

  if (fd < 0)
    return mt_error_set_errno (error, errno, "make a place to salvage in");
  close (fd);
  return (db = mt_db_open (path, MT_DB_SCRATCH, key, salt, error)) &&
         mt_db_exec (db, "BEGIN", error) && make_tables (db, error) &&
         mt_db_get_int64 (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'nobody'", nobody,
                          error) &&
         fill (db, n_pages, error) && mt_db_exec (db, "COMMIT", error);
}

/* A disk that becomes full takes a part first, and says why with the next one. */
static gboolean
write_page (int fd, const guint8 *page, guint32 number)
{
  goffset at = (goffset)(number - 1) * MT_DB_PAGE_SIZE;
  gsize done = 0;

  while (done < MT_DB_PAGE_SIZE) {
    gssize written = pwrite (fd, page + done, MT_DB_PAGE_SIZE - done, at + (goffset)done);

    if (written < 0 && errno != EINTR)
      return FALSE;
    done += (gsize)MAX (written, 0);
  }
  return TRUE;
}

/* Puts the source's pages in the place of the filler. */
static gboolean
lay_pages (int fd, MtSource *source, const guint8 *nobody, GError **error)
{
  g_autofree guint8 *page = g_malloc (MT_DB_PAGE_SIZE);

  for (guint32 number = 2; number <= source->pages->len; number++) {
    if (!mt_source_read (source, number, page)) {
      memcpy (page, nobody, MT_DB_PAGE_SIZE);
      mt_page_renumber (source->pages_key, page, number);
    }
    if (!write_page (fd, page, number))
      return mt_error_set_errno (error, errno, "copy a page");
  }
  return TRUE;
}

static gboolean
lay_pages_into (const char *path, MtSource *source, gint64 nobody, GError **error)
{
  g_autofree guint8 *page = g_malloc (MT_DB_PAGE_SIZE);
  int fd = open (path, O_RDWR | O_CLOEXEC);
  gboolean spliced;

  if (fd < 0)
    return mt_error_set_errno (error, errno, "open the place to salvage in");
  spliced = pread (fd, page, MT_DB_PAGE_SIZE, (nobody - 1) * MT_DB_PAGE_SIZE) == MT_DB_PAGE_SIZE
                ? lay_pages (fd, source, page, error)
                : mt_error_set_errno (error, errno, "read a page");
  close (fd);
  return spliced;
}

MtImage *
mt_image_new (
    const char *path, MtSource *source, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autoptr (MtImage) self = g_new0 (MtImage, 1);
  gint64 nobody;

  if (!make (path, source->pages->len, key, salt, &nobody, error) ||
      !lay_pages_into (path, source, nobody, error) ||
      !(self->db = mt_db_open (path, MT_DB_SCRATCH, key, salt, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
mt_image_free (MtImage *self)
{
  if (!self)
    return;
  mt_db_close (self->db);
  g_free (self);
}

gboolean
mt_image_point (MtImage *self, guint32 number, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!mt_db_exec (self->db, "PRAGMA writable_schema = ON", error))
    return FALSE;
  stmt = mt_db_prepare (self->db, "UPDATE sqlite_schema SET rootpage = ?1 WHERE name IN ('t', 'x')",
                        error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, number);
  if (!mt_db_run (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, sqlite3_finalize);
  return mt_db_exec (self->db, "PRAGMA writable_schema = RESET", error);
}

sqlite3 *
mt_image_get_db (MtImage *self)
{
  return self->db;
}

gboolean
mt_image_is_text (const char *text, gsize size)
{
  return text && memchr (text, '\0', size) == NULL && g_utf8_validate (text, (gssize)size, NULL);
}
