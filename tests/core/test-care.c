/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-private.h"
#include "tests/core/damage.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>

static int rename_to_fail; /* 1: the next one fails, as if the disk had; 0: none */

/* In the place of the C library's. */
int
rename (const char *from, const char *to)
{
  gboolean fails = rename_to_fail == 1;

  if (rename_to_fail > 0)
    rename_to_fail--;
  if (fails) {
    errno = EIO;
    return -1;
  }
  return (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void
test_what_is_missing_or_strange_has_its_own_code (Fixture *f, gconstpointer data)
{
  g_autofree char *keys = path_of (f, "keys"), *keys_2 = path_of (f, "keys.2");
  g_autofree char *database = path_of (f, "journal.db"), *aside = path_of (f, "aside");
  g_autofree char *other = g_build_filename (f->root, "other", NULL);
  g_autofree char *file = g_build_filename (other, "holiday.jpg", NULL);
  g_autoptr (MtJournal) elsewhere = mt_journal_new (other);
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  g_assert_cmpint (g_rename (database, aside), ==, 0);
  assert_unlock (f, MT_ERROR_NO_DATABASE);
  g_assert_cmpint (g_rename (aside, database), ==, 0);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  assert_unlock (f, -1);
  g_assert_true (g_file_test (keys, G_FILE_TEST_EXISTS)); /* healed */
  g_assert_cmpint (g_unlink (keys), ==, 0);
  g_assert_cmpint (g_unlink (keys_2), ==, 0);
  assert_unlock (f, MT_ERROR_NO_KEYS);
  g_assert_cmpint (g_unlink (database), ==, 0);
  assert_unlock (f, MT_ERROR_NOT_A_JOURNAL); /* the empty inbox and backups say nothing */

  g_assert_false (unlock (elsewhere, "x", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  g_mkdir (other, 0700);
  g_assert_false (unlock (elsewhere, "x", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (unlock (elsewhere, "x", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_A_JOURNAL);
  g_clear_error (&error);
  g_assert_null (create (elsewhere, PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_A_JOURNAL);
}

static void
test_a_second_opener_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (MtJournal) second = mt_journal_new (f->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (unlock (second, fixture_recovery_key, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_IN_USE);
  lock (f->journal);
  g_assert_true (unlock (second, fixture_recovery_key, NULL));
  lock (second);
}

static void
test_a_journal_is_not_made_over_another (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  g_assert_null (create (f->journal, PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_EXISTS);
  reopen (f);
}

static void
test_a_making_that_failed_can_be_begun_again (Fixture *f, gconstpointer data)
{
  static const int failing[] = { 3, 4 }; /* the moves of the database and of "keys.2" */

  for (gsize i = 0; i < G_N_ELEMENTS (failing); i++) {
    g_autofree char *name = g_strdup_printf ("made-%d", failing[i]);
    g_autofree char *folder = g_build_filename (f->root, name, NULL);
    g_autoptr (MtJournal) journal = mt_journal_new (folder);
    g_autoptr (GError) error = NULL;
    char *recovery_key;

    rename_to_fail = failing[i];
    g_assert_null (create (journal, PASSPHRASE, &error));
    rename_to_fail = 0;
    g_clear_error (&error);
    recovery_key = create (journal, PASSPHRASE, &error);
    g_assert_no_error (error);
    mt_journal_free_secret (recovery_key);
    lock (journal);
  }
}

static void
test_what_is_left_of_the_making_hides_no_journal (Fixture *f, gconstpointer data)
{
  g_autofree char *keys = path_of (f, "keys"), *begun = path_of (f, "journal.new");
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  g_assert_cmpint (g_mkdir (begun, 0700), ==, 0);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  g_assert_null (create (f->journal, PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_EXISTS);
  assert_unlock (f, -1);
  g_assert_false (g_file_test (begun, G_FILE_TEST_EXISTS));
}

static void
test_no_link_leads_out_of_the_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *outside = g_build_filename (f->root, "outside", NULL);
  g_autofree char *file = g_build_filename (outside, "holiday.jpg", NULL);
  g_autofree char *link = path_of (f, "restore.new");

  lock (f->journal);
  g_mkdir (outside, 0700);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  assert_unlock (f, -1);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_a_lock_asked_for_while_it_opens_holds (Fixture *f, gconstpointer data)
{
  GAsyncResult *opening = NULL, *locking = NULL;
  g_autoptr (GAsyncResult) opened = NULL, locked = NULL;
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  mt_journal_unlock (f->journal, fixture_recovery_key, 0, wait_done, &opening);
  mt_journal_lock (f->journal, wait_done, &locking);
  opened = wait_for (&opening);
  locked = wait_for (&locking);
  g_assert_false (mt_journal_unlock_finish (f->journal, opened, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_LOCKED);
  g_assert_true (mt_journal_lock_finish (f->journal, locked, NULL));
  g_assert_false (mt_journal_is_open (f->journal));
  assert_unlock (f, -1);
}

static gpointer
read_job (gpointer session, gpointer sql, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return mt_db_exec (mt_store_get_db (store), sql, error) ? MT_WORKER_DONE : NULL;
}

static void
run_on_reader (Fixture *f, const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_READER, NULL, (MtJob){ read_job, NULL, (gpointer)sql },
                  NULL, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_nonnull (g_task_propagate_pointer (G_TASK (result), NULL));
}

static void
iterate (gint64 usec)
{
  for (gint64 end = g_get_monotonic_time () + usec; g_get_monotonic_time () < end; g_usleep (1000))
    g_main_context_iteration (NULL, FALSE);
}

/* As while a backup is made, which reads for as long as it takes. */
static void
test_no_save_waits_for_a_long_read (Fixture *f, gconstpointer data)
{
  g_autofree char *wal = path_of (f, "journal.db-wal");
  gint64 start;
  GStatBuf status;

  run_on_reader (f, "BEGIN; SELECT count (*) FROM entry");
  g_object_unref (write_entry (f->journal, "thought", "2026-01-01", "x"));
  iterate (1300000); /* the WAL would be emptied now */
  start = g_get_monotonic_time ();
  g_object_unref (write_entry (f->journal, "thought", "2026-01-01", "y"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1000000);
  iterate (1300000);
  run_on_reader (f, "COMMIT");
  iterate (1300000);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
}

static void
test_each_flipped_bit_is_found (Fixture *f, gconstpointer data)
{
  g_autofree char *database = path_of (f, "journal.db");
  GStatBuf status;

  for (int i = 0; i < 30; i++) {
    g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "some text");
  }
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  flip (f, "keys", 100);
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_KEYS);
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_KEYS); /* it heals nothing */
  flip (f, "keys", 100);
  flip (f, "journal.db", 7);
  g_assert_true (damaged_parts (f) & (1u << MT_PART_SALT));
  assert_unlock (f, MT_ERROR_DAMAGED_START);
  flip (f, "journal.db", 7);

  g_assert_cmpint (g_stat (database, &status), ==, 0);
  for (goffset at = 4096 + 1500; at < status.st_size; at += 4096 * 5) {
    flip (f, "journal.db", at);
    g_assert_true (damaged_parts (f) & (1u << MT_PART_PAGES));
    flip (f, "journal.db", at);
  }
  flip (f, "journal.db", 60); /* page 1: nothing opens */
  assert_unlock (f, MT_ERROR_DAMAGED_DATABASE);
  flip (f, "journal.db", 60);
  g_assert_cmpint (g_chmod (database, 0600), ==, 0);
  g_assert_cmpint (truncate (database, 4096 * 3), ==, 0);
  g_assert_true (damaged_parts (f) & (1u << MT_PART_PAGES | 1u << MT_PART_STRUCTURE));
  g_assert_cmpint (truncate (database, 0), ==, 0);
  assert_unlock (f, MT_ERROR_DAMAGED_DATABASE);
}

static void
test_acknowledged_changes_that_are_gone_are_said (Fixture *f, gconstpointer data)
{
  g_autofree char *database = path_of (f, "journal.db");
  g_autoptr (MtEntry) entry = NULL;
  g_autoptr (GBytes) older = NULL;

  lock (f->journal);
  older = mt_file_read (database, G_MAXINT32, NULL);
  reopen (f);
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 0);
  for (int i = 0; i < 3; i++)
    g_object_unref (write_entry (f->journal, "thought", "2026-01-01", "gone soon"));
  lock (f->journal);
  g_assert_true (
      mt_file_write (database, g_bytes_get_data (older, NULL), g_bytes_get_size (older), NULL));
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_CHANGES);
  reopen (f);
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 3);
  lock (f->journal);
  reopen (f);
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 3); /* until one writes on */
  g_object_unref (write_entry (f->journal, "thought", "2026-01-01", "going on"));
  lock (f->journal);
  reopen (f);
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 0);
}

static gpointer
sql_job (gpointer session, gpointer sql, GCancellable *cancellable, GError **error)
{
  return mt_db_exec (mt_store_get_db (((MtSession *)session)->store), sql, error) ? MT_WORKER_DONE
                                                                                  : NULL;
}

static void
run_sql (Fixture *f, const char *begin, gint64 number, const char *end)
{
  g_autofree char *sql = g_strdup_printf ("%s%" G_GINT64_FORMAT "%s", begin, number, end);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL, (MtJob){ sql_job, .input = sql }, NULL,
                  wait_done, &slot);
  result = wait_for (&slot);
  g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
}

/* On the evening on which the clock says a later year, somebody reads, writes, and reads again. */
static void
test_a_wrong_clock_does_not_empty_the_bin (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "in the bin");
  g_autoptr (MtEntry) there = NULL, gone = NULL;
  const char *id = mt_entry_get_id (entry);
  gint64 day = MT_DAY_USEC, now = g_get_real_time ();

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  run_sql (f, "UPDATE entry SET deleted = ", now - 40 * day, "");
  run_sql (f, "UPDATE tally SET value = ", now - 39 * day, " WHERE name = 'changed'");
  lock (f->journal);
  reopen (f);
  g_object_unref (write_entry (f->journal, "thought", "2026-01-02", "written since"));
  lock (f->journal);
  reopen (f);
  there = load (f->journal, id, NULL);
  g_assert_nonnull (there);

  run_sql (f, "UPDATE tally SET value = ", now - 2 * day, " WHERE name = 'changed'");
  g_object_unref (write_entry (f->journal, "thought", "2026-01-03", "written on another day"));
  lock (f->journal);
  reopen (f);
  gone = load (f->journal, id, NULL);
  g_assert_null (gone);
}

static gpointer
newer_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  return mt_db_exec (mt_store_get_db (((MtSession *)session)->store), "PRAGMA user_version = 999",
                     error)
             ? MT_WORKER_DONE
             : NULL;
}

static void
test_a_newer_journal_is_left_alone (Fixture *f, gconstpointer data)
{
  g_autofree char *database = path_of (f, "journal.db");
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL, (MtJob){ newer_job }, NULL, wait_done,
                  &slot);
  result = wait_for (&slot);
  lock (f->journal);
  before = mt_file_read (database, G_MAXINT32, NULL);
  assert_unlock (f, MT_ERROR_TOO_NEW);
  after = mt_file_read (database, G_MAXINT32, NULL);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_nothing_is_left_beside_a_locked_journal (Fixture *f, gconstpointer data)
{
  static const char *const expected[] = { "backups",    "commits", "inbox",
                                          "journal.db", "keys",    "keys.2" };
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "x");
  g_autoptr (GDir) dir = NULL;
  gsize n = 0;

  lock (f->journal);
  dir = g_dir_open (f->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)); n++) {
    g_autofree char *path = path_of (f, name);
    GStatBuf status;

    g_assert_true (g_strv_contains ((const char *[]){ expected[0], expected[1], expected[2],
                                                      expected[3], expected[4], expected[5], NULL },
                                    name));
    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, S_ISDIR (status.st_mode) ? 0700 : 0600);
  }
  g_assert_cmpint (n, ==, G_N_ELEMENTS (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077); /* as mt_process_protect () sets it in every program */
  ADD_TEST ("/care/what-is-missing-or-strange-has-its-own-code",
            test_what_is_missing_or_strange_has_its_own_code);
  ADD_TEST ("/care/a-second-opener-is-told", test_a_second_opener_is_told);
  ADD_TEST ("/care/a-journal-is-not-made-over-another", test_a_journal_is_not_made_over_another);
  ADD_TEST ("/care/a-making-that-failed-can-be-begun-again",
            test_a_making_that_failed_can_be_begun_again);
  ADD_TEST ("/care/what-is-left-of-the-making-hides-no-journal",
            test_what_is_left_of_the_making_hides_no_journal);
  ADD_TEST ("/care/no-link-leads-out-of-the-folder", test_no_link_leads_out_of_the_folder);
  ADD_TEST ("/care/a-lock-asked-for-while-it-opens-holds",
            test_a_lock_asked_for_while_it_opens_holds);
  ADD_TEST ("/care/no-save-waits-for-a-long-read", test_no_save_waits_for_a_long_read);
  ADD_TEST ("/care/each-flipped-bit-is-found", test_each_flipped_bit_is_found);
  ADD_TEST ("/care/acknowledged-changes-that-are-gone-are-said",
            test_acknowledged_changes_that_are_gone_are_said);
  ADD_TEST ("/care/a-wrong-clock-does-not-empty-the-bin",
            test_a_wrong_clock_does_not_empty_the_bin);
  ADD_TEST ("/care/a-newer-journal-is-left-alone", test_a_newer_journal_is_left_alone);
  ADD_TEST ("/care/nothing-is-left-beside-a-locked-journal",
            test_nothing_is_left_beside_a_locked_journal);
  return fixture_run ();
}
