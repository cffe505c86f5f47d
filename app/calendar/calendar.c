/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/calendar.h"

#include "app/calendar/day-dialog.h"
#include "app/calendar/day-words.h"
#include "app/calendar/month-view.h"
#include "app/calendar/weeks.h"
#include "app/calendar/year-view.h"
#include "app/journal/entry-menu.h"
#include "app/toast.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/journal-days.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>

#define MOST_ENTRIES 200 /* of a day */
#define FOLLOW_MS 100    /* after which a change is read: many come at a time */

struct _MtCalendar {
  AdwBin parent_instance;

  MtDrafts *drafts; /* NULL until it is begun */
  gint32 chosen;
  gboolean shows_year;
  MtMonthView *month;
  GCancellable *days_reading, *entries_reading;
  guint follow;   /* source id */
  gboolean stale; /* something changed while nobody saw it */

  GtkWidget *previous, *next;
  GtkButton *title;
  GtkStack *pages;
  AdwBin *month_bin;
  MtYearView *year;
  GtkWidget *day_part;
  GtkLabel *day_title;
  GtkListBox *entries;
  GtkMenuButton *write_button;
};

G_DEFINE_FINAL_TYPE (MtCalendar, mt_calendar, ADW_TYPE_BIN)

static guint write_on_signal;

static MtJournal *
get_journal (MtCalendar *self)
{
  return mt_drafts_get_journal (self->drafts);
}

static void
begin_reading (GCancellable **reading)
{
  g_cancellable_cancel (*reading);
  g_clear_object (reading);
  *reading = g_cancellable_new ();
}

static void
failed (MtCalendar *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mt_toast_error (GTK_WIDGET (self), error);
}

static int
get_year (MtCalendar *self)
{
  int year, month, day_of_month;

  mt_day_get_ymd (self->chosen, &year, &month, &day_of_month);
  return year;
}

/* ---- The days ---- */

static void
days_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCalendar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtDays) days = mt_journal_read_days_finish (MT_JOURNAL (source), result, &error);

  if (!days)
    failed (self, error);
  else if (self->shows_year)
    mt_year_view_show (self->year, get_year (self), days);
  else
    mt_month_view_set_days (self->month, days);
}

static void
read_days (MtCalendar *self)
{
  gint32 first, last, other;

  begin_reading (&self->days_reading);
  if (self->shows_year) {
    mt_weeks_month (get_year (self), 1, &first, &other);
    mt_weeks_month (get_year (self), 12, &other, &last);
  } else
    mt_month_view_get_range (self->month, &first, &last);
  mt_journal_read_days (get_journal (self), first, last, mt_day_words_scale (NULL)->id,
                        self->days_reading, days_read_cb, g_object_ref (self));
}

/* ---- The chosen day ---- */

static GtkWidget *
make_row (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = mt_say_entry (entry);
  g_autofree char *time = mt_say_time (mt_entry_get_moment (entry));
  g_autofree char *what =
      /* Translators: what kind of entry it is, and the time of day: “Thought · 18:20”. */
      g_strdup_printf (C_ ("kind and time", "%1$s · %2$s"),
                       kind ? _ (kind->name) : mt_entry_get_kind (entry), time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row),
      gtk_image_new_from_icon_name (kind ? kind->icon : "text-x-generic-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", mt_entry_get_id (entry));
  return row;
}

static void
entries_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCalendar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!entries) {
    failed (self, error);
    return;
  }
  gtk_list_box_remove_all (self->entries);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->entries, make_row (entries->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->entries), entries->len > 0);
}

static void
read_entries (MtCalendar *self)
{
  MtFilter filter = MT_FILTER_ALL;

  begin_reading (&self->entries_reading);
  filter.from = filter.to = self->chosen;
  mt_journal_list (get_journal (self), &filter, MT_KEY_NONE, MOST_ENTRIES, self->entries_reading,
                   entries_read_cb, g_object_ref (self));
}

/* ---- Showing ---- */

static void
show_title (MtCalendar *self)
{
  int year, month, day_of_month;
  g_autofree char *title = NULL;

  mt_day_get_ymd (self->chosen, &year, &month, &day_of_month);
  title = self->shows_year ? g_strdup_printf ("%d", year) : mt_weeks_say_month (year, month);
  gtk_button_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title),
                               self->shows_year ? _ ("Show the Month") : _ ("Show the Year"));
  gtk_widget_set_tooltip_text (self->previous,
                               self->shows_year ? _ ("Year Before") : _ ("Month Before"));
  gtk_widget_set_tooltip_text (self->next, self->shows_year ? _ ("Year After") : _ ("Month After"));
}

static void
show_all (MtCalendar *self)
{
  g_autofree char *day = mt_phrase_date (self->chosen);

  show_title (self);
  gtk_label_set_label (self->day_title, day);
  gtk_stack_set_visible_child_name (self->pages, self->shows_year ? "year" : "month");
  gtk_widget_set_visible (self->day_part, !self->shows_year);
  if (!self->drafts)
    return;
  read_days (self);
  if (!self->shows_year)
    read_entries (self);
}

static void
follow_cb (gpointer data)
{
  MtCalendar *self = data;

  self->follow = 0;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    show_all (self);
}

