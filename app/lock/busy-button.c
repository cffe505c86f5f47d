/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/busy-button.h"

struct _MtBusyButton {
  AdwBin parent_instance;

  char *label;

  GtkStack *stack;
  GtkWidget *button;
  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (MtBusyButton, mt_busy_button, ADW_TYPE_BIN)

enum { PROP_LABEL = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SIGNAL_CLICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked_cb (MtBusyButton *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
mt_busy_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    g_value_set_string (value, MT_BUSY_BUTTON (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mt_busy_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    mt_busy_button_set_label (MT_BUSY_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mt_busy_button_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template takes it away unseen */
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_BUSY_BUTTON);
  G_OBJECT_CLASS (mt_busy_button_parent_class)->dispose (object);
}

static void
mt_busy_button_finalize (GObject *object)
{
  g_free (MT_BUSY_BUTTON (object)->label);
  G_OBJECT_CLASS (mt_busy_button_parent_class)->finalize (object);
}

static void
mt_busy_button_class_init (MtBusyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_busy_button_get_property;
  object_class->set_property = mt_busy_button_set_property;
  object_class->dispose = mt_busy_button_dispose;
  object_class->finalize = mt_busy_button_finalize;
  props[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", MT_TYPE_BUSY_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/busy-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBusyButton, stack);
  gtk_widget_class_bind_template_child (widget_class, MtBusyButton, button);
  gtk_widget_class_bind_template_child (widget_class, MtBusyButton, spinner);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
mt_busy_button_init (MtBusyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mt_busy_button_set_label (MtBusyButton *self, const char *label)
{
  g_return_if_fail (MT_IS_BUSY_BUTTON (self));
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

void
mt_busy_button_set_destructive (MtBusyButton *self, gboolean destructive)
{
  g_return_if_fail (MT_IS_BUSY_BUTTON (self));
  gtk_widget_remove_css_class (self->button,
                               destructive ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (self->button, destructive ? "destructive-action" : "suggested-action");
}

void
mt_busy_button_set_busy (MtBusyButton *self, gboolean busy)
{
  g_return_if_fail (MT_IS_BUSY_BUTTON (self));
  gtk_stack_set_visible_child (self->stack, busy ? self->spinner : self->button);
}
