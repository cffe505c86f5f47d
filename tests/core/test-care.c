/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-private.h"
#include "tests/core/damage.h"

#include <sys/stat.h>

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
  assert_unlock (f, MT_ERROR_DAMAGED);
  g_assert_cmpint (g_rename (aside, database), ==, 0);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  assert_unlock (f, -1);
  g_assert_true (g_file_test (keys, G_FILE_TEST_EXISTS)); /* healed */
  g_assert_cmpint (g_unlink (keys), ==, 0);
  g_assert_cmpint (g_unlink (keys_2), ==, 0);
  assert_unlock (f, MT_ERROR_DAMAGED);
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
  assert_unlock (f, MT_ERROR_DAMAGED);
  flip (f, "journal.db", 7);

  g_assert_cmpint (g_stat (database, &status), ==, 0);
  for (goffset at = 4096 + 1500; at < status.st_size; at += 4096 * 5) {
    flip (f, "journal.db", at);
    g_assert_true (damaged_parts (f) & (1u << MT_PART_PAGES));
    flip (f, "journal.db", at);
  }
  flip (f, "journal.db", 60); /* page 1: nothing opens */
  assert_unlock (f, MT_ERROR_DAMAGED);
  flip (f, "journal.db", 60);
  g_assert_cmpint (g_chmod (database, 0600), ==, 0);
  g_assert_cmpint (truncate (database, 4096 * 3), ==, 0);
  g_assert_true (damaged_parts (f) & (1u << MT_PART_PAGES | 1u << MT_PART_STRUCTURE));
  g_assert_cmpint (truncate (database, 0), ==, 0);
  assert_unlock (f, MT_ERROR_DAMAGED);
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
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 0); /* said once */
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
  ADD_TEST ("/care/each-flipped-bit-is-found", test_each_flipped_bit_is_found);
  ADD_TEST ("/care/acknowledged-changes-that-are-gone-are-said",
            test_acknowledged_changes_that_are_gone_are_said);
  ADD_TEST ("/care/a-newer-journal-is-left-alone", test_a_newer_journal_is_left_alone);
  ADD_TEST ("/care/nothing-is-left-beside-a-locked-journal",
            test_nothing_is_left_beside_a_locked_journal);
  return fixture_run ();
}
