/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-page.h"
#include "app/held-page.h"
#include "app/places.h"
#include "core/kind.h"
#include "tests/app/window-scene.h"

/* The window, and what it does as the journal opens and locks. */

static gboolean
can_be_opened (gpointer journal)
{
  return unlock (journal, fixture_recovery_key, NULL);
}

static void
test_a_locked_window_does_not_hold_the_journal (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  g_autoptr (MtJournal) other = mt_journal_new (f->folder);
  g_autoptr (GError) error = NULL;

  open_window (f, window);
  g_assert_false (unlock (other, fixture_recovery_key, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_IN_USE);
  lock_window (window);
  screen_wait (can_be_opened, other); /* the last pages it was asked for come first */
  close_window (window);
}

static void
test_one_comes_back_to_where_one_was (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  g_autoptr (MtEntry) entry = new_entry ();
  g_autoptr (MtResume) before = NULL;
  g_autoptr (MtResume) after = NULL;
  MtPlaces *places;
  gpointer page;

  mt_entry_set_text (entry, "Rain on the roof, and a long word about it");
  places = open_window (f, window);
  g_assert_true (save (f->journal, entry, NULL));
  mt_places_show (places, "journal");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-entry", "s", mt_entry_get_id (entry));
  screen_settle (300);
  page = screen_find (GTK_WIDGET (window), MT_TYPE_ENTRY_PAGE, NULL);
  g_object_add_weak_pointer (page, &page);
  mt_entry_page_set_cursor (page, 12);
  before = mt_places_get_resume (places);
  g_assert_cmpstr (before->entry, ==, mt_entry_get_id (entry));
  lock_window (window);
  screen_wait (is_null, &page);
  places = open_window (f, window);
  screen_settle (300);
  after = mt_places_get_resume (places);
  g_assert_cmpstr (after->place, ==, "journal");
  g_assert_cmpstr (after->entry, ==, mt_entry_get_id (entry));
  g_assert_cmpint (after->cursor, ==, 12);
  lock_window (window);
  close_window (window);
}

static gboolean
says_why (gpointer window)
{
  GtkWidget *button = screen_find (window, GTK_TYPE_BUTTON, "_Try Again");

  return button && gtk_widget_get_mapped (button);
}

/* Longer than an entry can be: no save of it will do. */
static MtDraft *
write_what_fails (MtDrafts *drafts)
{
  g_autoptr (MtEntry) entry = new_entry ();
  MtDraft *draft = mt_drafts_begin (drafts, entry);
  g_autofree char *text = g_strnfill (16 * 1024 * 1024 + 1, 'a');

  mt_entry_set_text (entry, text);
  mt_draft_touch (draft);
  return draft;
}

static void
mend (MtDraft *draft)
{
  mt_entry_set_text (mt_draft_get_entry (draft), "Kept");
  mt_draft_touch (draft);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static gboolean
is_one (gpointer count)
{
  return *(int *)count == 1;
}

static void
test_what_cannot_be_saved_is_held (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtHeldPage *page = g_object_new (MT_TYPE_HELD_PAGE, NULL);
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  MtDraft *draft = write_what_fails (drafts);
  int saved = 0;

  g_signal_connect_swapped (page, "saved", G_CALLBACK (count_cb), &saved);
  mt_held_page_begin (page, drafts);
  screen_wait (says_why, page);
  mt_held_page_set_closing (page, TRUE);
  screen_assert_fits (GTK_WIDGET (page));
  g_assert_cmpint (saved, ==, 0);
  mt_entry_set_text (mt_draft_get_entry (draft), "Kept");
  screen_wait (is_one, &saved); /* it tries again by itself */
  g_assert_finalize_object (draft);
  screen_close (window, page);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
asks (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) != NULL;
}

static void
show_again (MtWindow *window)
{
  AdwDialog *dialog;
  GtkWidget *row;

  gtk_widget_activate (screen_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Show It"));
  screen_wait (asks, window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  row = screen_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);
  screen_wait (is_mapped, row);
  screen_settle (100);
  gtk_editable_set_text (GTK_EDITABLE (row), PASSPHRASE);
  g_signal_emit_by_name (row, "entry-activated");
}

/* The whole window: the page is out of sight, and the words are there when one is let in again. */
static void
test_a_failing_save_locks_nothing_away (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  MtPlaces *places = open_window (f, window);
  GtkWidget *held = screen_find (GTK_WIDGET (window), MT_TYPE_HELD_PAGE, NULL);
  g_autoptr (MtDraft) draft = write_what_fails (mt_places_get_drafts (places));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  screen_wait (says_why, held);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (places)));
  show_again (window);
  screen_wait (is_mapped, places);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  screen_wait (says_why, held);
  mend (draft);
  g_clear_object (&draft);
  screen_wait (is_locked, window);
  close_window (window);
}

static void
test_closing_saves_first (Fixture *f, gconstpointer data)
{
  gpointer window = show_window (f);
  MtPlaces *places = open_window (f, window);
  g_autoptr (MtEntry) entry = new_entry ();
  g_autoptr (MtEntry) read = NULL;
  MtDraft *draft = mt_drafts_begin (mt_places_get_drafts (places), entry);

  mt_entry_set_text (entry, "Half a sent");
  mt_draft_touch (draft);
  g_object_unref (draft);
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  gtk_window_close (window);
  screen_wait (is_null, &window);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "Half a sent");
}

