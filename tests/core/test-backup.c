/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/damage.h"
#include "core/journal-care.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>

static ino_t unreadable; /* the number of a file that the disk does not give back; 0: none */

/* In the place of the C library's. */
ssize_t
read (int fd, void *buffer, size_t size)
{
  struct stat status;

  if (unreadable && fstat (fd, &status) == 0 && status.st_ino == unreadable) {
    errno = EIO;
    return -1;
  }
  return syscall (SYS_read, fd, buffer, size);
}

static int n_unsynced = -1; /* renames that no folder was synced after; -1: not counted */

/* Also in its place. */
int
fsync (int fd)
{
  struct stat status;

  if (n_unsynced > 0 && fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    n_unsynced = 0;
  return (int)syscall (SYS_fsync, fd);
}

static gboolean database_stays; /* the next time it is to be put in place, the disk fails */

int
rename (const char *from, const char *to)
{
  if (database_stays && g_str_has_suffix (from, "restore.new/journal.db")) {
    database_stays = FALSE;
    errno = EIO;
    return -1;
  }
  if (n_unsynced >= 0 && g_str_has_suffix (from, "restore.new/keys"))
    g_assert_cmpint (n_unsynced, <=, 1); /* all but the former key file are in place for good */
  if (n_unsynced >= 0)
    n_unsynced++;
  return (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static char *
backup (Fixture *f, const char *directory, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_backup (f->journal, directory, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_backup_finish (f->journal, result, error);
}

static gboolean
restore (MtJournal *journal, const char *file, const char *secret, char **aside, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_restore (journal, file, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_restore_finish (journal, result, aside, error);
}

static void
test_a_backup_comes_back (Fixture *f, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (f->root, "usb", "backups", NULL);
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "in the backup");
  g_autofree char *file = backup (f, directory, NULL), *aside = NULL, *none = NULL;
  g_autofree char *elsewhere = g_build_filename (f->root, "new-phone", NULL);
  g_autoptr (MtEntry) later = write_entry (f->journal, "thought", "2026-01-02", "written later");
  g_autoptr (MtEntry) found = NULL, found_elsewhere = NULL;
  g_autoptr (MtJournal) phone = mt_journal_new (elsewhere);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  lock (f->journal);
  g_assert_false (restore (f->journal, file, "wrong", &aside, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (restore (f->journal, file, fixture_recovery_key, &aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  reopen (f);
  found = load (f->journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found);
  g_assert_null (load (f->journal, mt_entry_get_id (later), NULL));
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 0);

  {
    g_autoptr (MtJournal) former = mt_journal_new (aside);

    g_assert_true (unlock (former, fixture_recovery_key, NULL));
    g_autoptr (MtEntry) there = load (former, mt_entry_get_id (later), NULL);
    g_assert_nonnull (there);
    lock (former);
  }
  g_assert_true (restore (phone, file, PASSPHRASE, &none, &error));
  g_assert_null (none);
  g_assert_true (unlock (phone, fixture_recovery_key, NULL));
  found_elsewhere = load (phone, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found_elsewhere);
  lock (phone);
}

static void
test_a_damaged_backup_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *directory = path_of (f, "backups");
  g_autofree char *file = backup (f, directory, NULL);
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *shown = g_build_filename ("backups", name, NULL);
  GStatBuf status;
  /* a header, a key file, what fills its block, the database */
  static const goffset places[] = { 100, 600, 843, 20000, 60000 };

  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *aside = NULL;
    g_autoptr (GError) error = NULL;

    flip (f, shown, places[i]);
    g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_BACKUP);
    g_assert_false (restore (f->journal, file, fixture_recovery_key, &aside, &error));
    g_assert_true (error->code == MT_ERROR_DAMAGED || error->code == MT_ERROR_WRONG_KEY);
    flip (f, shown, places[i]);
    assert_unlock (f, -1);
  }
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  for (goffset off = -1; off <= 1; off += 2) { /* one byte short, one too long */
    g_assert_cmpint (truncate (file, status.st_size + off), ==, 0);
    g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_BACKUP);
    g_assert_cmpint (truncate (file, status.st_size), ==, 0);
  }
  g_assert_cmpint (damaged_parts (f), ==, 0);
  g_assert_cmpint (truncate (file, 30000), ==, 0);
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_BACKUP);
}

static void
test_notes_come_along_and_nothing_else (Fixture *f, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (f->root, "usb", NULL);
  g_autofree char *outside = g_build_filename (f->root, "secret.txt", NULL);
  g_autofree char *note = path_of (f, "inbox/n\xc3\xb6te"), *link = path_of (f, "inbox/link");
  g_autofree char *file = NULL, *aside = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (note, "sealed", -1, NULL));
  g_assert_true (g_file_set_contents (outside, "in clear", -1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (g_stat (note, &status), ==, 0);
  unreadable = status.st_ino;
  g_assert_null (backup (f, directory, &error)); /* not a backup without it */
  unreadable = 0;
  g_assert_error (error, MT_ERROR, MT_ERROR_STORAGE);
  g_clear_error (&error);

  file = backup (f, directory, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (note), ==, 0);
  lock (f->journal);
  g_assert_true (restore (f->journal, file, fixture_recovery_key, &aside, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (note, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (link, G_FILE_TEST_EXISTS));
}

static void
test_the_key_file_comes_when_all_else_is_on_disk (Fixture *f, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (f->root, "usb", NULL);
  g_autofree char *file = backup (f, directory, NULL), *aside = NULL;
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  n_unsynced = 0;
  g_assert_true (restore (f->journal, file, fixture_recovery_key, &aside, &error));
  g_assert_cmpint (n_unsynced, ==, 0);
  n_unsynced = -1;
}

/* The exchange is cut off after each of its renames, and finished by the next opening. */
static void
test_a_restore_that_was_cut_off_is_finished (Fixture *f, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (f->root, "usb", NULL);
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "in the backup");
  g_autofree char *file = backup (f, directory, NULL);
  g_autoptr (MtEntry) later = write_entry (f->journal, "thought", "2026-01-02", "later");
  static const char *const moves[][2] = {
    { "commits", "aside/commits" },
    { "journal.db", "aside/journal.db" },
    { "restore.new/journal.db", "journal.db" },
    { "inbox", "aside/inbox" },
    { "restore.new/inbox", "inbox" },
    { "keys.2", "aside/keys.2" },
    { "restore.new/keys.2", "keys.2" },
    { "keys", "aside/keys" },
    { "restore.new/keys", "keys" },
  };

  lock (f->journal);
  for (gsize cut = 0; cut <= G_N_ELEMENTS (moves); cut++) {
    g_autofree char *copy = g_strdup_printf ("%s/cut-%d", f->root, (int)cut);
    g_autofree char *from = g_strdup_printf ("%s/from-%d", f->root, (int)cut);
    g_autofree char *new = g_build_filename (copy, "restore.new", NULL);
    g_autofree char *ready = g_build_filename (new, "ready", NULL);
    g_autofree char *aside = g_build_filename (copy, "aside", NULL), *none = NULL;
    g_autoptr (MtJournal) backed_up = mt_journal_new (from), journal = mt_journal_new (copy);
    g_autoptr (MtEntry) found = NULL;
    guint before;

    fixture_copy_folder (f->folder, copy);
    g_assert_true (restore (backed_up, file, fixture_recovery_key, &none, NULL));
    fixture_copy_folder (from, new);
    g_assert_true (g_file_set_contents (ready, "aside", -1, NULL));
    g_mkdir (aside, 0700);
    for (gsize i = 0; i < cut; i++) {
      g_autofree char *old = g_build_filename (copy, moves[i][0], NULL);
      g_autofree char *moved = g_build_filename (copy, moves[i][1], NULL);

      g_assert_cmpint (g_rename (old, moved), ==, 0);
    }
    before = fingerprint (copy);
    g_assert_false (unlock (journal, "wrong", NULL));
    g_assert_cmpint (fingerprint (copy), ==, before); /* finishing waits for who may open it */
    g_assert_true (unlock (journal, fixture_recovery_key, NULL));
    found = load (journal, mt_entry_get_id (kept), NULL);
    g_assert_nonnull (found);
    g_assert_null (load (journal, mt_entry_get_id (later), NULL));
    g_assert_cmpint (mt_journal_get_missing_changes (journal), ==, 0);
    g_assert_false (g_file_test (new, G_FILE_TEST_EXISTS));
    lock (journal);
    mt_file_remove_folder (copy);
  }
}

static void
test_what_was_decided_is_no_failure (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "in the backup");
  g_autofree char *file = backup (f, f->root, NULL), *aside = NULL, *none = NULL;
  g_autofree char *elsewhere = g_build_filename (f->root, "new-phone", NULL);
  g_autofree char *former = NULL;
  g_autoptr (MtJournal) there = mt_journal_new (elsewhere);
  g_autoptr (MtEntry) later = write_entry (f->journal, "thought", "2026-01-02", "written later");
  g_autoptr (MtEntry) found = NULL, found_there = NULL;
  g_autoptr (GError) error = NULL;

  lock (f->journal);
  database_stays = TRUE;
  restore (f->journal, file, fixture_recovery_key, &aside, &error);
  g_assert_no_error (error);
  g_assert_false (database_stays);
  g_assert_nonnull (aside);
  g_assert_true (unlock (f->journal, fixture_recovery_key, &error)); /* finishes it */
  found = load (f->journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found);
  g_assert_null (load (f->journal, mt_entry_get_id (later), NULL));
  former = g_build_filename (aside, "journal.db", NULL);
  g_assert_true (g_file_test (former, G_FILE_TEST_IS_REGULAR));
  lock (f->journal);

  database_stays = TRUE;
  restore (there, file, fixture_recovery_key, &none, &error);
  g_assert_no_error (error);
  g_assert_false (database_stays);
  g_assert_null (none);
  g_assert_true (unlock (there, fixture_recovery_key, &error));
  found_there = load (there, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found_there);
  lock (there);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077); /* as mt_process_protect () sets it in every program */
  ADD_TEST ("/backup/a-backup-comes-back", test_a_backup_comes_back);
  ADD_TEST ("/backup/a-damaged-backup-changes-nothing", test_a_damaged_backup_changes_nothing);
  ADD_TEST ("/backup/notes-come-along-and-nothing-else", test_notes_come_along_and_nothing_else);
  ADD_TEST ("/backup/the-key-file-comes-when-all-else-is-on-disk",
            test_the_key_file_comes_when_all_else_is_on_disk);
  ADD_TEST ("/backup/what-was-decided-is-no-failure", test_what_was_decided_is_no_failure);
  ADD_TEST ("/backup/a-restore-that-was-cut-off-is-finished",
            test_a_restore_that_was_cut_off_is_finished);
  return fixture_run ();
}
