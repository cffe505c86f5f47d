/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/rule-dialog.h"
#include "app/widgets/time-row.h"
#include "tests/app/reminders-scene.h"

static void
test_a_reminder_is_made_and_switched_off (Page *f, gconstpointer data)
{
  g_autoptr (MtSchedule) made = NULL, off = NULL;
  GtkWidget *row;

  show_page (f);
  g_assert_false (has_reminder_row (f->window));
  activate (f, ADW_TYPE_BUTTON_ROW, "Add a Reminder…");
  screen_assert_fits (find (f, MT_TYPE_RULE_DIALOG, NULL));
  adw_switch_row_set_active (
      ADW_SWITCH_ROW (find (f, ADW_TYPE_SWITCH_ROW, "Not When I Already Wrote")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (f, MT_TYPE_TIME_ROW, "Time")), "9:15 pm");
  activate (f, GTK_TYPE_BUTTON, "_Save");
  screen_wait (has_reminder_row, f->window);
  row = find (f, MT_TYPE_REMINDER_ROW, "Every day at 21:15, unless I already wrote");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Next: "));
  made = load_schedule (f);
  g_assert_cmpint (made->rules->len, ==, 1);
  gtk_switch_set_active (GTK_SWITCH (screen_find (row, GTK_TYPE_SWITCH, NULL)), FALSE);
  off = load_schedule (f);
  g_assert_false (((MtRule *)off->rules->pdata[0])->enabled);
  screen_settle (300);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Switched off"));
  close_page (f);
}

static void
test_one_is_changed_and_deleted_and_taken_back (Page *f, gconstpointer data)
{
  g_autoptr (MtSchedule) changed = NULL, gone = NULL, back = NULL;

  keep_rule (f);
  show_page (f);
  screen_wait (has_reminder_row, f->window);
  activate (f, MT_TYPE_REMINDER_ROW, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "When")), 3);
  adw_spin_row_set_value (ADW_SPIN_ROW (find (f, ADW_TYPE_SPIN_ROW, "Day of the Month")), 31);
  activate (f, GTK_TYPE_BUTTON, "_Save");
  find (f, MT_TYPE_REMINDER_ROW, "On the last day of each month at 20:30");
  changed = load_schedule (f);
  g_assert_cmpint (changed->rules->len, ==, 1);
  activate (f, MT_TYPE_REMINDER_ROW, NULL);
  activate (f, ADW_TYPE_BUTTON_ROW, "Delete This Reminder");
  screen_wait (has_no_reminder_row, f->window);
  gone = load_schedule (f);
  g_assert_cmpint (gone->rules->len, ==, 0);
  activate (f, GTK_TYPE_BUTTON, "Undo");
  screen_wait (has_reminder_row, f->window);
  back = load_schedule (f);
  g_assert_cmpint (back->rules->len, ==, 1);
  g_assert_cmpint (((MtRule *)back->rules->pdata[0])->month_day, ==, 31);
  close_page (f);
}

/* What is not complete cannot be saved, and says what is missing. */
static void
test_what_is_missing_is_said (Page *f, gconstpointer data)
{
  MtRuleDialog *dialog;
  GtkWidget *save;

  show_page (f);
  activate (f, ADW_TYPE_BUTTON_ROW, "Add a Reminder…");
  dialog = MT_RULE_DIALOG (find (f, MT_TYPE_RULE_DIALOG, NULL));
  save = find (f, GTK_TYPE_BUTTON, "_Save");
  g_assert_true (gtk_widget_get_sensitive (save));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "When")), 1);
  for (guint day = 0; day < 7; day++) {
    static const char *const names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday" };

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (f, GTK_TYPE_TOGGLE_BUTTON, names[day])),
                                  FALSE);
  }
  find (f, GTK_TYPE_LABEL, "Choose one day of the week or more");
  g_assert_false (gtk_widget_get_sensitive (save));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "When")), 7);
  find (f, GTK_TYPE_LABEL, "Choose a day");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "When")), 4);
  find (f, GTK_TYPE_LABEL, "1 hour before a session");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (f, ADW_TYPE_COMBO_ROW, "When")), 0);
  gtk_editable_set_text (GTK_EDITABLE (find (f, MT_TYPE_TIME_ROW, "Time")), "later");
  find (f, GTK_TYPE_LABEL, "Write the time like 20:30");
  gtk_editable_set_text (GTK_EDITABLE (find (f, MT_TYPE_TIME_ROW, "Time")), "8:00");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (f, ADW_TYPE_SWITCH_ROW, "My Own Words")), TRUE);
  find (f, GTK_TYPE_LABEL, "Write the words that are to be shown");
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (find (f, ADW_TYPE_ENTRY_ROW, "Words")), "Water the fern");
  find (f, GTK_TYPE_LABEL, "Every day at 08:00");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_cmpstr (mt_rule_dialog_get_rule (dialog)->text, ==, "Water the fern");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (f, ADW_TYPE_SWITCH_ROW, "My Own Words")), FALSE);
  g_assert_null (mt_rule_dialog_get_rule (dialog)->text);
  g_assert_cmpint (mt_rule_dialog_get_rule (dialog)->nudge, !=, MT_NUDGE_OWN);
  close_page (f);
}

static void
test_quiet_hours_are_kept (Page *f, gconstpointer data)
{
  g_autoptr (MtSchedule) quiet = NULL, none = NULL;
  GtkWidget *row;

  keep_rule (f);
  show_page (f);
  screen_wait (has_reminder_row, f->window);
  row = find (f, ADW_TYPE_EXPANDER_ROW, "Quiet Hours");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (f, MT_TYPE_TIME_ROW, "Until")), "06:45");
  quiet = load_schedule (f);
  g_assert_cmpint (quiet->quiet_from, ==, 22 * 60);
  g_assert_cmpint (quiet->quiet_to, ==, 6 * 60 + 45);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  none = load_schedule (f);
  g_assert_cmpint (none->quiet_from, ==, none->quiet_to);
  close_page (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/reminders/a-reminder-is-made-and-switched-off", test_a_reminder_is_made_and_switched_off);
  ADD ("/reminders/one-is-changed-and-deleted-and-taken-back",
       test_one_is_changed_and_deleted_and_taken_back);
  ADD ("/reminders/what-is-missing-is-said", test_what_is_missing_is_said);
  ADD ("/reminders/quiet-hours-are-kept", test_quiet_hours_are_kept);
  return run_with_state ();
}