/* ---- Dialogs ---- */

/* One tap on every page locks, and so it does in what lies over them. */
static void
test_a_dialog_locks_too (Fixture *f, gconstpointer data)
{
  const char *const actions[] = { "win.bin", "win.backups" };
  MtWindow *window = show_window (f);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    GtkWidget *lock;

    open_window (f, window);
    gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
    screen_wait (asks, window);
    lock = screen_find (
        GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))),
        GTK_TYPE_BUTTON, "Lock");
    g_assert_nonnull (lock);
    screen_wait (is_mapped, lock);
    g_assert_true (gtk_widget_activate (lock));
    screen_wait (is_locked, window);
    g_assert_false (asks (window));
  }
  close_window (window);
}

static gboolean
writes (gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, MT_TYPE_ENTRY_PAGE) != NULL;
}

/* Not beneath it, where what is typed would go elsewhere. */
static void
test_a_new_entry_comes_before_a_dialog (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  gsize n_kinds;

  open_window (f, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  screen_wait (asks, window);
  screen_settle (300);
  mt_window_write (window, mt_kinds (&n_kinds)->id);
  g_assert_false (asks (window));
  screen_settle (500); /* the dialog has gone, and with it what had the focus in there */
  screen_wait (writes, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bin", NULL);
  screen_wait (asks, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.write", "s", mt_kinds (&n_kinds)->id);
  g_assert_false (asks (window));
  screen_settle (500);
  screen_wait (writes, window);
  lock_window (window);
  close_window (window);
}

/* ---- The cover ---- */

static gboolean
is_covered (gpointer window)
{
  return gtk_widget_has_css_class (window, "covered");
}

static gboolean
is_not_covered (gpointer window)
{
  return !is_covered (window) &&
         gtk_widget_get_can_target (gtk_widget_get_first_child (GTK_WIDGET (window)));
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
test_another_window_in_front_covers_it (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  GtkWidget *other = gtk_window_new ();

  screen_wait (is_active, window);
  g_assert_false (is_covered (window));
  gtk_window_present (GTK_WINDOW (other));
  screen_wait (is_covered, window);
  gtk_window_destroy (GTK_WINDOW (other));
  screen_wait (is_not_covered, window);
  close_window (window);
}

static void
test_its_own_dialog_does_not_cover_it (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  GtkWidget *other = gtk_window_new ();

  screen_wait (is_active, window);
  gtk_window_set_transient_for (GTK_WINDOW (other), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (other));
  screen_wait (is_active, other);
  screen_settle (200);
  g_assert_false (is_covered (window));
  gtk_window_destroy (GTK_WINDOW (other));
  close_window (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_set_up ();
  ADD_TEST ("/window/a-locked-window-does-not-hold-the-journal",
            test_a_locked_window_does_not_hold_the_journal);
  ADD_TEST ("/window/one-comes-back-to-where-one-was", test_one_comes_back_to_where_one_was);
  ADD_TEST ("/window/what-cannot-be-saved-is-held", test_what_cannot_be_saved_is_held);
  ADD_TEST ("/window/a-failing-save-locks-nothing-away", test_a_failing_save_locks_nothing_away);
  ADD_TEST ("/window/closing-saves-first", test_closing_saves_first);
  ADD_TEST ("/window/a-dialog-locks-too", test_a_dialog_locks_too);
  ADD_TEST ("/window/a-new-entry-comes-before-a-dialog", test_a_new_entry_comes_before_a_dialog);
  ADD_TEST ("/window/another-window-in-front-covers-it", test_another_window_in_front_covers_it);
  ADD_TEST ("/window/its-own-dialog-does-not-cover-it", test_its_own_dialog_does_not_cover_it);
  return fixture_run ();
}
