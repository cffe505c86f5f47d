/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/note-form.h"
#include "app/quick/quick-window.h"
#include "app/widgets/scale.h"
#include "tests/app/screen.h"

#define APPLICATION_ID "io.github.meantime_journal.Meantime"

typedef struct {
  Fixture base;
  GSettings *settings;
  MtQuickWindow *window; /* NULL once it is gone */
} Quick;

static void
show (Quick *f)
{
  f->window = mt_quick_window_new (NULL, f->base.journal, f->settings);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *)&f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
}

static void
set_up (Quick *f, gconstpointer data)
{
  fixture_set_up (&f->base, NULL);
  f->settings = g_settings_new (APPLICATION_ID);
}

static void
tear_down (Quick *f, gconstpointer data)
{
  if (f->window)
    gtk_window_destroy (GTK_WINDOW (f->window));
  screen_wait (screen_is_gone, &f->window);
  g_clear_object (&f->settings);
  fixture_tear_down (&f->base, NULL);
}

static void
write_words (Quick *f, const char *words)
{
  GtkWidget *text = screen_find (GTK_WIDGET (f->window), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), words, -1);
}

static void
choose_step (Quick *f, int step)
{
  mt_scale_set_value (MT_SCALE (screen_find (GTK_WIDGET (f->window), MT_TYPE_SCALE, NULL)), step);
}

static void
keep (Quick *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "quick.keep", NULL);
}

typedef struct {
  GtkWidget *window;
  const char *words;
} Words;

static gboolean
says (gpointer data)
{
  Words *words = data;
  GtkWidget *label = screen_find (words->window, GTK_TYPE_LABEL, words->words);

  return label && gtk_widget_get_mapped (label);
}

static void
wait_for_words (Quick *f, const char *words)
{
  Words wanted = { GTK_WIDGET (f->window), words };

  screen_wait (says, &wanted);
}

static GPtrArray *
list_all (Quick *f)
{
  MtFilter all = MT_FILTER_ALL;

  return list (f->base.journal, &all, MT_KEY_NONE, 10);
}

/* The one entry there is, of @kind and with @text. */
static MtEntry *
get_only (Quick *f, const char *kind, const char *text)
{
  g_autoptr (GPtrArray) entries = list_all (f);
  MtEntry *entry;

  g_assert_cmpint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (mt_entry_get_kind (entry), ==, kind);
  g_assert_cmpstr (mt_entry_get_text (entry), ==, text);
  return g_object_ref (entry);
}

static void
test_a_locked_journal_gets_a_sealed_note (Quick *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = NULL;
  gint64 before;

  lock (f->base.journal);
  show (f);
  screen_assert_fits (GTK_WIDGET (f->window));
  keep (f);
  wait_for_words (f, "There is nothing in it yet: a word or two, or a step.");
  write_words (f, "  Rain on the roof \n");
  choose_step (f, 3);
  before = g_get_real_time ();
  keep (f);
  wait_for_words (f, "Sealed");
  g_assert_false (mt_journal_is_open (f->base.journal));
  screen_wait (screen_is_gone, &f->window); /* by itself */
  g_assert_true (unlock (f->base.journal, fixture_recovery_key, NULL));
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->base.journal), ==, 1);
  entry = get_only (f, "mood", "Rain on the roof");
  g_assert_true (mt_entry_get_sealed (entry));
  g_assert_cmpstr (mt_entry_get_value (entry, "valence"), ==, "3");
  g_assert_cmpint (mt_entry_get_moment (entry)->instant, >=, before);
  g_assert_cmpint (mt_entry_get_moment (entry)->instant, <=, before + G_USEC_PER_SEC);
}

static void
test_an_open_journal_gets_an_entry (Quick *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = NULL;

  show (f);
  wait_for_words (f, "Closing the window saves it as well.");
  write_words (f, "Rain on the roof");
  keep (f);
  wait_for_words (f, "It is in the journal.");
  entry = get_only (f, "thought", "Rain on the roof");
  g_assert_false (mt_entry_get_sealed (entry));
}

