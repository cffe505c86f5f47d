/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-bars.h"
#include "app/widgets/chart-card.h"
#include "app/widgets/chart-grid.h"
#include "app/widgets/chart-line.h"
#include "tests/app/screen.h"

#include <math.h>

#define N_DAYS 5

static const MtChartMark days[N_DAYS] = {
  { .label = "Monday", .value = "low", .along = 0, .low = 0.1, .middle = 0.25, .high = 0.5 },
  { .label = "Tuesday",
    .value = "good",
    .detail = "From 4 moods",
    .along = 0.25,
    .low = 0.5,
    .middle = 0.7,
    .high = 0.9 },
  { .label = "Wednesday", .along = 0.5, .low = NAN, .middle = NAN, .high = NAN },
  { .label = "Thursday", .value = "so-so", .along = 0.75, .low = NAN, .middle = 0.5, .high = NAN },
  { .label = "Friday", .value = "very good", .along = 1, .low = 0.9, .middle = 1, .high = 1 },
};

static MtChart *
make_line (void)
{
  return mt_chart_line_new ();
}

static MtChart *
make_grid (void)
{
  return mt_chart_grid_new ((const char *const[]){ "A", "B", "C", NULL },
                            (const char *const[]){ "0", "12", NULL });
}

static MtChart *
make_bars (void)
{
  return mt_chart_bars_new (MT_CHART_BARS_FROM_START);
}

static MtChart *
make_differences (void)
{
  return mt_chart_bars_new (MT_CHART_BARS_FROM_MIDDLE);
}

static MtChart *(*const family[]) (void) = { make_line, make_grid, make_bars, make_differences };

static GtkWindow *
show_card (MtChartCard **card, MtChart *chart)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  MtChartWords words = {
    .title = "Mood", .above = "high", .below = "low", .first = "Monday", .last = "Friday"
  };

  *card = mt_chart_card_new (chart);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*card));
  mt_chart_card_show (*card, &words, days, N_DAYS, "From 9 moods");
  return screen_show (scrolled);
}

/* As a key on the keyboard would. */
static gboolean
press (MtChart *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean handled = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    return handled;
  }
  g_assert_not_reached ();
}

static void
test_each_is_named_and_described (Fixture *f, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (family); i++) {
    MtChart *chart = family[i]();
    MtChartCard *card;
    GtkWindow *window = show_card (&card, chart);

    gtk_test_accessible_assert_role (GTK_WIDGET (chart), GTK_ACCESSIBLE_ROLE_IMG);
    gtk_test_accessible_assert_property (GTK_WIDGET (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Mood. From 9 moods");
    gtk_test_accessible_assert_property (
        GTK_WIDGET (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
        "Monday: low, Tuesday: good, Thursday: so-so, Friday: very good");
    screen_assert_fits (GTK_WIDGET (card));
    screen_close (window, card);
  }
}

static void
test_the_same_stands_below_as_numbers (Fixture *f, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (family); i++) {
    MtChartCard *card;
    GtkWindow *window = show_card (&card, family[i]());
    GtkWidget *numbers = screen_find (GTK_WIDGET (card), ADW_TYPE_EXPANDER_ROW, "From 9 moods");
    GtkWidget *row;

    g_assert_null (screen_find (numbers, ADW_TYPE_ACTION_ROW, "Tuesday"));
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (numbers), TRUE);
    row = screen_find (numbers, ADW_TYPE_ACTION_ROW, "Tuesday");
    g_assert_nonnull (row);
    gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Tuesday: good. From 4 moods");
    g_assert_null (screen_find (numbers, ADW_TYPE_ACTION_ROW, "Wednesday")); /* a gap */
    screen_close (window, card);
  }
}

static void
test_keys_reach_each_value (Fixture *f, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (family); i++) {
    MtChart *chart = family[i]();
    MtChartCard *card;
    GtkWindow *window = show_card (&card, chart);
    guint seen = 0;

    g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (chart)));
    g_assert_cmpint (mt_chart_get_cursor (chart), ==, -1);
    g_assert_true (press (chart, GDK_KEY_Home));
    g_assert_true (press (chart, GDK_KEY_Home));
    for (guint at = 0; at < N_DAYS; at++) {
      g_assert_cmpint (mt_chart_get_cursor (chart), ==, (int)at);
      seen++;
      g_assert_true (press (chart, GDK_KEY_Right));
    }
    g_assert_cmpint (seen, ==, N_DAYS);
    g_assert_cmpint (mt_chart_get_cursor (chart), ==, N_DAYS - 1); /* no further */
    press (chart, GDK_KEY_Left);
    press (chart, GDK_KEY_Left);
    g_assert_cmpint (mt_chart_get_cursor (chart), ==, 2);
    screen_settle (50);
    g_assert_nonnull (screen_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Wednesday: Nothing here"));
    gtk_widget_set_direction (GTK_WIDGET (chart), GTK_TEXT_DIR_RTL);
    press (chart, GDK_KEY_Left);
    g_assert_cmpint (mt_chart_get_cursor (chart), ==, 3);
    g_assert_false (press (chart, GDK_KEY_a));
    screen_close (window, card);
  }
}

