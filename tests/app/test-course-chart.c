/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-line.h"
#include "app/widgets/course.h"
#include "core/kinds/ids.h"
#include "tests/app/screen.h"

#include <math.h>

#define DAYS 8

static const char *const days[DAYS] = { "2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24",
                                        "2025-03-31", "2025-04-07", "2025-04-14", "2025-04-21" };

static MtCourse *
make_course (void)
{
  return mt_course_new (mt_kind_find_field (mt_kind_find (MT_KIND_CHECK_IN), "overall"));
}

/* One value each week, as far as there are @values. */
static void
show (MtCourse *course, const double *values, gsize n_values, const char *rests_on)
{
  MtMoment moments[DAYS] = { 0 };
  MtCoursePoint points[DAYS];

  for (gsize i = 0; i < n_values; i++) {
    g_assert_true (mt_moment_parse (&moments[i], days[i], "Europe/Lisbon", NULL));
    points[i] = (MtCoursePoint){ &moments[i], values[i], "an-id" };
  }
  mt_course_show (course, points, n_values, rests_on);
  for (gsize i = 0; i < n_values; i++)
    mt_moment_clear (&moments[i]);
}

static GtkWindow *
show_scrolled (gpointer course)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), course);
  return screen_show (scrolled);
}

static void
test_it_says_what_it_shows (Fixture *f, gconstpointer data)
{
  MtCourse *course = make_course ();
  GtkWidget *plot;
  GtkWindow *window = show_scrolled (course);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (course)));
  show (course, (double[]){ 7, NAN, 4 }, 3, "From 2 check-ins");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (course)));
  plot = screen_find (GTK_WIDGET (course), MT_TYPE_CHART_LINE, NULL);
  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The hour as a whole. From 2 check-ins");
  gtk_test_accessible_assert_property (
      plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "3 March 2025: 7, 10 March 2025: Left open, 17 March 2025: 4");
  g_assert_nonnull (screen_find (GTK_WIDGET (course), GTK_TYPE_LABEL, "0: something was missing"));
  g_assert_nonnull (screen_find (GTK_WIDGET (course), GTK_TYPE_LABEL, "10: it was what I needed"));
  g_assert_nonnull (screen_find (GTK_WIDGET (course), GTK_TYPE_LABEL, "3 March 2025"));
  show (course, (double[]){ NAN }, 1, "From 0 check-ins");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (course)));
  screen_close (window, course);
}

static void
test_each_value_can_be_reached (Fixture *f, gconstpointer data)
{
  MtCourse *course = make_course ();
  GtkWindow *window = show_scrolled (course);
  GtkWidget *numbers, *row;

  show (course, (double[]){ 7, NAN, 4 }, 3, "From 2 check-ins");
  numbers = screen_find (GTK_WIDGET (course), ADW_TYPE_EXPANDER_ROW, "From 2 check-ins");
  g_assert_null (screen_find (GTK_WIDGET (course), GTK_TYPE_LABEL, "Left open"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (numbers), TRUE);
  row = screen_find (numbers, ADW_TYPE_ACTION_ROW, "17 March 2025, 12:00");
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "17 March 2025: 4");
  g_assert_nonnull (screen_find (numbers, GTK_TYPE_LABEL, "Left open"));
  /* another value: the rows stay, and what is more is put below */
  show (course, (double[]){ 7, NAN, 4, 5 }, 4, "From 3 check-ins");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (numbers)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "24 March 2025: 5");
  g_assert_nonnull (screen_find (numbers, ADW_TYPE_ACTION_ROW, "3 March 2025, 12:00"));
  show (course, (double[]){ 7 }, 1, "From 1 check-in");
  g_assert_null (screen_find (numbers, GTK_TYPE_LABEL, "Left open"));
  screen_assert_fits (GTK_WIDGET (course));
  screen_close (window, course);
}

static void
count_opened_cb (GSimpleAction *action, GVariant *parameter, int *n_opened)
{
  g_assert_cmpstr (g_variant_get_string (parameter, NULL), ==, "an-id");
  (*n_opened)++;
}

static void
test_a_row_opens_its_entry (Fixture *f, gconstpointer data)
{
  MtCourse *course = make_course ();
  GtkWindow *window = show_scrolled (course);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-entry", G_VARIANT_TYPE_STRING);
  GtkWidget *numbers;
  int n_opened = 0;

  g_signal_connect (action, "activate", G_CALLBACK (count_opened_cb), &n_opened);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
  show (course, (double[]){ 7, 4 }, 2, "From 2 check-ins");
  numbers = screen_find (GTK_WIDGET (course), ADW_TYPE_EXPANDER_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (numbers), TRUE);
  adw_action_row_activate (
      ADW_ACTION_ROW (screen_find (numbers, ADW_TYPE_ACTION_ROW, "3 March 2025, 12:00")));
  g_assert_cmpint (n_opened, ==, 1);
  screen_close (window, course);
}

