/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What all charts have in common: a picture of values, drawn once and kept until something changes;
 * a cursor that goes from value to value by keys, a click or a finger; and what a screen reader
 * says of both.  How it looks is the business of chart-line, chart-grid and chart-bars; the same as
 * numbers stands below it (chart-card).
 *
 * Values are shown in the shades from dusk to dawn (--mt-step-1 to 7), and always by their place or
 * shape as well, so that no chart needs colours.  Nothing moves.
 *
 * Keyboard: one stop for Tab; arrow keys, Home and End move the cursor, and what it stands on is
 * said.
 *
 * Signal "pointed" (): the cursor stands elsewhere. */
#define MT_TYPE_CHART (mt_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtChart, mt_chart, MT, CHART, GtkWidget)

/* One value.  Heights go from 0, the lowest there can be, to 1. */
typedef struct {
  const char *label;        /* what it is of: “Tuesday 3 March” */
  const char *title;        /* the same, longer, for a row of its own; NULL: @label */
  const char *value;        /* in a word or a number; NULL: there is none, and it has no row */
  const char *detail;       /* what else is to be known of it, in a sentence; or NULL */
  const char *id;           /* of the entry its row opens; or NULL */
  double along;             /* chart-line: from 0, the first, to 1, the last */
  double low, middle, high; /* NAN: none */
  gboolean apart;           /* chart-line: no line leads here from the one before */
} MtChartMark;

struct _MtChartClass {
  GtkWidgetClass parent_class;

  /* Draws all values into the widget's own size. */
  void (*draw) (MtChart *self, GtkSnapshot *snapshot);
  /* Where the value @i is. */
  void (*get_spot) (MtChart *self, guint i, graphene_rect_t *spot);
  /* Values side by side, for those that stand in rows; NULL: arrows go forth and back. */
  guint (*get_columns) (MtChart *self);
  gboolean begins_at_end; /* the cursor, at the newest value */
};

/* Shows @marks, which are copied, and lets the cursor begin anew. */
void mt_chart_set (MtChart *self, const MtChartMark *marks, guint n_marks);

/* What a screen reader calls it, and says of it as a whole. */
void mt_chart_describe (MtChart *self, const char *label, const char *description);

guint mt_chart_get_n_marks (MtChart *self);
/* Owned by the chart, until the next mt_chart_set (). */
const MtChartMark *mt_chart_get_mark (MtChart *self, guint i);

/* The value the cursor stands on, or -1. */
int mt_chart_get_cursor (MtChart *self);
void mt_chart_set_cursor (MtChart *self, int cursor);

/* "Tuesday 3 March: good. From 4 moods." Owned by the caller. */
char *mt_chart_say (const MtChartMark *mark);

/* ---- For what draws ---- */

/* The shade of a height. */
void mt_chart_get_shade (MtChart *self, double height, GdkRGBA *shade);
gboolean mt_chart_has_high_contrast (void);
void mt_chart_append_disc (GtkSnapshot *snapshot,
                           const graphene_point_t *at,
                           float radius,
                           const GdkRGBA *color);
/* @x px from where a line of writing begins, as px from the left. */
float mt_chart_from_start (MtChart *self, float x);

G_END_DECLS
