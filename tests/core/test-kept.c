/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/fixture.h"
#include "core/journal-keys.h"

static void
set_kept (MtJournal *journal, gboolean kept)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_set_recovery_key_kept (journal, kept, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_set_recovery_key_kept_finish (journal, result, &error));
  g_assert_no_error (error);
}

static void
make_key (MtJournal *journal, gboolean shown)
{
  g_autoptr (GAsyncResult) made = NULL, settled = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_new_recovery_key (journal, wait_done, &slot);
  made = wait_for (&slot);
  mt_journal_free_secret (mt_journal_new_recovery_key_finish (journal, made, NULL));
  mt_journal_settle_recovery_key (journal, shown, wait_done, &slot);
  settled = wait_for (&slot);
  g_assert_true (mt_journal_settle_recovery_key_finish (journal, settled, NULL));
}

static void
reopen (Fixture *f)
{
  lock (f->journal);
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

static void
test_a_new_journal_has_a_key_to_keep (Fixture *f, gconstpointer data)
{
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
  set_kept (f->journal, TRUE);
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
  reopen (f);
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
  set_kept (f->journal, FALSE);
  reopen (f);
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
}

static void
test_a_settled_key_is_kept (Fixture *f, gconstpointer data)
{
  make_key (f->journal, FALSE);
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
  make_key (f->journal, TRUE);
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
  make_key (f->journal, FALSE); /* the one that is kept still opens */
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
}

static void
check (MtJournal *journal, const char *secret, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean opens;

  mt_journal_check_secret (journal, secret, wait_done, &slot);
  result = wait_for (&slot);
  opens = mt_journal_check_secret_finish (journal, result, &error);
  g_assert_cmpint (opens, ==, code < 0);
  if (code >= 0)
    g_assert_error (error, MT_ERROR, code);
}

static void
test_a_secret_is_checked_while_it_is_open (Fixture *f, gconstpointer data)
{
  check (f->journal, PASSPHRASE, -1);
  check (f->journal, fixture_recovery_key, -1);
  check (f->journal, "something else", MT_ERROR_WRONG_KEY);
  g_assert_true (mt_journal_is_open (f->journal));
  lock (f->journal);
  check (f->journal, fixture_recovery_key, MT_ERROR_LOCKED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/kept/a-new-journal-has-a-key-to-keep", test_a_new_journal_has_a_key_to_keep);
  ADD_TEST ("/kept/a-settled-key-is-kept", test_a_settled_key_is_kept);
  ADD_TEST ("/kept/a-secret-is-checked-while-it-is-open",
            test_a_secret_is_checked_while_it_is_open);
  return fixture_run ();
}
