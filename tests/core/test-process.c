/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/process.h"

#include "core/file.h"
#include "core/folder.h"
#include "core/share/share.h"
#include "core/store/store.h"
#include "core/vault/vault.h"
#include "tests/core/fixture.h"

/* Each may take long; none of them is given anything it could do. */
static void
draw (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  MtShareOptions options = { .format = MT_FORMAT_JSON };

  g_bytes_unref (mt_share_render (entries, &options, NULL, NULL));
}

static void
write_share (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);

  mt_share_write (bytes, "/nowhere/at/all", NULL);
}

static void
open_store (void)
{
  guint8 key[MT_DB_KEY_SIZE] = { 0 }, salt[MT_DB_SALT_SIZE] = { 0 };

  mt_store_close (mt_store_open ("/nowhere/at/all", key, salt, NULL));
}

static void
open_vault (void)
{
  mt_vault_free (mt_vault_open ("/nowhere/at/all", "none", NULL));
}

static void
make_vault (void)
{
  char *recovery_key = NULL;
  guint8 *inbox_secret = NULL;

  mt_vault_free (mt_vault_create ("some words", &recovery_key, &inbox_secret, NULL));
  mt_secret_free (recovery_key);
  mt_secret_free (inbox_secret);
}

static void
take_folder (void)
{
  mt_folder_lock ("/nowhere/at/all", 0, NULL);
}

static void
write_file (void)
{
  mt_file_write ("/nowhere/at/all", "", 0, NULL);
}

static void
read_file (void)
{
  mt_file_read ("/nowhere/at/all", 1, NULL);
}

static void
sync_folder (void)
{
  mt_file_sync_folder ("/nowhere/at/all", NULL);
}

/* On a connection that was there before. */
static sqlite3 *db;
static sqlite3_stmt *stmt;

static void
run_sql (void)
{
  mt_db_exec (db, "SELECT 1", NULL);
}

static void
prepare_sql (void)
{
  sqlite3_finalize (mt_db_prepare (db, "SELECT 1", NULL));
}

static void
step_sql (void)
{
  mt_db_step (stmt, NULL);
}

static const struct {
  const char *name;
  void (*run) (void);
} slow[] = {
  { "draw", draw },
  { "write-share", write_share },
  { "open-store", open_store },
  { "open-vault", open_vault },
  { "make-vault", make_vault },
  { "take-folder", take_folder },
  { "write-file", write_file },
  { "read-file", read_file },
  { "sync-folder", sync_folder },
  { "run-sql", run_sql },
  { "prepare-sql", prepare_sql },
  { "step-sql", step_sql },
};

static void
test_a_thread_kept_clear_aborts_what_is_slow (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  if (g_test_subprocess ()) {
    g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT 1", -1, &stmt, NULL), ==, SQLITE_OK);
    slow[i].run (); /* nothing minds it yet */
    mt_process_keep_clear ();
    slow[i].run ();
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*is_kept_clear*");
}

static gpointer
remove_folder (gpointer folder)
{
  mt_file_remove_folder (folder);
  return NULL;
}

/* A journal keeps to its workers, from its making on. */
static void
test_a_journal_is_used_from_a_thread_kept_clear (void)
{
  if (g_test_subprocess ()) {
    g_autofree char *folder = g_dir_make_tmp ("meantime-clear-XXXXXX", NULL);
    g_autoptr (MtJournal) journal = mt_journal_new (folder);
    g_autoptr (MtEntry) entry = NULL, loaded = NULL;
    g_autoptr (GError) error = NULL;
    char *recovery_key;

    mt_process_keep_clear ();
    recovery_key = create (journal, PASSPHRASE, &error);
    g_assert_no_error (error);
    entry = write_entry (journal, "thought", "2026-03-01", "a");
    loaded = load (journal, mt_entry_get_id (entry), &error);
    g_assert_no_error (error);
    lock (journal);
    g_assert_true (unlock (journal, recovery_key, &error));
    lock (journal);
    g_clear_object (&journal);
    mt_journal_free_secret (recovery_key);
    g_thread_join (g_thread_new (NULL, remove_folder, folder)); /* another may take long */
    g_print ("all done\n");
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*all done*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mt_secret_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++) {
    g_autofree char *path =
        g_strconcat ("/process/a-thread-kept-clear-aborts-what-is-slow/", slow[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_a_thread_kept_clear_aborts_what_is_slow);
  }
  g_test_add_func ("/process/a-journal-is-used-from-a-thread-kept-clear",
                   test_a_journal_is_used_from_a_thread_kept_clear);
  return g_test_run ();
}
