/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/pages-view.h"

#include "app/share/page-view.h"

#define ZOOM_STEP 25     /* percent */
#define ZOOM_TAPPED 200  /* percent: where a double tap leads */
#define SIDE_MARGINS 24  /* of the box of pages, in application pixels */
#define MOST_FITTING 900 /* wider than this paper is no easier to read */

struct _MtPagesView {
  AdwBin parent_instance;

  int zoom;      /* percent */
  int pinched;   /* the zoom a pinch began with */
  int fit_width; /* what 100 % is, in application pixels */
  guint idle;    /* source id: sizes are set outside of allocation */

  GtkScrolledWindow *scroller;
  GtkWidget *promise; /* what is said above all pages */
  GtkBox *pages;      /* of MtPageView */
  GtkGesture *pinch;
};

G_DEFINE_FINAL_TYPE (MtPagesView, mt_pages_view, ADW_TYPE_BIN)

static MtPageView *
next_page (GtkWidget *page)
{
  return page ? MT_PAGE_VIEW (page) : NULL;
}

#define FOR_EACH_PAGE(self, page)                                                                  \
  for (MtPageView *page = next_page (gtk_widget_get_first_child (GTK_WIDGET ((self)->pages)));     \
       page; page = next_page (gtk_widget_get_next_sibling (GTK_WIDGET (page))))

enum { PROP_ZOOM = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

/* A page is near when it lies at most one screen above or below what is seen. */
static void
update_near (MtPagesView *self)
{
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self->scroller));

  FOR_EACH_PAGE (self, page)
  {
    graphene_rect_t bounds;
    gboolean near =
        gtk_widget_compute_bounds (GTK_WIDGET (page), GTK_WIDGET (self->scroller), &bounds) &&
        bounds.origin.y < 2 * height && bounds.origin.y + bounds.size.height > -height;

    mt_page_view_set_near (page, height > 0 && near);
  }
}

static void
update_sizes (MtPagesView *self)
{
  FOR_EACH_PAGE (self, page)
  mt_page_view_set_paper_width (page, self->fit_width * self->zoom / 100);
}

static gboolean
idle_cb (gpointer data)
{
  MtPagesView *self = data;

  self->idle = 0;
  self->fit_width =
      MIN (gtk_widget_get_width (GTK_WIDGET (self->scroller)) - SIDE_MARGINS, MOST_FITTING);
  update_sizes (self);
  update_near (self);
  return G_SOURCE_REMOVE;
}

static void
update_soon (MtPagesView *self)
{
  if (!self->idle)
    self->idle = g_idle_add (idle_cb, self);
}

/* ---- Zoom ---- */

/* What was in the middle stays there. */
static void
keep_middle (GtkAdjustment *adjustment, double ratio)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double middle = gtk_adjustment_get_value (adjustment) + page / 2;
  double upper = gtk_adjustment_get_upper (adjustment);

  gtk_adjustment_configure (adjustment, middle * ratio - page / 2,
                            gtk_adjustment_get_lower (adjustment), MAX (upper * ratio, page),
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), page);
}

void
mt_pages_view_set_zoom (MtPagesView *self, int percent)
{
  double ratio;

  g_return_if_fail (MT_IS_PAGES_VIEW (self));
  percent = CLAMP (percent, MT_PAGES_VIEW_LEAST_ZOOM, MT_PAGES_VIEW_MOST_ZOOM);
  if (self->zoom == percent)
    return;
  ratio = (double)percent / self->zoom;
  self->zoom = percent;
  update_sizes (self);
  keep_middle (gtk_scrolled_window_get_hadjustment (self->scroller), ratio);
  keep_middle (gtk_scrolled_window_get_vadjustment (self->scroller), ratio);
  update_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

int
mt_pages_view_get_zoom (MtPagesView *self)
{
  g_return_val_if_fail (MT_IS_PAGES_VIEW (self), 0);
  return self->zoom;
}

void
mt_pages_view_zoom (MtPagesView *self, int steps)
{
  g_return_if_fail (MT_IS_PAGES_VIEW (self));
  mt_pages_view_set_zoom (self, self->zoom + steps * ZOOM_STEP);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_pages_view_zoom (MT_PAGES_VIEW (widget), 1);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_pages_view_zoom (MT_PAGES_VIEW (widget), -1);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_pages_view_set_zoom (MT_PAGES_VIEW (widget), MT_PAGES_VIEW_LEAST_ZOOM);
}

static void
pressed_cb (MtPagesView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  if (n_press != 2)
    return;
  mt_pages_view_set_zoom (self, self->zoom > MT_PAGES_VIEW_LEAST_ZOOM ? MT_PAGES_VIEW_LEAST_ZOOM
                                                                      : ZOOM_TAPPED);
}

static void
pinch_begin_cb (MtPagesView *self)
{
  self->pinched = self->zoom;
}

static void
pinch_changed_cb (MtPagesView *self, double scale)
{
  mt_pages_view_set_zoom (self, (int)(self->pinched * scale));
}

/* ---- The widget ---- */

static void
mt_pages_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_ZOOM);
  g_value_set_int (value, MT_PAGES_VIEW (object)->zoom);
}

