/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/folder.h"
#include "core/journal-private.h"
#include "core/verify.h"
#include "tests/core/fixture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
flip (Fixture *f, const char *name, goffset at)
{
  g_autofree char *path = path_of (f, name);
  int fd = open (path, O_RDWR);
  guint8 byte;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= 0x04;
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
  close (fd);
}

static void
assert_unlock (Fixture *f, int code)
{
  g_autoptr (GError) error = NULL;
  gboolean done = unlock (f->journal, fixture_recovery_key, &error);

  if (code < 0) {
    g_assert_no_error (error);
    g_assert_true (done);
    lock (f->journal);
  } else {
    g_assert_false (done);
    g_assert_error (error, MT_ERROR, code);
  }
}

static GPtrArray *
verify (Fixture *f, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_verify (f->journal, fixture_recovery_key, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_verify_finish (f->journal, result, error);
}

/* The parts found damaged, as a set of bits; checks that the folder stays as it is. */
static guint
damaged_parts (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = verify (f, &error);
  guint parts = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->damaged)
      parts |= 1u << finding->part;
  }
  return parts;
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
reopen (Fixture *f) /* tests end with an open or a locked journal, as they like */
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unlock (f->journal, fixture_recovery_key, &error));
  g_assert_no_error (error);
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
  g_assert_true (mt_file_write (database, g_bytes_get_data (older, NULL), g_bytes_get_size (older),
                                NULL));
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

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL, (MtJob){ newer_job }, NULL, wait_done, &slot);
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
  static const char *const expected[] = { "backups", "commits", "inbox", "journal.db", "keys", "keys.2" };
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "x");
  g_autoptr (GDir) dir = NULL;
  gsize n = 0;

  lock (f->journal);
  dir = g_dir_open (f->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)); n++) {
    g_autofree char *path = path_of (f, name);
    GStatBuf status;

    g_assert_true (g_strv_contains (
        (const char *[]){ expected[0], expected[1], expected[2], expected[3], expected[4],
                          expected[5], NULL },
        name));
    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, S_ISDIR (status.st_mode) ? 0700 : 0600);
  }
  g_assert_cmpint (n, ==, G_N_ELEMENTS (expected));
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
  static const goffset places[] = { 100, 600, 20000, 60000 };

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
  g_assert_cmpint (truncate (file, 30000), ==, 0);
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_BACKUP);
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
    { "commits", "aside/commits" },       { "journal.db", "aside/journal.db" },
    { "restore.new/journal.db", "journal.db" }, { "inbox", "aside/inbox" },
    { "restore.new/inbox", "inbox" },     { "keys.2", "aside/keys.2" },
    { "restore.new/keys.2", "keys.2" },   { "keys", "aside/keys" },
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
    g_autofree char *counter = g_build_filename (from, "commits", NULL);

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
  ADD_TEST ("/care/a-backup-comes-back", test_a_backup_comes_back);
  ADD_TEST ("/care/a-damaged-backup-changes-nothing", test_a_damaged_backup_changes_nothing);
  ADD_TEST ("/care/a-restore-that-was-cut-off-is-finished",
            test_a_restore_that_was_cut_off_is_finished);
  return fixture_run ();
}
