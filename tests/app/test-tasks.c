/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/linked.h"
#include "app/session/task-dialog.h"
#include "app/session/task.h"
#include "app/session/tasks-page.h"
#include "app/today/to-try.h"
#include "tests/app/screen.h"

#include <math.h>

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  GtkWidget *page;
  GtkWindow *window;
} Scene;

static MtEntry *
write_task (Fixture *f, const char *at, const char *text)
{
  MtEntry *task = mt_entry_new ("task");
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (task, &moment);
  mt_entry_set_text (task, text);
  mt_entry_set_state (task, MT_TASK_OPEN);
  mt_entry_add_value (task, "reason", "To see whether it is quieter", NAN);
  mt_entry_add_value (task, "repeat", "daily", NAN);
  mt_entry_add_link (task, "goal", "a-goal");
  g_assert_true (save (f->journal, task, NULL));
  return task;
}

static void
open_scene (Scene *scene, Fixture *f)
{
  *scene = (Scene){ .f = f };
  scene->drafts = mt_drafts_new (f->journal);
  scene->page = GTK_WIDGET (mt_tasks_page_new (scene->drafts));
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
}

static AdwDialog *
open_task (Scene *scene, const char *title)
{
  GtkWidget *row = screen_find (scene->page, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  screen_settle (400);
  return adw_window_get_visible_dialog (ADW_WINDOW (scene->window));
}

static GPtrArray *
list_tasks (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)"task";
  return list (f->journal, &filter, MT_KEY_NONE, 9);
}

static void
test_what_is_carried_on_begins_anew (void)
{
  g_autoptr (MtEntry) task = mt_entry_new ("task");
  g_autoptr (MtEntry) next = NULL;

  mt_entry_set_text (task, "A walk");
  mt_entry_set_state (task, MT_TASK_LOOKED_AT);
  mt_entry_add_value (task, "plan", "After lunch", NAN);
  mt_entry_add_value (task, "outcome", "partly", NAN);
  mt_entry_add_value (task, "obstacle", "Rain", NAN);
  mt_entry_add_link (task, "goal", "a-goal");
  mt_entry_add_link (task, "session", "a-session");
  next = mt_task_carry_on (task);
  g_assert_cmpstr (mt_entry_get_text (next), ==, "A walk");
  g_assert_cmpstr (mt_entry_get_state (next), ==, MT_TASK_OPEN);
  g_assert_cmpstr (mt_entry_get_value (next, "plan"), ==, "After lunch");
  g_assert_null (mt_entry_get_value (next, "outcome"));
  g_assert_null (mt_entry_get_value (next, "obstacle"));
  g_assert_true (mt_links_to (next, "goal", "a-goal"));
  g_assert_true (mt_links_to (next, "follows", mt_entry_get_id (task)));
  g_assert_null (mt_links_first (next, "session"));
}

static void
test_an_empty_place_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  g_assert_nonnull (g_strrstr (gtk_label_get_label (GTK_LABEL (screen_find (
                                   scene.page, GTK_TYPE_LABEL,
                                   "What you agree to try until the next session has a place "
                                   "here, with what it is for and when it fits in."))),
                               "try"));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static void
test_how_it_went_is_one_tap (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) task = write_task (f, "2026-11-20T10:00Z", "A walk");
  g_autoptr (MtEntry) kept = NULL;
  GtkWidget *partly, *done, *obstacle;
  AdwDialog *dialog;

  open_scene (&scene, f);
  dialog = open_task (&scene, "A walk");
  g_assert_true (MT_IS_TASK_DIALOG (dialog));
  screen_assert_fits (GTK_WIDGET (dialog));
  obstacle = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  partly = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TOGGLE_BUTTON, "In part");
  done = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TOGGLE_BUTTON, "Done");
  g_assert_false (gtk_widget_get_mapped (obstacle));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (done), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (partly), TRUE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (done)));
  screen_settle (100);
  g_assert_true (gtk_widget_get_mapped (obstacle));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (obstacle)), "Rain", -1);
  adw_dialog_force_close (dialog);
  flush (&scene);
  kept = load (f->journal, mt_entry_get_id (task), NULL);
  g_assert_cmpstr (mt_entry_get_value (kept, "outcome"), ==, "partly");
  g_assert_cmpstr (mt_entry_get_value (kept, "obstacle"), ==, "Rain");
  g_assert_cmpstr (mt_entry_get_state (kept), ==, MT_TASK_OPEN);
  close_scene (&scene);
}

