/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/questions-page.h"
#include "tests/app/screen.h"

#include <math.h>

static MtEntry *
ask (Fixture *f, const char *at, const char *text, const char *state, const char *answer)
{
  MtEntry *entry = write_entry (f->journal, "question", at, text);

  mt_entry_set_state (entry, state);
  if (answer)
    mt_entry_add_value (entry, "answer", answer, NAN);
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

/* The list of those that are in the state called @name, if it shows. */
static GtkListBox *
list_of (GtkWidget *page, const char *name)
{
  GtkWidget *heading = screen_find (page, GTK_TYPE_LABEL, name);
  GtkWidget *part = heading ? gtk_widget_get_parent (heading) : NULL;

  return part && gtk_widget_get_visible (part)
             ? GTK_LIST_BOX (screen_find (part, GTK_TYPE_LIST_BOX, NULL))
             : NULL;
}

static const char *
title_at (GtkListBox *list, int place)
{
  GtkListBoxRow *row = list ? gtk_list_box_get_row_at_index (list, place) : NULL;

  return row ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static gboolean
has_open (gpointer page)
{
  return title_at (list_of (page, "Open"), 0) != NULL;
}

static void
test_each_stands_under_what_became_of_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) open = ask (f, "2026-11-10T10:00Z", "Why four?", "open", NULL);
  g_autoptr (MtEntry) newer = ask (f, "2026-11-11T10:00Z", "Why five?", "open", NULL);
  g_autoptr (MtEntry) answered =
      ask (f, "2026-11-09T10:00Z", "Is it too much?", "answered", "No, <it> is & was not.");
  g_autoptr (MtEntry) gone = ask (f, "2026-11-08T10:00Z", "Shall I stop?", "no-longer", NULL);
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  GtkWidget *page = GTK_WIDGET (mt_questions_page_new (drafts)), *row;
  GtkWindow *window = screen_show (page);

  screen_wait (has_open, page);
  screen_assert_fits (page);
  g_assert_cmpstr (title_at (list_of (page, "Open"), 0), ==, "Why five?");
  g_assert_cmpstr (title_at (list_of (page, "Open"), 1), ==, "Why four?");
  g_assert_null (list_of (page, "Asked"));
  g_assert_cmpstr (title_at (list_of (page, "No longer"), 0), ==, "Shall I stop?");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (page, "Answered"), 0));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "No, <it> is & was not.");

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (page, "Open"), 0));
  mt_entry_set_state (open, "asked");
  g_assert_true (save (f->journal, open, NULL));
  screen_settle (800);
  g_assert_cmpstr (title_at (list_of (page, "Asked"), 0), ==, "Why four?");
  g_assert_null (title_at (list_of (page, "Open"), 1));
  g_assert_true (row == GTK_WIDGET (gtk_list_box_get_row_at_index (list_of (page, "Open"), 0)));
  screen_close (window, page);
}

static void
test_an_empty_page_says_so (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  GtkWidget *page = GTK_WIDGET (mt_questions_page_new (drafts));
  GtkWindow *window = screen_show (page);

  screen_settle (800);
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "No question is here."));
  screen_close (window, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/questions-page/each-stands-under-what-became-of-it",
            test_each_stands_under_what_became_of_it);
  ADD_TEST ("/questions-page/an-empty-page-says-so", test_an_empty_page_says_so);
  return fixture_run ();
}
