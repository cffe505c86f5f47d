/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/everything.h"
#include "core/journal-shared.h"
#include "tests/app/screen.h"

#include <glib/gstdio.h>

static GtkWindow *
show (GtkWidget **from)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  *from = gtk_button_new_with_label ("here");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), *from);
  return screen_show (overlay);
}

static GPtrArray *
list_shared (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_list_shared (f->journal, NULL, 10, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_list_shared_finish (f->journal, result, NULL);
}

static gboolean
is_noted (gpointer f)
{
  g_autoptr (GPtrArray) list = list_shared (f);

  return list->len > 0;
}

static gboolean
is_asked (gpointer window)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (window);

  return ADW_IS_ALERT_DIALOG (dialog) &&
         adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "take");
}

static gboolean
is_answered (gpointer window)
{
  return !adw_window_get_visible_dialog (window);
}

static gboolean
has_two (gpointer f)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (GPtrArray) entries = list (((Fixture *)f)->journal, &filter, MT_KEY_NONE, 10);

  return entries->len == 2;
}

/* Nothing is in the list of files used last, which other programs show. */
static void
assert_not_recent (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autofree char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    g_assert_null (strstr (text, name));
}

/* Written, noted, and back in another journal. */
static void
test_everything_goes_out_and_in_again (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-03-02T10:00", "two");
  g_autofree char *path = g_build_filename (f->root, "everything.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GPtrArray) noted = NULL;
  AdwDialog *alert;
  GtkWidget *from;
  GtkWindow *window = show (&from);
  GStatBuf status;

  mt_take_everything_to (from, f->journal, FALSE, file);
  screen_wait (is_noted, f);
  screen_wait (is_answered, window);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  noted = list_shared (f);
  g_assert_cmpstr (((MtShared *)noted->pdata[0])->format, ==, "zip");
  g_assert_cmpstr (((MtShared *)noted->pdata[0])->place, ==, uri);
  assert_not_recent ("everything.zip");

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (one), NULL));
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, mt_entry_get_id (one), NULL));
  lock (f->journal);
  mt_file_remove_folder (f->folder);
  fixture_copy_folder (fixture_model, f->folder);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  mt_bring_in_from (from, f->journal, file);
  screen_wait (is_asked, window);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (window));
  screen_assert_fits (GTK_WIDGET (alert));
  g_signal_emit_by_name (alert, "response", "take");
  screen_wait (has_two, f);
  screen_close (window, NULL);
}

static gboolean
says (gpointer window)
{
  return screen_find (window, GTK_TYPE_LABEL, "This is no file that Meantime can read.") != NULL;
}

static void
test_what_is_not_ours_is_said (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->root, "else.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *from;
  GtkWindow *window = show (&from);

  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  mt_bring_in_from (from, f->journal, file);
  screen_wait (says, window);
  screen_close (window, NULL);
}

static void
test_the_journals_own_folder_is_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "everything.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *from;
  GtkWindow *window = show (&from);

  mt_take_everything_to (from, f->journal, FALSE, file);
  screen_settle (300);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (is_noted (f));
  screen_close (window, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/everything/goes-out-and-in-again", test_everything_goes_out_and_in_again);
  ADD_TEST ("/everything/what-is-not-ours-is-said", test_what_is_not_ours_is_said);
  ADD_TEST ("/everything/the-journals-own-folder-is-refused",
            test_the_journals_own_folder_is_refused);
  return fixture_run ();
}
