/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/day-dialog.h"

#include "app/calendar/weeks.h"
#include "app/dialog.h"
#include "core/day.h"

struct _MtDayDialog {
  AdwDialog parent_instance;

  gboolean filling;

  AdwSpinRow *year, *day;
  AdwComboRow *month;
};

G_DEFINE_FINAL_TYPE (MtDayDialog, mt_day_dialog, ADW_TYPE_DIALOG)

static void
get_month (MtDayDialog *self, gint32 *first, gint32 *last)
{
  mt_weeks_month ((int)adw_spin_row_get_value (self->year),
                  (int)adw_combo_row_get_selected (self->month) + 1, first, last);
}

/* Months are of different lengths. */
static void
changed_cb (MtDayDialog *self)
{
  gint32 first, last;

  if (self->filling)
    return;
  get_month (self, &first, &last);
  adw_spin_row_set_range (self->day, 1, last - first + 1);
}

static void
go_cb (MtDayDialog *self)
{
  g_signal_emit_by_name (self, "chosen");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
mt_day_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_DAY_DIALOG);
  G_OBJECT_CLASS (mt_day_dialog_parent_class)->dispose (object);
}

static void
mt_day_dialog_class_init (MtDayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_day_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_signal_new ("chosen", MT_TYPE_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/calendar/day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtDayDialog, year);
  gtk_widget_class_bind_template_child (widget_class, MtDayDialog, month);
  gtk_widget_class_bind_template_child (widget_class, MtDayDialog, day);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
mt_day_dialog_init (MtDayDialog *self)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++) {
    g_autofree char *name = mt_weeks_say_month_alone (month);

    gtk_string_list_append (months, name);
  }
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->month, G_LIST_MODEL (months));
}

MtDayDialog *
mt_day_dialog_new (gint32 day)
{
  MtDayDialog *self = g_object_new (MT_TYPE_DAY_DIALOG, NULL);
  int year, month, day_of_month;

  mt_day_get_ymd (day, &year, &month, &day_of_month);
  adw_spin_row_set_value (self->year, year);
  adw_combo_row_set_selected (self->month, (guint)month - 1);
  self->filling = FALSE;
  changed_cb (self);
  adw_spin_row_set_value (self->day, day_of_month);
  return self;
}

gint32
mt_day_dialog_get_day (MtDayDialog *self)
{
  gint32 first, last;

  g_return_val_if_fail (MT_IS_DAY_DIALOG (self), 0);
  get_month (self, &first, &last);
  return first + (gint32)adw_spin_row_get_value (self->day) - 1;
}
