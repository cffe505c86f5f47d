/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/writing-area.h"

#include <adwaita.h>

#define LINE_SP 640   /* about 66 characters, with the margins of the text */
#define LEAST_TEXT 96 /* px: something to tap on, however little room there is */

struct _MtWritingArea {
  GtkWidget parent_instance;

  GtkTextView *text;
  GtkWidget *above, *below, *placeholder; /* each may be NULL */

  GtkAdjustment *vertical; /* of the whole page, given by the scrolled window */
  GtkAdjustment *inner;    /* of the text in its own window */

  gboolean allocating;      /* it scrolls by itself, and nobody else does */
  gboolean follow;          /* bring what has the focus into sight at the next layout */
  GtkWidget *shown;         /* bring it there, while the text is still laid out; weak */
  guint later;              /* id of a tick callback */
  int height, above_height; /* at the last layout */
  GtkWidget *root;          /* whose focus is watched, or NULL */
};

static void mt_writing_area_init_buildable (GtkBuildableIface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (MtWritingArea,
                               mt_writing_area,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                          mt_writing_area_init_buildable))

enum { PROP_HADJUSTMENT = 1, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

/* ---- Layout ---- */

static int
line_width (MtWritingArea *self, int width)
{
  double line = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, LINE_SP,
                                       gtk_widget_get_settings (GTK_WIDGET (self)));

  return MIN (width, (int)line);
}

static int
height_of (GtkWidget *child, int width)
{
  int natural = 0;

  if (child && gtk_widget_should_layout (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* How high the text is, as far as it has been laid out. */
static int
height_of_text (MtWritingArea *self)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->text), &end);
  gtk_text_view_get_line_yrange (self->text, &end, &y, &height);
  return y + height + gtk_text_view_get_top_margin (self->text) +
         gtk_text_view_get_bottom_margin (self->text);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  if (child && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
allocate_text (MtWritingArea *self, int x, int y, int width, int height)
{
  int start = gtk_text_view_get_left_margin (self->text);
  int inside = width - start - gtk_text_view_get_right_margin (self->text);

  gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL,
                      NULL);
  allocate (GTK_WIDGET (self->text), x, y, width, height);
  allocate (self->placeholder, x + start, y + gtk_text_view_get_top_margin (self->text), inside,
            height_of (self->placeholder, inside));
}

/* The children where they belong.  Returns whether the text turned out to be of another height than
 * was thought: it knows only when it has been laid out for its width. */
static gboolean
lay_out (MtWritingArea *self, int width, int height)
{
  int line = line_width (self, width), x = (width - line) / 2;
  int above = height_of (self->above, line), below = height_of (self->below, line);
  int content = height_of_text (self);
  int whole = MAX (content, MAX (height - above - below, LEAST_TEXT));
  int shown = MIN (whole, height);
  int upper = MAX (above + whole + below, height);
  int value = CLAMP ((int)gtk_adjustment_get_value (self->vertical), 0, upper - height);
  int scrolled = CLAMP (value - above, 0, whole - shown);

  gtk_adjustment_configure (self->vertical, value, 0, upper, height * 0.1, height * 0.9, height);
  self->above_height = above;
  allocate (self->above, x, -value, line, above);
  allocate_text (self, x, above + scrolled - value, line, shown);
  allocate (self->below, x, above + whole - value, line, below);
  gtk_adjustment_set_value (self->inner, scrolled);
  /* GTK 4.18 does not lay out what a larger window uncovers, and would draw all that follows. */
  g_signal_emit_by_name (self->inner, "value-changed");
  return height_of_text (self) != content;
}

/* ---- What stays in sight ---- */

/* Where @widget, or the cursor's line where it is the text, is in the area. */
static gboolean
find_place (MtWritingArea *self, GtkWidget *widget, graphene_rect_t *place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GdkRectangle cursor;
  GtkTextIter iter;
  graphene_point_t point;
  int x, y;

  if (widget != GTK_WIDGET (self->text))
    return gtk_widget_compute_bounds (widget, GTK_WIDGET (self), place);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->text, &iter, &cursor);
  gtk_text_view_buffer_to_window_coords (self->text, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x,
                                         &y);
  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  *place = GRAPHENE_RECT_INIT (point.x, point.y, cursor.width, cursor.height);
  return TRUE;
}

