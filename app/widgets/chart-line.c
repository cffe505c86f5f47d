/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-line.h"

#include <math.h>

#define HEIGHT 120 /* px */
#define WIDTH_LEAST 120
#define DOT_MOST 5.0f /* px: radius, where there is room */
#define DOT_LEAST 2.0f
#define RULES 3 /* at both ends and in the middle */

struct _MtChartLine {
  MtChart parent_instance;
};

G_DEFINE_FINAL_TYPE (MtChartLine, mt_chart_line, MT_TYPE_CHART)

/* ---- Where values are ---- */

static float
dot_radius (MtChart *chart)
{
  float room = (float)gtk_widget_get_width (GTK_WIDGET (chart)) /
               (float)MAX (1, mt_chart_get_n_marks (chart));

  return CLAMP (room / 4, DOT_LEAST, DOT_MOST);
}

static graphene_point_t
place_of (MtChart *chart, const MtChartMark *mark, double at)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (chart)) - 4 * DOT_MOST;
  float height = (float)gtk_widget_get_height (GTK_WIDGET (chart)) - 4 * DOT_MOST;
  float x = 2 * DOT_MOST + (float)mark->along * width;

  return GRAPHENE_POINT_INIT (mt_chart_from_start (chart, x),
                              2 * DOT_MOST + (1 - (float)at) * height);
}

static void
mt_chart_line_get_spot (MtChart *chart, guint i, graphene_rect_t *spot)
{
  const MtChartMark *mark = mt_chart_get_mark (chart, i);
  graphene_point_t at = place_of (chart, mark, isnan (mark->middle) ? 0.5 : mark->middle);
  float reach = DOT_MOST + 3;

  graphene_rect_init (spot, at.x - reach, at.y - reach, 2 * reach, 2 * reach);
  if (isnan (mark->middle))
    graphene_rect_init (spot, at.x - 4, 2 * DOT_MOST, 8,
                        (float)gtk_widget_get_height (GTK_WIDGET (chart)) - 4 * DOT_MOST);
}

/* The value @i and the one before it belong to one line. */
static gboolean
follows (MtChart *chart, guint i)
{
  const MtChartMark *mark = mt_chart_get_mark (chart, i);

  return i > 0 && !mark->apart && !isnan (mark->middle) &&
         !isnan (mt_chart_get_mark (chart, i - 1)->middle);
}

/* ---- Drawing ---- */

static void
append_rules (MtChart *chart, GtkSnapshot *snapshot, GdkRGBA ink)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (chart));
  float height = (float)gtk_widget_get_height (GTK_WIDGET (chart)) - 4 * DOT_MOST;

  ink.alpha *= mt_chart_has_high_contrast () ? 0.5f : 0.12f;
  for (int i = 0; i < RULES; i++) {
    float y = roundf (2 * DOT_MOST + height * (float)i / (RULES - 1));

    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (0, y, width, 1));
  }
}

static gboolean
has_band (const MtChartMark *mark)
{
  return !isnan (mark->middle) && !isnan (mark->low) && !isnan (mark->high) &&
         mark->high > mark->low;
}

/* Where the band of a value ends; one without a band is a narrow place in it. */
static graphene_point_t
edge_of (MtChart *chart, const MtChartMark *mark, double edge)
{
  return place_of (chart, mark, isnan (edge) ? mark->middle : edge);
}

/* The band of the values from @from to before @to, which follow each other. */
static void
add_band (MtChart *chart, GskPathBuilder *builder, guint from, guint to)
{
  for (guint i = from; i < to; i++) {
    const MtChartMark *mark = mt_chart_get_mark (chart, i);
    graphene_point_t at = edge_of (chart, mark, mark->high);

    if (i == from)
      gsk_path_builder_move_to (builder, at.x, at.y);
    else
      gsk_path_builder_line_to (builder, at.x, at.y);
  }
  for (guint i = to; i > from; i--) {
    const MtChartMark *mark = mt_chart_get_mark (chart, i - 1);
    graphene_point_t at = edge_of (chart, mark, mark->low);

    gsk_path_builder_line_to (builder, at.x, at.y);
  }
  gsk_path_builder_close (builder);
}

