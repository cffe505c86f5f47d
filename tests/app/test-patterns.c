/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/patterns-page.h"
#include "app/patterns/say-pattern.h"
#include "app/patterns/thread-page.h"
#include "app/patterns/threads-page.h"
#include "app/prompts/patterns.h"
#include "app/widgets/chart-card.h"
#include "app/widgets/chart-line.h"
#include "app/widgets/say-time.h"
#include "core/kinds/ids.h"
#include "core/share/mood-line.h"
#include "tests/app/screen.h"

#include <math.h>

typedef struct {
  MtDrafts *drafts;
  GtkWidget *page;
  GtkWindow *window;
} Scene;

static void
open_scene (Scene *scene, Fixture *f)
{
  scene->drafts = mt_drafts_new (f->journal);
  scene->page = GTK_WIDGET (mt_patterns_page_new (scene->drafts));
  scene->window = screen_show (scene->page);
  screen_settle (600);
}

static void
close_scene (Scene *scene)
{
  screen_close (scene->window, scene->page);
  fixture_let_go (scene->drafts);
}

/* A mood @days ago, at @hour; what is 0 or NULL is not said. */
static void
write_mood (Fixture *f, int days, int hour, int valence, const char *word, const char *tag)
{
  g_autoptr (MtEntry) mood = mt_entry_new ("mood");
  g_autofree char *day = mt_day_format (mt_say_today () - days);
  g_autofree char *at = g_strdup_printf ("%sT%02d:00:00", day, hour);
  g_autofree char *value = g_strdup_printf ("%d", valence);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (mood, &moment);
  if (valence)
    mt_entry_add_value (mood, "valence", value, valence);
  if (word)
    mt_entry_add_value (mood, "words", word, NAN);
  if (tag)
    mt_entry_add_value (mood, "tags", tag, NAN);
  g_assert_true (save (f->journal, mood, NULL));
}

static gboolean
has (Scene *scene, GType type, const char *name)
{
  GtkWidget *found = screen_find (scene->page, type, name);

  return found && gtk_widget_get_mapped (found);
}

static void
test_an_empty_journal_is_told_what_it_is_for (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  g_assert_true (has (&scene, GTK_TYPE_LABEL, MT_PROMPT_PATTERN_NO_MOODS));
  g_assert_true (has (&scene, GTK_TYPE_LABEL, MT_PROMPT_PATTERN_NO_TAGS));
  g_assert_true (has (&scene, GTK_TYPE_LABEL, MT_PROMPT_PATTERN_NO_TASKS));
  g_assert_true (has (&scene, GTK_TYPE_LABEL, MT_PROMPT_PATTERN_NO_CHECK_INS));
  g_assert_false (has (&scene, MT_TYPE_CHART_LINE, NULL));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static void
test_it_says_what_it_rests_on (Fixture *f, gconstpointer data)
{
  Scene scene;
  MtChart *line;

  write_mood (f, 0, 0, 5, "calm", NULL);
  write_mood (f, 0, 1, 5, "calm", NULL);
  write_mood (f, 2, 9, 2, "tired", NULL);
  open_scene (&scene, f);
  g_assert_true (has (&scene, ADW_TYPE_EXPANDER_ROW, "From 3 moods"));
  g_assert_true (has (&scene, ADW_TYPE_EXPANDER_ROW, "From 3 moods that name feelings"));
  line = MT_CHART (screen_find (scene.page, MT_TYPE_CHART_LINE, NULL));
  g_assert_cmpint (mt_chart_get_n_marks (line), ==, 30);
  g_assert_cmpstr (mt_chart_get_mark (line, 29)->label, ==, "Today");
  g_assert_cmpstr (mt_chart_get_mark (line, 29)->detail, ==, "From 2 moods");
  g_assert_null (mt_chart_get_mark (line, 28)->value);
  g_assert_true (isnan (mt_chart_get_mark (line, 28)->middle));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static float
top_of (Scene *scene, const char *button)
{
  GtkWidget *found = screen_find (scene->page, GTK_TYPE_TOGGLE_BUTTON, button);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (found, scene->page, &bounds));
  g_assert_cmpfloat (bounds.size.width, >=, 44);
  return bounds.origin.y;
}

/* At 360 px all stand beside each other; with large text they fill the lines they need. */
static void
test_how_much_time_fits_a_phone (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/meantime_journal/Meantime/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  open_scene (&scene, f);
  g_assert_cmpfloat (top_of (&scene, "Week"), ==, top_of (&scene, "All"));
  screen_set_text_size (200);
  screen_settle (200);
  g_assert_cmpfloat (top_of (&scene, "Week"), <, top_of (&scene, "All"));
  screen_set_text_size (100);
  close_scene (&scene);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (style));
}

