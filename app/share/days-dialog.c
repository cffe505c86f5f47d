/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/days-dialog.h"

#include "app/widgets/name-calendar.h"
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from;
  GtkCalendar *first, *last;
} Days;

static void
days_free (gpointer data, GClosure *closure)
{
  Days *days = data;

  g_object_unref (days->from);
  g_free (days);
}

static gint32
get_day (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%F");
  gint32 day = mt_say_today ();

  mt_day_parse (text, &day, NULL);
  return day;
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Days *days = data;
  gint32 one = get_day (days->first), other = get_day (days->last);
  g_autofree char *first = mt_day_format (MIN (one, other));
  g_autofree char *last = mt_day_format (MAX (one, other));
  g_autofree char *rule = g_strdup_printf ("days:%s:%s", first, last);

  if (g_str_equal (response, "tick"))
    gtk_widget_activate_action (days->from, "choose.tick", "s", rule);
}

static void
say_day (AdwExpanderRow *row, GParamSpec *pspec, GtkCalendar *calendar)
{
  g_autofree char *day = mt_say_day (get_day (calendar), mt_say_today ());

  adw_expander_row_set_subtitle (row, day);
}

static void
date_changed_cb (GtkCalendar *calendar, GParamSpec *pspec, AdwExpanderRow *row)
{
  say_day (row, NULL, calendar);
}

static GtkCalendar *
add_row (GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_expander_row_new (), *calendar = gtk_calendar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (); /* large text makes it wider than a phone */
  const char *const watched[] = { "notify::day", "notify::month", "notify::year" };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mt_name_calendar (GTK_CALENDAR (calendar));
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), calendar);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), scrolled);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (calendar, watched[i], G_CALLBACK (date_changed_cb), row, 0);
  say_day (ADW_EXPANDER_ROW (row), NULL, GTK_CALENDAR (calendar));
  gtk_list_box_append (list, row);
  return GTK_CALENDAR (calendar);
}

void
mt_days_dialog_present (GtkWidget *from)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("All of Some Days"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *list = gtk_list_box_new ();
  Days *days = g_new0 (Days, 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  days->from = g_object_ref (from);
  /* Translators: the first day of several. */
  days->first = add_row (GTK_LIST_BOX (list), _ ("From"));
  /* Translators: the last day of several, which is among them. */
  days->last = add_row (GTK_LIST_BOX (list), _ ("To"));
  adw_alert_dialog_set_extra_child (alert, list);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "tick", _ ("_Tick These"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "tick", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_data (alert, "response", G_CALLBACK (answered_cb), days, days_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, from);
}
