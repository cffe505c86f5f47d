/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/filter-dialog.h"
#include "app/journal/journal-page.h"
#include "app/journal/timeline.h"
#include "tests/app/screen.h"

#include <gtksourceview/gtksource.h>

#include <math.h>

/* The page in a window of its own, with a place for toasts.  The phone of the tests is narrow: what
 * is wider is scrolled. */
typedef struct {
  MtJournal *journal;
  MtDrafts *drafts;
  MtJournalPage *page;
  GtkWidget *view; /* the list */
  GtkWindow *window;
} Shown;

static Shown
show_page (Fixture *f, int width)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  Shown shown = { .journal = f->journal, .drafts = mt_drafts_new (f->journal) };

  shown.page = mt_journal_page_new (shown.drafts);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (shown.page));
  gtk_widget_set_size_request (toasts, width, -1);
  shown.window = screen_show (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", toasts, NULL));
  shown.view = screen_find (GTK_WIDGET (shown.page), GTK_TYPE_LIST_VIEW, NULL);
  screen_settle (100);
  return shown;
}

static void
shown_close (Shown *shown)
{
  screen_close (shown->window, shown->page);
  g_assert_finalize_object (shown->drafts);
}

static GtkWidget *
find (Shown *shown, GType type, const char *name)
{
  return screen_find (GTK_WIDGET (shown->window), type, name);
}

static guint
get_n_items (Shown *shown)
{
  GtkWidget *timeline = find (shown, MT_TYPE_TIMELINE, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (mt_timeline_get_list (MT_TIMELINE (timeline))));
}

typedef struct {
  Shown *shown;
  guint n_items;
} Wanted;

static gboolean
has_n_items (gpointer data)
{
  Wanted *wanted = data;

  return get_n_items (wanted->shown) == wanted->n_items;
}

static void
wait_for_n (Shown *shown, guint n_items)
{
  screen_wait (has_n_items, &(Wanted){ shown, n_items });
}

static const char *
get_stack_page (Shown *shown)
{
  GtkWidget *timeline = find (shown, MT_TYPE_TIMELINE, NULL);
  GtkWidget *stack = gtk_widget_get_ancestor (timeline, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
is_immersed (gpointer page)
{
  gboolean immersed;

  g_object_get (page, "immersed", &immersed, NULL);
  return immersed;
}

static gboolean
is_not_immersed (gpointer page)
{
  return !is_immersed (page);
}

static void
do_to (Shown *shown, const char *action, MtEntry *entry)
{
  g_assert_true (gtk_widget_activate_action (shown->view, action, "s", mt_entry_get_id (entry)));
}

static void
test_an_empty_journal_says_what_to_do (Fixture *f, gconstpointer data)
{
  Shown shown = show_page (f, SCREEN_WIDTH);
  g_autoptr (MtEntry) entry = NULL;

  g_assert_cmpstr (get_stack_page (&shown), ==, "empty");
  screen_assert_fits (GTK_WIDGET (shown.page));
  entry = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  wait_for_n (&shown, 1);
  g_assert_cmpstr (get_stack_page (&shown), ==, "entries");
  shown_close (&shown);
}

static void
test_narrow_an_entry_lies_over_the_list (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) older = write_entry (f->journal, "thought", "2026-03-01T08:50:00Z", "Sun");
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  Shown shown = show_page (f, SCREEN_WIDTH);

  wait_for_n (&shown, 2);
  screen_assert_fits (GTK_WIDGET (shown.page));
  g_assert_null (mt_journal_page_get_entry_page (shown.page));
  do_to (&shown, "timeline.open", entry);
  screen_wait (is_immersed, shown.page);
  g_assert_cmpstr (mt_entry_page_get_id (mt_journal_page_get_entry_page (shown.page)), ==,
                   mt_entry_get_id (entry));
  gtk_widget_activate_action (shown.view, "navigation.pop", NULL);
  screen_wait (is_not_immersed, shown.page);
  g_assert_null (mt_journal_page_get_entry_page (shown.page));
  mt_journal_page_open (shown.page, mt_entry_get_id (older)); /* while that one slides away */
  screen_wait (is_immersed, shown.page);
  g_assert_cmpstr (mt_entry_page_get_id (mt_journal_page_get_entry_page (shown.page)), ==,
                   mt_entry_get_id (older));
  gtk_widget_activate_action (shown.view, "navigation.pop", NULL);
  screen_settle (500);
  mt_journal_page_open (shown.page, mt_entry_get_id (older));
  screen_wait (is_immersed, shown.page);
  g_signal_emit_by_name (mt_journal_page_get_entry_page (shown.page), "gone");
  screen_wait (is_not_immersed, shown.page);
  shown_close (&shown);
}

static gboolean
is_first_selected (gpointer view)
{
  return gtk_selection_model_is_selected (gtk_list_view_get_model (view), 0);
}

static gboolean
is_second_selected (gpointer view)
{
  return gtk_selection_model_is_selected (gtk_list_view_get_model (view), 1);
}

static void
test_wide_it_is_beside_and_its_row_selected (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) newer = NULL;
  Shown shown = show_page (f, 1000);

  wait_for_n (&shown, 1);
  screen_settle (200);
  g_assert_false (is_first_selected (shown.view));
  mt_journal_page_open (shown.page, mt_entry_get_id (entry));
  g_assert_false (is_immersed (shown.page));
  screen_wait (is_first_selected, shown.view);
  newer = write_entry (f->journal, "thought", "2026-03-03T08:50:00Z", "Sun");
  screen_wait (is_second_selected, shown.view);
  g_signal_emit_by_name (mt_journal_page_get_entry_page (shown.page), "gone");
  g_assert_null (mt_journal_page_get_entry_page (shown.page));
  g_assert_false (is_second_selected (shown.view));
  mt_journal_page_write (shown.page, "thought");
  g_assert_nonnull (mt_journal_page_get_entry_page (shown.page));
  shown_close (&shown);
}

