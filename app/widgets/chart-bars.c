/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-bars.h"

#include <math.h>

#define BAR 8       /* px, high */
#define BETWEEN 14  /* px from a bar to the next label */
#define BELOW 4     /* px from a label to its bar */
#define BESIDE 12   /* px between label and value in one line */
#define AROUND 6.0f /* px beside a value, to the frame of the cursor */
#define WIDTH_LEAST 120
#define DOT 5.0f   /* px: radius */
#define SHADE 0.25 /* of all bars alike: what is more is longer, not brighter */

struct _MtChartBars {
  MtChart parent_instance;

  MtChartBarsShape shape;
};

G_DEFINE_FINAL_TYPE (MtChartBars, mt_chart_bars, MT_TYPE_CHART)

/* ---- Room ---- */

static PangoLayout *
make_layout (MtChart *chart, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (chart), text ? text : "");

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* Where the parts of one value are: from its own top. */
typedef struct {
  gboolean in_line; /* the value stands beside the label */
  int value;        /* top of the value's text */
  int bar;          /* top of the bar */
  int height;       /* with the room to the next */
} Part;

static Part
get_part (MtChart *chart, const MtChartMark *mark, int width)
{
  g_autoptr (PangoLayout) label = make_layout (chart, mark->label, width);
  g_autoptr (PangoLayout) value = make_layout (chart, mark->value, width);
  int label_width, label_height, value_width, value_height;
  Part part;

  pango_layout_get_pixel_size (label, &label_width, &label_height);
  pango_layout_get_pixel_size (value, &value_width, &value_height);
  part.in_line = label_width + BESIDE + value_width <= width;
  part.value = part.in_line ? 0 : label_height;
  part.bar = (part.in_line ? label_height : label_height + value_height) + BELOW;
  part.height = part.bar + BAR + BETWEEN;
  return part;
}

static int
get_top (MtChart *chart, guint i, int width)
{
  int top = 0;

  for (guint j = 0; j < i; j++)
    top += get_part (chart, mt_chart_get_mark (chart, j), width).height;
  return top;
}

static void
mt_chart_bars_get_spot (MtChart *chart, guint i, graphene_rect_t *spot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (chart));
  Part part = get_part (chart, mt_chart_get_mark (chart, i), width);
  int top = get_top (chart, i, width);

  graphene_rect_init (spot, -AROUND, (float)top - 3, (float)width + 2 * AROUND,
                      (float)(part.bar + BAR + 6));
}

/* ---- Drawing ---- */

static void
append_layout (MtChart *chart,
               GtkSnapshot *snapshot,
               PangoLayout *layout,
               gboolean at_end,
               float y,
               const GdkRGBA *ink)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (chart)) == GTK_TEXT_DIR_RTL;
  gboolean rightwards = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gboolean on_right = at_end != mirrored;

  /* Pango exchanges left and right where a text runs against the page. */
  pango_layout_set_alignment (layout, on_right != (rightwards != mirrored) ? PANGO_ALIGN_RIGHT
                                                                           : PANGO_ALIGN_LEFT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/* From @from to @to of the width, each from 0 to 1, from where one begins to write. */
static void
append_span (MtChart *chart,
             GtkSnapshot *snapshot,
             double from,
             double to,
             float y,
             float height,
             const GdkRGBA *color)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (chart));
  float one = mt_chart_from_start (chart, (float)from * width);
  float other = mt_chart_from_start (chart, (float)to * width);
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (
      &bar, &GRAPHENE_RECT_INIT (MIN (one, other), y, MAX (1, fabsf (other - one)), height),
      MIN (height, fabsf (other - one)) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_difference (
    MtChart *chart, GtkSnapshot *snapshot, const MtChartMark *mark, float y, const GdkRGBA *ink)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (chart)) - 2 * DOT;
  float middle = y + (float)BAR / 2;
  graphene_point_t at;
  GdkRGBA shade;

  if (isnan (mark->middle))
    return;
  append_span (chart, snapshot, CLAMP (mark->low, 0, 1), CLAMP (mark->high, 0, 1), middle - 1, 2,
               ink);
  at = GRAPHENE_POINT_INIT (
      mt_chart_from_start (chart, DOT + (float)CLAMP (mark->middle, 0, 1) * width), middle);
  mt_chart_get_shade (chart, mark->middle, &shade);
  if (mt_chart_has_high_contrast ())
    mt_chart_append_disc (snapshot, &at, DOT + 2, ink);
  mt_chart_append_disc (snapshot, &at, DOT, &shade);
}

static void
append_bar (
    MtChartBars *self, GtkSnapshot *snapshot, const MtChartMark *mark, float y, const GdkRGBA *ink)
{
  MtChart *chart = MT_CHART (self);
  GdkRGBA faint = *ink, shade;

  faint.alpha *= mt_chart_has_high_contrast () ? 0.5f : 0.12f;
  if (self->shape == MT_CHART_BARS_FROM_MIDDLE) {
    append_span (chart, snapshot, 0, 1, y + (float)BAR / 2, 1, &faint);
    append_span (chart, snapshot, 0.5, 0.5, y - 2, BAR + 4, ink);
    append_difference (chart, snapshot, mark, y, ink);
    return;
  }
  append_span (chart, snapshot, 0, 1, y, BAR, &faint);
  mt_chart_get_shade (chart, SHADE, &shade);
  if (mark->middle > 0)
    append_span (chart, snapshot, 0, MIN (1, mark->middle), y, BAR,
                 mt_chart_has_high_contrast () ? ink : &shade);
}

static void
mt_chart_bars_draw (MtChart *chart, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (chart)), top = 0;
  GdkRGBA ink;

  gtk_widget_get_color (GTK_WIDGET (chart), &ink);
  for (guint i = 0; i < mt_chart_get_n_marks (chart); i++) {
    const MtChartMark *mark = mt_chart_get_mark (chart, i);
    g_autoptr (PangoLayout) label = make_layout (chart, mark->label, width);
    g_autoptr (PangoLayout) value = make_layout (chart, mark->value, width);
    Part part = get_part (chart, mark, width);

    append_layout (chart, snapshot, label, FALSE, (float)top, &ink);
    append_layout (chart, snapshot, value, part.in_line, (float)(top + part.value), &ink);
    append_bar (MT_CHART_BARS (chart), snapshot, mark, (float)(top + part.bar), &ink);
    top += part.height;
  }
}

/* ---- The widget ---- */

static GtkSizeRequestMode
mt_chart_bars_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mt_chart_bars_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MtChart *chart = MT_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH_LEAST;
  else
    *minimum = *natural =
        MAX (0, get_top (chart, mt_chart_get_n_marks (chart), MAX (WIDTH_LEAST, for_size)) -
                    BETWEEN + 4);
}

static void
mt_chart_bars_class_init (MtChartBarsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = mt_chart_bars_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = mt_chart_bars_measure;
  MT_CHART_CLASS (klass)->draw = mt_chart_bars_draw;
  MT_CHART_CLASS (klass)->get_spot = mt_chart_bars_get_spot;
}

static void
mt_chart_bars_init (MtChartBars *self)
{
}

MtChart *
mt_chart_bars_new (MtChartBarsShape shape)
{
  MtChartBars *self = g_object_new (MT_TYPE_CHART_BARS, NULL);

  self->shape = shape;
  return MT_CHART (self);
}
