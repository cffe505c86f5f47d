/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/course-plot.h"

#include "app/widgets/sun.h"

#include <adwaita.h>
#include <math.h>

#define SHADES 7   /* --mt-step-1 … in style.css */
#define HEIGHT 120 /* px */
#define WIDTH_LEAST 120
#define DOT_MOST 5.0f /* px: radius, where there is room */
#define DOT_LEAST 2.0f
#define RULES 3 /* at both ends and in the middle */
#define PAUSE_USEC (G_GINT64_CONSTANT (60) * 24 * 3600 * G_USEC_PER_SEC)

struct _MtCoursePlot {
  GtkWidget parent_instance;

  GtkWidget *shades[SHADES]; /* never seen: they have the colours of style.css */
  GArray *dots;              /* MtCourseDot */
};

G_DEFINE_FINAL_TYPE (MtCoursePlot, mt_course_plot, GTK_TYPE_WIDGET)

/* ---- Where dots are ---- */

static float
dot_radius (MtCoursePlot *self)
{
  float room = (float)gtk_widget_get_width (GTK_WIDGET (self)) / (float)MAX (1, self->dots->len);

  return CLAMP (room / 4, DOT_LEAST, DOT_MOST);
}

static graphene_point_t
place_of (MtCoursePlot *self, const MtCourseDot *dot)
{
  const MtCourseDot *first = &g_array_index (self->dots, MtCourseDot, 0);
  const MtCourseDot *last = first + self->dots->len - 1;
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)) - 4 * DOT_MOST;
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self)) - 4 * DOT_MOST;
  double span = (double)(last->instant - first->instant);
  float along = span > 0 ? (float)((double)(dot->instant - first->instant) / span) : 0.5f;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    along = 1 - along;
  return GRAPHENE_POINT_INIT (2 * DOT_MOST + along * width,
                              2 * DOT_MOST + (1 - (float)dot->height) * height);
}

/* What was long ago and what came long after it are not one line. */
static gboolean
follows (const MtCourseDot *dot, const MtCourseDot *before)
{
  return !isnan (dot->height) && !isnan (before->height) &&
         dot->instant - before->instant <= PAUSE_USEC;
}

/* ---- Drawing ---- */

static gboolean
has_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static void
append_rules (MtCoursePlot *self, GtkSnapshot *snapshot, GdkRGBA ink)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self)) - 4 * DOT_MOST;

  ink.alpha *= has_high_contrast () ? 0.5f : 0.15f;
  for (int i = 0; i < RULES; i++) {
    float y = roundf (2 * DOT_MOST + height * (float)i / (RULES - 1));

    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (0, y, width, 1));
  }
}

static void
append_line (MtCoursePlot *self, GtkSnapshot *snapshot, GdkRGBA ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  for (guint i = 1; i < self->dots->len; i++) {
    const MtCourseDot *dot = &g_array_index (self->dots, MtCourseDot, i);
    graphene_point_t from, to;

    if (!follows (dot, dot - 1))
      continue;
    from = place_of (self, dot - 1);
    to = place_of (self, dot);
    gsk_path_builder_move_to (builder, from.x, from.y);
    gsk_path_builder_line_to (builder, to.x, to.y);
  }
  path = gsk_path_builder_to_path (g_steal_pointer (&builder));
  if (gsk_path_is_empty (path))
    return;
  ink.alpha *= has_high_contrast () ? 1 : 0.4f;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}

static void
append_disc (GtkSnapshot *snapshot, const graphene_point_t *at, float radius, const GdkRGBA *color)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT (at->x - radius, at->y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_dot (MtCoursePlot *self, GtkSnapshot *snapshot, const MtCourseDot *dot, const GdkRGBA *ink)
{
  graphene_point_t at = place_of (self, dot);
  float radius = dot_radius (self);
  GdkRGBA shade;

  gtk_widget_get_color (self->shades[(int)round (dot->height * (SHADES - 1))], &shade);
  if (has_high_contrast ())
    append_disc (snapshot, &at, radius + 2, ink);
  append_disc (snapshot, &at, radius, &shade);
}

static void
mt_course_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MtCoursePlot *self = MT_COURSE_PLOT (widget);
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  append_rules (self, snapshot, ink);
  append_line (self, snapshot, ink);
  for (guint i = 0; i < self->dots->len; i++) {
    const MtCourseDot *dot = &g_array_index (self->dots, MtCourseDot, i);

    if (!isnan (dot->height))
      append_dot (self, snapshot, dot, &ink);
  }
}

/* ---- The widget ---- */

static void
mt_course_plot_measure (GtkWidget *widget,
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
mt_course_plot_dispose (GObject *object)
{
  MtCoursePlot *self = MT_COURSE_PLOT (object);

  for (int i = 0; i < SHADES; i++)
    g_clear_pointer (&self->shades[i], gtk_widget_unparent);
  G_OBJECT_CLASS (mt_course_plot_parent_class)->dispose (object);
}

static void
mt_course_plot_finalize (GObject *object)
{
  g_array_unref (MT_COURSE_PLOT (object)->dots);
  G_OBJECT_CLASS (mt_course_plot_parent_class)->finalize (object);
}

static void
mt_course_plot_class_init (MtCoursePlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_course_plot_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_course_plot_finalize;
  widget_class->measure = mt_course_plot_measure;
  widget_class->snapshot = mt_course_plot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "course");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mt_course_plot_init (MtCoursePlot *self)
{
  self->dots = g_array_new (FALSE, FALSE, sizeof (MtCourseDot));
  for (int i = 0; i < SHADES; i++) {
    self->shades[i] = mt_sun_new ((double)i / (SHADES - 1));
    gtk_widget_set_child_visible (self->shades[i], FALSE);
    gtk_widget_set_parent (self->shades[i], GTK_WIDGET (self));
  }
}

GtkWidget *
mt_course_plot_new (void)
{
  return g_object_new (MT_TYPE_COURSE_PLOT, NULL);
}

void
mt_course_plot_set (MtCoursePlot *self, const MtCourseDot *dots, gsize n_dots)
{
  g_return_if_fail (MT_IS_COURSE_PLOT (self));
  g_array_set_size (self->dots, 0);
  if (n_dots > 0)
    g_array_append_vals (self->dots, dots, (guint)n_dots);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
