/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/owner.h"

#include <sys/stat.h>

#define NEW_PASSPHRASE "another four quiet words"

static char *
keep_in_keyring (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *keyring = add_keyring (f->journal, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (keyring, "meantime-keyring:"));
  g_assert_cmpint (strlen (keyring), ==, 17 + 64);
  return keyring;
}

static void
test_it_opens_until_it_is_replaced_or_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *first, *second;

  g_assert_false (has_keyring (f->journal, &error));
  g_assert_no_error (error);
  first = keep_in_keyring (f);
  g_assert_true (has_keyring (f->journal, &error)); /* open */
  lock (f->journal);
  g_assert_true (has_keyring (f->journal, &error)); /* and locked */
  assert_opens (f->journal, first, MT_OPENED_BY_KEYRING);
  assert_opens (f->journal, fixture_recovery_key, MT_OPENED_BY_RECOVERY_KEY);
  assert_opens (f->journal, PASSPHRASE, MT_OPENED_BY_PASSPHRASE);
  reopen (f);
  second = keep_in_keyring (f);
  lock (f->journal);
  assert_refuses (f->journal, first, MT_ERROR_WRONG_KEY);
  assert_opens (f->journal, second, MT_OPENED_BY_KEYRING);
  reopen (f);
  g_assert_true (remove_keyring (f->journal, &error));
  g_assert_true (remove_keyring (f->journal, &error));
  g_assert_false (has_keyring (f->journal, &error));
  g_assert_no_error (error);
  lock (f->journal);
  assert_refuses (f->journal, second, MT_ERROR_WRONG_KEY);
  mt_journal_free_secret (first);
  mt_journal_free_secret (second);
}

static void
test_an_unknown_one_changes_nothing (Fixture *f, gconstpointer data)
{
  static const char *const unknown[] = {
    "meantime-keyring:",
    "meantime-keyring:0000000000000000000000000000000000000000000000000000000000000000",
    "meantime-keyring:000000000000000000000000000000000000000000000000000000000000000g",
    "meantime-keyring:00000000000000000000000000000000000000000000000000000000000000000",
  };
  char *keyring = keep_in_keyring (f);
  guint before;

  lock (f->journal);
  before = fingerprint (f->folder);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    assert_refuses (f->journal, unknown[i], MT_ERROR_WRONG_KEY);
  for (char *c = keyring; *c; c++) /* nobody types it: it is right to the letter or it is not */
    *c = g_ascii_toupper (*c);
  assert_refuses (f->journal, keyring, MT_ERROR_WRONG_KEY);
  g_assert_cmpint (fingerprint (f->folder), ==, before);
  mt_journal_free_secret (keyring);
}

static void
test_it_stays_when_other_secrets_change (Fixture *f, gconstpointer data)
{
  char *keyring = keep_in_keyring (f), *recovery_key;

  g_assert_true (set_passphrase (f->journal, NEW_PASSPHRASE, NULL));
  recovery_key = new_recovery_key (f->journal, NULL);
  g_assert_true (settle_recovery_key (f->journal, TRUE));
  lock (f->journal);
  assert_opens (f->journal, keyring, MT_OPENED_BY_KEYRING);
  assert_opens (f->journal, recovery_key, MT_OPENED_BY_RECOVERY_KEY);
  assert_refuses (f->journal, fixture_recovery_key, MT_ERROR_WRONG_KEY);
  mt_journal_free_secret (recovery_key);
  mt_journal_free_secret (keyring);
}

static void
test_it_is_not_the_owner (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *keyring = keep_in_keyring (f);

  lock (f->journal);
  g_assert_null (rekey (f->journal, keyring, NEW_PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (unlock (f->journal, keyring, NULL));
  g_assert_false (check_secret (f->journal, keyring, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_false (set_passphrase (f->journal, NEW_PASSPHRASE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (new_recovery_key (f->journal, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (add_keyring (f->journal, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_clear_error (&error);

  g_assert_true (check_secret (f->journal, PASSPHRASE, NULL)); /* the owner has come */
  g_assert_true (set_passphrase (f->journal, NEW_PASSPHRASE, &error));
  g_assert_no_error (error);
  lock (f->journal);
  g_assert_true (unlock (f->journal, keyring, NULL)); /* and gone again */
  g_assert_false (set_passphrase (f->journal, PASSPHRASE, NULL));
  lock (f->journal);
  mt_journal_free_secret (keyring);
}

static void
test_no_passphrase_looks_like_it (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (set_passphrase (f->journal, "meantime-keyring:my own words", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
}

static void
test_healing_is_told_once (Fixture *f, gconstpointer data)
{
  lock (f->journal);
  reopen (f);
  g_assert_false (mt_journal_get_keys_healed (f->journal));
  lock (f->journal);
  flip (f, "keys.2", 200);
  reopen (f);
  g_assert_true (mt_journal_get_keys_healed (f->journal));
  lock (f->journal);
  g_assert_false (mt_journal_get_keys_healed (f->journal));
  reopen (f);
  g_assert_false (mt_journal_get_keys_healed (f->journal));
}

static void
test_a_former_key_file_opens_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *keys = path_of (f, "keys"), *former = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (keys, &former, &size, NULL));
  g_assert_true (set_passphrase (f->journal, NEW_PASSPHRASE, NULL));
  lock (f->journal);
  /* As a kill between the two would leave it, or somebody who puts back what they had kept. */
  g_assert_true (g_file_set_contents (keys, former, (gssize)size, NULL));
  assert_refuses (f->journal, PASSPHRASE, MT_ERROR_WRONG_KEY);
  g_assert_true (unlock (f->journal, NEW_PASSPHRASE, NULL));
  g_assert_false (mt_journal_get_keys_healed (f->journal)); /* nothing was damaged */
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0); /* both are the new one */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077);
  ADD_TEST ("/keyring-slot/it-opens-until-it-is-replaced-or-removed",
            test_it_opens_until_it_is_replaced_or_removed);
  ADD_TEST ("/keyring-slot/an-unknown-one-changes-nothing", test_an_unknown_one_changes_nothing);
  ADD_TEST ("/keyring-slot/it-stays-when-other-secrets-change",
            test_it_stays_when_other_secrets_change);
  ADD_TEST ("/keyring-slot/it-is-not-the-owner", test_it_is_not_the_owner);
  ADD_TEST ("/keyring-slot/no-passphrase-looks-like-it", test_no_passphrase_looks_like_it);
  ADD_TEST ("/keyring-slot/healing-is-told-once", test_healing_is_told_once);
  ADD_TEST ("/keyring-slot/a-former-key-file-opens-nothing", test_a_former_key_file_opens_nothing);
  return fixture_run ();
}
