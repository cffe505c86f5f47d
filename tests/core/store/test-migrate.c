/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/migrate.h"

#include "core/error.h"
#include "core/file.h"
#include "core/store/store.h"
#include "core/vault/secret.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static const guint8 key[MT_DB_KEY_SIZE] = { 1, 2, 3 };
static const guint8 salt[MT_DB_SALT_SIZE] = { 4, 5, 6 };

typedef struct {
  char *folder, *path, *copy;
  sqlite3 *db;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("meantime-migrate-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, MT_STORE_FILE, NULL);
  f->copy = g_strconcat (f->path, ".before-1", NULL);
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  f->db = mt_db_open (f->path, MT_DB_WRITE, key, salt, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  mt_db_close (f->db);
  mt_file_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->copy);
}

static gint64
get_int64 (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mt_db_get_int64 (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_a_copy_is_kept_before_anything_is_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (sqlite3) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_db_exec (f->db, "CREATE TABLE old (a); INSERT INTO old VALUES (7)", NULL));
  g_assert_true (mt_migrate (f->db, f->path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA user_version"), ==, mt_migrate_newest ());
  g_assert_cmpint (get_int64 (f->db, "PRAGMA foreign_keys"), ==, 1);
  copy = mt_db_open (f->copy, MT_DB_IMMUTABLE, key, salt, &error); /* as encrypted as it was */
  g_assert_no_error (error);
  g_assert_cmpint (get_int64 (copy, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (get_int64 (copy, "SELECT a FROM old"), ==, 7);
}

static void
set_age (const char *path, int days)
{
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - (gint64)days * 24 * 60 * 60;
  struct timespec times[] = { { then, 0 }, { then, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

/* What was deleted for good since is still in it. */
static void
test_the_copy_goes_after_a_month (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (f->path, ".before-2", NULL);

  g_assert_true (mt_migrate (f->db, NULL, NULL));
  g_assert_true (g_file_set_contents (copy, "a copy", -1, NULL));
  set_age (copy, MT_MIGRATE_COPY_DAYS - 1);
  g_assert_true (mt_migrate (f->db, f->path, NULL));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  set_age (copy, MT_MIGRATE_COPY_DAYS + 1);
  g_assert_true (mt_migrate (f->db, f->path, NULL));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static int
deny_triggers (
    void *context, int action, const char *a, const char *b, const char *c, const char *d)
{
  return action == SQLITE_CREATE_TRIGGER ? SQLITE_DENY : SQLITE_OK;
}

static void
test_a_step_that_fails_leaves_no_half (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sqlite3_set_authorizer (f->db, deny_triggers, NULL);
  g_assert_false (mt_migrate (f->db, NULL, &error));
  g_assert_nonnull (error);
  sqlite3_set_authorizer (f->db, NULL, NULL);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (get_int64 (f->db, "SELECT count (*) FROM sqlite_schema"), ==, 0);
  g_assert_true (mt_migrate (f->db, NULL, NULL)); /* and can be done again */
}

static void
test_a_newer_schema_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_db_exec (f->db, "PRAGMA user_version = 999", NULL));
  g_assert_false (mt_migrate (f->db, f->path, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_TOO_NEW);
  g_assert_false (g_file_test (f->copy, G_FILE_TEST_EXISTS));
}

static void
test_an_index_of_other_words_is_made_anew (Fixture *f, gconstpointer data)
{
  g_assert_true (mt_migrate (f->db, NULL, NULL));
  g_assert_true (mt_db_exec (
      f->db,
      "INSERT INTO entry (key, id, kind, instant, zone, offset, flagged, created, changed, visit, "
      "fields, links, preview, text) VALUES (1, 'a', 'thought', 1, 'UTC', 0, 0, 0, 0, 0, 0, 0, '', "
      "'plum');"
      "UPDATE tally SET value = 0 WHERE name = 'words'",
      NULL));
  g_assert_true (mt_migrate (f->db, NULL, NULL));
  g_assert_cmpint (get_int64 (f->db, "SELECT rowid FROM word WHERE word MATCH 'plum'"), ==, 1);
  g_assert_cmpint (get_int64 (f->db, "SELECT value FROM tally WHERE name = 'words'"), >, 0);
}

static void
copy_file (Fixture *f, const char *name, const char *to)
{
  g_autofree char *from = g_build_filename (f->folder, name, NULL);
  g_autofree char *path = g_build_filename (to, name, NULL), *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (g_file_set_contents (path, data, (gssize)size, NULL));
}

/* A journal to be brought up to date of which saves wait in the WAL, as after a power cut: in
 * @folder. */
static void
leave_unclean (Fixture *f, const char *folder)
{
  g_autoptr (MtStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_migrate (f->db, NULL, NULL));
  store = mt_store_open (f->folder, key, salt, &error);
  g_assert_no_error (error);
  g_assert_true (mt_db_exec (mt_store_get_db (store),
                             "UPDATE tally SET value = 0 WHERE name = 'words'", NULL));
  g_assert_true (mt_store_checkpoint (store, NULL));
  for (guint i = 0; i < 5; i++) {
    g_autoptr (MtEntry) entry = mt_entry_new ("thought");
    gint64 from;

    mt_entry_set_text (entry, "plum");
    g_assert_true (mt_store_save (store, entry, &from, NULL));
  }
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copy_file (f, MT_STORE_FILE, folder);
  copy_file (f, MT_STORE_FILE "-wal", folder);
  copy_file (f, MT_STORE_COUNTER_FILE, folder);
}

/* Else what is brought up to date would be written over what can still be salvaged. */
static void
test_a_damaged_wal_is_told_before_anything_is_written (Fixture *f, gconstpointer data)
{
  g_autofree char *cut = g_build_filename (f->folder, "cut", NULL);
  g_autofree char *wal = g_build_filename (cut, MT_STORE_FILE "-wal", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (MtStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, size_after;

  leave_unclean (f, cut);
  g_assert_true (g_file_get_contents (wal, &before, &size, NULL));
  before[size / 2] ^= 0x04;
  g_assert_true (g_file_set_contents (wal, before, (gssize)size, NULL));
  store = mt_store_open (cut, key, salt, &error);
  g_assert_null (store);
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED_WAL);
  g_assert_true (g_file_get_contents (wal, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size);
}

static void
test_the_connection_is_as_it_must_be (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (get_int64 (f->db, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA page_size"), ==, MT_DB_PAGE_SIZE);
  g_assert_cmpint (get_int64 (f->db, "PRAGMA cipher_memory_security"), ==, 0);
  g_assert_true (mt_migrate (f->db, NULL, NULL));
  g_assert_cmpint (get_int64 (f->db, "SELECT v FROM word_config WHERE k = 'secure-delete'"), ==, 1);
  g_assert_cmpint (get_int64 (f->db, "SELECT v FROM word_config WHERE k = 'pgsz'"), ==, 3960);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mt_secret_init ();
#define ADD(path, func) g_test_add ("/migrate/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-copy-is-kept-before-anything-is-changed", test_a_copy_is_kept_before_anything_is_changed);
  ADD ("the-copy-goes-after-a-month", test_the_copy_goes_after_a_month);
  ADD ("a-step-that-fails-leaves-no-half", test_a_step_that_fails_leaves_no_half);
  ADD ("a-newer-schema-is-refused", test_a_newer_schema_is_refused);
  ADD ("an-index-of-other-words-is-made-anew", test_an_index_of_other_words_is_made_anew);
  ADD ("a-damaged-wal-is-told-before-anything-is-written",
       test_a_damaged_wal_is_told_before_anything_is_written);
  ADD ("the-connection-is-as-it-must-be", test_the_connection_is_as_it_must_be);
  return g_test_run ();
}
