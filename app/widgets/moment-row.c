/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/moment-row.h"

#include "app/widgets/name-calendar.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>

struct _MtMomentRow {
  AdwExpanderRow parent_instance;

  char *at; /* ISO 8601 with offset, or NULL */
  gboolean showing;
  GtkCalendar *calendar;
  AdwEntryRow *time;
  GtkWidget *none; /* takes it back; NULL where that cannot be */
};

G_DEFINE_FINAL_TYPE (MtMomentRow, mt_moment_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Showing ---- */

static void
say_chosen (MtMomentRow *self)
{
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *said = NULL;

  if (self->at && mt_moment_parse (&moment, self->at, NULL, NULL))
    said = mt_say_moment (&moment, mt_say_today ());
  else if (self->at)
    said = g_strdup (self->at);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), said ? said : "");
  if (self->none)
    gtk_widget_set_visible (self->none, self->at != NULL);
}

static void
show_in_parts (MtMomentRow *self)
{
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *time = NULL;

  if (!self->at || !mt_moment_parse (&moment, self->at, NULL, NULL)) {
    gtk_editable_set_text (GTK_EDITABLE (self->time), "");
    return;
  }
  date = g_date_time_new_from_unix_utc_usec (mt_moment_get_local (&moment));
  time = mt_say_time (&moment);
  gtk_calendar_select_day (self->calendar, date);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
}

/* ---- Choosing ---- */

static void
take_time (MtMomentRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  const char *written = gtk_editable_get_text (GTK_EDITABLE (self->time));
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *at = NULL;
  int hour = 12, minute = 0;

  if (*written && !mt_read_time (written, &hour, &minute)) {
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "error");
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self->time), "error");
  at = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00", g_date_time_get_year (date),
                        g_date_time_get_month (date), g_date_time_get_day_of_month (date), hour,
                        minute);
  if (!mt_moment_parse (&moment, at, NULL, NULL))
    return;
  g_free (self->at);
  self->at = mt_moment_format (&moment);
  say_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
part_changed_cb (MtMomentRow *self)
{
  if (!self->showing)
    take_time (self);
}

static void
none_cb (MtMomentRow *self)
{
  mt_moment_row_set (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- The widget ---- */

static void
mt_moment_row_finalize (GObject *object)
{
  g_free (MT_MOMENT_ROW (object)->at);
  G_OBJECT_CLASS (mt_moment_row_parent_class)->finalize (object);
}

static void
mt_moment_row_class_init (MtMomentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_moment_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", MT_TYPE_MOMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
add_calendar (MtMomentRow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (); /* large text makes it wider than a phone */

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  mt_name_calendar (self->calendar);
  gtk_widget_set_margin_start (GTK_WIDGET (self->calendar), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->calendar), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->calendar), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->calendar), 6);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->calendar));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scrolled);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
mt_moment_row_init (MtMomentRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  add_calendar (self);
  self->time = ADW_ENTRY_ROW (adw_entry_row_new ());
  /* Translators: the time of day, beside a calendar. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->time), C_ ("time of day", "Time"));
  mt_private_text (GTK_WIDGET (self->time), GTK_INPUT_HINT_NONE);
  g_signal_connect_object (self->time, "changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->time));
}

static void
add_none (MtMomentRow *self)
{
  self->none = adw_button_row_new ();
  /* Translators: a button that takes back the date and time that was chosen. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->none), _ ("No Date"));
  g_signal_connect_object (self->none, "activated", G_CALLBACK (none_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->none);
}

MtMomentRow *
mt_moment_row_new (const char *title, gboolean optional)
{
  MtMomentRow *self = g_object_new (MT_TYPE_MOMENT_ROW, "title", title, NULL);

  if (optional)
    add_none (self);
  say_chosen (self);
  return self;
}

const char *
mt_moment_row_get (MtMomentRow *self)
{
  g_return_val_if_fail (MT_IS_MOMENT_ROW (self), NULL);
  return self->at;
}

void
mt_moment_row_set (MtMomentRow *self, const char *at)
{
  g_return_if_fail (MT_IS_MOMENT_ROW (self));
  if (!g_set_str (&self->at, at))
    return;
  self->showing = TRUE;
  show_in_parts (self);
  say_chosen (self);
  self->showing = FALSE;
}
