/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/card-page.h"
#include "app/cards/cards-page.h"
#include "app/cards/part-dialog.h"
#include "tests/app/screen.h"

#include <math.h>

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  GtkWidget *page;
  GtkWindow *window;
} Scene;

static void
open_scene (Scene *scene, Fixture *f, const char *kind)
{
  *scene = (Scene){ .f = f };
  scene->drafts = mt_drafts_new (f->journal);
  scene->page = GTK_WIDGET (mt_card_page_new (scene->drafts, kind));
  scene->window = screen_show (scene->page);
  screen_settle (400);
}

static void
flush (Scene *scene)
{
  GAsyncResult *slot = NULL;

  mt_drafts_flush (scene->drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
}

static void
close_scene (Scene *scene)
{
  flush (scene);
  screen_settle (300);
  screen_close (scene->window, scene->page);
  fixture_let_go (scene->drafts);
}

/* The row of a part that is seen: the one that has it, or the one that asks for it. */
static GtkWidget *
find_row (GtkWidget *widget, const char *part)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (gtk_widget_get_name (widget), part) &&
      gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, part);

    if (found)
      return found;
  }
  return NULL;
}

static AdwDialog *
edit (Scene *scene, const char *part)
{
  GtkWidget *row = find_row (scene->page, part);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  screen_settle (400);
  return adw_window_get_visible_dialog (ADW_WINDOW (scene->window));
}

static GPtrArray *
list_of (Fixture *f, const char *kind)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  return list (f->journal, &filter, MT_KEY_NONE, 9);
}

static MtEntry *
write_card (Fixture *f)
{
  MtEntry *entry = mt_entry_new ("hard-times");
  g_autoptr (GError) error = NULL;

  mt_entry_add_value (entry, "signs", "Awake at four", NAN);
  mt_entry_add_value (entry, "people", "Samira, at any hour\nTheo 0170 1234567\nNight line 116 123",
                      NAN);
  g_assert_true (save (f->journal, entry, &error));
  return entry;
}

static void
test_all_cards_have_a_row (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  GtkWidget *page = GTK_WIDGET (mt_cards_page_new (drafts));
  GtkWindow *window = screen_show (page);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    g_assert_true ((screen_find (page, ADW_TYPE_ACTION_ROW, kinds[i].name) != NULL) ==
                   kinds[i].card);
  screen_assert_fits (page);
  screen_close (window, page);
}

static void
test_an_empty_card_asks_and_leaves_no_trace (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (GPtrArray) entries = NULL;

  open_scene (&scene, f, "know-me");
  g_assert_nonnull (find_row (scene.page, "names"));
  g_assert_null (find_row (scene.page, "tags"));
  g_assert_false (gtk_widget_get_visible (screen_find (scene.page, GTK_TYPE_BUTTON, "S_hare…")));
  screen_assert_fits (scene.page);
  close_scene (&scene);
  entries = list_of (f, "know-me");
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_a_part_is_written_in_place (Fixture *f, gconstpointer data)
{
  Scene scene;
  AdwDialog *dialog;
  GtkWidget *text;
  g_autoptr (GPtrArray) entries = NULL;

  open_scene (&scene, f, "know-me");
  dialog = edit (&scene, "helps");
  g_assert_true (MT_IS_PART_DIALOG (dialog));
  screen_assert_fits (GTK_WIDGET (dialog));
  text = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_cmpint (gtk_text_view_get_input_hints (GTK_TEXT_VIEW (text)) & GTK_INPUT_HINT_PRIVATE,
                   ==, GTK_INPUT_HINT_PRIVATE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "A list", -1);
  adw_dialog_force_close (dialog);
  screen_settle (400);
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "A list"));
  g_assert_true (gtk_widget_get_visible (screen_find (scene.page, GTK_TYPE_BUTTON, "S_hare…")));
  flush (&scene);
  entries = list_of (f, "know-me");
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_value (entries->pdata[0], "helps"), ==, "A list");
  close_scene (&scene);
}

static void
test_numbers_are_there_to_tap (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) card = write_card (f);

  open_scene (&scene, f, "hard-times");
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL,
                                 "\u2066"
                                 "0170 1234567\u2069"));
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL,
                                 "\u2066"
                                 "116 123\u2069"));
  g_assert_nonnull (
      screen_find (scene.page, GTK_TYPE_LABEL, "Samira, at any hour\nTheo 0170 1234567"));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static void
test_the_newest_outside_the_bin_counts (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) old = write_entry (f->journal, "agreement", "2026-03-01T10:00", "Old words");
  g_autoptr (MtEntry) new = write_entry (f->journal, "agreement", "2026-04-01T10:00", "New words");

  open_scene (&scene, f, "agreement");
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "New words"));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (new), NULL));
  screen_settle (400);
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "Old words"));
  g_assert_null (screen_find (scene.page, GTK_TYPE_LABEL, "New words"));
  g_assert_true (change (f->journal, MT_CHANGE_RESTORE, mt_entry_get_id (new), NULL));
  screen_settle (400);
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "New words"));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/cards/all-have-a-row", test_all_cards_have_a_row);
  ADD_TEST ("/cards/an-empty-one-asks-and-leaves-no-trace",
            test_an_empty_card_asks_and_leaves_no_trace);
  ADD_TEST ("/cards/a-part-is-written-in-place", test_a_part_is_written_in_place);
  ADD_TEST ("/cards/numbers-are-there-to-tap", test_numbers_are_there_to_tap);
  ADD_TEST ("/cards/the-newest-outside-the-bin-counts", test_the_newest_outside_the_bin_counts);
  return fixture_run ();
}
