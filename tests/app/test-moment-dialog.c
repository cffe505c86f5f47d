/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/moment-dialog.h"
#include "tests/app/screen.h"

#define LISBON "Europe/Lisbon"

static MtMomentDialog *
show (const char *at, GtkWindow **window)
{
  g_auto (MtMoment) moment = { 0 };
  MtMomentDialog *dialog;

  g_assert_true (mt_moment_parse (&moment, at, LISBON, NULL));
  dialog = mt_moment_dialog_new (&moment);
  *window = screen_show (adw_bin_new ());
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (*window));
  screen_settle (300);
  return dialog;
}

static void
set_time (MtMomentDialog *dialog, int hour, int minute)
{
  AdwSpinRow *row = ADW_SPIN_ROW (screen_find (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW, "Hour"));

  adw_spin_row_set_value (row, hour);
  row = ADW_SPIN_ROW (screen_find (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW, "Minute"));
  adw_spin_row_set_value (row, minute);
}

static void
assert_moment (MtMomentDialog *dialog, const char *wanted)
{
  const MtMoment *moment = mt_moment_dialog_get_moment (dialog);
  g_autofree char *at = mt_moment_format (moment);

  g_assert_cmpstr (at, ==, wanted);
  g_assert_cmpstr (moment->zone, ==, LISBON);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_chosen (gpointer count)
{
  return *(guint *)count > 0;
}

static void
test_what_is_set_is_chosen_in_its_zone (void)
{
  GtkWindow *window;
  MtMomentDialog *dialog = show ("2026-01-31T18:20:07", &window);
  GtkCalendar *calendar = GTK_CALENDAR (screen_find (GTK_WIDGET (dialog), GTK_TYPE_CALENDAR, NULL));
  guint chosen = 0;

  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (count_cb), &chosen);
  assert_moment (dialog, "2026-01-31T18:20:07+00:00");
  g_object_set (calendar, "day", 3, NULL);
  g_object_set (calendar, "month", 6, NULL);
  set_time (dialog, 8, 5);
  assert_moment (dialog, "2026-07-03T08:05:07+01:00");
  gtk_widget_activate (screen_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Set"));
  screen_wait (is_chosen, &chosen);
  screen_settle (100);
  g_assert_cmpint (chosen, ==, 1);
  screen_close (window, NULL);
}

static void
test_a_time_the_clocks_skipped_is_moved_and_said (void)
{
  GtkWindow *window;
  MtMomentDialog *dialog = show ("2026-03-29T00:30", &window);
  GtkWidget *said;

  set_time (dialog, 1, 30);
  assert_moment (dialog, "2026-03-29T02:30:00+01:00");
  said = screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                      "The clocks went forward over that time, so it becomes 02:30.");
  g_assert_nonnull (said);
  g_assert_true (gtk_widget_get_visible (said));
  set_time (dialog, 3, 30);
  assert_moment (dialog, "2026-03-29T03:30:00+01:00");
  screen_close (window, dialog);
}

static void
test_it_fits (void)
{
  GtkWindow *window;
  MtMomentDialog *dialog = show ("2026-12-31T23:59", &window);

  screen_assert_fits (adw_dialog_get_child (ADW_DIALOG (dialog)));
  screen_close (window, dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/moment-dialog/what-is-set-is-chosen-in-its-zone",
                   test_what_is_set_is_chosen_in_its_zone);
  g_test_add_func ("/moment-dialog/a-time-the-clocks-skipped-is-moved-and-said",
                   test_a_time_the_clocks_skipped_is_moved_and_said);
  g_test_add_func ("/moment-dialog/fits", test_it_fits);
  return g_test_run ();
}