static gboolean
is_flagged (gpointer data)
{
  MtEntry *entry = mt_entry_item_get_entry (data);

  return entry && mt_entry_get_flagged (entry);
}

static void
test_what_is_deleted_comes_back_in_its_place (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) older = write_entry (f->journal, "thought", "2026-03-01T08:50:00Z", "Sun");
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) newer = write_entry (f->journal, "thought", "2026-03-03T08:50:00Z", "Hail");
  g_autoptr (MtEntryItem) item = NULL;
  Shown shown = show_page (f, SCREEN_WIDTH);
  GtkWidget *undo;

  wait_for_n (&shown, 3);
  screen_settle (100);
  do_to (&shown, "timeline.flag", entry);
  item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (shown.view))),
                                1);
  screen_wait (is_flagged, item);
  do_to (&shown, "timeline.delete", entry);
  wait_for_n (&shown, 2);
  screen_settle (300);
  undo = find (&shown, GTK_TYPE_BUTTON, "Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  wait_for_n (&shown, 3);
  g_clear_object (&item);
  item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (shown.view))),
                                1);
  screen_wait (is_flagged, item);
  shown_close (&shown);
}

static void
test_filters_are_chosen_and_left (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) tagged = mt_entry_new ("thought");
  g_autoptr (MtEntry) thought = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) question =
      write_entry (f->journal, "question", "2026-03-03T08:50:00Z", "Hail on roofs");
  Shown shown = { 0 };

  mt_entry_add_value (tagged, "tags", "at_home", NAN);
  g_assert_true (save (f->journal, tagged, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, mt_entry_get_id (thought), NULL));
  shown = show_page (f, SCREEN_WIDTH);
  wait_for_n (&shown, 3);
  gtk_widget_activate_action (shown.view, "filter.kind", "s", "question");
  wait_for_n (&shown, 1);
  g_assert_nonnull (find (&shown, GTK_TYPE_LABEL, "Questions"));
  gtk_widget_activate_action (shown.view, "filter.kind", "s", "");
  gtk_widget_activate_action (shown.view, "filter.tag", "s", "at_home");
  wait_for_n (&shown, 1);
  gtk_widget_activate_action (shown.view, "filter.flagged", NULL);
  wait_for_n (&shown, 0);
  screen_settle (100);
  g_assert_cmpstr (get_stack_page (&shown), ==, "nothing-found");
  screen_assert_fits (GTK_WIDGET (shown.page));
  gtk_widget_activate_action (shown.view, "journal.everything", NULL);
  wait_for_n (&shown, 3);
  gtk_widget_activate_action (shown.view, "journal.search", NULL);
  gtk_editable_set_text (
      GTK_EDITABLE (screen_find (GTK_WIDGET (shown.page), GTK_TYPE_SEARCH_ENTRY, NULL)), "roofs");
  wait_for_n (&shown, 1);
  gtk_widget_activate_action (shown.view, "journal.everything", NULL);
  wait_for_n (&shown, 3);
  shown_close (&shown);
}

