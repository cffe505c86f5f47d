/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/other-install.h"
#include "app/lock/restore-page.h"
#include "app/lock/welcome-page.h"
#include "tests/app/flow.h"

#define INSIDE ".var/app/io.github.meantime_journal.Meantime/data/meantime"

static char *home; /* of everything in this program */
static char *usual;

/* A home folder of its own, before anybody asks GLib for one. */
static void
set_home (void)
{
  g_autofree char *data = NULL;

  home = g_dir_make_tmp ("meantime-home-XXXXXX", NULL);
  data = g_build_filename (home, ".local", "share", NULL);
  usual = g_build_filename (data, "meantime", NULL);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_unsetenv ("HOST_XDG_DATA_HOME");
}

static char *
put (Fixture *f, const char *where)
{
  char *folder = g_build_filename (home, where, NULL);
  g_autofree char *parent = g_path_get_dirname (folder);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  fixture_copy_folder (f->folder, folder);
  return folder;
}

static void
test_each_sees_the_other (Fixture *f, gconstpointer data)
{
  g_autoptr (MtOtherInstall) none = mt_other_install_find (usual, home, FALSE);
  g_autoptr (MtOtherInstall) inside_seen = NULL, outside_seen = NULL, named = NULL, itself = NULL;
  g_autofree char *inside = NULL, *outside = NULL, *host_data = NULL;
  gint64 age;

  g_assert_null (none);
  lock (f->journal);
  inside = put (f, INSIDE);
  inside_seen = mt_other_install_find (usual, home, FALSE);
  g_assert_nonnull (inside_seen);
  g_assert_cmpstr (inside_seen->folder, ==, inside);
  age = g_get_real_time () - inside_seen->changed;
  g_assert_cmpint (ABS (age), <, 60 * G_USEC_PER_SEC);
  named = mt_other_install_find (f->folder, home, FALSE);
  g_assert_null (named);

  outside = put (f, ".local/share/meantime");
  itself = mt_other_install_find (usual, home, TRUE);
  g_assert_null (itself);
  host_data = g_path_get_dirname (inside);
  g_setenv ("HOST_XDG_DATA_HOME", host_data, TRUE); /* as Flatpak tells where it is not as usual */
  outside_seen = mt_other_install_find (usual, home, TRUE);
  g_assert_nonnull (outside_seen);
  g_assert_cmpstr (outside_seen->folder, ==, inside);
  g_unsetenv ("HOST_XDG_DATA_HOME");
  mt_file_remove_folder (inside);
  mt_file_remove_folder (outside);
}

static void
test_it_is_offered_and_brought (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "in the sandbox");
  g_autoptr (MtJournal) journal = mt_journal_new (usual);
  g_autoptr (MtEntry) found = NULL;
  g_autofree char *inside = NULL;
  Flow flow;
  GtkWidget *page, *row;

  lock (f->journal);
  inside = put (f, INSIDE);
  flow_begin (&flow, journal);
  page = flow_wait_for_page (&flow, MT_TYPE_WELCOME_PAGE);
  row = screen_find (page, ADW_TYPE_ACTION_ROW, "Bring My Other Journal");
  screen_wait ((gboolean (*) (gpointer))gtk_widget_get_mapped, row);
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Today"));
  screen_assert_fits (page);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  page = flow_wait_for_page (&flow, MT_TYPE_RESTORE_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Passphrase or Recovery Key")),
                         fixture_recovery_key);
  flow_press (page, "Bring It Here");
  screen_wait (flow_has_opened, &flow);
  found = load (journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found);
  flow_end (&flow);
  lock (journal);
  mt_file_remove_folder (inside);
}

static void
test_nothing_is_said_where_there_is_none (Fixture *f, gconstpointer data)
{
  g_autofree char *here = g_build_filename (f->root, "nowhere", NULL);
  g_autoptr (MtJournal) journal = mt_journal_new (here);
  Flow flow;
  GtkWidget *row;

  flow_begin (&flow, journal);
  row = screen_find (flow_wait_for_page (&flow, MT_TYPE_WELCOME_PAGE), ADW_TYPE_ACTION_ROW,
                     "Bring My Other Journal");
  screen_settle (200);
  g_assert_false (gtk_widget_get_mapped (row));
  flow_end (&flow);
}

int
main (int argc, char **argv)
{
  int status;

  set_home ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/other-install/each-sees-the-other", test_each_sees_the_other);
  ADD_TEST ("/other-install/it-is-offered-and-brought", test_it_is_offered_and_brought);
  ADD_TEST ("/other-install/nothing-is-said-where-there-is-none",
            test_nothing_is_said_where_there_is_none);
  status = fixture_run ();
  mt_file_remove_folder (home);
  g_free (home);
  g_free (usual);
  return status;
}
