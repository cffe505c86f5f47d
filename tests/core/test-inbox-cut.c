/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/inbox.h"
#include "tests/core/cut-off.h"
#include "tests/core/fixture.h"

/* The opening that takes the notes in, cut off at each of its calls: each note is then an entry
 * once, with its own moment, or a file that still waits; never neither, never both for good. */

#define N_NOTES 3

static char *model, *key;
static MtEntry *notes[N_NOTES];

static gboolean
run_open (const char *folder)
{
  return cut_opens (folder, key);
}

static void
leave (guint i, const char *at)
{
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GError) error = NULL;

  notes[i] = mt_entry_new ("thought");
  g_assert_true (mt_moment_parse (&moment, at, "Europe/Lisbon", NULL));
  mt_entry_set_moment (notes[i], &moment);
  mt_entry_set_text (notes[i], "left in passing");
  g_assert_true (mt_inbox_leave (model, notes[i], &error));
  g_assert_no_error (error);
}

static void
make_model (void)
{
  MtSession *session;
  char *recovery_key;

  model = g_dir_make_tmp ("meantime-model-XXXXXX", NULL);
  session = mt_session_new (model);
  recovery_key = mt_session_create (session, PASSPHRASE, NULL);
  g_assert_nonnull (recovery_key);
  key = g_strdup (recovery_key);
  mt_secret_free (recovery_key);
  mt_session_free (session);
  leave (0, "2026-03-29T00:59:59");
  leave (1, "2026-03-29T02:00:00");
  leave (2, "2026-12-31T23:50:00");
}

static guint
count_waiting (const char *folder)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  g_autoptr (GDir) dir = g_dir_open (inbox, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

/* Opened in peace, all of them are there. */
static void
assert_came_in_once (const char *folder)
{
  MtSession *session = mt_session_new (folder);
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;

  mt_session_open (session, key, 0, &error);
  g_assert_no_error (error);
  g_assert_true (mt_store_get_n_entries (session->store, &n_entries, NULL));
  g_assert_cmpint (n_entries, ==, N_NOTES);
  g_assert_cmpint (session->inbox.n_waiting, ==, 0);
  g_assert_null (session->inbox.set_aside);
  for (guint i = 0; i < N_NOTES; i++) {
    g_autoptr (MtEntry) entry = mt_store_load (session->store, mt_entry_get_id (notes[i]), &error);

    g_assert_no_error (error);
    g_assert_true (mt_entry_get_sealed (entry));
    g_assert_cmpint (mt_entry_get_moment (entry)->instant, ==,
                     mt_entry_get_moment (notes[i])->instant);
    g_assert_cmpstr (mt_entry_get_moment (entry)->zone, ==, "Europe/Lisbon");
  }
  mt_session_free (session);
  g_assert_cmpint (count_waiting (folder), ==, 0);
}

static void
cut_everywhere (CutKind kind)
{
  gboolean reached = TRUE;
  int n_cut = 0, n_in_between = 0;

  for (int at = 0; reached; at++) {
    g_autofree char *root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename (root, "journal", NULL);
    guint waiting;

    fixture_copy_folder (model, folder);
    cut_run (kind, at, run_open, folder, &reached);
    n_cut += reached;
    waiting = count_waiting (folder);
    n_in_between += waiting > 0 && waiting < N_NOTES;
    assert_came_in_once (folder);
    mt_file_remove_folder (root);
  }
  g_test_message ("cut off at %d calls, %d of them while notes were removed", n_cut, n_in_between);
  g_assert_cmpint (n_cut, >, 10);
  if (kind != CUT_FULL) /* which keeps nobody from removing a file */
    g_assert_cmpint (n_in_between, >, 0);
}

static void
test_a_kill_leaves_each_note_once (void)
{
  cut_everywhere (CUT_KILL);
}

static void
test_a_full_disk_leaves_each_note_once (void)
{
  cut_everywhere (CUT_FULL);
}

static void
test_a_disk_that_fails_leaves_each_note_once (void)
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
  g_test_add_func ("/inbox-cut/a-kill-leaves-each-note-once", test_a_kill_leaves_each_note_once);
  g_test_add_func ("/inbox-cut/a-full-disk-leaves-each-note-once",
                   test_a_full_disk_leaves_each_note_once);
  g_test_add_func ("/inbox-cut/a-disk-that-fails-leaves-each-note-once",
                   test_a_disk_that_fails_leaves_each_note_once);
  status = g_test_run ();
  mt_file_remove_folder (model);
  for (guint i = 0; i < N_NOTES; i++)
    g_object_unref (notes[i]);
  g_free (model);
  g_free (key);
  return status;
}