/* What one chose by is seen, and can be taken away; what was looked for is nowhere afterwards. */
static void
test_what_is_chosen_is_seen_and_taken_away (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) thought = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "Rain");
  g_autoptr (MtEntry) question =
      write_entry (f->journal, "question", "2026-03-03T08:50:00Z", "Hail on roofs");
  Shown shown = show_page (f, SCREEN_WIDTH);
  GtkWidget *chip, *entry = screen_find (GTK_WIDGET (shown.page), GTK_TYPE_SEARCH_ENTRY, NULL);

  wait_for_n (&shown, 2);
  gtk_widget_activate_action (shown.view, "filter.kind", "s", "question");
  wait_for_n (&shown, 1);
  screen_assert_fits (GTK_WIDGET (shown.page));
  chip = find (&shown, GTK_TYPE_BUTTON, "Remove “Questions”");
  g_assert_nonnull (chip);
  gtk_widget_activate (chip);
  wait_for_n (&shown, 2);
  g_assert_null (find (&shown, GTK_TYPE_BUTTON, "Remove “Questions”"));
  gtk_widget_activate_action (shown.view, "journal.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "roo");
  wait_for_n (&shown, 1); /* found while it is typed */
  gtk_editable_set_text (GTK_EDITABLE (entry), "hail roofs");
  screen_settle (100);
  gtk_widget_activate_action (shown.view, "filter.together", NULL);
  wait_for_n (&shown, 0);
  gtk_widget_activate_action (shown.view, "filter.together", NULL);
  wait_for_n (&shown, 1);
  gtk_widget_activate_action (shown.view, "journal.everything", NULL);
  wait_for_n (&shown, 2);
  gtk_widget_activate_action (shown.view, "journal.search", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  shown_close (&shown);
}

static gboolean
has_marks (gpointer page)
{
  GtkWidget *view = screen_find (page, GTK_SOURCE_TYPE_VIEW, NULL);
  GtkTextBuffer *buffer = view ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)) : NULL;
  GtkTextTag *tag =
      buffer ? gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "mt-found")
             : NULL;
  GtkTextIter iter;

  if (!tag)
    return FALSE;
  gtk_text_buffer_get_start_iter (buffer, &iter);
  return gtk_text_iter_has_tag (&iter, tag) || gtk_text_iter_forward_to_tag_toggle (&iter, tag);
}

static void
test_what_is_found_opens_at_the_place (Fixture *f, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf ("Up here.\n%s\nDown there a zeppelin.", filler);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", text);
  Shown shown = show_page (f, SCREEN_WIDTH);
  MtEntryPage *page;

  wait_for_n (&shown, 1);
  gtk_widget_activate_action (shown.view, "journal.search", NULL);
  gtk_editable_set_text (
      GTK_EDITABLE (screen_find (GTK_WIDGET (shown.page), GTK_TYPE_SEARCH_ENTRY, NULL)), "zepp");
  screen_settle (300);
  do_to (&shown, "timeline.open", entry);
  screen_wait (is_immersed, shown.page);
  page = mt_journal_page_get_entry_page (shown.page);
  screen_wait (has_marks, page);
  g_assert_cmpint (mt_entry_page_get_cursor (page), ==,
                   g_utf8_strlen ("Up here.\n\nDown there a ", -1) + 5000);
  shown_close (&shown);
}

/* Not before: there are many days. */
static void
test_a_day_has_its_menu_when_it_is_asked_for (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-11-10T10:00Z", "One");
  Shown shown = show_page (f, SCREEN_WIDTH);
  GtkMenuButton *button;
  g_autoptr (GVariant) day = NULL;

  wait_for_n (&shown, 1);
  screen_settle (300);
  button = GTK_MENU_BUTTON (screen_find (shown.view, GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  g_assert_nonnull (gtk_menu_button_get_popover (button));
  day = g_menu_model_get_item_attribute_value (gtk_menu_button_get_menu_model (button), 0,
                                               G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_INT32);
  g_assert_cmpint (g_variant_get_int32 (day), ==, mt_day_of_ymd (2026, 11, 10));
  gtk_menu_button_popdown (button);
  shown_close (&shown);
}

static void
test_large_text_leaves_the_buttons_of_a_choice_whole (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog = ADW_DIALOG (mt_filter_dialog_new (f->journal, &MT_FILTER_ALL, NULL));
  GtkWindow *window = screen_show (adw_bin_new ());

  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (300);
  screen_assert_uncut (GTK_WIDGET (dialog),
                       screen_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Show"));
  screen_close (window, dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/journal-page/an-empty-journal-says-what-to-do",
            test_an_empty_journal_says_what_to_do);
  ADD_TEST ("/journal-page/narrow-an-entry-lies-over-the-list",
            test_narrow_an_entry_lies_over_the_list);
  ADD_TEST ("/journal-page/wide-it-is-beside-and-its-row-selected",
            test_wide_it_is_beside_and_its_row_selected);
  ADD_TEST ("/journal-page/what-is-deleted-comes-back-in-its-place",
            test_what_is_deleted_comes_back_in_its_place);
  ADD_TEST ("/journal-page/filters-are-chosen-and-left", test_filters_are_chosen_and_left);
  ADD_TEST ("/journal-page/what-is-chosen-is-seen-and-taken-away",
            test_what_is_chosen_is_seen_and_taken_away);
  ADD_TEST ("/journal-page/what-is-found-opens-at-the-place",
            test_what_is_found_opens_at_the_place);
  ADD_TEST ("/journal-page/a-day-has-its-menu-when-it-is-asked-for",
            test_a_day_has_its_menu_when_it_is_asked_for);
  ADD_TEST ("/journal-page/large-text-leaves-the-buttons-of-a-choice-whole",
            test_large_text_leaves_the_buttons_of_a_choice_whole);
  return fixture_run ();
}
