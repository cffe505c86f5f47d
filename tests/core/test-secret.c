/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/fixture.h"
#include "core/journal-keys.h"

static gboolean
check_secret (MtJournal *journal, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_check_secret (journal, secret, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_check_secret_finish (journal, result, error);
}

/* Also where the key files are gone, or are those of another journal. */
static void
test_an_open_journal_knows_its_owner (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = g_build_filename (f->folder, "keys", NULL);
  g_autofree char *keys_2 = g_build_filename (f->folder, "keys.2", NULL);

  g_assert_true (check_secret (f->journal, PASSPHRASE, NULL));
  g_assert_false (check_secret (f->journal, "someone else's", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_remove (keys);
  g_remove (keys_2);
  g_assert_true (check_secret (f->journal, fixture_recovery_key, NULL));
  lock (f->journal);
  g_assert_false (check_secret (f->journal, PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_LOCKED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/secret/an-open-journal-knows-its-owner", test_an_open_journal_knows_its_owner);
  return fixture_run ();
}
