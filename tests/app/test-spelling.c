/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/drafts.h"
#include "app/editor/spelling.h"
#include "tests/app/screen.h"

#include <string.h>

#define WORD "Zwirbelquax" /* in no dictionary */

typedef struct {
  GtkWindow *window;
  GtkSourceView *view;
  MtSpelling *spelling;
} Page;

static void
open_page (Page *page, MtDrafts *drafts, const char *text)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.meantime_journal.Meantime");

  g_settings_set_string (settings, "spelling-language",
                         "en_US"); /* whatever language this runs in */
  page->view = GTK_SOURCE_VIEW (gtk_source_view_new ());
  page->window = screen_show (GTK_WIDGET (page->view));
  page->spelling = mt_spelling_new (page->view, mt_drafts_get_vocabulary (drafts), settings);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->view)), text, -1);
}

static void
close_page (Page *page)
{
  GtkSourceView *view = page->view;

  mt_spelling_free (page->spelling);
  screen_close (page->window, view);
}

/* Whether the character at @offset is marked. */
static gboolean
is_marked_at (Page *page, int offset)
{
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->view)), &iter,
                                      offset);
  tags = gtk_text_iter_get_tags (&iter);
  return tags != NULL;
}

static gboolean
is_marked (gpointer page)
{
  return is_marked_at (page, 3);
}

static gboolean
is_unmarked (gpointer page)
{
  return !is_marked_at (page, 3);
}

static void
place_cursor (Page *page, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->view));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
  screen_settle (400);
}

static gboolean
is_in_file (const char *path, const char *word)
{
  char *bytes = NULL;
  gsize length = 0;
  gboolean found = g_file_get_contents (path, &bytes, &length, NULL) &&
                   memmem (bytes, length, word, strlen (word));

  g_free (bytes);
  return found;
}

static gboolean
is_anywhere_in (const char *folder, const char *word)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir && !found && (name = g_dir_read_name (dir))) {
    char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      found = FALSE;
    else if (g_file_test (path, G_FILE_TEST_IS_DIR))
      found = is_anywhere_in (path, word);
    else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      found = is_in_file (path, word);
    g_free (path);
  }
  g_clear_pointer (&dir, g_dir_close);
  return found;
}

static void
assert_nowhere (Fixture *f, const char *word)
{
  g_assert_false (is_anywhere_in (g_get_home_dir (), word));
  g_assert_false (is_anywhere_in (g_get_user_config_dir (), word));
  g_assert_false (is_anywhere_in (g_get_user_data_dir (), word));
  g_assert_false (is_anywhere_in (g_get_user_cache_dir (), word));
  g_assert_false (is_anywhere_in (g_get_user_state_dir (), word));
  g_assert_false (is_anywhere_in (g_get_user_runtime_dir (), word));
  g_assert_false (is_anywhere_in (f->root, word));
}

static void
test_a_word_that_is_taught_stays_in_the_journal (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  Page page;

  open_page (&page, drafts, WORD " and rain.");
  place_cursor (&page, 15);
  screen_wait (is_marked, &page);
  place_cursor (&page, 3);
  g_action_group_activate_action (mt_spelling_get_actions (page.spelling), "teach", NULL);
  place_cursor (&page, 15);
  screen_wait (is_unmarked, &page);
  close_page (&page);
  g_assert_finalize_object (drafts);

  /* Another day it is known, and nobody else was told. */
  lock (f->journal);
  assert_nowhere (f, WORD);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  drafts = mt_drafts_new (f->journal);
  open_page (&page, drafts, "Raiin " WORD);
  place_cursor (&page, 5);
  screen_settle (1000);
  g_assert_false (is_marked_at (&page, 10));
  close_page (&page);
  g_assert_finalize_object (drafts);
}

static void
test_a_word_that_is_ignored_is_until_the_journal_is_locked (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  Page page;

  open_page (&page, drafts, WORD " and rain.");
  place_cursor (&page, 3);
  g_action_group_activate_action (mt_spelling_get_actions (page.spelling), "ignore", NULL);
  place_cursor (&page, 15);
  screen_wait (is_unmarked, &page);
  screen_settle (500);
  g_assert_true (is_unmarked (&page));
  close_page (&page);
  g_assert_finalize_object (drafts);
  drafts = mt_drafts_new (f->journal);
  open_page (&page, drafts, WORD " and rain.");
  place_cursor (&page, 15);
  screen_wait (is_marked, &page);
  close_page (&page);
  g_assert_finalize_object (drafts);
  assert_nowhere (f, WORD);
}

static void
test_a_correction_takes_the_place_of_the_word (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  Page page;

  open_page (&page, drafts, "Raiin on the roof");
  place_cursor (&page, 2);
  g_action_group_activate_action (mt_spelling_get_actions (page.spelling), "correct",
                                  g_variant_new_string ("Rain"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (page.view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Rain on the roof");
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  screen_settle (300);
  close_page (&page);
}

static void
test_it_can_be_switched_off (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.meantime_journal.Meantime");
  Page page;

  open_page (&page, drafts, WORD " and rain.");
  place_cursor (&page, 15);
  screen_wait (is_marked, &page);
  g_settings_set_boolean (settings, "spelling", FALSE);
  screen_wait (is_unmarked, &page);
  g_settings_reset (settings, "spelling");
  screen_wait (is_marked, &page);
  close_page (&page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/spelling/a-word-that-is-taught-stays-in-the-journal",
            test_a_word_that_is_taught_stays_in_the_journal);
  ADD_TEST ("/spelling/a-word-that-is-ignored-is-until-the-journal-is-locked",
            test_a_word_that_is_ignored_is_until_the_journal_is_locked);
  ADD_TEST ("/spelling/a-correction-takes-the-place-of-the-word",
            test_a_correction_takes_the_place_of_the_word);
  ADD_TEST ("/spelling/can-be-switched-off", test_it_can_be_switched_off);
  return fixture_run ();
}
