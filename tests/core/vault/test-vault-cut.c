/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/file.h"
#include "core/vault/vault.h"
#include "tests/core/cut-off.h"

#define PASSPHRASE "four quiet words here"
#define NEW_PASSPHRASE "another four quiet words"

static MtVault *model;
static char *recovery_key;

static gboolean
run_set_passphrase (const char *folder)
{
  g_autoptr (MtVault) vault = mt_vault_open (folder, PASSPHRASE, NULL);

  return vault && mt_vault_set_passphrase (vault, folder, NEW_PASSPHRASE, NULL);
}

static gboolean
opens (const char *folder, const char *secret)
{
  g_autoptr (MtVault) vault = mt_vault_open (folder, secret, NULL);

  return vault && mt_vault_heal (vault, folder, NULL);
}

static void
assert_copies_agree (const char *folder)
{
  MtKeyFile files[2] = { 0 };

  g_assert_true (mt_key_file_read (&files[0], folder, MT_KEY_FILE_NAME, NULL));
  g_assert_true (mt_key_file_read (&files[1], folder, MT_KEY_FILE_NAME_2, NULL));
  g_assert_true (mt_key_file_equal (&files[0], &files[1]));
}

static void
cut_everywhere (CutKind kind)
{
  gboolean reached = TRUE;
  int n_old = 0, n_new = 0;

  for (int at = 0; reached; at++) {
    g_autofree char *folder = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
    CutOutcome outcome;
    gboolean old_opens, new_opens;

    g_assert_true (mt_vault_store (model, folder, NULL));
    outcome = cut_run (kind, at, run_set_passphrase, folder, &reached);
    new_opens = opens (folder, NEW_PASSPHRASE);
    old_opens = opens (folder, PASSPHRASE);
    g_assert_cmpint (old_opens, !=, new_opens);
    if (outcome != CUT_WAS_KILLED)
      g_assert_cmpint (new_opens, ==, outcome == CUT_WAS_DONE);
    g_assert_true (opens (folder, recovery_key));
    assert_copies_agree (folder);
    n_old += old_opens;
    n_new += new_opens;
    mt_file_remove_folder (folder);
  }
  g_test_message ("%d calls: the old one opens after %d, the new one after %d", n_old + n_new - 1,
                  n_old, n_new);
  g_assert_cmpint (n_old, >, 0);
  g_assert_cmpint (n_new, >, 0);
}

static void
test_a_kill_leaves_one_passphrase (void)
{
  cut_everywhere (CUT_KILL);
}

static void
test_a_full_disk_leaves_the_one_it_says (void)
{
  cut_everywhere (CUT_FULL);
}

static void
test_a_disk_that_fails_leaves_the_one_it_says (void)
{
  cut_everywhere (CUT_FAIL);
}

int
main (int argc, char **argv)
{
  guint8 *inbox_secret;
  int status;

  g_test_init (&argc, &argv, NULL);
  umask (077);
  mt_secret_init ();
  model = mt_vault_create (PASSPHRASE, &recovery_key, &inbox_secret, NULL);
  mt_secret_free (inbox_secret);
  g_test_add_func ("/vault-cut/a-kill-leaves-one-passphrase", test_a_kill_leaves_one_passphrase);
  g_test_add_func ("/vault-cut/a-full-disk-leaves-the-one-it-says",
                   test_a_full_disk_leaves_the_one_it_says);
  g_test_add_func ("/vault-cut/a-disk-that-fails-leaves-the-one-it-says",
                   test_a_disk_that_fails_leaves_the_one_it_says);
  status = g_test_run ();
  mt_vault_free (model);
  mt_secret_free (recovery_key);
  return status;
}
