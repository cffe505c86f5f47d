/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/slide.h"

#include <adwaita.h>
#include <math.h>

#define COME_BACK 200 /* ms */

typedef struct {
  GtkWidget *child;
  GtkWidget *sign; /* GtkImage beside the child; made when it is pushed for the first time */
  const char *icons[2];
  double offset;
  AdwAnimation *animation; /* coming back */
} MtSlidePrivate;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (MtSlide,
                         mt_slide,
                         GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (MtSlide)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum { PROP_CHILD = 1, PROP_OFFSET, N_PROPS };
static GParamSpec *props[N_PROPS];

static MtSlidePrivate *
priv_of (gpointer self)
{
  return mt_slide_get_instance_private (MT_SLIDE (self));
}

static void
set_offset (MtSlide *self, double offset)
{
  MtSlidePrivate *priv = priv_of (self);

  if (offset == priv->offset)
    return;
  priv->offset = offset;
  if (priv->sign) {
    gtk_widget_set_visible (priv->sign, offset != 0);
    gtk_image_set_from_icon_name (GTK_IMAGE (priv->sign), priv->icons[offset < 0]);
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFSET]);
}

static void
set_child (MtSlide *self, GtkWidget *child)
{
  MtSlidePrivate *priv = priv_of (self);

  if (child == priv->child)
    return;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  priv->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

/* ---- Layout ---- */

static GtkSizeRequestMode
mt_slide_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mt_slide_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  MtSlidePrivate *priv = priv_of (widget);

  if (priv->child)
    gtk_widget_measure (priv->child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* The sign fills what the child has left free; where that is too narrow, a part of it is outside.
 */
static void
allocate_sign (GtkWidget *sign, int moved, int width, int height)
{
  int least, least_height, sign_width;

  gtk_widget_measure (sign, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (sign, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  sign_width = MAX (least, ABS (moved));
  gtk_widget_size_allocate (sign,
                            &(GtkAllocation){ moved > 0 ? moved - sign_width : width + moved, 0,
                                              sign_width, MAX (height, least_height) },
                            -1);
}

static void
mt_slide_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MtSlidePrivate *priv = priv_of (widget);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int moved = (int)round (reversed ? -priv->offset : priv->offset);

  if (priv->sign && gtk_widget_should_layout (priv->sign))
    allocate_sign (priv->sign, moved, width, height);
  if (priv->child)
    gtk_widget_size_allocate (priv->child, &(GtkAllocation){ moved, 0, width, height }, baseline);
}

/* ---- The widget ---- */

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (MT_SLIDE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
mt_slide_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtSlidePrivate *priv = priv_of (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, priv->child);
  else
    g_value_set_double (value, priv->offset);
}

static void
mt_slide_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (MT_SLIDE (object), g_value_get_object (value));
  else
    set_offset (MT_SLIDE (object), g_value_get_double (value));
}

static void
mt_slide_dispose (GObject *object)
{
  MtSlidePrivate *priv = priv_of (object);

  if (priv->animation)
    adw_animation_reset (priv->animation);
  g_clear_object (&priv->animation);
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_pointer (&priv->sign, gtk_widget_unparent);
  G_OBJECT_CLASS (mt_slide_parent_class)->dispose (object);
}

static void
mt_slide_class_init (MtSlideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mt_slide_get_property;
  object_class->set_property = mt_slide_set_property;
  object_class->dispose = mt_slide_dispose;
  widget_class->get_request_mode = mt_slide_get_request_mode;
  widget_class->measure = mt_slide_measure;
  widget_class->size_allocate = mt_slide_size_allocate;
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_OFFSET] =
      g_param_spec_double ("offset", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "slide");
}

static void
mt_slide_init (MtSlide *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mt_slide_set_icons (MtSlide *self, const char *to_end, const char *to_start)
{
  MtSlidePrivate *priv = priv_of (self);

  priv->icons[0] = g_intern_string (to_end);
  priv->icons[1] = g_intern_string (to_start);
}

void
mt_slide_push (MtSlide *self, double offset, gboolean armed)
{
  MtSlidePrivate *priv = priv_of (self);

  g_return_if_fail (MT_IS_SLIDE (self));
  if (priv->animation)
    adw_animation_pause (priv->animation);
  if (!priv->sign) {
    priv->sign = gtk_image_new ();
    gtk_widget_insert_after (priv->sign, GTK_WIDGET (self), NULL);
  }
  gtk_widget_set_css_classes (priv->sign, (const char *[]){ offset < 0 ? "to-start" : "to-end",
                                                            armed ? "armed" : NULL, NULL });
  set_offset (self, offset);
}

void
mt_slide_let_go (MtSlide *self)
{
  MtSlidePrivate *priv = priv_of (self);

  g_return_if_fail (MT_IS_SLIDE (self));
  if (!priv->animation)
    priv->animation =
        adw_timed_animation_new (GTK_WIDGET (self), 0, 0, COME_BACK,
                                 adw_property_animation_target_new (G_OBJECT (self), "offset"));
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (priv->animation), priv->offset);
  adw_animation_play (priv->animation);
}

void
mt_slide_reset (MtSlide *self)
{
  MtSlidePrivate *priv = priv_of (self);

  g_return_if_fail (MT_IS_SLIDE (self));
  if (priv->animation)
    adw_animation_pause (priv->animation);
  set_offset (self, 0);
}
