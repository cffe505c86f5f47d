/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/bin-dialog.h"
#include "app/widgets/words-picker.h"
#include "tests/app/window-scene.h"

#include <math.h>

/* What is open in the window, and half-typed in it, as it locks and closes. */

static void
test_nothing_outlives_the_lock (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);

  for (int i = 0; i < 3; i++) {
    gpointer places = open_window (f, window);

    g_object_add_weak_pointer (places, &places);
    screen_settle (100);
    lock_window (window);
    screen_wait (is_null, &places);
  }
  close_window (window);
}

/* The dialogs that were open show what is in the journal, too. */
static void
test_no_dialog_outlives_the_lock (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  gpointer dialog;

  open_window (f, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  screen_settle (100);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  lock_window (window);
  screen_wait (is_null, &dialog);
  close_window (window);
}

static void
test_the_bin_opens (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);

  open_window (f, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bin", NULL);
  screen_settle (100);
  g_assert_true (MT_IS_BIN_DIALOG (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))));
  lock_window (window);
  close_window (window);
}

/* One that cannot be closed, because it is at something, does not hold it up. */
static void
test_quitting_takes_dialogs_along (Fixture *f, gconstpointer data)
{
  gpointer window = show_window (f);

  open_window (f, window);
  gtk_widget_activate_action (window, "win.preferences", NULL);
  screen_settle (100);
  adw_dialog_set_can_close (adw_application_window_get_visible_dialog (window), FALSE);
  g_object_add_weak_pointer (window, &window);
  mt_window_quit (window);
  screen_wait (is_null, &window);
}

static void
test_a_dialog_that_just_came_goes_too (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);

  open_window (f, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  lock_window (window);
  screen_settle (300);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  close_window (window);
}

static guint
count_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows);
}

static gboolean
is_choosing (gpointer n_windows)
{
  return count_windows () > *(guint *)n_windows;
}

static gboolean
is_not_choosing (gpointer n_windows)
{
  return !is_choosing (n_windows);
}

/* It would write, into a file of one's choice, what belongs to a journal that is locked. */
static void
test_no_chooser_outlives_the_lock (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  guint n_windows = count_windows ();
  GtkWidget *row;

  open_window (f, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  screen_settle (300);
  row = screen_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, "Make One in Another Place…");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  screen_wait (is_choosing, &n_windows);
  lock_window (window);
  screen_wait (is_not_choosing, &n_windows);
  close_window (window);
}

static gboolean
finds_words (gpointer window)
{
  GtkWidget *picker = screen_find (window, MT_TYPE_WORDS_PICKER, NULL);

  return picker && gtk_widget_get_mapped (picker);
}

/* A word of one's own is taken when its line is left; locking leaves it. */
static void
test_a_half_typed_word_is_kept (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  MtPlaces *places = open_window (f, window);
  g_autoptr (MtEntry) entry = mt_entry_new ("mood");
  g_autoptr (MtEntry) read = NULL;
  GtkWidget *own;

  mt_entry_add_value (entry, "words", "calm", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  mt_places_open_entry (places, mt_entry_get_id (entry));
  screen_wait (finds_words, window);
  own = screen_find (screen_find (GTK_WIDGET (window), MT_TYPE_WORDS_PICKER, NULL),
                     ADW_TYPE_ENTRY_ROW, NULL);
  gtk_widget_grab_focus (own);
  gtk_editable_set_text (GTK_EDITABLE (own), "prickly");
  lock_window (window);
  close_window (window);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpuint (mt_entry_get_values (read)->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_set_up ();
  ADD_TEST ("/locking/nothing-outlives-the-lock", test_nothing_outlives_the_lock);
  ADD_TEST ("/locking/no-dialog-outlives-the-lock", test_no_dialog_outlives_the_lock);
  ADD_TEST ("/locking/no-chooser-outlives-the-lock", test_no_chooser_outlives_the_lock);
  ADD_TEST ("/locking/the-bin-opens", test_the_bin_opens);
  ADD_TEST ("/locking/quitting-takes-dialogs-along", test_quitting_takes_dialogs_along);
  ADD_TEST ("/locking/a-half-typed-word-is-kept", test_a_half_typed_word_is_kept);
  ADD_TEST ("/locking/a-dialog-that-just-came-goes-too", test_a_dialog_that_just_came_goes_too);
  return fixture_run ();
}
