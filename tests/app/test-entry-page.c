/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-page.h"
#include "app/editor/writing-area.h"
#include "app/editor/writing-view.h"
#include "tests/app/screen.h"

#define WORDS "Rain on the roof, and nobody to tell."

static GtkTextView *
get_text_view (MtEntryPage *page)
{
  return GTK_TEXT_VIEW (screen_find (GTK_WIDGET (page), MT_TYPE_WRITING_VIEW, NULL));
}

static GtkTextBuffer *
get_buffer (MtEntryPage *page)
{
  return gtk_text_view_get_buffer (get_text_view (page));
}

/* As if typed at the cursor. */
static void
type (MtEntryPage *page, const char *words)
{
  gtk_text_buffer_begin_user_action (get_buffer (page));
  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (page), words, -1, TRUE);
  gtk_text_buffer_end_user_action (get_buffer (page));
}

static char *
read_text (MtEntryPage *page)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (page), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (page), &start, &end, TRUE);
}

static gboolean
is_filled (gpointer page)
{
  return gtk_text_buffer_get_char_count (get_buffer (page)) > 0;
}

typedef struct {
  MtJournal *journal;
  const char *id;
  const char *text; /* NULL: it is not there at all */
} Wanted;

static gboolean
is_in_journal (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (MtEntry) entry = load (wanted->journal, wanted->id, NULL);

  if (!entry || !wanted->text)
    return !entry && !wanted->text;
  return g_str_equal (mt_entry_get_text (entry), wanted->text);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_some (gpointer count)
{
  return *(guint *)count > 0;
}

/* Closes @window; what was typed is in the journal then. */
static void
close_window (GtkWindow *window, MtEntryPage *page, MtDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  screen_close (window, page);
  mt_drafts_flush (drafts, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_drafts_flush_finish (drafts, result, NULL));
}

/* ---- Writing ---- */

static void
test_what_is_typed_is_saved_within_two_seconds (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtEntryPage *page = mt_entry_page_new_entry (drafts, "thought");
  g_autofree char *id = g_strdup (mt_entry_page_get_id (page));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  Wanted wanted = { f->journal, id, WORDS };
  gint64 typed;

  screen_settle (300);
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (get_text_view (page)));
  g_assert_null (load (f->journal, id, NULL)); /* nothing is in it yet */
  type (page, WORDS);
  typed = g_get_monotonic_time ();
  screen_wait (is_in_journal, &wanted);
  g_assert_cmpint (g_get_monotonic_time () - typed, <, 2 * G_USEC_PER_SEC);
  close_window (window, page, drafts);
}

static void
test_a_page_that_goes_leaves_all_that_was_typed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtEntryPage *page = mt_entry_page_new_entry (drafts, "thought");
  g_autofree char *id = g_strdup (mt_entry_page_get_id (page));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  Wanted wanted = { f->journal, id, WORDS };

  type (page, WORDS);
  close_window (window, page, drafts);
  screen_wait (is_in_journal, &wanted);
}

static void
test_an_empty_new_page_leaves_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtEntryPage *page = mt_entry_page_new_entry (drafts, "thought");
  g_autofree char *id = g_strdup (mt_entry_page_get_id (page));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  Wanted wanted = { f->journal, id, WORDS };

  type (page, WORDS);
  screen_wait (is_in_journal, &wanted);
  gtk_text_buffer_set_text (get_buffer (page), " \n", -1);
  close_window (window, page, drafts);
  wanted.text = NULL;
  screen_wait (is_in_journal, &wanted);
}

static void
test_undo_begins_after_reading (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  g_autofree char *undone = NULL, *redone = NULL;

  screen_wait (is_filled, page);
  g_assert_false (gtk_text_buffer_get_can_undo (get_buffer (page)));
  type (page, "Still. ");
  gtk_widget_activate_action (GTK_WIDGET (page), "entry.undo", NULL);
  undone = read_text (page);
  g_assert_cmpstr (undone, ==, WORDS);
  gtk_widget_activate_action (GTK_WIDGET (page), "entry.redo", NULL);
  redone = read_text (page);
  g_assert_cmpstr (redone, ==, "Still. " WORDS);
  close_window (window, page, drafts);
}

/* ---- What happens elsewhere ---- */

static void
test_it_follows_the_journal (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  const char *id = mt_entry_get_id (entry);
  MtEntryPage *page = mt_entry_page_new (drafts, id);
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  g_autoptr (MtEntry) other = NULL;
  g_autofree char *text = NULL;
  gboolean flagged;
  guint gone = 0;

  g_signal_connect_swapped (page, "gone", G_CALLBACK (count_cb), &gone);
  screen_wait (is_filled, page);
  mt_entry_page_set_cursor (page, 5);
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, id, NULL));
  other = load (f->journal, id, NULL);
  mt_entry_set_text (other, "Rain has stopped");
  g_assert_true (save (f->journal, other, NULL));
  screen_settle (300);
  text = read_text (page);
  g_assert_cmpstr (text, ==, "Rain has stopped");
  g_assert_cmpint (mt_entry_page_get_cursor (page), ==, 5);
  g_object_get (page, "flagged", &flagged, NULL);
  g_assert_true (flagged);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  screen_wait (is_some, &gone);
  close_window (window, page, drafts);
}