static void
test_one_goes_through_time (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *later, *week;
  MtChart *line;

  write_mood (f, 8, 9, 6, NULL, NULL);
  write_mood (f, 0, 0, 2, NULL, NULL);
  open_scene (&scene, f);
  week = screen_find (scene.page, GTK_TYPE_TOGGLE_BUTTON, "Week");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (week), TRUE);
  screen_settle (400);
  line = MT_CHART (screen_find (scene.page, MT_TYPE_CHART_LINE, NULL));
  g_assert_cmpint (mt_chart_get_n_marks (line), ==, 7);
  later = screen_find (scene.page, GTK_TYPE_BUTTON, "Later");
  g_assert_false (gtk_widget_get_sensitive (later));
  g_signal_emit_by_name (screen_find (scene.page, GTK_TYPE_BUTTON, "Earlier"), "clicked");
  screen_settle (400);
  g_assert_cmpfloat (mt_chart_get_mark (line, 5)->middle, >, 0.8);
  g_assert_true (gtk_widget_get_sensitive (later));
  g_signal_emit_by_name (later, "clicked");
  screen_settle (400);
  g_assert_cmpfloat (mt_chart_get_mark (line, 6)->middle, <, 0.2);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (screen_find (scene.page, GTK_TYPE_TOGGLE_BUTTON, "All")), TRUE);
  screen_settle (400);
  g_assert_false (gtk_widget_get_visible (later));
  g_assert_cmpint (mt_chart_get_n_marks (line), ==, 9);
  close_scene (&scene);
}

static void
test_it_follows_what_is_written (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  write_mood (f, 1, 9, 4, NULL, NULL);
  screen_settle (1200);
  g_assert_true (has (&scene, ADW_TYPE_EXPANDER_ROW, "From 1 mood"));
  close_scene (&scene);
}

static void
test_few_days_with_a_tag_claim_nothing (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *numbers;

  for (int day = 0; day < 24; day++) {
    write_mood (f, day, 0, day < 10 ? 6 + day % 2 : 2 + day % 2, NULL, day < 10 ? "garden" : NULL);
    if (day < 9)
      write_mood (f, day, 1, 1, NULL, "train");
  }
  open_scene (&scene, f);
  numbers = screen_find (
      screen_find (scene.page, GTK_TYPE_LABEL, "Tags and Mood")
          ? gtk_widget_get_ancestor (screen_find (scene.page, GTK_TYPE_LABEL, "Tags and Mood"),
                                     MT_TYPE_CHART_CARD)
          : scene.page,
      ADW_TYPE_EXPANDER_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (numbers), TRUE);
  g_assert_nonnull (screen_find (numbers, ADW_TYPE_ACTION_ROW, "garden"));
  g_assert_null (screen_find (numbers, ADW_TYPE_ACTION_ROW, "train"));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static void
test_tasks_say_only_what_became_of_them (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) task = mt_entry_new (MT_KIND_TASK);
  Scene scene;
  MtChart *chart;

  mt_entry_set_text (task, "Say no once");
  mt_entry_add_value (task, "outcome", "not", NAN);
  g_assert_true (save (f->journal, task, NULL));
  open_scene (&scene, f);
  chart = mt_chart_card_get_chart (MT_CHART_CARD (gtk_widget_get_ancestor (
      screen_find (scene.page, GTK_TYPE_LABEL, MT_PROMPT_PATTERN_TASKS), MT_TYPE_CHART_CARD)));
  g_assert_cmpuint (mt_chart_get_n_marks (chart), ==, 1);
  g_assert_cmpstr (mt_chart_get_mark (chart, 0)->label, ==, "Not this time");
  close_scene (&scene);
}

/* ---- In words ---- */

