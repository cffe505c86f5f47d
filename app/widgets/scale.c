/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/scale.h"

#include "app/widgets/scale-step.h"

#include <glib/gi18n.h>

#define SPACING 3 /* px between steps */

struct _MtScale {
  GtkWidget parent_instance;

  const MtField *field;
  GPtrArray *steps; /* MtScaleStep, from the lowest on */
  int value;
};

G_DEFINE_FINAL_TYPE (MtScale, mt_scale, GTK_TYPE_WIDGET)

enum { PROP_VALUE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Where the steps stand ---- */

static int
row_width (MtScale *self)
{
  int width = 0;

  for (guint i = 0; i < self->steps->len; i++)
    width = MAX (width, mt_scale_step_get_row_width (self->steps->pdata[i]));
  return width;
}

/* The width of each step where they all stand in a line. */
static int
cell_width (MtScale *self)
{
  int width = 0, natural;

  for (guint i = 0; i < self->steps->len; i++) {
    gtk_widget_measure (self->steps->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                        NULL);
    width = MAX (width, natural);
  }
  return width;
}

static int
line_width (MtScale *self, int cell)
{
  return (int)self->steps->len * (cell + SPACING) - SPACING;
}

static int
step_height (MtScale *self, guint i, int width)
{
  int height;

  gtk_widget_measure (self->steps->pdata[i], GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  return height;
}

static GtkSizeRequestMode
mt_scale_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mt_scale_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  MtScale *self = MT_SCALE (widget);
  int cell = cell_width (self), row = row_width (self), line = line_width (self, cell);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN (row, line);
    *natural = line;
    return;
  }
  for (guint i = 0; i < self->steps->len; i++) {
    if (for_size >= line)
      height = MAX (height, step_height (self, i, cell));
    else
      height += step_height (self, i, MAX (row, for_size)) + (i > 0 ? SPACING : 0);
  }
  *minimum = *natural = height;
}

static void
allocate (MtScale *self, guint i, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (self->steps->pdata[i], &(GtkAllocation){ x, y, width, height }, -1);
}

static void
mt_scale_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MtScale *self = MT_SCALE (widget);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int cell = cell_width (self), spare = width - line_width (self, cell);
  int n = (int)self->steps->len, y = 0;

  if (spare < 0) {
    for (int i = 0; i < n; i++) {
      int own = step_height (self, (guint)i, width);

      allocate (self, (guint)i, 0, y, width, own);
      y += own + SPACING;
    }
    return;
  }
  /* Wider cells fill the line, but never so wide that a word would move beside its shape. */
  cell += CLAMP (spare / n, 0, MAX (0, MT_SCALE_STEP_NARROW - cell));
  spare = width - line_width (self, cell);
  for (int i = 0; i < n; i++) {
    int at = reversed ? n - 1 - i : i;

    allocate (self, (guint)i, spare / 2 + at * (cell + SPACING), 0, cell, height);
  }
}

/* ---- Keyboard ---- */

static int
find_focused (MtScale *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (gtk_widget_is_focus (self->steps->pdata[i]))
      return (int)i;
  return -1;
}

static gboolean
mt_scale_grab_focus (GtkWidget *widget)
{
  MtScale *self = MT_SCALE (widget);
  int chosen = self->value - (int)self->field->min;

  return gtk_widget_grab_focus (self->steps->pdata[self->value ? chosen : 0]);
}

static gboolean
mt_scale_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MtScale *self = MT_SCALE (widget);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int focused = find_focused (self), next;

  if (focused < 0)
    return mt_scale_grab_focus (widget);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (direction == GTK_DIR_DOWN || direction == (reversed ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
    next = focused + 1;
  else
    next = focused - 1;
  if (next < 0 || next >= (int)self->steps->len)
    return FALSE;
  return gtk_widget_grab_focus (self->steps->pdata[next]);
}

/* ---- Choosing ---- */

static void
step_clicked_cb (MtScale *self, GtkWidget *step)
{
  guint i;

  g_assert (g_ptr_array_find (self->steps, step, &i));
  i += (guint)self->field->min;
  mt_scale_set_value (self, (int)i == self->value ? 0 : (int)i);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* ---- The widget ---- */

static void
mt_scale_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_VALUE);
  g_value_set_int (value, MT_SCALE (object)->value);
}

static void
mt_scale_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_VALUE);
  mt_scale_set_value (MT_SCALE (object), g_value_get_int (value));
}

static void
mt_scale_dispose (GObject *object)
{
  MtScale *self = MT_SCALE (object);

  if (self->steps)
    g_ptr_array_foreach (self->steps, (GFunc)(GCallback)gtk_widget_unparent, NULL);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_scale_parent_class)->dispose (object);
}

static void
mt_scale_class_init (MtScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_scale_get_property;
  object_class->set_property = mt_scale_set_property;
  object_class->dispose = mt_scale_dispose;
  widget_class->get_request_mode = mt_scale_get_request_mode;
  widget_class->measure = mt_scale_measure;
  widget_class->size_allocate = mt_scale_size_allocate;
  widget_class->focus = mt_scale_focus;
  widget_class->grab_focus = mt_scale_grab_focus;
  props[PROP_VALUE] =
      g_param_spec_int ("value", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", MT_TYPE_SCALE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
mt_scale_init (MtScale *self)
{
  self->steps = g_ptr_array_new ();
}

MtScale *
mt_scale_new (const MtField *field)
{
  MtScale *self;

  g_return_val_if_fail (field->type == MT_FIELD_SCALE && field->n_choices > 1, NULL);
  self = g_object_new (MT_TYPE_SCALE, NULL);
  self->field = field;
  for (gsize i = 0; i < field->n_choices; i++) {
    GtkWidget *step = GTK_WIDGET (
        mt_scale_step_new (_ (field->choices[i].name), (double)i / (double)(field->n_choices - 1)));

    g_ptr_array_add (self->steps, step);
    gtk_widget_set_parent (step, GTK_WIDGET (self));
    g_signal_connect_object (step, "clicked", G_CALLBACK (step_clicked_cb), self,
                             G_CONNECT_SWAPPED);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->name), -1);
  return self;
}

int
mt_scale_get_value (MtScale *self)
{
  g_return_val_if_fail (MT_IS_SCALE (self), 0);
  return self->value;
}

void
mt_scale_set_value (MtScale *self, int value)
{
  g_return_if_fail (MT_IS_SCALE (self));
  g_return_if_fail (value == 0 || (value >= self->field->min && value <= self->field->max));
  if (self->value == value)
    return;
  self->value = value;
  for (guint i = 0; i < self->steps->len; i++)
    mt_scale_step_set_chosen (self->steps->pdata[i],
                              value != 0 && (int)i == value - (int)self->field->min);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}