static void
test_a_grid_has_rows (Fixture *f, gconstpointer data)
{
  MtChart *grid = make_grid ();
  MtChartCard *card;
  GtkWindow *window = show_card (&card, grid);

  press (grid, GDK_KEY_Home);
  g_assert_cmpint (mt_chart_get_cursor (grid), ==, 0);
  press (grid, GDK_KEY_Down);
  g_assert_cmpint (mt_chart_get_cursor (grid), ==, 2);
  press (grid, GDK_KEY_Up);
  g_assert_cmpint (mt_chart_get_cursor (grid), ==, 0);
  press (grid, GDK_KEY_Up);
  g_assert_cmpint (mt_chart_get_cursor (grid), ==, 0);
  screen_close (window, card);
}

/* ---- Pictures ---- */

static GdkTexture *
paint (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
}

/* How many pixels are painted between the heights @from and @to of the width from @left on. */
static int
count_painted (GtkWidget *widget, double left, double right, double from, double to)
{
  g_autoptr (GdkTexture) texture = paint (widget);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize)width * (gsize)height);
  int n_painted = 0;

  gdk_texture_download (texture, (guchar *)pixels, (gsize)width * 4);
  for (int y = (int)(from * height); y < (int)(to * height); y++)
    for (int x = (int)(left * width); x < (int)(right * width); x++)
      n_painted += (pixels[y * width + x] >> 24) > 20;
  return n_painted;
}

static void
test_a_band_shows_the_spread (Fixture *f, gconstpointer data)
{
  MtChart *chart = make_line ();
  GtkWindow *window = screen_show (GTK_WIDGET (chart));
  MtChartMark marks[2] = { { .label = "a", .along = 0, .low = 0.3, .middle = 0.3, .high = 0.3 },
                           { .label = "b", .along = 1, .low = 0.3, .middle = 0.3, .high = 0.3 } };
  int without;

  mt_chart_set (chart, marks, 2);
  screen_settle (50);
  without = count_painted (GTK_WIDGET (chart), 0.4, 0.6, 0.1, 0.45);
  for (int i = 0; i < 2; i++)
    marks[i].high = 0.9;
  mt_chart_set (chart, marks, 2);
  screen_settle (50);
  g_assert_cmpint (count_painted (GTK_WIDGET (chart), 0.4, 0.6, 0.1, 0.45), >, without + 2000);
  screen_close (window, chart);
}

static void
test_bars_are_as_long_as_they_say (Fixture *f, gconstpointer data)
{
  MtChart *chart = make_bars ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;
  MtChartMark mark = { .label = "", .value = "", .middle = 0.1 };
  int little, much;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chart));
  window = screen_show (box);
  mt_chart_set (chart, &mark, 1);
  screen_settle (50);
  little = count_painted (GTK_WIDGET (chart), 0, 1, 0, 1);
  mark.middle = 1;
  mt_chart_set (chart, &mark, 1);
  screen_settle (50);
  much = count_painted (GTK_WIDGET (chart), 0, 1, 0, 1);
  g_assert_cmpint (little, >, 0);
  g_assert_cmpint (much, >, little);
  screen_close (window, chart);
}

/* What was drawn is kept: only the cursor is drawn anew. */
static void
test_it_is_drawn_once (Fixture *f, gconstpointer data)
{
  MtChart *chart = make_line ();
  MtChartCard *card;
  GtkWindow *window = show_card (&card, chart);
  g_autoptr (GtkSnapshot) once = gtk_snapshot_new (), again = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) first = NULL, second = NULL;

  GTK_WIDGET_GET_CLASS (chart)->snapshot (GTK_WIDGET (chart), once);
  GTK_WIDGET_GET_CLASS (chart)->snapshot (GTK_WIDGET (chart), again);
  first = gtk_snapshot_free_to_node (g_steal_pointer (&once));
  second = gtk_snapshot_free_to_node (g_steal_pointer (&again));
  g_assert_true (first == second);
  screen_close (window, card);
}

static void
test_nothing_to_show_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  MtChart *chart = make_line ();
  MtChartCard *card;
  GtkWindow *window = show_card (&card, chart);
  MtChartWords words = { .title = "Mood", .about = "Moods make a line here." };

  mt_chart_card_show (card, &words, NULL, 0, NULL);
  screen_settle (50);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chart)));
  g_assert_nonnull (screen_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Moods make a line here."));
  screen_close (window, card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/charts/each-is-named-and-described", test_each_is_named_and_described);
  ADD_TEST ("/charts/the-same-stands-below-as-numbers", test_the_same_stands_below_as_numbers);
  ADD_TEST ("/charts/keys-reach-each-value", test_keys_reach_each_value);
  ADD_TEST ("/charts/a-grid-has-rows", test_a_grid_has_rows);
  ADD_TEST ("/charts/a-band-shows-the-spread", test_a_band_shows_the_spread);
  ADD_TEST ("/charts/bars-are-as-long-as-they-say", test_bars_are_as_long_as_they_say);
  ADD_TEST ("/charts/it-is-drawn-once", test_it_is_drawn_once);
  ADD_TEST ("/charts/nothing-to-show-says-what-it-is-for",
            test_nothing_to_show_says_what_it_is_for);
  return fixture_run ();
}
