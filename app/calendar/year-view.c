/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/year-view.h"

#include "app/calendar/month-thumb.h"
#include "app/calendar/weeks.h"

#include <glib/gi18n.h>

#define MONTHS 12

struct _MtYearView {
  AdwBin parent_instance;

  GtkWidget *buttons[MONTHS]; /* owned by the box */
  MtMonthThumb *thumbs[MONTHS];
};

G_DEFINE_FINAL_TYPE (MtYearView, mt_year_view, ADW_TYPE_BIN)

static guint chosen_signal;

static void
name (MtYearView *self, int year, int month)
{
  g_autofree char *title = mt_weeks_say_month (year, month);
  g_autofree char *has = mt_month_thumb_say (self->thumbs[month - 1]);
  g_autofree char *said =
      /* Translators: a day, and what was written then. */
      *has ? g_strdup_printf (C_ ("day and entries", "%1$s: %2$s"), title, has) : g_strdup (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[month - 1]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_tooltip_text (self->buttons[month - 1], said);
}

void
mt_year_view_show (MtYearView *self, int year, const MtDays *days)
{
  g_return_if_fail (MT_IS_YEAR_VIEW (self));
  for (int month = 1; month <= MONTHS; month++) {
    mt_month_thumb_show (self->thumbs[month - 1], year, month, days);
    name (self, year, month);
  }
}

void
mt_year_view_focus (MtYearView *self, int month)
{
  g_return_if_fail (MT_IS_YEAR_VIEW (self) && month >= 1 && month <= MONTHS);
  gtk_widget_grab_focus (self->buttons[month - 1]);
}

static void
clicked_cb (MtYearView *self, GtkWidget *button)
{
  for (int i = 0; i < MONTHS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, chosen_signal, 0, i + 1);
}

static GtkWidget *
make_month (MtYearView *self, int i)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *thumb = mt_month_thumb_new (), *label;
  g_autofree char *title = mt_weeks_say_month_alone (i + 1);

  label = gtk_label_new (title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "month");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  self->buttons[i] = button;
  self->thumbs[i] = MT_MONTH_THUMB (thumb);
  return button;
}

static void
mt_year_view_class_init (MtYearViewClass *klass)
{
  chosen_signal = g_signal_new ("chosen", MT_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
mt_year_view_init (MtYearView *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  g_autoptr (GtkSizeGroup) same = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  adw_wrap_box_set_align (ADW_WRAP_BOX (box), 0.5f);
  adw_wrap_box_set_line_homogeneous (ADW_WRAP_BOX (box), TRUE);
  for (int i = 0; i < MONTHS; i++) {
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_month (self, i));
    gtk_size_group_add_widget (same, self->buttons[i]);
  }
  adw_bin_set_child (ADW_BIN (self), box);
}
