/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/calendar.h"
#include "app/calendar/day-cell.h"
#include "app/calendar/day-dialog.h"
#include "app/calendar/month-view.h"
#include "app/calendar/weeks.h"
#include "app/calendar/year-view.h"
#include "tests/app/screen.h"

#include <locale.h>
#include <math.h>

static gint32
day_of (const char *date)
{
  gint32 day;

  g_assert_true (mt_day_parse (date, &day, NULL));
  return day;
}

static void
test_weeks_and_months_are_counted_right (void)
{
  gint32 first, last;

  g_assert_cmpint (mt_weeks_column (day_of ("1970-01-01"), 1), ==, 3); /* a Thursday */
  g_assert_cmpint (mt_weeks_column (day_of ("2026-11-29"), 0), ==, 0); /* a Sunday */
  g_assert_cmpint (mt_weeks_column (day_of ("2026-11-29"), 1), ==, 6);
  g_assert_cmpint (mt_weeks_column (day_of ("1969-12-28"), 0), ==, 0);
  g_assert_cmpint (mt_weeks_column (day_of ("2026-11-28"), 6), ==, 0);
  mt_weeks_month (2024, 2, &first, &last);
  g_assert_cmpint (first, ==, day_of ("2024-02-01"));
  g_assert_cmpint (last, ==, day_of ("2024-02-29"));
  mt_weeks_month (2026, 12, &first, &last);
  g_assert_cmpint (last, ==, day_of ("2026-12-31"));
  mt_weeks_month (9999, 12, &first, &last);
  g_assert_cmpint (last, ==, MT_DAY_MAX);
  g_assert_cmpint (mt_weeks_add_months (day_of ("2026-01-31"), 1), ==, day_of ("2026-02-28"));
  g_assert_cmpint (mt_weeks_add_months (day_of ("2026-01-31"), -2), ==, day_of ("2025-11-30"));
  g_assert_cmpint (mt_weeks_add_months (day_of ("2026-03-15"), -12), ==, day_of ("2025-03-15"));
}

typedef struct {
  MtDrafts *drafts;
  MtCalendar *calendar;
  GtkWidget *month;
  GtkWindow *window;
} Shown;

static Shown
show (Fixture *f, const char *date)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  Shown shown = { .drafts = mt_drafts_new (f->journal) };

  shown.calendar = g_object_new (MT_TYPE_CALENDAR, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (shown.calendar));
  shown.window = screen_show (toasts);
  mt_calendar_begin (shown.calendar, shown.drafts);
  mt_calendar_choose (shown.calendar, day_of (date));
  shown.month = screen_find (GTK_WIDGET (shown.calendar), MT_TYPE_MONTH_VIEW, NULL);
  return shown;
}

static void
shown_close (Shown *shown)
{
  screen_close (shown->window, shown->calendar);
  fixture_let_go (shown->drafts);
}

/* What is waited for: a cell that says these words. */
typedef struct {
  Shown *shown;
  const char *said;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return screen_find (GTK_WIDGET (said->shown->window), MT_TYPE_DAY_CELL, said->said) != NULL;
}

static void
wait_for_day (Shown *shown, const char *said)
{
  screen_wait (is_said, &(Said){ shown, said });
}

static MtEntry *
write_mood (Fixture *f, const char *at, const char *step)
{
  MtEntry *entry = write_entry (f->journal, "mood", at, "");

  mt_entry_add_value (entry, "valence", step, g_ascii_strtod (step, NULL));
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static void
test_a_day_says_what_it_has_and_follows (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) low = write_mood (f, "2026-11-03T08:00", "2");
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-11-03T09:00", "One");
  g_autoptr (MtEntry) session = write_entry (f->journal, "session", "2026-11-03T10:00", "");
  g_autoptr (MtEntry) more = NULL, other = NULL;
  Shown shown = { 0 };

  mt_entry_set_state (session, "over");
  g_assert_true (save (f->journal, session, NULL));
  shown = show (f, "2026-11-05");
  wait_for_day (&shown, "Tuesday, 3 November 2026: Mood: Low, Thought, Session");
  more = write_mood (f, "2026-11-03T20:00", "6");
  other = write_entry (f->journal, "thought", "2026-11-03T21:00", "Two");
  wait_for_day (&shown,
                "Tuesday, 3 November 2026: Moods between Low and Well, 2 Thoughts, Session");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (more), NULL));
  wait_for_day (&shown, "Tuesday, 3 November 2026: Mood: Low, 2 Thoughts, Session");
  screen_assert_fits (GTK_WIDGET (shown.calendar));
  shown_close (&shown);
}

/* A key on the day that is chosen, as the month gets it. */
static void
press (Shown *shown, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (shown->month);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean handled = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    g_assert_true (handled);
  }
}