static void
mt_pages_view_dispose (GObject *object)
{
  MtPagesView *self = MT_PAGES_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PAGES_VIEW);
  G_OBJECT_CLASS (mt_pages_view_parent_class)->dispose (object);
}

static void
add_zoom_keys (GtkWidgetClass *widget_class)
{
  const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "pages.zoom-in" },         { GDK_KEY_equal, "pages.zoom-in" },
    { GDK_KEY_KP_Add, "pages.zoom-in" },       { GDK_KEY_minus, "pages.zoom-out" },
    { GDK_KEY_KP_Subtract, "pages.zoom-out" }, { GDK_KEY_0, "pages.zoom-fit" },
    { GDK_KEY_KP_0, "pages.zoom-fit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
}

static void
mt_pages_view_class_init (MtPagesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = mt_pages_view_get_property;
  G_OBJECT_CLASS (klass)->dispose = mt_pages_view_dispose;
  props[PROP_ZOOM] =
      g_param_spec_int ("zoom", NULL, NULL, MT_PAGES_VIEW_LEAST_ZOOM, MT_PAGES_VIEW_MOST_ZOOM,
                        MT_PAGES_VIEW_LEAST_ZOOM,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/pages-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPagesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, MtPagesView, promise);
  gtk_widget_class_bind_template_child (widget_class, MtPagesView, pages);
  gtk_widget_class_bind_template_child (widget_class, MtPagesView, pinch);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_changed_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-fit", NULL, zoom_fit_cb);
  add_zoom_keys (widget_class);
}

static void
mt_pages_view_init (MtPagesView *self)
{
  GtkAdjustment *adjustment;

  self->zoom = MT_PAGES_VIEW_LEAST_ZOOM;
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
}

void
mt_pages_view_set_handout (MtPagesView *self, MtHandout *handout)
{
  guint n_pages = handout ? mt_handout_get_n_pages (handout) : 0;
  GtkWidget *page;

  g_return_if_fail (MT_IS_PAGES_VIEW (self));
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_box_remove (self->pages, page);
  for (guint i = 0; i < n_pages; i++)
    gtk_box_append (self->pages, GTK_WIDGET (mt_page_view_new (handout, i)));
  mt_pages_view_set_zoom (self, MT_PAGES_VIEW_LEAST_ZOOM);
  update_soon (self);
}

void
mt_pages_view_show_page (MtPagesView *self, guint index)
{
  GtkAdjustment *down, *across;
  GtkWidget *wanted = NULL;
  guint at = 0;

  g_return_if_fail (MT_IS_PAGES_VIEW (self));
  gtk_widget_set_visible (self->promise, FALSE);
  FOR_EACH_PAGE (self, page)
  if (at++ == index)
    wanted = GTK_WIDGET (page);
  g_return_if_fail (wanted != NULL);
  gtk_widget_set_visible (wanted, TRUE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->pages)))
    gtk_widget_grab_focus (wanted); /* a hidden one would be kept by the window */
  FOR_EACH_PAGE (self, page)
  gtk_widget_set_visible (GTK_WIDGET (page), GTK_WIDGET (page) == wanted);
  down = gtk_scrolled_window_get_vadjustment (self->scroller);
  across = gtk_scrolled_window_get_hadjustment (self->scroller);
  gtk_adjustment_set_value (down, gtk_adjustment_get_lower (down));
  gtk_adjustment_set_value (across, gtk_adjustment_get_lower (across));
  update_soon (self);
}
