/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a journal keeps its reminders, and what they are about. */
#include "tests/core/reminders.h"
#include "core/kinds/ids.h"

#include <math.h>

#define MINUTE (G_GINT64_CONSTANT (60000000))

static void
test_rules_are_kept_inside (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_WEEKLY);
  g_autoptr (MtSchedule) kept = NULL, outside = NULL;
  g_autofree char *file = file_of (f, ".schedule");

  lock (f->journal);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  kept = load_reminders (f->journal);
  g_assert_nonnull (mt_schedule_find (kept, rule->id));
  outside = read_file (f);
  g_assert_nonnull (mt_schedule_find (outside, rule->id));
  g_assert_cmpstr (outside->folder, ==, f->folder);
  g_assert_cmpint (outside->opened, >, 0);
}

static void
test_without_rules_nothing_lies_outside (Fixture *f, gconstpointer data)
{
  g_autofree char *file = file_of (f, ".schedule");
  g_autoptr (MtSchedule) none = mt_schedule_new ();
  g_autoptr (MtRule) rule = NULL;

  reopen (f);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (mt_journal_get_schedule_mended (f->journal));
  rule = add_rule (f, MT_RULE_DAILY);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (save_reminders (f->journal, none, NULL));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_a_damaged_one_is_mended_and_told_once (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autofree char *file = file_of (f, ".schedule");
  g_autoptr (MtSchedule) mended = NULL;

  reopen (f);
  g_assert_false (mt_journal_get_schedule_mended (f->journal));
  lock (f->journal);
  g_assert_true (g_file_set_contents (file, "[journal]\n", -1, NULL));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_true (mt_journal_get_schedule_mended (f->journal));
  mended = read_file (f);
  g_assert_nonnull (mt_schedule_find (mended, rule->id));
  reopen (f);
  g_assert_false (mt_journal_get_schedule_mended (f->journal));
}

static void
test_nothing_impossible_is_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autoptr (MtSchedule) asked = load_reminders (f->journal), kept = NULL;
  g_autoptr (GError) error = NULL;

  ((MtRule *)asked->rules->pdata[0])->minute = 1440;
  g_assert_false (save_reminders (f->journal, asked, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  kept = load_reminders (f->journal);
  g_assert_cmpuint (mt_schedule_find (kept, rule->id)->minute, ==, rule->minute);
}

/* What is changed to another time is about what comes from now on. */
static void
test_a_changed_time_is_touched (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autoptr (MtSchedule) asked = load_reminders (f->journal), words = NULL, time = NULL;
  MtRule *changed = asked->rules->pdata[0];
  gint64 since = changed->since;

  changed->text = g_strdup ("Zeit für dich");
  changed->since = 0;
  g_assert_true (save_reminders (f->journal, asked, NULL));
  words = load_reminders (f->journal);
  g_assert_cmpint (mt_schedule_find (words, rule->id)->since, ==, since);
  changed->minute = 5;
  g_assert_true (save_reminders (f->journal, asked, NULL));
  time = load_reminders (f->journal);
  g_assert_cmpint (mt_schedule_find (time, rule->id)->since, >, since);
}

static MtEntry *
write_session (Fixture *f, gint64 at, const char *every)
{
  g_autoptr (MtEntry) session = mt_entry_new (MT_KIND_SESSION);
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_moment_at (&moment, at, "UTC", NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, "planned");
  mt_entry_set_text (session, "nobody may read this canary");
  mt_entry_add_value (session, "address", "canary street", NAN);
  if (every)
    mt_entry_add_value (session, "every", every, g_ascii_strtod (every, NULL));
  g_assert_true (save (f->journal, session, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&session);
}

static void
test_sessions_are_followed_by_their_times_alone (Fixture *f, gconstpointer data)
{
  gint64 at = (g_get_real_time () / MINUTE + 3 * 24 * 60) * MINUTE;
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_SESSION);
  g_autoptr (MtEntry) session = write_session (f, at, "1");
  g_autoptr (MtSchedule) series = read_file (f), without = NULL;
  g_autofree char *file = file_of (f, ".schedule"), *text = NULL;
  MtSpan first = g_array_index (series->sessions, MtSpan, 0);

  g_assert_cmpint (first.start, ==, at);
  g_assert_cmpint (first.end, ==, at + 50 * MINUTE);
  g_assert_cmpuint (series->sessions->len, ==, 13); /* and the next ones of the series */
  g_assert_cmpint (g_array_index (series->sessions, MtSpan, 1).start, ==, at + 7 * MT_DAY_USEC);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_null (strstr (text, "canary"));
  g_assert_null (strstr (text, mt_entry_get_id (session)));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (session), NULL));
  without = read_file (f);
  g_assert_cmpuint (without->sessions->len, ==, 0);
}

static MtEntry *
write_task (Fixture *f, const char *repeat)
{
  g_autoptr (MtEntry) task = mt_entry_new (MT_KIND_TASK);

  mt_entry_set_text (task, "nobody may read this canary");
  mt_entry_add_value (task, "repeat", repeat, NAN);
  g_assert_true (save (f->journal, task, NULL));
  return g_steal_pointer (&task);
}

static void
test_tasks_are_due (Fixture *f, gconstpointer data)
{
  gint64 at = g_get_real_time () + 5 * MT_DAY_USEC;
  gint32 today = mt_day_of_local (g_get_real_time ()), day;
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_TASK);
  g_autoptr (MtEntry) session = write_session (f, at, NULL);
  g_autoptr (MtEntry) once = write_task (f, "once");
  g_autoptr (MtSchedule) eve = read_file (f), daily = NULL, done = NULL;
  g_autoptr (MtEntry) each_day = NULL;

  g_assert_cmpuint (eve->due_days->len, ==, 1);
  day = g_array_index (eve->due_days, gint32, 0);
  g_assert_cmpint (day, ==, mt_day_of_local (at) - 1);
  each_day = write_task (f, "daily");
  daily = read_file (f);
  g_assert_cmpint (g_array_index (daily->due_days, gint32, 0), ==, today);
  g_assert_cmpuint (daily->due_days->len, >, 100);
  mt_entry_add_value (each_day, "outcome", "done", NAN);
  g_assert_true (save (f->journal, each_day, NULL));
  done = read_file (f);
  g_assert_cmpuint (done->due_days->len, ==, 1);
}

static void
add (void)
{
  ADD_REMINDERS ("/reminders/rules-are-kept-inside", test_rules_are_kept_inside);
  ADD_REMINDERS ("/reminders/without-rules-nothing-lies-outside",
                 test_without_rules_nothing_lies_outside);
  ADD_REMINDERS ("/reminders/a-damaged-one-is-mended-and-told-once",
                 test_a_damaged_one_is_mended_and_told_once);
  ADD_REMINDERS ("/reminders/nothing-impossible-is-kept", test_nothing_impossible_is_kept);
  ADD_REMINDERS ("/reminders/a-changed-time-is-touched", test_a_changed_time_is_touched);
  ADD_REMINDERS ("/reminders/sessions-are-followed-by-their-times-alone",
                 test_sessions_are_followed_by_their_times_alone);
  ADD_REMINDERS ("/reminders/tasks-are-due", test_tasks_are_due);
}

int
main (int argc, char **argv)
{
  return reminders_run (argc, argv, add);
}
