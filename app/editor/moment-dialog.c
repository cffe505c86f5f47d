/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/moment-dialog.h"

#include "app/dialog.h"
#include "app/widgets/day-row.h"
#include "app/widgets/name-calendar.h"
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>

#define MINUTE_USEC (60 * G_USEC_PER_SEC)

struct _MtMomentDialog {
  AdwDialog parent_instance;

  MtMoment moment;
  gint64 beyond;    /* µs past the minute: kept, so that what was written in order stays so */
  gboolean filling; /* the widgets change, and nobody chooses */

  GtkCalendar *calendar;
  AdwSpinRow *day, *hour, *minute; /* the day is for where a calendar is too wide */
  GtkLabel *when, *note;
};

G_DEFINE_FINAL_TYPE (MtMomentDialog, mt_moment_dialog, ADW_TYPE_DIALOG)

static gboolean
is_in_this_zone (const MtMoment *moment)
{
  g_auto (MtMoment) now = { 0 }, here = { 0 };

  mt_moment_now (&now);
  return mt_moment_at (&here, moment->instant, now.zone, NULL) && here.offset == moment->offset;
}

/* What is set, in words, and what the clocks made of it.  @asked is the wall clock that was asked
 * for. */
static void
say (MtMomentDialog *self, gint64 asked)
{
  g_autofree char *when = mt_say_moment (&self->moment, mt_say_today ());
  g_autofree char *time = mt_say_time (&self->moment);
  g_autofree char *note = NULL;

  gtk_label_set_label (self->when, when);
  if (mt_moment_get_local (&self->moment) != asked)
    note = g_strdup_printf (_ ("The clocks went forward over that time, so it becomes %s."), time);
  else if (!is_in_this_zone (&self->moment))
    /* Translators: %s is a time zone like "Asia/Tokyo" or "+05:30". */
    note = g_strdup_printf (_ ("It was written in %s, and this is the time there."),
                            self->moment.zone);
  gtk_label_set_label (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
show_day (MtMomentDialog *self, gint32 days)
{
  int year, month, day;

  mt_day_get_ymd (days, &year, &month, &day);
  /* the 31st may be no day of the month that is shown before */
  g_object_set (self->calendar, "day", 1, NULL);
  g_object_set (self->calendar, "year", year, "month", month - 1, NULL);
  g_object_set (self->calendar, "day", day, NULL);
  adw_spin_row_set_value (self->day, days);
}

/* The widgets show the moment. */
static void
fill (MtMomentDialog *self)
{
  gint64 local = mt_moment_get_local (&self->moment);
  gint64 minutes = (local - mt_day_start (mt_day_of_local (local))) / MINUTE_USEC;
  gint64 hours = minutes / 60;

  self->filling = TRUE;
  show_day (self, mt_day_of_local (local));
  adw_spin_row_set_value (self->hour, (double)hours);
  adw_spin_row_set_value (self->minute, (double)(minutes % 60));
  self->filling = FALSE;
  self->beyond = local - mt_day_start (mt_day_of_local (local)) - minutes * MINUTE_USEC;
  say (self, local);
}

/* ---- What the person does ---- */

static void
changed_cb (MtMomentDialog *self)
{
  int year, month, day, hour = (int)adw_spin_row_get_value (self->hour);
  int minute = (int)adw_spin_row_get_value (self->minute);
  g_autofree char *date = NULL, *at = NULL, *zone = g_strdup (self->moment.zone);
  gint32 days;

  if (self->filling)
    return;
  g_object_get (self->calendar, "year", &year, "month", &month, "day", &day, NULL);
  date = g_strdup_printf ("%04d-%02d-%02d", year, month + 1, day);
  at = g_strdup_printf ("%sT%02d:%02d:%02d.%06d", date, hour, minute,
                        (int)(self->beyond / G_USEC_PER_SEC), (int)(self->beyond % G_USEC_PER_SEC));
  if (!mt_day_parse (date, &days, NULL) || !mt_moment_parse (&self->moment, at, zone, NULL)) {
    fill (self); /* before the year 1 or after 9999 there is nothing */
    return;
  }
  self->filling = TRUE;
  adw_spin_row_set_value (self->day, days);
  self->filling = FALSE;
  say (self, mt_day_start (days) + (hour * 60 + minute) * MINUTE_USEC + self->beyond);
}

static void
day_changed_cb (MtMomentDialog *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  show_day (self, (gint32)adw_spin_row_get_value (self->day));
  self->filling = FALSE;
  changed_cb (self);
}

static void
now_cb (MtMomentDialog *self)
{
  mt_moment_clear (&self->moment);
  mt_moment_now (&self->moment);
  fill (self);
}

static void
choose_cb (MtMomentDialog *self)
{
  g_signal_emit_by_name (self, "chosen");
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

static void
mt_moment_dialog_dispose (GObject *object)
{
  MtMomentDialog *self = MT_MOMENT_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_MOMENT_DIALOG);
  mt_moment_clear (&self->moment);
  G_OBJECT_CLASS (mt_moment_dialog_parent_class)->dispose (object);
}

static void
mt_moment_dialog_class_init (MtMomentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_moment_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_signal_new ("chosen", MT_TYPE_MOMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/moment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, day);
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, hour);
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, minute);
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, when);
  gtk_widget_class_bind_template_child (widget_class, MtMomentDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

/* 8:05 is no 8:5. */
static gboolean
show_time_cb (AdwSpinRow *row)
{
  g_autofree char *text = g_strdup_printf ("%02d", (int)adw_spin_row_get_value (row));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (row))))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return TRUE;
}

static void
mt_moment_dialog_init (MtMomentDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_name_calendar (self->calendar);
  mt_day_row_use (self->day);
  g_signal_connect (self->hour, "output", G_CALLBACK (show_time_cb), NULL);
  g_signal_connect (self->minute, "output", G_CALLBACK (show_time_cb), NULL);
}

MtMomentDialog *
mt_moment_dialog_new (const MtMoment *moment)
{
  MtMomentDialog *self = g_object_new (MT_TYPE_MOMENT_DIALOG, NULL);

  self->moment = (MtMoment){ moment->instant, moment->offset, g_strdup (moment->zone) };
  fill (self);
  return self;
}

const MtMoment *
mt_moment_dialog_get_moment (MtMomentDialog *self)
{
  g_return_val_if_fail (MT_IS_MOMENT_DIALOG (self), NULL);
  return &self->moment;
}
