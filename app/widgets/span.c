/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/span.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NATURAL_WIDTH 264 /* px: two can stand beside each other */

struct _MtSpan {
  GtkWidget parent_instance;

  const MtField *field;
  GPtrArray *steps; /* GtkToggleButton, from min on; owned by the box */
  GtkWidget *box;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MtSpan, mt_span, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_only (MtSpan *self, GtkToggleButton *step)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->steps->len; i++)
    gtk_toggle_button_set_active (self->steps->pdata[i], self->steps->pdata[i] == step);
  self->showing = FALSE;
}

static void
toggled_cb (GtkToggleButton *step, MtSpan *self)
{
  if (self->showing)
    return;
  show_only (self, gtk_toggle_button_get_active (step) ? step : NULL);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* "7 of 10"; the ends say what they mean, so that nobody has to remember which way it goes. */
static char *
say_step (MtSpan *self, int value)
{
  const MtField *field = self->field;

  if (value == (int)field->min)
    return g_strdup_printf ("%d, %s", value, _ (field->choices[0].name));
  if (value == (int)field->max)
    return g_strdup_printf ("%d, %s", value, _ (field->choices[1].name));
  /* Translators: a step between two ends, for a screen reader: “7 of 10”. */
  return g_strdup_printf (_ ("%d of %d"), value, (int)field->max);
}

static void
add_step (MtSpan *self, GtkWidget *wrap, int value)
{
  g_autofree char *number = g_strdup_printf ("%d", value), *said = say_step (self, value);
  GtkWidget *step = gtk_toggle_button_new_with_label (number);

  gtk_widget_add_css_class (step, "step");
  gtk_widget_set_size_request (step, 44, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_signal_connect (step, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->steps, step);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), step);
}

static GtkWidget *
make_ends (const MtField *field)
{
  g_autofree char *ends =
      /* Translators: what the two ends of a scale mean: “0: not at all   10: completely”. */
      g_strdup_printf (C_ ("ends", "%1$d: %2$s   %3$d: %4$s"), (int)field->min,
                       _ (field->choices[0].name), (int)field->max, _ (field->choices[1].name));
  GtkWidget *label = gtk_label_new (ends);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
build (MtSpan *self)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (wrap), NATURAL_WIDTH);
  for (int value = (int)self->field->min; value <= (int)self->field->max; value++)
    add_step (self, wrap, value);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), wrap);
  gtk_box_append (GTK_BOX (self->box), make_ends (self->field));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->name), -1);
}

static void
mt_span_dispose (GObject *object)
{
  MtSpan *self = MT_SPAN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mt_span_parent_class)->dispose (object);
}

static void
mt_span_finalize (GObject *object)
{
  g_ptr_array_unref (MT_SPAN (object)->steps);
  G_OBJECT_CLASS (mt_span_parent_class)->finalize (object);
}

static void
mt_span_class_init (MtSpanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_span_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_span_finalize;
  signals[CHOSEN] =
      g_signal_new ("chosen", MT_TYPE_SPAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "span");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mt_span_init (MtSpan *self)
{
  self->steps = g_ptr_array_new ();
}

MtSpan *
mt_span_new (const MtField *field)
{
  MtSpan *self;

  g_return_val_if_fail (field && mt_field_has_ends (field), NULL);
  self = g_object_new (MT_TYPE_SPAN, NULL);
  self->field = field;
  build (self);
  return self;
}

gboolean
mt_span_get (MtSpan *self, int *value)
{
  g_return_val_if_fail (MT_IS_SPAN (self), FALSE);
  for (guint i = 0; i < self->steps->len; i++)
    if (gtk_toggle_button_get_active (self->steps->pdata[i])) {
      *value = (int)self->field->min + (int)i;
      return TRUE;
    }
  return FALSE;
}

void
mt_span_set (MtSpan *self, int value)
{
  int place = value - (int)self->field->min;

  g_return_if_fail (MT_IS_SPAN (self));
  show_only (self, place >= 0 && place < (int)self->steps->len ? self->steps->pdata[place] : NULL);
}
