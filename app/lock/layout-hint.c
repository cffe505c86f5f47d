/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/layout-hint.h"

#include <glib/gi18n.h>

struct _MtLayoutHint {
  AdwBin parent_instance;

  GdkDevice *keyboard; /* while it is on screen */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MtLayoutHint, mt_layout_hint, ADW_TYPE_BIN)

static void
update (MtLayoutHint *self)
{
  g_auto (GStrv) names = gdk_device_get_layout_names (self->keyboard);
  int active = gdk_device_get_active_layout_index (self->keyboard);
  gboolean shown =
      names && g_strv_length (names) > 1 && active >= 0 && active < (int)g_strv_length (names);

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown) {
    /* Translators: the layout of the keyboard, for example "German". */
    g_autofree char *text = g_strdup_printf (_ ("Keyboard: %s"), names[active]);

    gtk_label_set_label (self->label, text);
  }
}

static void
let_go (MtLayoutHint *self)
{
  if (self->keyboard)
    g_signal_handlers_disconnect_by_func (self->keyboard, update, self);
  g_clear_object (&self->keyboard);
}

/* Hidden widgets are not mapped, so this is about being part of a window. */
static void
mt_layout_hint_root (GtkWidget *widget)
{
  MtLayoutHint *self = MT_LAYOUT_HINT (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat ? gdk_seat_get_keyboard (seat) : NULL;

  GTK_WIDGET_CLASS (mt_layout_hint_parent_class)->root (widget);
  if (!keyboard)
    return;
  self->keyboard = g_object_ref (keyboard);
  g_signal_connect_swapped (keyboard, "notify::layout-names", G_CALLBACK (update), self);
  g_signal_connect_swapped (keyboard, "notify::active-layout-index", G_CALLBACK (update), self);
  update (self);
}

static void
mt_layout_hint_unroot (GtkWidget *widget)
{
  let_go (MT_LAYOUT_HINT (widget));
  GTK_WIDGET_CLASS (mt_layout_hint_parent_class)->unroot (widget);
}

static void
mt_layout_hint_dispose (GObject *object)
{
  let_go (MT_LAYOUT_HINT (object));
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template takes it away unseen */
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_LAYOUT_HINT);
  G_OBJECT_CLASS (mt_layout_hint_parent_class)->dispose (object);
}

static void
mt_layout_hint_class_init (MtLayoutHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_layout_hint_dispose;
  widget_class->root = mt_layout_hint_root;
  widget_class->unroot = mt_layout_hint_unroot;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/layout-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, MtLayoutHint, label);
}

static void
mt_layout_hint_init (MtLayoutHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