static GtkWidget *
get_focus (MtWritingArea *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* Returns whether the page was scrolled. */
static gboolean
keep_in_sight (MtWritingArea *self, int height)
{
  GtkWidget *widget = self->shown ? self->shown : self->follow ? get_focus (self) : NULL;
  double value = gtk_adjustment_get_value (self->vertical), before = value, top, bottom;
  graphene_rect_t place;

  if (!widget || !find_place (self, widget, &place))
    return FALSE;
  top = place.origin.y - 12;
  bottom = place.origin.y + place.size.height + 12;
  if (bottom > height)
    value += bottom - height;
  if (top - (value - before) < 0)
    value += top - (value - before);
  gtk_adjustment_set_value (self->vertical, value);
  return (int)gtk_adjustment_get_value (self->vertical) != (int)before;
}

static void
focus_moved_cb (MtWritingArea *self)
{
  GtkWidget *focus = get_focus (self);

  self->follow = TRUE;
  if (focus && focus != self->shown)
    g_clear_weak_pointer (&self->shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cursor_moved_cb (MtWritingArea *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    mt_writing_area_show (self, GTK_WIDGET (self->text));
}

static void
mt_writing_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MtWritingArea *self = MT_WRITING_AREA (widget);

  if (!self->text || !self->vertical)
    return;
  self->allocating = TRUE;
  self->follow |= height != self->height;
  self->height = height;
  /* what is scrolled to may turn out to be of another height */
  for (int i = 0; i < 5 && (lay_out (self, width, height) | keep_in_sight (self, height)); i++)
    ;
  self->follow = FALSE;
  self->allocating = FALSE;
}

static void
mt_writing_area_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MtWritingArea *self = MT_WRITING_AREA (widget);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int least, wanted;

    gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
    if (orientation == GTK_ORIENTATION_HORIZONTAL)
      *minimum = MAX (*minimum, least);
    else
      *natural += wanted;
  }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, line_width (self, G_MAXINT));
}

/* ---- Scrolling ---- */

static void
scrolled_cb (MtWritingArea *self)
{
  if (self->allocating)
    return;
  g_clear_weak_pointer (&self->shown); /* the person looks at something else */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
later_cb (MtWritingArea *self)
{
  self->later = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The text scrolled by itself, or is of another height. */
static void
text_scrolled_cb (MtWritingArea *self)
{
  double now = gtk_adjustment_get_value (self->inner);
  double last = gtk_adjustment_get_upper (self->inner) - gtk_adjustment_get_page_size (self->inner);
  double page, above = self->above_height;

  if (self->allocating || !self->vertical)
    return;
  page = gtk_adjustment_get_value (self->vertical);
  if (now <= 0)
    page = MIN (page, above);
  else if (now >= last)
    page = MAX (page, above + last);
  else
    page = above + now;
  self->allocating = TRUE;
  gtk_adjustment_set_value (self->vertical, page);
  self->allocating = FALSE;
  /* Not now: it may be in the middle of being laid out. */
  if (!self->later)
    self->later = g_idle_add_once ((GSourceOnceFunc)later_cb, self);
}

static void
set_vertical (MtWritingArea *self, GtkAdjustment *adjustment)
{
  if (self->vertical)
    g_signal_handlers_disconnect_by_data (self->vertical, self);
  g_set_object (&self->vertical, adjustment);
  if (!adjustment)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- The widget ---- */

static void
mt_writing_area_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mt_writing_area_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
mt_writing_area_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (mt_writing_area_parent_class)->unroot (widget);
}

static void
mt_writing_area_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  MtWritingArea *self = MT_WRITING_AREA (buildable);

  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  if (g_strcmp0 (type, "above") == 0)
    self->above = GTK_WIDGET (child);
  else if (g_strcmp0 (type, "below") == 0)
    self->below = GTK_WIDGET (child);
  else if (g_strcmp0 (type, "placeholder") == 0)
    self->placeholder = GTK_WIDGET (child);
  else {
    self->text = GTK_TEXT_VIEW (child);
    g_object_set (child, "vadjustment", self->inner, NULL);
    g_signal_connect_object (gtk_text_view_get_buffer (self->text), "notify::cursor-position",
                             G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
mt_writing_area_init_buildable (GtkBuildableIface *iface)
{
  iface->add_child = mt_writing_area_add_child;
}

static void
mt_writing_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VADJUSTMENT)
    g_value_set_object (value, MT_WRITING_AREA (object)->vertical);
}

/* Lines are wrapped: there is nothing to scroll sideways. */
static void
mt_writing_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VADJUSTMENT)
    set_vertical (MT_WRITING_AREA (object), g_value_get_object (value));
}

static void
mt_writing_area_dispose (GObject *object)
{
  MtWritingArea *self = MT_WRITING_AREA (object);
  GtkWidget *child;

  set_vertical (self, NULL);
  g_clear_weak_pointer (&self->shown);
  g_clear_handle_id (&self->later, g_source_remove);
  self->text = NULL;
  self->above = self->below = self->placeholder = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  if (self->inner)
    g_signal_handlers_disconnect_by_data (self->inner, self);
  g_clear_object (&self->inner);
  G_OBJECT_CLASS (mt_writing_area_parent_class)->dispose (object);
}

static void
mt_writing_area_class_init (MtWritingAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_writing_area_get_property;
  object_class->set_property = mt_writing_area_set_property;
  object_class->dispose = mt_writing_area_dispose;
  widget_class->measure = mt_writing_area_measure;
  widget_class->size_allocate = mt_writing_area_size_allocate;
  widget_class->root = mt_writing_area_root;
  widget_class->unroot = mt_writing_area_unroot;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "writing");
}

static void
mt_writing_area_init (MtWritingArea *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->inner = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->inner, "value-changed", G_CALLBACK (text_scrolled_cb), self);
  g_signal_connect_swapped (self->inner, "changed", G_CALLBACK (text_scrolled_cb), self);
}

void
mt_writing_area_show (MtWritingArea *self, GtkWidget *shown)
{
  g_return_if_fail (MT_IS_WRITING_AREA (self));
  g_set_weak_pointer (&self->shown, shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