/* ---- The picture ---- */

/* How many of the pixels between the dots at @from and @to of @n_dots, all of height 0.25, are
 * painted at their height. */
static int
count_line (GtkWidget *plot, double from, double to)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (plot);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (plot), height = gtk_widget_get_height (plot), n_painted = 0;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize)width * (gsize)height);
  int y = (int)(10 + 0.75 * (height - 20));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (plot)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  gdk_texture_download (texture, (guchar *)pixels, (gsize)width * 4);
  for (int x = (int)(from * width); x < (int)(to * width); x++)
    n_painted += (pixels[y * width + x] >> 24) > 20;
  return n_painted;
}

static MtChartMark
mark_at (double along, double middle)
{
  return (
      MtChartMark){ .label = "a day", .along = along, .middle = middle, .low = NAN, .high = NAN };
}

static void
test_gaps_stay_gaps (Fixture *f, gconstpointer data)
{
  MtChart *chart = mt_chart_line_new ();
  GtkWidget *plot = GTK_WIDGET (chart);
  GtkWindow *window = screen_show (plot);
  MtChartMark marks[] = { mark_at (0, 0.25), mark_at (0.5, NAN), mark_at (1, 0.25) };
  MtChartMark ends[] = { marks[0], marks[2] };

  mt_chart_set (chart, ends, 2);
  screen_settle (50);
  g_assert_cmpint (count_line (plot, 0.2, 0.8), >, 200);
  mt_chart_set (chart, marks, 3);
  screen_settle (50);
  g_assert_cmpint (count_line (plot, 0.2, 0.8), ==, 0);
  g_assert_cmpint (count_line (plot, 0, 0.1), >, 0); /* the dot itself */
  ends[1].apart = TRUE;
  mt_chart_set (chart, ends, 2);
  screen_settle (50);
  g_assert_cmpint (count_line (plot, 0.2, 0.8), ==, 0);
  screen_close (window, plot);
}

static void
test_time_goes_the_way_one_writes (Fixture *f, gconstpointer data)
{
  MtChart *chart = mt_chart_line_new ();
  GtkWidget *plot = GTK_WIDGET (chart);
  GtkWindow *window = screen_show (plot);
  const MtChartMark marks[] = { mark_at (0, 0.25), mark_at (0.9, 0.75), mark_at (1, 1) };

  mt_chart_set (chart, marks, 3);
  screen_settle (50);
  g_assert_cmpint (count_line (plot, 0, 0.1), >, 0);
  g_assert_cmpint (count_line (plot, 0.9, 1), ==, 0);
  gtk_widget_set_direction (plot, GTK_TEXT_DIR_RTL);
  screen_settle (50);
  g_assert_cmpint (count_line (plot, 0, 0.1), ==, 0);
  g_assert_cmpint (count_line (plot, 0.9, 1), >, 0);
  screen_close (window, plot);
}

/* What was written long ago and what came long after it are not one line. */
static void
test_a_pause_is_a_gap (Fixture *f, gconstpointer data)
{
  MtCourse *course = make_course ();
  GtkWindow *window = show_scrolled (course);
  MtMoment moments[2] = { 0 };
  MtChart *chart;

  g_assert_true (mt_moment_parse (&moments[0], "2025-03-03", "UTC", NULL));
  g_assert_true (mt_moment_parse (&moments[1], "2025-06-03", "UTC", NULL));
  mt_course_show (course, (MtCoursePoint[]){ { &moments[0], 4, NULL }, { &moments[1], 5, NULL } },
                  2, "From 2 check-ins");
  chart = MT_CHART (screen_find (GTK_WIDGET (course), MT_TYPE_CHART_LINE, NULL));
  g_assert_true (mt_chart_get_mark (chart, 1)->apart);
  g_assert_cmpfloat (mt_chart_get_mark (chart, 1)->along, ==, 1);
  for (int i = 0; i < 2; i++)
    mt_moment_clear (&moments[i]);
  screen_close (window, course);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/course-chart/it-says-what-it-shows", test_it_says_what_it_shows);
  ADD_TEST ("/course-chart/each-value-can-be-reached", test_each_value_can_be_reached);
  ADD_TEST ("/course-chart/a-row-opens-its-entry", test_a_row_opens_its_entry);
  ADD_TEST ("/course-chart/gaps-stay-gaps", test_gaps_stay_gaps);
  ADD_TEST ("/course-chart/time-goes-the-way-one-writes", test_time_goes_the_way_one_writes);
  ADD_TEST ("/course-chart/a-pause-is-a-gap", test_a_pause_is_a_gap);
  return fixture_run ();
}