static void
test_it_is_carried_on (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) task = write_task (f, "2026-11-20T10:00Z", "A walk");
  g_autoptr (MtEntry) former = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  AdwDialog *dialog;

  open_scene (&scene, f);
  dialog = open_task (&scene, "A walk");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (screen_find (GTK_WIDGET (dialog), GTK_TYPE_TOGGLE_BUTTON, "Done")), TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "task.carry-on", NULL));
  flush (&scene);
  tasks = list_tasks (f);
  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_true (mt_links_to (tasks->pdata[0], "follows", mt_entry_get_id (task)));
  former = load (f->journal, mt_entry_get_id (task), NULL);
  g_assert_cmpstr (mt_entry_get_state (former), ==, MT_TASK_LOOKED_AT);
  screen_settle (500);
  g_assert_true (
      gtk_widget_get_mapped (screen_find (scene.page, GTK_TYPE_LABEL, "Looked back on")));
  close_scene (&scene);
}

static void
test_rows_stay_while_they_move (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) task = write_task (f, "2026-11-20T10:00Z", "A walk");
  GtkWidget *row;

  open_scene (&scene, f);
  row = screen_find (scene.page, ADW_TYPE_ACTION_ROW, "A walk");
  mt_entry_set_state (task, MT_TASK_LET_GO);
  g_assert_true (save (f->journal, task, NULL));
  screen_settle (500);
  g_assert_true (screen_find (scene.page, ADW_TYPE_ACTION_ROW, "A walk") == row);
  g_assert_true (gtk_widget_get_mapped (screen_find (scene.page, GTK_TYPE_LABEL, "No longer")));
  g_assert_false (gtk_widget_get_mapped (screen_find (scene.page, GTK_TYPE_LABEL, "Agreed")));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (task), NULL));
  screen_settle (500);
  g_assert_null (screen_find (scene.page, ADW_TYPE_ACTION_ROW, "A walk"));
  close_scene (&scene);
}

static void
test_today_shows_three_and_how_many_more (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  GtkWidget *to_try = GTK_WIDGET (mt_to_try_new (drafts));
  GtkWindow *window = screen_show (to_try);

  mt_to_try_refresh (MT_TO_TRY (to_try));
  screen_settle (200);
  g_assert_false (gtk_widget_get_visible (to_try));
  for (guint i = 0; i < 5; i++) {
    g_autofree char *at = g_strdup_printf ("2026-11-2%uT10:00Z", i);
    g_autofree char *text = g_strdup_printf ("Task %u", i);
    g_autoptr (MtEntry) task = write_task (f, at, text);

    if (i == 4) { /* how it went was said */
      mt_entry_add_value (task, "outcome", "done", NAN);
      g_assert_true (save (f->journal, task, NULL));
    }
  }
  mt_to_try_refresh (MT_TO_TRY (to_try));
  screen_settle (200);
  g_assert_true (gtk_widget_get_visible (to_try));
  g_assert_null (screen_find (to_try, ADW_TYPE_ACTION_ROW, "Task 4"));
  g_assert_nonnull (screen_find (to_try, ADW_TYPE_ACTION_ROW, "Task 3"));
  g_assert_null (screen_find (to_try, ADW_TYPE_ACTION_ROW, "Task 0"));
  g_assert_nonnull (screen_find (to_try, ADW_TYPE_ACTION_ROW, "1 More"));
  screen_close (window, to_try);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/tasks/what-is-carried-on-begins-anew", test_what_is_carried_on_begins_anew);
  ADD_TEST ("/tasks/an-empty-place-says-what-it-is-for", test_an_empty_place_says_what_it_is_for);
  ADD_TEST ("/tasks/how-it-went-is-one-tap", test_how_it_went_is_one_tap);
  ADD_TEST ("/tasks/it-is-carried-on", test_it_is_carried_on);
  ADD_TEST ("/tasks/rows-stay-while-they-move", test_rows_stay_while_they_move);
  ADD_TEST ("/tasks/today-shows-three-and-how-many-more", test_today_shows_three_and_how_many_more);
  return fixture_run ();
}