static void
changed_cb (MtCalendar *self)
{
  if (!self->follow)
    self->follow = g_timeout_add_once (FOLLOW_MS, follow_cb, self);
}

void
mt_calendar_choose (MtCalendar *self, gint32 day)
{
  g_return_if_fail (MT_IS_CALENDAR (self));
  self->chosen = CLAMP (day, MT_DAY_MIN, MT_DAY_MAX);
  mt_month_view_choose (self->month, self->chosen);
  show_all (self);
}

/* ---- What the person does ---- */

static void
chosen_cb (MtCalendar *self, gint32 day)
{
  self->chosen = day;
  show_all (self);
}

static void
previous_cb (MtCalendar *self)
{
  mt_calendar_choose (self, mt_weeks_add_months (self->chosen, self->shows_year ? -12 : -1));
}

static void
next_cb (MtCalendar *self)
{
  mt_calendar_choose (self, mt_weeks_add_months (self->chosen, self->shows_year ? 12 : 1));
}

static void
title_cb (MtCalendar *self)
{
  int year, month, day_of_month;

  self->shows_year = !self->shows_year;
  mt_day_get_ymd (self->chosen, &year, &month, &day_of_month);
  if (self->shows_year)
    mt_year_view_show (self->year, year, NULL);
  show_all (self);
}

static void
month_chosen_cb (MtCalendar *self, int month)
{
  int year, before, day_of_month;

  mt_day_get_ymd (self->chosen, &year, &before, &day_of_month);
  self->shows_year = FALSE;
  mt_calendar_choose (self, mt_weeks_add_months (self->chosen, month - before));
  gtk_widget_child_focus (GTK_WIDGET (self->month), GTK_DIR_TAB_FORWARD);
}

static void
today_cb (MtCalendar *self)
{
  mt_calendar_choose (self, mt_say_today ());
}

static void
day_gone_to_cb (MtDayDialog *dialog, MtCalendar *self)
{
  self->shows_year = FALSE;
  mt_calendar_choose (self, mt_day_dialog_get_day (dialog));
}

static void
go_cb (MtCalendar *self)
{
  MtDayDialog *dialog = mt_day_dialog_new (self->chosen);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (day_gone_to_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Now, if the day is today; else at noon. */
static void
write_action_cb (GtkWidget *widget, const char *name, GVariant *kind)
{
  MtCalendar *self = MT_CALENDAR (widget);
  g_autoptr (MtEntry) entry = mt_entry_new (g_variant_get_string (kind, NULL));
  g_autofree char *date = mt_day_format (self->chosen);
  g_auto (MtMoment) moment = { 0 };

  if (self->chosen != mt_entry_get_day (entry) && mt_moment_parse (&moment, date, NULL, NULL))
    mt_entry_set_moment (entry, &moment);
  g_signal_emit (self, write_on_signal, 0, entry);
}

/* ---- The widget ---- */

static void
mt_calendar_map (GtkWidget *widget)
{
  MtCalendar *self = MT_CALENDAR (widget);

  GTK_WIDGET_CLASS (mt_calendar_parent_class)->map (widget);
  if (!self->stale)
    return;
  self->stale = FALSE;
  show_all (self);
}

static void
mt_calendar_dispose (GObject *object)
{
  MtCalendar *self = MT_CALENDAR (object);

  g_cancellable_cancel (self->days_reading);
  g_cancellable_cancel (self->entries_reading);
  g_clear_object (&self->days_reading);
  g_clear_object (&self->entries_reading);
  g_clear_handle_id (&self->follow, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_CALENDAR);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_calendar_parent_class)->dispose (object);
}

static void
mt_calendar_class_init (MtCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_calendar_dispose;
  widget_class->map = mt_calendar_map;
  write_on_signal = g_signal_new ("write-on", MT_TYPE_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  g_type_ensure (MT_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/calendar/calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, previous);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, next);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, title);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, pages);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, month_bin);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, year);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, day_part);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, day_title);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, entries);
  gtk_widget_class_bind_template_child (widget_class, MtCalendar, write_button);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_install_action (widget_class, "calendar.write", "s", write_action_cb);
}

static void
mt_calendar_init (MtCalendar *self)
{
  g_autoptr (GMenuModel) menu = mt_entry_menu_new_begin ("calendar.write");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->month = MT_MONTH_VIEW (mt_month_view_new ());
  adw_bin_set_child (self->month_bin, GTK_WIDGET (self->month));
  gtk_menu_button_set_menu_model (self->write_button, menu);
  g_signal_connect_object (self->month, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->chosen = mt_say_today ();
  mt_month_view_choose (self->month, self->chosen);
}

void
mt_calendar_begin (MtCalendar *self, MtDrafts *drafts)
{
  g_return_if_fail (MT_IS_CALENDAR (self));
  if (!self->drafts) {
    self->drafts = g_object_ref (drafts);
    g_signal_connect_object (get_journal (self), "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  show_all (self);
}

gint32
mt_calendar_get_chosen (MtCalendar *self)
{
  g_return_val_if_fail (MT_IS_CALENDAR (self), 0);
  return self->chosen;
}
