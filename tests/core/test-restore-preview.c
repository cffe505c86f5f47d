/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/backups.h"
#include "tests/core/shared.h"

static MtRestorePreview *
preview (MtJournal *journal, const char *file, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_preview_restore (journal, file, secret, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_preview_restore_finish (journal, result, error);
}

static GPtrArray *
list_aside (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_list_aside (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_list_aside_finish (journal, result, NULL);
}

static gboolean
remove_aside (MtJournal *journal, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_remove_aside (journal, path, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_remove_aside_finish (journal, result, error);
}

/* A backup with three entries: afterwards one goes to the bin, one is changed, one is untouched,
 * two are new. */
static char *
live_on (Fixture *f)
{
  g_autoptr (MtEntry) gone = write_entry (f->journal, "thought", "2026-01-01T10:00", "gone");
  g_autoptr (MtEntry) same = write_entry (f->journal, "thought", "2026-01-02T10:00", "same");
  g_autoptr (MtEntry) changed = write_entry (f->journal, "thought", "2026-01-03T10:00", "changed");
  char *file = back_up (f->journal, f->root);
  g_autoptr (MtShared) shared = make_shared ("words", mt_entry_get_id (same), NULL);
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-01-04T10:00", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-01-05T10:00", "two");

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (gone), NULL));
  record (f, shared);
  mt_entry_set_text (changed, "changed since");
  g_assert_true (save (f->journal, changed, NULL));
  return file;
}

