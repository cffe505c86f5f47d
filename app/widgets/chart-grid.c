/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-grid.h"

#include "app/widgets/sun.h"

#include <math.h>

#define CELL_LEAST 36 /* px, high and wide */
#define SUN_MOST 30.0f
#define MARGIN 6

struct _MtChartGrid {
  MtChart parent_instance;

  char **rows, **columns;
};

G_DEFINE_FINAL_TYPE (MtChartGrid, mt_chart_grid, MT_TYPE_CHART)

/* ---- Room ---- */

static void
get_text_size (MtChartGrid *self, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, height);
}

/* The widest of @labels, and the height of all of them. */
static void
get_label_size (MtChartGrid *self, char **labels, int *width, int *height)
{
  *width = *height = 0;
  for (int i = 0; labels[i]; i++) {
    int one, high;

    get_text_size (self, labels[i], &one, &high);
    *width = MAX (*width, one);
    *height = MAX (*height, high);
  }
}

typedef struct {
  float left;   /* where columns begin, from where one begins to write */
  float top;    /* where rows begin */
  float width;  /* of a column */
  float height; /* of a row */
  guint n_rows, n_columns;
} Cells;

static Cells
get_cells (MtChartGrid *self)
{
  Cells cells = { .n_rows = g_strv_length (self->rows),
                  .n_columns = g_strv_length (self->columns) };
  int width, height;

  get_label_size (self, self->rows, &width, &height);
  cells.left = (float)(width + MARGIN);
  get_label_size (self, self->columns, &width, &height);
  cells.top = (float)(height + MARGIN);
  cells.width = ((float)gtk_widget_get_width (GTK_WIDGET (self)) - cells.left) /
                (float)MAX (1, cells.n_columns);
  cells.height =
      ((float)gtk_widget_get_height (GTK_WIDGET (self)) - cells.top) / (float)MAX (1, cells.n_rows);
  return cells;
}

/* The middle of a cell. */
static graphene_point_t
get_middle (MtChartGrid *self, const Cells *cells, guint row, guint column)
{
  float x = cells->left + ((float)column + 0.5f) * cells->width;

  return GRAPHENE_POINT_INIT (mt_chart_from_start (MT_CHART (self), x),
                              cells->top + ((float)row + 0.5f) * cells->height);
}

static void
mt_chart_grid_get_spot (MtChart *chart, guint i, graphene_rect_t *spot)
{
  MtChartGrid *self = MT_CHART_GRID (chart);
  Cells cells = get_cells (self);
  graphene_point_t at = get_middle (self, &cells, i / cells.n_columns, i % cells.n_columns);
  float reach = MIN (cells.width, cells.height) / 2;

  graphene_rect_init (spot, at.x - reach, at.y - reach, 2 * reach, 2 * reach);
}

static guint
mt_chart_grid_get_columns (MtChart *chart)
{
  return g_strv_length (MT_CHART_GRID (chart)->columns);
}

/* ---- Drawing ---- */

static void
append_text (MtChartGrid *self,
             GtkSnapshot *snapshot,
             const char *text,
             float x,
             float y,
             const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
append_labels (MtChartGrid *self, GtkSnapshot *snapshot, const Cells *cells, const GdkRGBA *ink)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width, height;

  for (guint row = 0; row < cells->n_rows; row++) {
    graphene_point_t at = get_middle (self, cells, row, 0);

    get_text_size (self, self->rows[row], &width, &height);
    append_text (self, snapshot, self->rows[row],
                 mt_chart_from_start (MT_CHART (self), mirrored ? (float)width : 0),
                 at.y - (float)height / 2, ink);
  }
  for (guint column = 0; column < cells->n_columns; column++) {
    graphene_point_t at = get_middle (self, cells, 0, column);

    get_text_size (self, self->columns[column], &width, &height);
    append_text (self, snapshot, self->columns[column], at.x - (float)width / 2, 0, ink);
  }
}

static void
append_cell (
    MtChartGrid *self, GtkSnapshot *snapshot, const Cells *cells, guint i, const GdkRGBA *ink)
{
  const MtChartMark *mark = mt_chart_get_mark (MT_CHART (self), i);
  graphene_point_t at = get_middle (self, cells, i / cells->n_columns, i % cells->n_columns);
  float size = MIN (SUN_MOST, MIN (cells->width, cells->height) - 4);
  GdkRGBA faint = *ink, shade;

  if (isnan (mark->middle)) {
    faint.alpha *= mt_chart_has_high_contrast () ? 0.8f : 0.25f;
    mt_chart_append_disc (snapshot, &at, 2, &faint);
    return;
  }
  mt_chart_get_shade (MT_CHART (self), mark->middle, &shade);
  if (mt_chart_has_high_contrast ())
    mt_chart_append_disc (snapshot, &at, size / 2 + 2, ink);
  mt_sun_append (snapshot, at.x - size / 2, at.y - size / 2, size, mark->middle, &shade);
}

static void
mt_chart_grid_draw (MtChart *chart, GtkSnapshot *snapshot)
{
  MtChartGrid *self = MT_CHART_GRID (chart);
  Cells cells = get_cells (self);
  GdkRGBA ink;

  gtk_widget_get_color (GTK_WIDGET (chart), &ink);
  append_labels (self, snapshot, &cells, &ink);
  for (guint i = 0; i < mt_chart_get_n_marks (chart) && i < cells.n_rows * cells.n_columns; i++)
    append_cell (self, snapshot, &cells, i, &ink);
}

/* ---- The widget ---- */

static void
mt_chart_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MtChartGrid *self = MT_CHART_GRID (widget);
  int row_width, row_height, column_width, column_height;

  get_label_size (self, self->rows, &row_width, &row_height);
  get_label_size (self, self->columns, &column_width, &column_height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    int cell = MAX (CELL_LEAST, column_width + MARGIN);

    *minimum = *natural = row_width + MARGIN + (int)g_strv_length (self->columns) * cell;
  } else {
    int cell = MAX (CELL_LEAST, row_height + MARGIN);

    *minimum = *natural = column_height + MARGIN + (int)g_strv_length (self->rows) * cell;
  }
}

static void
mt_chart_grid_finalize (GObject *object)
{
  g_strfreev (MT_CHART_GRID (object)->rows);
  g_strfreev (MT_CHART_GRID (object)->columns);
  G_OBJECT_CLASS (mt_chart_grid_parent_class)->finalize (object);
}

static void
mt_chart_grid_class_init (MtChartGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_chart_grid_finalize;
  GTK_WIDGET_CLASS (klass)->measure = mt_chart_grid_measure;
  MT_CHART_CLASS (klass)->draw = mt_chart_grid_draw;
  MT_CHART_CLASS (klass)->get_spot = mt_chart_grid_get_spot;
  MT_CHART_CLASS (klass)->get_columns = mt_chart_grid_get_columns;
}

static void
mt_chart_grid_init (MtChartGrid *self)
{
}

MtChart *
mt_chart_grid_new (const char *const *rows, const char *const *columns)
{
  MtChartGrid *self = g_object_new (MT_TYPE_CHART_GRID, NULL);

  self->rows = g_strdupv ((char **)rows);
  self->columns = g_strdupv ((char **)columns);
  return MT_CHART (self);
}