/* A value that stands alone has a narrow band around it. */
static void
add_lone_band (MtChart *chart, GskPathBuilder *builder, guint i)
{
  const MtChartMark *mark = mt_chart_get_mark (chart, i);
  graphene_point_t high = place_of (chart, mark, mark->high);
  graphene_point_t low = place_of (chart, mark, mark->low);
  float radius = dot_radius (chart);

  gsk_path_builder_add_rect (
      builder, &GRAPHENE_RECT_INIT (high.x - radius, high.y, 2 * radius, low.y - high.y));
}

static void
append_band (MtChart *chart, GtkSnapshot *snapshot, GdkRGBA ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  guint n_marks = mt_chart_get_n_marks (chart), from = 0;

  for (guint i = 0; i < n_marks; i++) {
    gboolean ends = i + 1 >= n_marks || !follows (chart, i + 1);

    if (!ends)
      continue;
    if (i > from)
      add_band (chart, builder, from, i + 1);
    else if (has_band (mt_chart_get_mark (chart, i)))
      add_lone_band (chart, builder, i);
    from = i + 1;
  }
  path = gsk_path_builder_to_path (g_steal_pointer (&builder));
  if (gsk_path_is_empty (path))
    return;
  ink.alpha *= mt_chart_has_high_contrast () ? 0.3f : 0.12f;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &ink);
}

static void
append_line (MtChart *chart, GtkSnapshot *snapshot, GdkRGBA ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  for (guint i = 1; i < mt_chart_get_n_marks (chart); i++) {
    const MtChartMark *mark = mt_chart_get_mark (chart, i), *before;
    graphene_point_t from, to;

    if (!follows (chart, i))
      continue;
    before = mt_chart_get_mark (chart, i - 1);
    from = place_of (chart, before, before->middle);
    to = place_of (chart, mark, mark->middle);
    gsk_path_builder_move_to (builder, from.x, from.y);
    gsk_path_builder_line_to (builder, to.x, to.y);
  }
  path = gsk_path_builder_to_path (g_steal_pointer (&builder));
  if (gsk_path_is_empty (path))
    return;
  ink.alpha *= mt_chart_has_high_contrast () ? 1 : 0.4f;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}

static void
append_dot (MtChart *chart, GtkSnapshot *snapshot, const MtChartMark *mark, const GdkRGBA *ink)
{
  graphene_point_t at = place_of (chart, mark, mark->middle);
  float radius = dot_radius (chart);
  GdkRGBA shade;

  mt_chart_get_shade (chart, mark->middle, &shade);
  if (mt_chart_has_high_contrast ())
    mt_chart_append_disc (snapshot, &at, radius + 2, ink);
  mt_chart_append_disc (snapshot, &at, radius, &shade);
}

static gboolean
has_any_band (MtChart *chart)
{
  for (guint i = 0; i < mt_chart_get_n_marks (chart); i++)
    if (has_band (mt_chart_get_mark (chart, i)))
      return TRUE;
  return FALSE;
}

static void
mt_chart_line_draw (MtChart *chart, GtkSnapshot *snapshot)
{
  GdkRGBA ink;

  gtk_widget_get_color (GTK_WIDGET (chart), &ink);
  append_rules (chart, snapshot, ink);
  if (has_any_band (chart))
    append_band (chart, snapshot, ink);
  append_line (chart, snapshot, ink);
  for (guint i = 0; i < mt_chart_get_n_marks (chart); i++)
    if (!isnan (mt_chart_get_mark (chart, i)->middle))
      append_dot (chart, snapshot, mt_chart_get_mark (chart, i), &ink);
}

/* ---- The widget ---- */

static void
mt_chart_line_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_LEAST : HEIGHT;
}

static void
mt_chart_line_class_init (MtChartLineClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = mt_chart_line_measure;
  MT_CHART_CLASS (klass)->draw = mt_chart_line_draw;
  MT_CHART_CLASS (klass)->get_spot = mt_chart_line_get_spot;
  MT_CHART_CLASS (klass)->begins_at_end = TRUE;
}

static void
mt_chart_line_init (MtChartLine *self)
{
}

MtChart *
mt_chart_line_new (void)
{
  return g_object_new (MT_TYPE_CHART_LINE, NULL);
}
