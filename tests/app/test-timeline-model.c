/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/timeline-model.h"
#include "tests/core/lists.h"

#define A_DAY (24 * 60) /* entries: lists.h writes one a minute */

static MtTimelineModel *
timeline_new (Fixture *f, const MtFilter *filter)
{
  g_autoptr (MtEntryList) list = mt_entry_list_new (f->journal, filter);

  return mt_timeline_model_new (list);
}

static void
wait_for_all (MtTimelineModel *timeline)
{
  wait_until_complete (mt_timeline_model_get_list (timeline));
}

/* That a section has all that is of its day, and nothing else. */
static void
assert_sections (MtTimelineModel *timeline)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (timeline)), n_days = 0, start, end;

  for (guint position = 0; position < n_items; position = end, n_days++) {
    gint32 day, other;

    gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), position, &start, &end);
    g_assert_cmpint (start, ==, position);
    g_assert_cmpint (end, >, start);
    g_assert_true (mt_timeline_model_get_day (timeline, start, &day));
    for (guint i = start; i < end; i++) {
      guint again_start, again_end;

      g_assert_true (mt_timeline_model_get_day (timeline, i, &other));
      g_assert_cmpint (other, ==, day);
      gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), i, &again_start, &again_end);
      g_assert_cmpint (again_start, ==, start);
      g_assert_cmpint (again_end, ==, end);
    }
    if (end < n_items) {
      g_assert_true (mt_timeline_model_get_day (timeline, end, &other));
      g_assert_cmpint (other, <, day);
    }
  }
  g_test_message ("%u entries on %u days", n_items, n_days);
}

static void
test_a_section_is_a_day (Fixture *f, gconstpointer data)
{
  g_autoptr (MtTimelineModel) timeline = NULL;
  guint n_keys, n_items, start, end;

  fill (f, 10000);
  timeline = timeline_new (f, &MT_FILTER_ALL);
  wait_for_all (timeline);
  mt_entry_list_get_held (mt_timeline_model_get_list (timeline), &n_keys, &n_items);
  assert_sections (timeline);
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 5000, &start, &end);
  g_assert_cmpint (end - start, ==, A_DAY);
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 10000, &start, &end);
  g_assert_cmpint (start, ==, 10000);
  g_assert_cmpint (end, ==, G_MAXUINT);
  mt_entry_list_get_held (mt_timeline_model_get_list (timeline), &n_keys, &start);
  g_assert_cmpint (start, ==, n_items); /* nothing was read for it */
}

typedef struct {
  guint position, end; /* of what was told to be in other sections now */
} Told;

static void
sections_changed_cb (GtkSectionModel *model, guint position, guint n, Told *told)
{
  g_assert_cmpint (position, ==, told->end);
  told->end = position + n;
}

static void
test_what_has_no_key_yet_is_a_section_at_the_end (Fixture *f, gconstpointer data)
{
  g_autoptr (MtTimelineModel) timeline = NULL;
  Told told = { MT_ENTRY_LIST_PAGE, MT_ENTRY_LIST_PAGE };
  gint32 day;
  guint start, end;

  fill (f, 30000);
  timeline = timeline_new (f, &MT_FILTER_ALL);
  while (g_list_model_get_n_items (G_LIST_MODEL (timeline)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (timeline, "sections-changed", G_CALLBACK (sections_changed_cb), &told);
  g_assert_false (mt_timeline_model_get_day (timeline, 29999, &day));
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 29999, &start, &end);
  g_assert_cmpint (start, ==, MT_ENTRY_LIST_PAGE);
  g_assert_cmpint (end, ==, 30000);
  wait_for_all (timeline);
  g_assert_cmpint (told.end, ==, 30000);
  assert_sections (timeline);
}

/* Written around one midnight, in zones far apart: each stays on the day it was there. */
static void
test_days_are_those_of_the_place (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) tokyo =
      write_entry (f->journal, "thought", "2026-03-02T08:50:00+09:00", "late");
  g_autoptr (MtEntry) lisbon =
      write_entry (f->journal, "thought", "2026-03-01T23:50:00+00:00", "same");
  g_autoptr (MtEntry) new_york =
      write_entry (f->journal, "thought", "2026-03-01T18:50:00-05:00", "hour");
  g_autoptr (MtTimelineModel) timeline = timeline_new (f, &MT_FILTER_ALL);
  guint start, end;

  wait_for_all (timeline);
  assert_sections (timeline);
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 0, &start, &end);
  g_assert_cmpint (end, ==, 1);
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 1, &start, &end);
  g_assert_cmpint (end, ==, 3);
}

static void
test_an_empty_journal_has_no_sections (Fixture *f, gconstpointer data)
{
  g_autoptr (MtTimelineModel) timeline = timeline_new (f, &MT_FILTER_ALL);
  guint start, end;

  wait_for_all (timeline);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 0);
  gtk_section_model_get_section (GTK_SECTION_MODEL (timeline), 0, &start, &end);
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, G_MAXUINT);
  mt_timeline_model_renew_headings (timeline);
}

static void
wait_for_n (MtTimelineModel *timeline, guint n)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (timeline)) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_sections_follow_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) alone = NULL, first = NULL;
  g_autoptr (MtTimelineModel) timeline = NULL;

  fill (f, 3000);
  timeline = timeline_new (f, &MT_FILTER_ALL);
  wait_for_all (timeline);
  alone = write_entry (f->journal, "thought", "1969-12-31T12:00:00Z", "a day of its own");
  first = write_entry (f->journal, "thought", "1970-01-02T23:59:30Z", "the top of a day");
  wait_for_n (timeline, 3002);
  assert_sections (timeline);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (alone), NULL));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (first), NULL));
  wait_for_n (timeline, 3000);
  assert_sections (timeline);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, GString *told)
{
  g_string_append_printf (told, "%u+%u ", position, n);
}

static void
test_what_is_open_is_selected (Fixture *f, gconstpointer data)
{
  g_autoptr (MtTimelineModel) timeline = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (MtEntry) newer = NULL;
  GtkSelectionModel *selection;

  fill (f, 100);
  timeline = timeline_new (f, &MT_FILTER_ALL);
  selection = GTK_SELECTION_MODEL (timeline);
  wait_for_all (timeline);
  g_signal_connect (timeline, "selection-changed", G_CALLBACK (selection_changed_cb), told);
  mt_timeline_model_select (timeline, 98 * G_GINT64_CONSTANT (60000000)); /* third from the top */
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  g_assert_false (gtk_selection_model_select_item (selection, 5, TRUE)); /* not by pointing at it */
  newer = write_entry (f->journal, "thought", "2026-03-02T08:50:00Z", "newer");
  wait_for_n (timeline, 101);
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  mt_timeline_model_select (timeline, MT_KEY_NONE);
  g_assert_false (gtk_selection_model_is_selected (selection, 3));
  g_assert_cmpstr (told->str, ==, "2+1 3+1 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/timeline-model/a-section-is-a-day", test_a_section_is_a_day);
  ADD_TEST ("/timeline-model/what-has-no-key-yet-is-a-section-at-the-end",
            test_what_has_no_key_yet_is_a_section_at_the_end);
  ADD_TEST ("/timeline-model/days-are-those-of-the-place", test_days_are_those_of_the_place);
  ADD_TEST ("/timeline-model/an-empty-journal-has-no-sections",
            test_an_empty_journal_has_no_sections);
  ADD_TEST ("/timeline-model/sections-follow-changes", test_sections_follow_changes);
  ADD_TEST ("/timeline-model/what-is-open-is-selected", test_what_is_open_is_selected);
  return fixture_run ();
}
