/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart.h"

#include "app/widgets/sun.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SHADES 7 /* --mt-step-1 … in style.css */

typedef struct {
  GtkWidget *shades[SHADES]; /* never seen: they have the colours of style.css */
  GArray *marks;             /* MtChartMark, all of it owned */
  int cursor;                /* -1: nowhere */
  GskRenderNode *node;       /* what was drawn; NULL: to be drawn anew */
  int width, height;         /* that it was drawn for */
} MtChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MtChart, mt_chart, GTK_TYPE_WIDGET)

enum { SIGNAL_POINTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static MtChartPrivate *
get_private (MtChart *self)
{
  return mt_chart_get_instance_private (self);
}

/* ---- What it shows ---- */

static void
forget_drawing (MtChart *self)
{
  g_clear_pointer (&get_private (self)->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_mark (gpointer data)
{
  MtChartMark *mark = data;

  g_free ((char *)mark->label);
  g_free ((char *)mark->title);
  g_free ((char *)mark->value);
  g_free ((char *)mark->detail);
  g_free ((char *)mark->id);
}

void
mt_chart_set (MtChart *self, const MtChartMark *marks, guint n_marks)
{
  MtChartPrivate *priv = get_private (self);

  g_return_if_fail (MT_IS_CHART (self));
  g_array_set_size (priv->marks, 0);
  for (guint i = 0; i < n_marks; i++) {
    MtChartMark mark = marks[i];

    mark.label = g_strdup (mark.label);
    mark.title = g_strdup (mark.title);
    mark.value = g_strdup (mark.value);
    mark.detail = g_strdup (mark.detail);
    mark.id = g_strdup (mark.id);
    g_array_append_val (priv->marks, mark);
  }
  forget_drawing (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  mt_chart_set_cursor (self, -1);
}

void
mt_chart_describe (MtChart *self, const char *label, const char *description)
{
  g_return_if_fail (MT_IS_CHART (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

guint
mt_chart_get_n_marks (MtChart *self)
{
  return get_private (self)->marks->len;
}

const MtChartMark *
mt_chart_get_mark (MtChart *self, guint i)
{
  g_return_val_if_fail (i < get_private (self)->marks->len, NULL);
  return &g_array_index (get_private (self)->marks, MtChartMark, i);
}

char *
mt_chart_say (const MtChartMark *mark)
{
  /* Translators: said of a day or a time of which there is no value.  That is fine. */
  const char *value = mark->value ? mark->value : _ ("Nothing here");

  if (mark->detail)
    /* Translators: a day, what was chosen then, and more of it: “3 March: good. From 4 moods”. */
    return g_strdup_printf (C_ ("day, value and more", "%1$s: %2$s. %3$s"), mark->label, value,
                            mark->detail);
  /* Translators: a day and what was chosen then: “Yesterday: 7”. */
  return g_strdup_printf (C_ ("day and value", "%1$s: %2$s"), mark->label, value);
}

/* ---- The cursor ---- */

int
mt_chart_get_cursor (MtChart *self)
{
  return get_private (self)->cursor;
}

void
mt_chart_set_cursor (MtChart *self, int cursor)
{
  MtChartPrivate *priv = get_private (self);

  g_return_if_fail (cursor >= -1 && cursor < (int)priv->marks->len);
  if (cursor == priv->cursor)
    return;
  priv->cursor = cursor;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_POINTED], 0);
}

static void
move (MtChart *self, int to)
{
  MtChartPrivate *priv = get_private (self);
  g_autofree char *said = NULL;

  if (to < 0 || to >= (int)priv->marks->len)
    return;
  mt_chart_set_cursor (self, to);
  said = mt_chart_say (mt_chart_get_mark (self, (guint)to));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* By how much an arrow moves the cursor; 0: it is none. */
static int
get_step (MtChart *self, guint key)
{
  MtChartClass *klass = MT_CHART_GET_CLASS (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int row = klass->get_columns ? (int)klass->get_columns (self) : 1;

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return mirrored ? 1 : -1;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return mirrored ? -1 : 1;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return -row;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return row;
  default:
    return 0;
  }
}

/* An arrow that leads nowhere stays here: it would move the focus out of the picture unasked. */
static gboolean
key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state, MtChart *self)
{
  MtChartPrivate *priv = get_private (self);
  int step = get_step (self, key), last = (int)priv->marks->len - 1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    move (self, key == GDK_KEY_Home ? 0 : last);
  else if (step == 0)
    return FALSE;
  else if (priv->cursor < 0)
    move (self, MT_CHART_GET_CLASS (self)->begins_at_end ? last : 0);
  else
    move (self, priv->cursor + step);
  return TRUE;
}

static int
find (MtChart *self, double x, double y)
{
  MtChartPrivate *priv = get_private (self);
  double nearest = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < priv->marks->len; i++) {
    graphene_rect_t spot;
    double far;

    MT_CHART_GET_CLASS (self)->get_spot (self, i, &spot);
    far = hypot (x - (spot.origin.x + spot.size.width / 2),
                 y - (spot.origin.y + spot.size.height / 2));
    if (far < nearest) {
      nearest = far;
      found = (int)i;
    }
  }
  return found;
}

/* A pointer that only passes by moves nothing: the page would not stand still below it. */
static void
pressed_cb (MtChart *self, int n_press, double x, double y)
{
  mt_chart_set_cursor (self, find (self, x, y));
}

static void
add_controllers (MtChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* ---- Drawing ---- */

void
mt_chart_get_shade (MtChart *self, double height, GdkRGBA *shade)
{
  int step = (int)round (CLAMP (height, 0, 1) * (SHADES - 1));

  gtk_widget_get_color (get_private (self)->shades[step], shade);
}

gboolean
mt_chart_has_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

void
mt_chart_append_disc (GtkSnapshot *snapshot,
                      const graphene_point_t *at,
                      float radius,
                      const GdkRGBA *color)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT (at->x - radius, at->y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

float
mt_chart_from_start (MtChart *self, float x)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return (float)gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x;
}

static void
append_cursor (MtChart *self, GtkSnapshot *snapshot)
{
  MtChartPrivate *priv = get_private (self);
  graphene_rect_t spot;
  GskRoundedRect ring;
  GdkRGBA ink;

  if (priv->cursor < 0)
    return;
  MT_CHART_GET_CLASS (self)->get_spot (self, (guint)priv->cursor, &spot);
  gtk_widget_get_color (GTK_WIDGET (self), &ink);
  gsk_rounded_rect_init_from_rect (&ring, &spot, 6);
  gtk_snapshot_append_border (snapshot, &ring, (float[]){ 2, 2, 2, 2 },
                              (GdkRGBA[]){ ink, ink, ink, ink });
}

static void
mt_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MtChart *self = MT_CHART (widget);
  MtChartPrivate *priv = get_private (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (priv->node && (priv->width != width || priv->height != height))
    g_clear_pointer (&priv->node, gsk_render_node_unref);
  if (!priv->node) {
    g_autoptr (GtkSnapshot) drawn = gtk_snapshot_new ();

    MT_CHART_GET_CLASS (self)->draw (self, drawn);
    priv->node = gtk_snapshot_free_to_node (g_steal_pointer (&drawn));
    priv->width = width;
    priv->height = height;
  }
  if (priv->node)
    gtk_snapshot_append_node (snapshot, priv->node);
  append_cursor (self, snapshot);
}

/* ---- The widget ---- */

static void
mt_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mt_chart_parent_class)->css_changed (widget, change);
  forget_drawing (MT_CHART (widget));
}

static void
mt_chart_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (mt_chart_parent_class)->direction_changed (widget, before);
  forget_drawing (MT_CHART (widget));
}

static void
mt_chart_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (mt_chart_parent_class)->system_setting_changed (widget, setting);
  forget_drawing (MT_CHART (widget));
}

static void
mt_chart_dispose (GObject *object)
{
  MtChartPrivate *priv = get_private (MT_CHART (object));

  g_clear_pointer (&priv->node, gsk_render_node_unref);
  for (int i = 0; i < SHADES; i++)
    g_clear_pointer (&priv->shades[i], gtk_widget_unparent);
  G_OBJECT_CLASS (mt_chart_parent_class)->dispose (object);
}

static void
mt_chart_finalize (GObject *object)
{
  g_array_unref (get_private (MT_CHART (object))->marks);
  G_OBJECT_CLASS (mt_chart_parent_class)->finalize (object);
}

static void
mt_chart_class_init (MtChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_chart_finalize;
  widget_class->snapshot = mt_chart_snapshot;
  widget_class->css_changed = mt_chart_css_changed;
  widget_class->direction_changed = mt_chart_direction_changed;
  widget_class->system_setting_changed = mt_chart_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", MT_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_chart_init (MtChart *self)
{
  MtChartPrivate *priv = get_private (self);

  priv->marks = g_array_new (FALSE, FALSE, sizeof (MtChartMark));
  g_array_set_clear_func (priv->marks, clear_mark);
  priv->cursor = -1;
  for (int i = 0; i < SHADES; i++) {
    priv->shades[i] = mt_sun_new ((double)i / (SHADES - 1));
    gtk_widget_set_child_visible (priv->shades[i], FALSE);
    gtk_widget_set_parent (priv->shades[i], GTK_WIDGET (self));
  }
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}