static void
test_deleting_can_be_undone (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  g_autoptr (MtEntry) binned = NULL;
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWindow *window = screen_show (toasts);
  guint gone = 0;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (page));
  g_signal_connect_swapped (page, "gone", G_CALLBACK (count_cb), &gone);
  screen_wait (is_filled, page);
  type (page, "Last words. ");
  gtk_widget_activate_action (GTK_WIDGET (page), "entry.delete", NULL);
  screen_wait (is_some, &gone);
  binned = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpint (mt_entry_get_deleted (binned), !=, 0);
  g_assert_cmpstr (mt_entry_get_text (binned), ==, "Last words. " WORDS);
  close_window (window, page, drafts);
}

static void
test_a_flag_goes_through_the_page (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  g_autoptr (MtEntry) read = NULL;
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));

  screen_wait (is_filled, page);
  gtk_widget_activate_action (GTK_WIDGET (page), "entry.flag", NULL);
  screen_settle (300);
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_true (mt_entry_get_flagged (read));
  close_window (window, page, drafts);
}

/* ---- The cursor ---- */

static void
test_the_cursor_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MtEntry) entry = NULL;
  MtEntryPage *page;
  GtkWindow *window;
  GtkTextIter iter;
  GdkRectangle line, seen;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "Line %u of what was on my mind that night.\n", i);
  entry = write_entry (f->journal, "thought", "2026-03-01T10:00", text->str);
  page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  mt_entry_page_set_cursor (page, 12000);
  g_assert_cmpint (mt_entry_page_get_cursor (page), ==, 12000);
  window = screen_show (GTK_WIDGET (page));
  screen_wait (is_filled, page);
  screen_settle (500);
  g_assert_cmpint (mt_entry_page_get_cursor (page), ==, 12000);
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (get_text_view (page)));
  gtk_text_buffer_get_iter_at_offset (get_buffer (page), &iter, 12000);
  gtk_text_view_get_iter_location (get_text_view (page), &iter, &line);
  gtk_text_view_get_visible_rect (get_text_view (page), &seen);
  g_assert_cmpint (line.y, >=, seen.y);
  g_assert_cmpint (line.y + line.height, <=, seen.y + seen.height);
  close_window (window, page, drafts);
}

static void
test_reading_raises_no_keyboard (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));

  screen_wait (is_filled, page);
  screen_settle (300);
  g_assert_true (gtk_window_get_focus (window) != GTK_WIDGET (get_text_view (page)));
  close_window (window, page, drafts);
}

static gboolean
is_told (gpointer page)
{
  return adw_banner_get_revealed (ADW_BANNER (screen_find (page, ADW_TYPE_BANNER, NULL)));
}

static gboolean
is_not_told (gpointer page)
{
  return !is_told (page);
}

static void
test_words_that_cannot_be_saved_stay_and_are_saved_later (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  Wanted wanted = { f->journal, mt_entry_get_id (entry), "Still. " WORDS };

  screen_wait (is_filled, page);
  lock (f->journal);
  type (page, "Still. ");
  screen_wait (is_told, page);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  screen_wait (is_not_told, page);
  g_assert_true (is_in_journal (&wanted));
  close_window (window, page, drafts);
}

static void
test_another_date_moves_the_entry (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", WORDS);
  g_autoptr (MtEntry) read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, read);
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  g_auto (MtMoment) moment = { 0 };
  gint64 key = mt_entry_get_key (read);

  screen_wait (is_filled, page);
  g_assert_true (mt_moment_parse (&moment, "2025-12-24T18:00", NULL, NULL));
  mt_draft_set_moment (draft, &moment);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==,
                   "24 December 2025");
  close_window (window, page, drafts);
  g_assert_cmpint (mt_entry_get_key (mt_draft_get_entry (draft)), <, key);
}

static void
test_it_fits (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "mood", "2026-03-01T10:00", WORDS);
  MtEntryPage *page = mt_entry_page_new (drafts, mt_entry_get_id (entry));
  GtkWindow *window = screen_show (GTK_WIDGET (page));

  screen_wait (is_filled, page);
  screen_assert_fits (GTK_WIDGET (page));
  close_window (window, page, drafts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/entry-page/what-is-typed-is-saved-within-two-seconds",
            test_what_is_typed_is_saved_within_two_seconds);
  ADD_TEST ("/entry-page/a-page-that-goes-leaves-all-that-was-typed",
            test_a_page_that_goes_leaves_all_that_was_typed);
  ADD_TEST ("/entry-page/an-empty-new-page-leaves-nothing", test_an_empty_new_page_leaves_nothing);
  ADD_TEST ("/entry-page/undo-begins-after-reading", test_undo_begins_after_reading);
  ADD_TEST ("/entry-page/follows-the-journal", test_it_follows_the_journal);
  ADD_TEST ("/entry-page/deleting-can-be-undone", test_deleting_can_be_undone);
  ADD_TEST ("/entry-page/a-flag-goes-through-the-page", test_a_flag_goes_through_the_page);
  ADD_TEST ("/entry-page/the-cursor-comes-back", test_the_cursor_comes_back);
  ADD_TEST ("/entry-page/reading-raises-no-keyboard", test_reading_raises_no_keyboard);
  ADD_TEST ("/entry-page/words-that-cannot-be-saved-stay-and-are-saved-later",
            test_words_that_cannot_be_saved_stay_and_are_saved_later);
  ADD_TEST ("/entry-page/another-date-moves-the-entry", test_another_date_moves_the_entry);
  ADD_TEST ("/entry-page/fits", test_it_fits);
  return fixture_run ();
}
