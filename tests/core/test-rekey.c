/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-care.h"
#include "tests/core/owner.h"

#include <sys/stat.h>

#define NEW_PASSPHRASE "another four quiet words"

static void
test_only_the_new_secrets_open_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "before");
  g_autofree char *backups = path_of (f, "backups"), *file = make_backup (f->journal, backups);
  g_autofree char *elsewhere = g_build_filename (f->root, "elsewhere", NULL);
  g_autofree char *former = path_of (f, "former.old"), *begun = path_of (f, "restore.new");
  g_autoptr (MtEntry) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *database = path_of (f, "journal.db");
  char *keyring = add_keyring (f->journal, &error), *recovery_key;

  g_assert_no_error (error);
  lock (f->journal);
  assert_opens (f->journal, keyring, MT_OPENED_BY_KEYRING);
  g_assert_true (g_file_get_contents (database, &before, NULL, NULL));
  recovery_key = rekey (f->journal, fixture_recovery_key, NEW_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_false (mt_journal_is_open (f->journal));
  g_assert_true (g_file_get_contents (database, &after, NULL, NULL));
  g_assert_cmpint (memcmp (before, after, 16), !=, 0);
  g_assert_false (g_file_test (former, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (begun, G_FILE_TEST_EXISTS));

  assert_refuses (f->journal, fixture_recovery_key, MT_ERROR_WRONG_KEY);
  assert_refuses (f->journal, PASSPHRASE, MT_ERROR_WRONG_KEY);
  assert_refuses (f->journal, keyring, MT_ERROR_WRONG_KEY);
  g_assert_false (has_keyring (f->journal, &error));
  g_assert_no_error (error);
  assert_opens (f->journal, NEW_PASSPHRASE, MT_OPENED_BY_PASSPHRASE);
  g_assert_true (unlock (f->journal, recovery_key, &error));
  g_assert_false (mt_journal_get_inbox_key_changed (f->journal));
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
  g_assert_false (mt_journal_get_keys_healed (f->journal));
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 0);
  found = load (f->journal, mt_entry_get_id (entry), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mt_entry_get_text (found), ==, "before");
  lock (f->journal);
  mt_journal_free_secret (keyring);
  mt_journal_free_secret (recovery_key);
}

static void
assert_notes_are_whole (MtJournal *journal, const char *secret, guint n_notes)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_verify (journal, secret, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  findings = mt_journal_verify_finish (journal, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->part == MT_PART_NOTE) {
      g_assert_cmpint (finding->found, ==, MT_FOUND_WHOLE);
      n_notes--;
    }
  }
  g_assert_cmpint (n_notes, ==, 0);
}

static void
test_notes_come_along_also_those_sealed_meanwhile (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->root, "meanwhile", NULL);
  g_autofree char *inbox = path_of (f, "inbox"), *other_inbox = NULL;
  g_autoptr (MtJournal) meanwhile = mt_journal_new (other);
  g_autoptr (GError) error = NULL;
  char *recovery_key;

  lock (f->journal);
  fixture_copy_folder (f->folder, other); /* somebody who read the key file before the exchange */
  g_assert_true (leave_note (meanwhile, "sealed to the former key"));
  g_assert_true (leave_note (f->journal, "waits"));
  recovery_key = rekey (f->journal, fixture_recovery_key, NEW_PASSPHRASE, &error);
  g_assert_no_error (error);
  other_inbox = g_build_filename (other, "inbox", NULL);
  fixture_copy_folder (other_inbox, inbox);
  assert_notes_are_whole (f->journal, recovery_key, 1);
  g_assert_true (leave_note (f->journal, "sealed to the new key"));
  g_assert_true (unlock (f->journal, recovery_key, &error));
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 2); /* and one at the rekey */
  g_assert_cmpint (mt_journal_get_notes_waiting (f->journal), ==, 0);
  g_assert_null (*mt_journal_get_notes_set_aside (f->journal));
  lock (f->journal);
  mt_journal_free_secret (recovery_key);
}

static void
test_what_a_disk_lost_is_still_said (Fixture *f, gconstpointer data)
{
  g_autofree char *database = path_of (f, "journal.db"), *former = NULL;
  g_autoptr (MtEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery_key;
  gsize size;

  lock (f->journal);
  g_assert_true (g_file_get_contents (database, &former, &size, NULL));
  reopen (f);
  entry = write_entry (f->journal, "thought", "2026-01-01", "acknowledged");
  lock (f->journal);
  g_assert_true (g_file_set_contents (database, former, (gssize)size, NULL));
  recovery_key = rekey (f->journal, fixture_recovery_key, NEW_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (unlock (f->journal, recovery_key, &error));
  g_assert_cmpint (mt_journal_get_missing_changes (f->journal), ==, 1);
  lock (f->journal);
  mt_journal_free_secret (recovery_key);
}

static void
test_what_is_refused_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint before;

  lock (f->journal);
  before = fingerprint (f->folder);
  g_assert_null (rekey (f->journal, "wrong", NEW_PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (rekey (f->journal, fixture_recovery_key, "", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  g_assert_cmpint (fingerprint (f->folder), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077); /* as mt_process_protect () sets it in every program */
  ADD_TEST ("/rekey/only-the-new-secrets-open-it", test_only_the_new_secrets_open_it);
  ADD_TEST ("/rekey/notes-come-along-also-those-sealed-meanwhile",
            test_notes_come_along_also_those_sealed_meanwhile);
  ADD_TEST ("/rekey/what-a-disk-lost-is-still-said", test_what_a_disk_lost_is_still_said);
  ADD_TEST ("/rekey/what-is-refused-changes-nothing", test_what_is_refused_changes_nothing);
  return fixture_run ();
}