static void
test_differences_are_said_plainly (Fixture *f, gconstpointer data)
{
  MtTagMood tag = { .tag = (char *)"garden",
                    .n_moods = 31,
                    .n_days = 23,
                    .n_days_without = 40,
                    .side = MT_TAG_HIGHER,
                    .difference = 0.8,
                    .low = 0.3,
                    .high = 1.3 };
  g_autofree char *higher = mt_say_tag (&tag), *bounds = mt_say_tag_bounds (&tag);
  g_autofree char *no_side = NULL, *few = NULL, *few_bounds = NULL;

  g_assert_cmpstr (higher, ==, "higher by 0.8");
  g_assert_cmpstr (bounds, ==, "Between +0.3 and +1.3 steps. 31 moods on 23 days");
  tag.side = MT_TAG_NO_SIDE;
  no_side = mt_say_tag (&tag);
  g_assert_cmpstr (no_side, ==, "no clear difference");
  tag.side = MT_TAG_TOO_FEW;
  few = mt_say_tag (&tag);
  few_bounds = mt_say_tag_bounds (&tag);
  g_assert_cmpstr (few, ==, "too few days to say");
  g_assert_cmpstr (few_bounds, ==, "31 moods on 23 days");
}

static void
test_a_middle_between_steps_is_said (Fixture *f, gconstpointer data)
{
  const MtField *field = mt_kind_find_field (mt_kind_find ("mood"), "valence");
  g_autofree char *whole = mt_mood_line_say_step (field, 4.2),
                  *half = mt_mood_line_say_step (field, 4.5);
  g_autofree char *expected = g_strdup_printf ("between “%s” and “%s”", mt_field_word (field, "4"),
                                               mt_field_word (field, "5"));

  g_assert_cmpstr (whole, ==, mt_field_word (field, "4"));
  g_assert_cmpstr (half, ==, expected);
}

/* ---- Threads ---- */

static void
test_a_thread_has_all_that_belongs_to_it (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) goal = mt_entry_new (MT_KIND_GOAL);
  g_autoptr (MtEntry) task = mt_entry_new (MT_KIND_TASK);

  mt_entry_set_text (goal, "To say no");
  g_assert_true (save (f->journal, goal, NULL));
  mt_entry_set_text (task, "Say no once");
  mt_entry_add_link (task, "goal", mt_entry_get_id (goal));
  g_assert_true (save (f->journal, task, NULL));
  write_mood (f, 1, 9, 4, NULL, "garden");
  scene.drafts = mt_drafts_new (f->journal);
  scene.page = GTK_WIDGET (mt_threads_page_new (scene.drafts));
  scene.window = screen_show (scene.page);
  screen_settle (400);
  g_assert_true (has (&scene, ADW_TYPE_ACTION_ROW, "To say no"));
  g_assert_true (has (&scene, ADW_TYPE_ACTION_ROW, "garden"));
  screen_assert_fits (scene.page);
  screen_close (scene.window, scene.page);
  scene.page =
      GTK_WIDGET (mt_thread_page_new (scene.drafts, "To say no", NULL, mt_entry_get_id (goal)));
  scene.window = screen_show (scene.page);
  screen_settle (400);
  g_assert_true (has (&scene, GTK_TYPE_LABEL, "Say no once"));
  g_assert_true (has (&scene, GTK_TYPE_BUTTON, "Open It"));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/patterns-page/an-empty-journal-is-told-what-it-is-for",
            test_an_empty_journal_is_told_what_it_is_for);
  ADD_TEST ("/patterns-page/it-says-what-it-rests-on", test_it_says_what_it_rests_on);
  ADD_TEST ("/patterns-page/how-much-time-fits-a-phone", test_how_much_time_fits_a_phone);
  ADD_TEST ("/patterns-page/one-goes-through-time", test_one_goes_through_time);
  ADD_TEST ("/patterns-page/it-follows-what-is-written", test_it_follows_what_is_written);
  ADD_TEST ("/patterns-page/few-days-with-a-tag-claim-nothing",
            test_few_days_with_a_tag_claim_nothing);
  ADD_TEST ("/patterns-page/tasks-say-only-what-became-of-them",
            test_tasks_say_only_what_became_of_them);
  ADD_TEST ("/patterns-page/differences-are-said-plainly", test_differences_are_said_plainly);
  ADD_TEST ("/patterns-page/a-middle-between-steps-is-said", test_a_middle_between_steps_is_said);
  ADD_TEST ("/patterns-page/a-thread-has-all-that-belongs-to-it",
            test_a_thread_has_all_that_belongs_to_it);
  return fixture_run ();
}
