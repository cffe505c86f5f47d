/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/bin-dialog.h"
#include "tests/app/screen.h"

typedef struct {
  MtJournal *journal;
  MtDrafts *drafts;
  AdwDialog *dialog;
  GtkWidget *view;
  GtkWindow *window;
} Shown;

static Shown
show_bin (Fixture *f)
{
  Shown shown = { .journal = f->journal, .drafts = mt_drafts_new (f->journal) };

  shown.window = screen_show (adw_bin_new ());
  shown.dialog = mt_bin_dialog_new (shown.drafts);
  adw_dialog_present (shown.dialog, GTK_WIDGET (shown.window));
  shown.view = screen_find (GTK_WIDGET (shown.dialog), GTK_TYPE_LIST_VIEW, NULL);
  screen_settle (400);
  return shown;
}

static void
shown_close (Shown *shown)
{
  screen_close (shown->window, shown->dialog);
  g_assert_finalize_object (shown->drafts);
}

static guint
get_n_items (gpointer view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static gboolean
has_one (gpointer view)
{
  return get_n_items (view) == 1;
}

static gboolean
has_none (gpointer view)
{
  return get_n_items (view) == 0;
}

static void
click (GtkWidget *in, const char *name)
{
  GtkWidget *button = screen_find (in, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_asked (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (window));
}

/* Answers what is asked over the dialog. */
static void
answer (Shown *shown, const char *response)
{
  AdwDialog *alert;

  screen_wait (is_asked, shown->window);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (shown->window));
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (alert);
}

static MtEntry *
bin_entry (Fixture *f, const char *at, const char *text)
{
  MtEntry *entry = write_entry (f->journal, "thought", at, text);

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
  return entry;
}

static void
test_an_empty_bin_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  Shown shown = show_bin (f);

  g_assert_nonnull (
      screen_find (GTK_WIDGET (shown.dialog), ADW_TYPE_STATUS_PAGE, "The Bin Is Empty"));
  screen_assert_fits (GTK_WIDGET (shown.dialog));
  shown_close (&shown);
}

static void
test_what_was_deleted_is_brought_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = bin_entry (f, "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) back = NULL;
  Shown shown = show_bin (f);

  screen_wait (has_one, shown.view);
  screen_assert_fits (GTK_WIDGET (shown.dialog));
  click (shown.view, "Bring Back");
  screen_wait (has_none, shown.view);
  back = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpint (mt_entry_get_deleted (back), ==, 0);
  shown_close (&shown);
}

static void
test_for_good_is_asked_first (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = bin_entry (f, "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) kept = NULL;
  g_autoptr (GError) error = NULL;
  Shown shown = show_bin (f);

  screen_wait (has_one, shown.view);
  click (shown.view, "Delete for Good");
  answer (&shown, "cancel");
  screen_settle (100);
  kept = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_nonnull (kept);
  click (shown.view, "Delete for Good");
  answer (&shown, "delete");
  screen_wait (has_none, shown.view);
  g_assert_null (load (f->journal, mt_entry_get_id (entry), &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  shown_close (&shown);
}

static void
test_the_bin_is_emptied (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = bin_entry (f, "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) other = bin_entry (f, "2026-03-03T08:50:00Z", "Sun");
  Shown shown = show_bin (f);

  click (GTK_WIDGET (shown.dialog), "_Empty");
  answer (&shown, "delete");
  screen_wait (has_none, shown.view);
  shown_close (&shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/bin-dialog/an-empty-bin-says-what-it-is-for", test_an_empty_bin_says_what_it_is_for);
  ADD_TEST ("/bin-dialog/what-was-deleted-is-brought-back", test_what_was_deleted_is_brought_back);
  ADD_TEST ("/bin-dialog/for-good-is-asked-first", test_for_good_is_asked_first);
  ADD_TEST ("/bin-dialog/the-bin-is-emptied", test_the_bin_is_emptied);
  return fixture_run ();
}