static void
test_keys_go_from_day_to_day (Fixture *f, gconstpointer data)
{
  static const struct {
    guint key;
    GdkModifierType state;
    const char *day;
  } steps[] = {
    { GDK_KEY_Right, 0, "2026-11-01" },
    { GDK_KEY_Left, 0, "2026-10-31" },
    { GDK_KEY_Down, 0, "2026-11-07" },
    { GDK_KEY_Up, 0, "2026-10-31" },
    { GDK_KEY_Page_Down, 0, "2026-11-30" },
    { GDK_KEY_Page_Up, 0, "2026-10-30" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "2025-10-30" },
  };
  Shown shown = show (f, "2026-10-31");
  gint32 day;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    press (&shown, steps[i].key, steps[i].state);
    g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, day_of (steps[i].day));
  }
  press (&shown, GDK_KEY_Home, 0);
  day = mt_calendar_get_chosen (shown.calendar);
  g_assert_cmpint (mt_weeks_column (day, mt_weeks_first_weekday ()), ==, 0);
  press (&shown, GDK_KEY_End, 0);
  g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, day + 6);
  gtk_widget_set_direction (shown.month, GTK_TEXT_DIR_RTL);
  press (&shown, GDK_KEY_Left, 0);
  g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, day + 7);
  shown_close (&shown);
}

static void
test_the_ends_of_time_are_ends (Fixture *f, gconstpointer data)
{
  Shown shown = show (f, "0001-01-01");

  press (&shown, GDK_KEY_Up, 0);
  press (&shown, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, MT_DAY_MIN);
  mt_calendar_choose (shown.calendar, MT_DAY_MAX);
  press (&shown, GDK_KEY_Down, 0);
  press (&shown, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, MT_DAY_MAX);
  shown_close (&shown);
}

static void
take_entry (MtEntry **slot, MtEntry *entry)
{
  g_set_object (slot, entry);
}

static void
test_one_writes_on_any_day (Fixture *f, gconstpointer data)
{
  Shown shown = show (f, "2024-02-29");
  g_autoptr (MtEntry) entry = NULL;

  g_signal_connect_swapped (shown.calendar, "write-on", G_CALLBACK (take_entry), &entry);
  gtk_widget_activate_action (GTK_WIDGET (shown.calendar), "calendar.write", "s", "thought");
  g_assert_cmpstr (mt_entry_get_kind (entry), ==, "thought");
  g_assert_cmpint (mt_entry_get_day (entry), ==, day_of ("2024-02-29"));
  shown_close (&shown);
}

/* The months of a year stand below each other, also where text is so large that not all of their
 * names have the same room. */
static void
assert_even (Shown *shown)
{
  const char *months[] = { "May 2026", "September 2026" };
  int widths[G_N_ELEMENTS (months)];

  screen_set_text_size (200);
  screen_settle (300);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    widths[i] = gtk_widget_get_width (
        screen_find (GTK_WIDGET (shown->calendar), GTK_TYPE_BUTTON, months[i]));
  g_assert_cmpint (widths[0], ==, widths[1]);
  screen_set_text_size (100);
}

static void
test_large_text_leaves_the_buttons_of_a_day_whole (void)
{
  AdwDialog *dialog = ADW_DIALOG (mt_day_dialog_new (day_of ("2026-11-05")));
  GtkWindow *window = screen_show (adw_bin_new ());

  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (300);
  screen_assert_uncut (GTK_WIDGET (dialog),
                       screen_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Go"));
  screen_close (window, dialog);
}

static void
test_a_year_leads_to_its_months (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) mood = write_mood (f, "2026-02-03T08:00", "2");
  Shown shown = show (f, "2026-11-05");
  GtkWidget *title = screen_find (GTK_WIDGET (shown.calendar), GTK_TYPE_BUTTON, "November 2026"),
            *month;

  g_signal_emit_by_name (title, "clicked");
  screen_settle (300);
  screen_assert_fits (GTK_WIDGET (shown.calendar));
  assert_even (&shown);
  month =
      screen_find (GTK_WIDGET (shown.calendar), GTK_TYPE_BUTTON, "February 2026: 1 day with moods");
  g_assert_nonnull (month);
  g_signal_emit_by_name (month, "clicked");
  g_assert_cmpint (mt_calendar_get_chosen (shown.calendar), ==, day_of ("2026-02-05"));
  shown_close (&shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/calendar/weeks-and-months-are-counted-right",
                   test_weeks_and_months_are_counted_right);
  ADD_TEST ("/calendar/a-day-says-what-it-has-and-follows",
            test_a_day_says_what_it_has_and_follows);
  ADD_TEST ("/calendar/keys-go-from-day-to-day", test_keys_go_from_day_to_day);
  ADD_TEST ("/calendar/the-ends-of-time-are-ends", test_the_ends_of_time_are_ends);
  ADD_TEST ("/calendar/one-writes-on-any-day", test_one_writes_on_any_day);
  ADD_TEST ("/calendar/a-year-leads-to-its-months", test_a_year_leads_to_its_months);
  g_test_add_func ("/calendar/large-text-leaves-the-buttons-of-a-day-whole",
                   test_large_text_leaves_the_buttons_of_a_day_whole);
  return fixture_run ();
}
