/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/closeness.h"
#include "app/session/goal-page.h"
#include "app/session/goals-page.h"
#include "app/session/linked.h"
#include "app/widgets/span.h"
#include "tests/app/screen.h"

#include <math.h>

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtEntry *goal;
  GtkWidget *page;
  GtkWindow *window;
} Scene;

static void
open_scene (Scene *scene, Fixture *f)
{
  *scene = (Scene){ .f = f };
  scene->goal = mt_entry_new ("goal");
  mt_entry_set_text (scene->goal, "To say no before I am tired");
  mt_entry_set_state (scene->goal, "open");
  mt_entry_add_value (scene->goal, "why", "I would be less angry", NAN);
  g_assert_true (save (f->journal, scene->goal, NULL));
  scene->drafts = mt_drafts_new (f->journal);
  scene->page = GTK_WIDGET (mt_goal_page_new (scene->drafts, scene->goal));
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
  screen_settle (400);
  screen_close (scene->window, scene->page);
  fixture_let_go (scene->drafts);
  g_object_unref (scene->goal);
}

static GPtrArray *
list_looks (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)"goal-review";
  return list (f->journal, &filter, MT_KEY_NONE, 9);
}

/* The step @name of the scale. */
static void
tap_step (Scene *scene, const char *name)
{
  GtkWidget *span = screen_find (scene->page, MT_TYPE_SPAN, NULL);
  GtkWidget *step = screen_find (span, GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (step);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (step),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (step)));
  screen_settle (100);
}

static void
test_looking_again_is_an_offer (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  screen_assert_fits (scene.page);
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "I would be less angry"));
  g_assert_false (gtk_widget_get_mapped (screen_find (scene.page, MT_TYPE_SPAN, NULL)));
  close_scene (&scene);
}

static void
test_two_taps_are_a_look (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *ask;
  g_autoptr (GPtrArray) looks = NULL;

  open_scene (&scene, f);
  ask = screen_find (scene.page, GTK_TYPE_BUTTON, "How close does it feel today?");
  g_signal_emit_by_name (ask, "clicked");
  screen_settle (200);
  screen_assert_fits (scene.page);
  tap_step (&scene, "6");
  flush (&scene);
  looks = list_looks (f);
  g_assert_cmpuint (looks->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_value (looks->pdata[0], "closeness"), ==, "6");
  g_assert_true (mt_links_to (looks->pdata[0], "goal", mt_entry_get_id (scene.goal)));
  screen_settle (400);
  g_assert_nonnull (screen_find (scene.page, GTK_TYPE_LABEL, "Today: 6 of 10"));
  close_scene (&scene);
}

static void
test_a_step_taken_back_leaves_no_trace (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (GPtrArray) looks = NULL;

  open_scene (&scene, f);
  g_signal_emit_by_name (screen_find (scene.page, GTK_TYPE_BUTTON, "How close does it feel today?"),
                         "clicked");
  tap_step (&scene, "6");
  flush (&scene);
  tap_step (&scene, "6");
  flush (&scene);
  screen_settle (200);
  looks = list_looks (f);
  g_assert_cmpuint (looks->len, ==, 0);
  close_scene (&scene);
}

static void
test_a_word_taken_back_leaves_no_trace (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkEditable *words;
  g_autoptr (GPtrArray) looks = NULL, left = NULL;

  open_scene (&scene, f);
  g_signal_emit_by_name (screen_find (scene.page, GTK_TYPE_BUTTON, "How close does it feel today?"),
                         "clicked");
  tap_step (&scene, "6");
  tap_step (&scene, "6");
  words = GTK_EDITABLE (screen_find (scene.page, ADW_TYPE_ENTRY_ROW, NULL));
  gtk_editable_set_text (words, "Nearer");
  flush (&scene);
  looks = list_looks (f);
  g_assert_cmpuint (looks->len, ==, 1);
  gtk_editable_set_text (words, "");
  flush (&scene);
  screen_settle (200);
  left = list_looks (f);
  g_assert_cmpuint (left->len, ==, 0);
  close_scene (&scene);
}

static void
test_what_it_is_now_is_chosen (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *row;
  g_autoptr (MtEntry) kept = NULL;

  open_scene (&scene, f);
  row = screen_find (scene.page, ADW_TYPE_COMBO_ROW, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  flush (&scene);
  kept = load (f->journal, mt_entry_get_id (scene.goal), NULL);
  g_assert_cmpstr (mt_entry_get_state (kept), ==, "let-go");
  close_scene (&scene);
}

static void
test_only_what_belongs_to_it_is_listed (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) other = NULL, own = mt_entry_new ("task");

  open_scene (&scene, f);
  other = write_entry (f->journal, "task", "2026-11-20T10:00Z", "Another task");
  mt_entry_set_text (own, "A walk");
  mt_entry_add_link (own, "goal", mt_entry_get_id (scene.goal));
  g_assert_true (save (f->journal, own, NULL));
  screen_settle (500);
  g_assert_nonnull (screen_find (scene.page, ADW_TYPE_ACTION_ROW, "A walk"));
  g_assert_null (screen_find (scene.page, ADW_TYPE_ACTION_ROW, "Another task"));
  close_scene (&scene);
}

static void
test_goals_stand_by_what_they_are (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) goal = write_entry (f->journal, "goal", "2026-11-20T10:00Z", "To sleep");
  GtkWidget *page;
  GtkWindow *window;

  mt_entry_set_state (goal, "paused");
  g_assert_true (save (f->journal, goal, NULL));
  page = GTK_WIDGET (mt_goals_page_new (drafts));
  window = screen_show (page);
  screen_settle (400);
  screen_assert_fits (page);
  g_assert_true (gtk_widget_get_mapped (screen_find (page, GTK_TYPE_LABEL, "Paused")));
  g_assert_false (gtk_widget_get_mapped (screen_find (page, GTK_TYPE_LABEL, "Reached")));
  g_assert_nonnull (screen_find (page, ADW_TYPE_ACTION_ROW, "To sleep"));
  screen_close (window, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/goals/looking-again-is-an-offer", test_looking_again_is_an_offer);
  ADD_TEST ("/goals/two-taps-are-a-look", test_two_taps_are_a_look);
  ADD_TEST ("/goals/a-step-taken-back-leaves-no-trace", test_a_step_taken_back_leaves_no_trace);
  ADD_TEST ("/goals/a-word-taken-back-leaves-no-trace", test_a_word_taken_back_leaves_no_trace);
  ADD_TEST ("/goals/what-it-is-now-is-chosen", test_what_it_is_now_is_chosen);
  ADD_TEST ("/goals/only-what-belongs-to-it-is-listed", test_only_what_belongs_to_it_is_listed);
  ADD_TEST ("/goals/they-stand-by-what-they-are", test_goals_stand_by_what_they_are);
  return fixture_run ();
}
