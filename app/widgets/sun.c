/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/sun.h"

#include <math.h>

#define SHADES 7         /* --mt-step-1 … in style.css */
#define HORIZON 0.64f    /* of the picture's height, from its top */
#define SUN_RADIUS 0.19f /* of its height */
#define SUN_LOWEST 0.66f /* where the middle of the sun is at height 0 and at height 1 */
#define SUN_HIGHEST 0.27f

struct _MtSun {
  GtkWidget parent_instance;

  float height;
  int size; /* px */
};

G_DEFINE_FINAL_TYPE (MtSun, mt_sun, GTK_TYPE_WIDGET)

static void
append_disc (GtkSnapshot *snapshot, float x, float y, float radius, const GdkRGBA *color)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

void
mt_sun_append (
    GtkSnapshot *snapshot, float x, float y, float size, double height, const GdkRGBA *shade)
{
  const GdkRGBA light = { 1, 1, 1, 1 }, ground = { 0, 0, 0, 0.3f };
  float sun = SUN_LOWEST + (SUN_HIGHEST - SUN_LOWEST) * (float)height;
  graphene_rect_t all = GRAPHENE_RECT_INIT (x, y, size, size);
  graphene_rect_t sky = GRAPHENE_RECT_INIT (x, y, size, size * HORIZON);
  graphene_rect_t below = GRAPHENE_RECT_INIT (x, y + size * HORIZON, size, size);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &all, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, shade, &all);
  gtk_snapshot_push_clip (snapshot, &sky);
  append_disc (snapshot, x + size / 2, y + size * sun, size * SUN_RADIUS, &light);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, &ground, &below);
  gtk_snapshot_pop (snapshot);
}

static void
mt_sun_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float size = (float)MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA shade;

  gtk_widget_get_color (widget, &shade);
  mt_sun_append (snapshot, 0, 0, size, MT_SUN (widget)->height, &shade);
}

static void
mt_sun_measure (GtkWidget *widget,
                GtkOrientation orientation,
                int for_size,
                int *minimum,
                int *natural,
                int *minimum_baseline,
                int *natural_baseline)
{
  *minimum = *natural = MT_SUN (widget)->size;
}

static void
mt_sun_class_init (MtSunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mt_sun_measure;
  widget_class->snapshot = mt_sun_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sun");
}

static void
mt_sun_init (MtSun *self)
{
}

GtkWidget *
mt_sun_new (double height)
{
  return mt_sun_new_sized (height, MT_SUN_SIZE);
}

GtkWidget *
mt_sun_new_sized (double height, int size)
{
  MtSun *self = g_object_new (MT_TYPE_SUN, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *shade = g_strdup_printf ("step-%d", 1 + (int)round (height * (SHADES - 1)));

  self->height = (float)height;
  self->size = size;
  gtk_widget_add_css_class (GTK_WIDGET (self), shade);
  return GTK_WIDGET (self);
}