static void
test_closing_it_keeps_what_stands_there (Quick *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = NULL;

  lock (f->base.journal);
  show (f);
  write_words (f, "Half a sent");
  gtk_window_close (GTK_WINDOW (f->window));
  wait_for_words (f, "Sealed"); /* and says so */
  screen_wait (screen_is_gone, &f->window);
  g_assert_true (unlock (f->base.journal, fixture_recovery_key, NULL));
  entry = get_only (f, "thought", "Half a sent");
}

static void
test_an_empty_one_closes_at_once (Quick *f, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  show (f);
  write_words (f, " \n");
  gtk_window_close (GTK_WINDOW (f->window));
  screen_wait (screen_is_gone, &f->window);
  entries = list_all (f);
  g_assert_cmpint (entries->len, ==, 0);
}

/* The screen locks, or the program is ended. */
static void
test_it_is_put_away_without_a_word (Quick *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = NULL;
  gint64 begin;

  lock (f->base.journal);
  show (f);
  write_words (f, "Half a sent");
  begin = g_get_monotonic_time ();
  mt_quick_window_put_away (f->window);
  mt_quick_window_put_away (f->window);
  screen_wait (screen_is_gone, &f->window);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 1500 * 1000);
  g_assert_true (unlock (f->base.journal, fixture_recovery_key, NULL));
  entry = get_only (f, "thought", "Half a sent");
}

static void
test_what_cannot_be_kept_stays (Quick *f, gconstpointer data)
{
  g_autofree char *inbox = g_build_filename (f->base.folder, "inbox", NULL);
  g_autoptr (MtEntry) entry = NULL;

  lock (f->base.journal);
  g_assert_cmpint (g_rmdir (inbox), ==, 0);
  g_assert_true (g_file_set_contents (inbox, "in the way", -1, NULL));
  show (f);
  write_words (f, "Half a sent");
  mt_quick_window_put_away (f->window);
  screen_settle (300);
  g_assert_nonnull (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  wait_for_words (f, "Close Without It?");
  g_assert_cmpint (g_unlink (inbox), ==, 0);
  g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "_Keep It Open"),
                         "clicked");
  screen_settle (300);
  gtk_window_close (GTK_WINDOW (f->window)); /* and tries again */
  screen_wait (screen_is_gone, &f->window);
  g_assert_true (unlock (f->base.journal, fixture_recovery_key, NULL));
  entry = get_only (f, "thought", "Half a sent");
}

static void
wanted_cb (int *n)
{
  ++*n;
}

static void
test_where_there_is_no_journal_it_says_so (Quick *f, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (f->base.root, "nowhere", NULL);
  g_autoptr (MtJournal) none = mt_journal_new (nowhere);
  int n = 0;

  f->window = mt_quick_window_new (NULL, none, f->settings);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *)&f->window);
  g_signal_connect_swapped (f->window, "wanted", G_CALLBACK (wanted_cb), &n);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for_words (f, "No Journal Yet");
  screen_assert_fits (GTK_WIDGET (f->window));
  g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "_Begin a Journal"),
                         "clicked");
  screen_wait (screen_is_gone, &f->window);
  g_assert_cmpint (n, ==, 1);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, Quick, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/quick-window/a-locked-journal-gets-a-sealed-note",
       test_a_locked_journal_gets_a_sealed_note);
  ADD ("/quick-window/an-open-journal-gets-an-entry", test_an_open_journal_gets_an_entry);
  ADD ("/quick-window/closing-it-keeps-what-stands-there", test_closing_it_keeps_what_stands_there);
  ADD ("/quick-window/an-empty-one-closes-at-once", test_an_empty_one_closes_at_once);
  ADD ("/quick-window/it-is-put-away-without-a-word", test_it_is_put_away_without_a_word);
  ADD ("/quick-window/what-cannot-be-kept-stays", test_what_cannot_be_kept_stays);
  ADD ("/quick-window/where-there-is-no-journal-it-says-so",
       test_where_there_is_no_journal_it_says_so);
  return fixture_run ();
}
