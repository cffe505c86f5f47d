/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/file.h"
#include "core/rekey.h"
#include "tests/core/cut-off.h"
#include "tests/core/fixture.h"

#define NEW_PASSPHRASE "another four quiet words"
#define N_ENTRIES 12

static char *model;

static gboolean
run_rekey (const char *folder)
{
  MtSession *session = mt_session_new (folder);
  g_autoptr (GError) error = NULL;
  gboolean done = mt_rekey (session, PASSPHRASE, NEW_PASSPHRASE, 0, &error) != NULL;

  if (!done && mt_error_is_damage (error)) /* a disk that says no has damaged nothing */
    g_error ("told as damage: %s", error->message);
  if (!done && cut.kind == CUT_FULL && !g_error_matches (error, MT_ERROR, MT_ERROR_FULL))
    g_error ("a full disk, told as %d: %s", error->code, error->message);
  return done;
}

static void
make_model (void)
{
  MtSession *session;
  char *recovery_key;
  gint64 from;

  model = g_dir_make_tmp ("meantime-model-XXXXXX", NULL);
  session = mt_session_new (model);
  recovery_key = mt_session_create (session, PASSPHRASE, NULL);
  for (int i = 0; i < N_ENTRIES; i++) {
    g_autoptr (MtEntry) entry = mt_entry_new ("thought");

    mt_entry_set_text (entry, "what was written before");
    g_assert_true (mt_store_save (session->store, entry, &from, NULL));
  }
  mt_session_free (session);
  mt_secret_free (recovery_key);
}

/* It opens with @secret, and all of it is there. */
static void
assert_is_whole (const char *folder, const char *secret)
{
  MtSession *session = mt_session_new (folder);
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;

  mt_session_open (session, secret, 0, &error);
  g_assert_no_error (error);
  g_assert_true (mt_store_get_n_entries (session->store, &n_entries, NULL));
  g_assert_cmpint (n_entries, ==, N_ENTRIES);
  g_assert_cmpint (mt_store_get_missing_commits (session->store), ==, 0);
  g_assert_false (session->inbox_key_changed);
  g_assert_false (session->keys_healed);
  mt_session_free (session);
  g_assert_false (mt_file_exists (folder, "restore.new"));
  g_assert_false (mt_file_exists (folder, "former.old"));
}

static void
cut_everywhere (CutKind kind)
{
  gboolean reached = TRUE;
  int n_old = 0, n_new = 0;

  for (int at = 0; reached; at++) {
    g_autofree char *root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename (root, "journal", NULL);
    CutOutcome outcome;
    gboolean old_opens, new_opens;

    fixture_copy_folder (model, folder);
    outcome = cut_run (kind, at, run_rekey, folder, &reached);
    new_opens = cut_opens (folder, NEW_PASSPHRASE);
    old_opens = cut_opens (folder, PASSPHRASE);
    if (old_opens == new_opens)
      g_error ("cut off at call %d (%d): old %d, new %d", at, outcome, old_opens, new_opens);
    if (outcome != CUT_WAS_KILLED)
      g_assert_cmpint (new_opens, ==, outcome == CUT_WAS_DONE); /* as it was told */
    assert_is_whole (folder, new_opens ? NEW_PASSPHRASE : PASSPHRASE);
    n_old += old_opens;
    n_new += new_opens;
    mt_file_remove_folder (root);
  }
  g_test_message ("%d calls: the old one opens after %d, the new one after %d", n_old + n_new - 1,
                  n_old, n_new);
  g_assert_cmpint (n_old, >, 30);
  g_assert_cmpint (n_new, >, 10);
}

static void
test_a_kill_leaves_the_old_or_the_new (void)
{
  cut_everywhere (CUT_KILL);
}

static void
test_a_full_disk_leaves_what_it_says (void)
{
  cut_everywhere (CUT_FULL);
}

static void
test_a_disk_that_fails_leaves_what_it_says (void)
{
  cut_everywhere (CUT_FAIL);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  umask (077);
  mt_secret_init ();
  make_model ();
  g_test_add_func ("/rekey-cut/a-kill-leaves-the-old-or-the-new",
                   test_a_kill_leaves_the_old_or_the_new);
  g_test_add_func ("/rekey-cut/a-full-disk-leaves-what-it-says",
                   test_a_full_disk_leaves_what_it_says);
  g_test_add_func ("/rekey-cut/a-disk-that-fails-leaves-what-it-says",
                   test_a_disk_that_fails_leaves_what_it_says);
  status = g_test_run ();
  mt_file_remove_folder (model);
  g_free (model);
  return status;
}
