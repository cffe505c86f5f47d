/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/show-page.h"

#include "app/share/page-words.h"
#include "app/share/pages-view.h"

#include <glib/gi18n.h>

#define SWIPED 200 /* px/s across: slower is a finger that only rests */

struct _MtShowPage {
  AdwBin parent_instance;

  MtHandout *handout;
  guint index; /* of the page that is shown */

  GtkLabel *place;
  GtkToggleButton *as_text;
  GtkStack *stack;
  MtPagesView *pages;
  GtkScrolledWindow *text;
  AdwBin *words; /* an MtPageWords, of the page that is shown */
  GtkWidget *size;
};

G_DEFINE_FINAL_TYPE (MtShowPage, mt_show_page, ADW_TYPE_BIN)

static gboolean
is_text (MtShowPage *self)
{
  return gtk_toggle_button_get_active (self->as_text);
}

static void
update_sizes (MtShowPage *self)
{
  int zoom = mt_pages_view_get_zoom (self->pages);

  gtk_widget_set_visible (self->size, !is_text (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "show.larger", zoom < MT_PAGES_VIEW_MOST_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "show.smaller",
                                 zoom > MT_PAGES_VIEW_LEAST_ZOOM);
}

static void
show_words (MtShowPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->text);

  adw_bin_set_child (self->words, mt_page_words_new (self->handout, self->index));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static void
show (MtShowPage *self, guint index)
{
  guint n_pages = mt_handout_get_n_pages (self->handout);
  /* Translators: which of the pages is shown, and how many there are; as short as it can be. */
  g_autofree char *place = g_strdup_printf (C_ ("page", "%u of %u"), index + 1, n_pages);

  self->index = index;
  gtk_label_set_label (self->place, place);
  mt_pages_view_show_page (self->pages, index);
  show_words (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "show.previous", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "show.next", index + 1 < n_pages);
}

static void
turn (MtShowPage *self, gboolean on)
{
  if (on && self->index + 1 < mt_handout_get_n_pages (self->handout))
    show (self, self->index + 1);
  else if (!on && self->index > 0)
    show (self, self->index - 1);
}

static void
turned_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtShowPage *self = MT_SHOW_PAGE (widget);

  turn (self, g_str_equal (name, "show.next"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->place),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
sized_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_pages_view_zoom (MT_SHOW_PAGE (widget)->pages, g_str_equal (name, "show.larger") ? 1 : -1);
}

/* A page that is larger than the screen is moved about by a finger, and not turned. */
static void
swipe_cb (MtShowPage *self, double across, double down)
{
  gboolean to_left = across < 0;

  if (ABS (across) < SWIPED || ABS (across) < 2 * ABS (down))
    return;
  if (!is_text (self) && mt_pages_view_get_zoom (self->pages) > MT_PAGES_VIEW_LEAST_ZOOM)
    return;
  turn (self, to_left == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL));
}

static void
as_text_cb (MtShowPage *self)
{
  gtk_stack_set_visible_child (self->stack,
                               is_text (self) ? GTK_WIDGET (self->text) : GTK_WIDGET (self->pages));
  update_sizes (self);
}

static gboolean
mt_show_page_grab_focus (GtkWidget *widget)
{
  MtShowPage *self = MT_SHOW_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
mt_show_page_dispose (GObject *object)
{
  MtShowPage *self = MT_SHOW_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SHOW_PAGE);
  g_clear_object (&self->handout);
  G_OBJECT_CLASS (mt_show_page_parent_class)->dispose (object);
}

static void
mt_show_page_class_init (MtShowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_show_page_dispose;
  widget_class->grab_focus = mt_show_page_grab_focus;
  g_type_ensure (MT_TYPE_PAGES_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/show-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, place);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, as_text);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, pages);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, text);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, words);
  gtk_widget_class_bind_template_child (widget_class, MtShowPage, size);
  gtk_widget_class_bind_template_callback (widget_class, swipe_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_text_cb);
  gtk_widget_class_install_action (widget_class, "show.next", NULL, turned_cb);
  gtk_widget_class_install_action (widget_class, "show.previous", NULL, turned_cb);
  gtk_widget_class_install_action (widget_class, "show.larger", NULL, sized_cb);
  gtk_widget_class_install_action (widget_class, "show.smaller", NULL, sized_cb);
}

static void
mt_show_page_init (MtShowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "notify::zoom", G_CALLBACK (update_sizes), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mt_show_page_new (MtHandout *handout)
{
  MtShowPage *self = g_object_new (MT_TYPE_SHOW_PAGE, NULL);

  self->handout = g_object_ref (handout);
  mt_pages_view_set_handout (self->pages, handout);
  show (self, 0);
  update_sizes (self);
  return GTK_WIDGET (self);
}
