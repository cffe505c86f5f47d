/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/folder.h"
#include "core/journal-care.h"
#include "tests/core/fixture.h"

#include <sys/stat.h>

static gboolean
bring (MtJournal *journal, const char *folder, const char *secret, char **aside, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_restore (journal, folder, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_restore_finish (journal, result, aside, error);
}

static void
test_a_folder_is_copied_and_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "on the old phone");
  g_autofree char *here = g_build_filename (f->root, "new-phone", NULL), *aside = NULL;
  g_autofree char *note = g_build_filename (f->folder, "inbox", "0001", NULL);
  g_autofree char *brought = g_build_filename (here, "inbox", "0001", NULL);
  g_autoptr (MtJournal) journal = mt_journal_new (here);
  g_autoptr (MtEntry) found = NULL, still = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (note, "sealed", -1, NULL));
  g_assert_false (bring (journal, f->folder, fixture_recovery_key, &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_IN_USE);
  g_clear_error (&error);
  lock (f->journal);
  g_assert_false (bring (journal, f->folder, "wrong", &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_false (mt_folder_check (here, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_clear_error (&error);

  g_assert_true (bring (journal, f->folder, fixture_recovery_key, &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_true (g_file_test (brought, G_FILE_TEST_EXISTS));
  g_assert_true (unlock (journal, fixture_recovery_key, NULL));
  found = load (journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found);
  g_assert_cmpint (mt_journal_get_missing_changes (journal), ==, 0);
  lock (journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  still = load (f->journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (still);
}

/* A journal whose program was killed has its last changes in the WAL only. */
static void
test_what_a_kill_left_comes_along (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) last = write_entry (f->journal, "thought", "2026-01-01", "the last words");
  g_autofree char *killed = g_build_filename (f->root, "killed", NULL);
  g_autofree char *here = g_build_filename (f->root, "new-phone", NULL), *aside = NULL;
  g_autofree char *wal = g_build_filename (killed, "journal.db-wal", NULL);
  g_autofree char *left = g_build_filename (here, "journal.db-wal", NULL);
  g_autoptr (MtJournal) journal = mt_journal_new (here);
  g_autoptr (MtEntry) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_copy_folder (f->folder, killed);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (bring (journal, killed, fixture_recovery_key, &aside, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (unlock (journal, fixture_recovery_key, NULL));
  found = load (journal, mt_entry_get_id (last), NULL);
  g_assert_nonnull (found);
  g_assert_cmpint (mt_journal_get_missing_changes (journal), ==, 0);
  lock (journal);
}

static void
test_what_was_here_is_kept_aside (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->root, "other", NULL), *aside = NULL;
  g_autoptr (MtEntry) mine = write_entry (f->journal, "thought", "2026-01-01", "here before");
  g_autoptr (MtJournal) former = NULL;
  g_autoptr (MtEntry) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_copy_folder (fixture_model, other);
  lock (f->journal);
  g_assert_true (bring (f->journal, other, fixture_recovery_key, &aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  former = mt_journal_new (aside);
  g_assert_true (unlock (former, fixture_recovery_key, NULL));
  found = load (former, mt_entry_get_id (mine), NULL);
  g_assert_nonnull (found);
  lock (former);
}

static void
test_what_is_no_other_journal_is_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (f->root, "empty", NULL), *aside = NULL;
  g_autofree char *linked = g_build_filename (f->root, "linked", NULL);
  g_autofree char *database = g_build_filename (linked, "journal.db", NULL);
  g_autofree char *true_one = g_build_filename (f->folder, "journal.db", NULL);
  g_autofree char *here = g_build_filename (f->root, "new-phone", NULL);
  g_autoptr (MtJournal) journal = mt_journal_new (here);
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  g_assert_false (bring (f->journal, f->folder, fixture_recovery_key, &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_EXISTS);
  g_clear_error (&error);
  g_mkdir (empty, 0700);
  g_assert_false (bring (journal, empty, fixture_recovery_key, &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  fixture_copy_folder (f->folder, linked);
  g_unlink (database);
  g_assert_cmpint (symlink (true_one, database), ==, 0);
  g_assert_false (bring (journal, linked, fixture_recovery_key, &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
}

static void
test_the_newest_backup_is_found (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *older = g_build_filename (backups, "meantime-2026-01-01T000000Z.tar", NULL);
  g_autofree char *newer = g_build_filename (backups, "meantime-2026-02-01T000000Z.tar", NULL);
  g_autofree char *other = g_build_filename (backups, "z.tar", NULL);
  g_autofree char *in_journal = NULL, *in_folder = NULL;

  g_assert_null (mt_folder_find_backup (f->folder));
  g_assert_true (g_file_set_contents (newer, "", 0, NULL));
  g_assert_true (g_file_set_contents (older, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  in_journal = mt_folder_find_backup (f->folder);
  g_assert_cmpstr (in_journal, ==, newer);
  in_folder = mt_folder_find_backup (backups);
  g_assert_cmpstr (in_folder, ==, newer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077); /* as mt_process_protect () sets it in every program */
  ADD_TEST ("/bring/a-folder-is-copied-and-stays", test_a_folder_is_copied_and_stays);
  ADD_TEST ("/bring/what-a-kill-left-comes-along", test_what_a_kill_left_comes_along);
  ADD_TEST ("/bring/what-was-here-is-kept-aside", test_what_was_here_is_kept_aside);
  ADD_TEST ("/bring/what-is-no-other-journal-is-refused", test_what_is_no_other_journal_is_refused);
  ADD_TEST ("/bring/the-newest-backup-is-found", test_the_newest_backup_is_found);
  return fixture_run ();
}
