/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-view.h"

#include "app/toast.h"

#include <glib/gi18n.h>

struct _MtPageView {
  GtkWidget parent_instance;

  MtHandout *handout;
  guint index;
  int width; /* of the paper, in application pixels */
  gboolean near;
  gboolean described;

  GdkTexture *texture;
  int drawn;                 /* width in device pixels it was, or is being, drawn for; 0: none */
  GCancellable *cancellable; /* of what is being drawn */
};

G_DEFINE_FINAL_TYPE (MtPageView, mt_page_view, GTK_TYPE_WIDGET)

#define LEAST_WIDTH 120

/* ---- Its picture ---- */

static void
forget_wish (MtPageView *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
describe (MtPageView *self, const char *text)
{
  if (self->described)
    return;
  self->described = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPageView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GdkTexture) texture =
      mt_handout_draw_finish (MT_HANDOUT (source), result, &text, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (!texture) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_set_object (&self->texture, texture);
  describe (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is on the screen stays there, stretched, until the new picture has come. */
static void
draw_if_needed (MtPageView *self)
{
  int wanted = (int)(self->width * gdk_surface_get_scale (gtk_native_get_surface (
                                       gtk_widget_get_native (GTK_WIDGET (self)))) +
                     0.5);

  wanted = MIN (wanted, MT_HANDOUT_MAX_WIDTH);
  if (wanted == self->drawn)
    return;
  forget_wish (self);
  self->drawn = wanted;
  self->cancellable = g_cancellable_new ();
  mt_handout_draw (self->handout, self->index, wanted, self->cancellable, drawn_cb,
                   g_object_ref (self));
}

static void
update (MtPageView *self)
{
  if (self->near && self->width > 0 && gtk_widget_get_mapped (GTK_WIDGET (self))) {
    draw_if_needed (self);
    return;
  }
  forget_wish (self);
  self->drawn = 0;
  g_clear_object (&self->texture);
}

/* ---- The widget ---- */

static GtkSizeRequestMode
mt_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mt_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MtPageView *self = MT_PAGE_VIEW (widget);
  int width = MAX (self->width, LEAST_WIDTH);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? width
                 : (int)(width * mt_handout_get_aspect (self->handout) + 0.5);
  *natural = *minimum;
}

static void
mt_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MtPageView *self = MT_PAGE_VIEW (widget);
  const graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                    (float)gtk_widget_get_height (widget));
  const GdkRGBA white = { 1, 1, 1, 1 };

  if (self->texture)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR,
                                        &paper);
  else
    gtk_snapshot_append_color (snapshot, &white, &paper);
}

static void
mt_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mt_page_view_parent_class)->map (widget);
  update (MT_PAGE_VIEW (widget));
}

static void
mt_page_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mt_page_view_parent_class)->unmap (widget);
  update (MT_PAGE_VIEW (widget));
}

static void
mt_page_view_dispose (GObject *object)
{
  MtPageView *self = MT_PAGE_VIEW (object);

  forget_wish (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->handout);
  G_OBJECT_CLASS (mt_page_view_parent_class)->dispose (object);
}

static void
mt_page_view_class_init (MtPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_page_view_dispose;
  widget_class->get_request_mode = mt_page_view_get_request_mode;
  widget_class->measure = mt_page_view_measure;
  widget_class->snapshot = mt_page_view_snapshot;
  widget_class->map = mt_page_view_map;
  widget_class->unmap = mt_page_view_unmap;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mt_page_view_init (MtPageView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update), NULL);
}

MtPageView *
mt_page_view_new (MtHandout *handout, guint index)
{
  MtPageView *self = g_object_new (MT_TYPE_PAGE_VIEW, NULL);
  /* Translators: a page of the paper, and how many there are. */
  g_autofree char *label =
      g_strdup_printf (_ ("Page %u of %u"), index + 1, mt_handout_get_n_pages (handout));

  self->handout = g_object_ref (handout);
  self->index = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
mt_page_view_set_paper_width (MtPageView *self, int width)
{
  g_return_if_fail (MT_IS_PAGE_VIEW (self));
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update (self);
}

void
mt_page_view_set_near (MtPageView *self, gboolean near)
{
  g_return_if_fail (MT_IS_PAGE_VIEW (self));
  if (self->near == near)
    return;
  self->near = near;
  update (self);
}

GdkTexture *
mt_page_view_get_texture (MtPageView *self)
{
  g_return_val_if_fail (MT_IS_PAGE_VIEW (self), NULL);
  return self->texture;
}
