/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/erase.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "tests/core/cut-off.h"
#include "tests/core/fixture.h"

static char *model, *recovery_key;

static void
make_model (void)
{
  MtSession *session;
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autofree char *backup = NULL, *other = NULL, *aside = NULL;
  gint64 from;

  model = g_dir_make_tmp ("meantime-model-XXXXXX", NULL);
  session = mt_session_new (model);
  recovery_key = mt_session_create (session, PASSPHRASE, NULL);
  mt_entry_set_text (entry, "what was written");
  g_assert_true (mt_store_save (session->store, entry, &from, NULL));
  mt_session_free (session);
  backup = g_build_filename (model, "backups", "meantime-2026-01-01T000000Z.tar", NULL);
  g_assert_true (g_file_set_contents (backup, "keys and all that", -1, NULL));
  other = g_dir_make_tmp ("meantime-model-XXXXXX", NULL);
  fixture_copy_folder (model, other);
  aside = g_build_filename (model, "before-restore-2026-01-01T000000Z", NULL);
  g_assert_cmpint (g_rename (other, aside), ==, 0);
}

static char *
copy_model (const char *root)
{
  char *folder = g_build_filename (root, "journal", NULL);

  fixture_copy_folder (model, folder);
  return folder;
}

static gboolean
run_erase (const char *folder)
{
  MtSession *session = mt_session_new (folder);
  char **left = NULL;
  gboolean erased = mt_erase (session, recovery_key, 0, &left, NULL);

  mt_session_free (session);
  g_strfreev (left);
  return erased;
}

static gboolean
has_file_with_keys (const char *folder)
{
  return mt_file_exists (folder, "keys") || mt_file_exists (folder, "keys.2") ||
         mt_file_exists (folder, "before-restore-2026-01-01T000000Z/keys");
}

/* What the next look finds: the journal, or an empty folder. */
static gboolean
look (const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!mt_folder_is_erasing (folder) && mt_folder_check (folder, &error)) {
    g_assert_true (cut_opens (folder, recovery_key));
    return TRUE;
  }
  g_clear_error (&error);
  if (mt_folder_is_erasing (folder))
    g_assert_true (mt_folder_finish_erasing (folder));
  g_assert_false (mt_folder_check (folder, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_assert_false (has_file_with_keys (folder));
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* there is nothing in it */
  return FALSE;
}

static void
cut_everywhere (CutKind kind)
{
  gboolean reached = TRUE;
  int n_there = 0, n_gone = 0;

  for (int at = 0; reached; at++) {
    g_autofree char *root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
    g_autofree char *folder = copy_model (root);
    CutOutcome outcome = cut_run (kind, at, run_erase, folder, &reached);

    if (look (folder)) {
      g_assert_cmpint (outcome, !=, CUT_WAS_DONE);
      n_there++;
    } else {
      n_gone++;
    }
    mt_file_remove_folder (root);
  }
  g_test_message ("%d calls: the journal is there after %d, gone after %d", n_there + n_gone - 1,
                  n_there, n_gone);
  g_assert_cmpint (n_gone, >, kind == CUT_FULL ? 0 : 10);
  if (kind != CUT_FULL)
    g_assert_cmpint (n_there, >, 1);
}

static void
test_a_kill_leaves_it_or_nothing (void)
{
  cut_everywhere (CUT_KILL);
}

static void
test_a_disk_that_fails_leaves_it_or_nothing (void)
{
  cut_everywhere (CUT_FAIL);
}

static void
test_a_full_disk_leaves_it_or_nothing (void)
{
  cut_everywhere (CUT_FULL);
}

static void
test_a_cut_off_one_is_finished_by_whoever_comes (void)
{
  g_autofree char *root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
  g_autofree char *folder = copy_model (root);
  g_autofree char *mark = g_build_filename (folder, "erasing", NULL);
  g_autoptr (GError) error = NULL;
  MtSession *session = mt_session_new (folder);
  char *made;

  g_assert_true (g_file_set_contents (mark, "a list of my own", -1, NULL));
  g_assert_true (cut_opens (folder, recovery_key));
  g_assert_true (g_file_set_contents (mark, MT_ERASING_CONTENT, -1, NULL));
  g_assert_false (mt_session_open (session, recovery_key, 0, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_assert_false (has_file_with_keys (folder));

  mt_file_remove_folder (folder);
  fixture_copy_folder (model, folder);
  g_assert_true (g_file_set_contents (mark, MT_ERASING_CONTENT, -1, NULL));
  made = mt_session_create (session, PASSPHRASE, NULL); /* a new one may be made at once */
  g_assert_nonnull (made);
  g_assert_false (mt_file_exists (folder, "before-restore-2026-01-01T000000Z"));
  mt_session_free (session);
  mt_secret_free (made);
  mt_file_remove_folder (root);
}

static void
test_a_keyring_is_not_its_owner (void)
{
  g_autofree char *root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
  g_autofree char *folder = copy_model (root);
  g_autoptr (GError) error = NULL;
  MtSession *session = mt_session_new (folder);
  char *keyring, **left = NULL;

  g_assert_true (mt_session_open (session, PASSPHRASE, 0, NULL));
  keyring = mt_vault_add_keyring (session->vault, folder, NULL);
  mt_session_close (session);
  g_assert_true (cut_opens (folder, keyring));
  g_assert_false (mt_erase (session, keyring, 0, &left, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_assert_true (cut_opens (folder, recovery_key));
  mt_session_free (session);
  mt_secret_free (keyring);
  mt_file_remove_folder (root);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  umask (077);
  mt_secret_init ();
  make_model ();
  g_test_add_func ("/erase/a-kill-leaves-it-or-nothing", test_a_kill_leaves_it_or_nothing);
  g_test_add_func ("/erase/a-disk-that-fails-leaves-it-or-nothing",
                   test_a_disk_that_fails_leaves_it_or_nothing);
  g_test_add_func ("/erase/a-full-disk-leaves-it-or-nothing",
                   test_a_full_disk_leaves_it_or_nothing);
  g_test_add_func ("/erase/a-cut-off-one-is-finished-by-whoever-comes",
                   test_a_cut_off_one_is_finished_by_whoever_comes);
  g_test_add_func ("/erase/a-keyring-is-not-its-owner", test_a_keyring_is_not_its_owner);
  status = g_test_run ();
  mt_file_remove_folder (model);
  g_free (model);
  mt_secret_free (recovery_key);
  return status;
}
