/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/journal-page.h"
#include "app/journal/timeline.h"
#include "core/journal-private.h"
#include "tests/app/screen.h"

static GMutex held;

static gpointer
hold_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&held);
  g_mutex_unlock (&held);
  return MT_WORKER_DONE;
}

static gboolean
has_entry (gpointer list)
{
  return g_list_model_get_n_items (list) == 1;
}

/* Types one letter more, and waits until it is looked for. */
static MtEntryList *
type_letter (MtJournalPage *page, const char *letter)
{
  GtkEditable *entry = GTK_EDITABLE (screen_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL));
  MtTimeline *timeline = MT_TIMELINE (screen_find (GTK_WIDGET (page), MT_TYPE_TIMELINE, NULL));
  g_autoptr (MtEntryList) before = g_object_ref (mt_timeline_get_list (timeline));
  int end = (int)g_utf8_strlen (gtk_editable_get_text (entry), -1);

  gtk_editable_insert_text (entry, letter, -1, &end);
  while (mt_timeline_get_list (timeline) == before)
    g_main_context_iteration (NULL, TRUE);
  return g_object_ref (mt_timeline_get_list (timeline));
}

static void
test_each_letter_ends_the_search_of_the_last (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) thought = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtJournalPage *page = mt_journal_page_new (drafts);
  GtkWindow *window = screen_show (GTK_WIDGET (page));
  GtkWidget *view = screen_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, NULL);
  g_autoptr (MtEntryList) first = NULL, second = NULL;

  screen_settle (100);
  gtk_widget_activate_action (view, "journal.search", NULL);
  g_mutex_lock (&held);
  mt_journal_ask (f->journal, MT_JOURNAL_READER, NULL, (MtJob){ hold_job }, NULL, NULL, NULL);
  first = type_letter (page, "r");
  second = type_letter (page, "a");
  g_mutex_unlock (&held);
  screen_wait (has_entry, second); /* answers come in the order asked */
  g_assert_false (mt_entry_list_is_complete (first));
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (first)), ==, 0);
  screen_close (window, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/find-bar/each-letter-ends-the-search-of-the-last",
            test_each_letter_ends_the_search_of_the_last);
  return fixture_run ();
}