static void
assert_difference (MtRestorePreview *told, const char *file)
{
  g_assert_nonnull (told);
  g_assert_cmpint (told->state, ==, MT_BACKUP_WHOLE);
  g_assert_cmpint (told->n_entries, ==, 3);
  g_assert_cmpint (told->newest, ==, G_GINT64_CONSTANT (1767434400) * G_USEC_PER_SEC);
  g_assert_cmpint (ABS (told->made - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
  g_assert_true (told->compared);
  g_assert_cmpint (told->only_here, ==, 2);
  g_assert_cmpint (told->only_there, ==, 1);
  g_assert_cmpint (told->differing, ==, 1);
  g_assert_cmpint (told->shared_only_here, ==, 1);
}

static void
test_it_says_what_would_change (Fixture *f, gconstpointer data)
{
  g_autofree char *file = live_on (f), *before = NULL, *after = NULL;
  g_autofree char *database = path_of (f, "journal.db");
  g_autoptr (MtRestorePreview) open = NULL, locked = NULL;
  g_autoptr (GError) error = NULL;
  gsize size_before, size_after;

  open = preview (f->journal, file, NULL, &error);
  g_assert_no_error (error);
  assert_difference (open, file);
  lock (f->journal);
  g_assert_true (g_file_get_contents (database, &before, &size_before, NULL));
  g_assert_null (preview (f->journal, file, "wrong", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (preview (f->journal, file, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  locked = preview (f->journal, file, fixture_recovery_key, &error);
  g_assert_no_error (error);
  assert_difference (locked, file);
  g_assert_true (g_file_get_contents (database, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  assert_unlock (f, -1); /* and it was let go of */
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

static void
test_without_a_journal_it_only_tells_of_the_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *file = live_on (f), *folder = g_build_filename (f->root, "phone", NULL);
  g_autoptr (MtJournal) phone = mt_journal_new (folder);
  g_autoptr (MtRestorePreview) told = NULL;
  g_autoptr (GError) error = NULL;

  told = preview (phone, file, fixture_recovery_key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (told->state, ==, MT_BACKUP_OTHER_JOURNAL);
  g_assert_cmpint (told->n_entries, ==, 3);
  g_assert_false (told->compared);
  g_assert_cmpint (told->only_there, ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_a_backup_of_another_journal_needs_its_secret (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->root, "other", NULL), *file = NULL, *key = NULL;
  g_autoptr (MtJournal) other = mt_journal_new (folder);
  g_autoptr (MtEntry) entry = NULL, here = NULL;
  g_autoptr (MtRestorePreview) told = NULL;
  g_autoptr (GError) error = NULL;

  key = create (other, "another passphrase", NULL);
  entry = write_entry (other, "thought", "2026-01-01", "there");
  file = back_up (other, f->root);
  lock (other);
  here = write_entry (f->journal, "thought", "2026-01-01", "here");
  g_assert_null (preview (f->journal, file, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  told = preview (f->journal, file, key, NULL);
  g_assert_nonnull (told);
  g_assert_cmpint (told->state, ==, MT_BACKUP_OTHER_JOURNAL);
  g_assert_true (told->compared);
  g_assert_cmpint (told->only_here, ==, 1);
  g_assert_cmpint (told->only_there, ==, 1);
  mt_journal_free_secret (g_steal_pointer (&key));
}

static void
test_damage_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *file = live_on (f), *name = g_path_get_basename (file);
  g_autofree char *shown = g_build_filename ("..", name, NULL);
  static const goffset places[] = { 600, 20000 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GError) error = NULL;

    flip (f, shown, places[i]);
    g_assert_null (preview (f->journal, file, NULL, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
    flip (f, shown, places[i]);
  }
}

static void
test_what_is_kept_aside_can_go (Fixture *f, gconstpointer data)
{
  g_autofree char *file = live_on (f), *aside = NULL, *foreign = path_of (f, "backups");
  g_autoptr (GPtrArray) none = list_aside (f->journal), one = NULL, gone = NULL;
  g_autoptr (GError) error = NULL;
  MtAside *found;

  g_assert_cmpuint (none->len, ==, 0);
  lock (f->journal);
  aside = restore_backup (f->journal, file);
  one = list_aside (f->journal);
  g_assert_cmpuint (one->len, ==, 1);
  found = one->pdata[0];
  g_assert_cmpstr (found->path, ==, aside);
  g_assert_cmpint (ABS (found->made - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (found->size, >, 100000);
  g_assert_false (remove_aside (f->journal, foreign, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_true (remove_aside (f->journal, aside, NULL));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  gone = list_aside (f->journal);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_IS_DIR));
}

static void
leave_note (MtJournal *journal, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_auto (MtMoment) now = { 0 };
  GAsyncResult *slot = NULL;

  mt_moment_now (&now);
  mt_entry_set_moment (entry, &now);
  mt_entry_set_text (entry, text);
  mt_journal_leave_note (journal, entry, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_leave_note_finish (journal, result, NULL));
}

static void
test_notes_that_wait_come_along (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = path_of (f, "backups");
  g_autofree char *file = NULL, *aside = NULL, *inbox = NULL;

  leave_note (f->journal, "left before, in the backup too");
  file = back_up (f->journal, backups);
  lock (f->journal);
  leave_note (f->journal, "left after it");
  aside = restore_backup (f->journal, file);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS)); /* backups stay where they were */
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpuint (mt_journal_get_notes_taken_in (f->journal), ==, 2);
  g_assert_cmpstr (mt_journal_get_notes_set_aside (f->journal)[0], ==, NULL);
  inbox = g_build_filename (aside, "inbox", NULL);
  g_assert_cmpuint (count_files (inbox), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/restore-preview/it-says-what-would-change", test_it_says_what_would_change);
  ADD_TEST ("/restore-preview/without-a-journal-it-only-tells-of-the-backup",
            test_without_a_journal_it_only_tells_of_the_backup);
  ADD_TEST ("/restore-preview/a-backup-of-another-journal-needs-its-secret",
            test_a_backup_of_another_journal_needs_its_secret);
  ADD_TEST ("/restore-preview/damage-is-told", test_damage_is_told);
  ADD_TEST ("/restore-preview/what-is-kept-aside-can-go", test_what_is_kept_aside_can_go);
  ADD_TEST ("/restore-preview/notes-that-wait-come-along", test_notes_that_wait_come_along);
  return fixture_run ();
}
