/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a journal's reminders lies outside it, comes back in, and goes with it. */
#include "tests/core/reminders.h"
#include "core/journal-keys.h"
#include "core/kinds/ids.h"

static void
test_a_day_of_writing_is_noted_only_where_it_is_asked_for (Fixture *f, gconstpointer data)
{
  gint32 today = mt_day_of_local (g_get_real_time ());
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autoptr (MtEntry) first = write_entry (f->journal, "thought", "2026-01-01", "old"),
                      second = NULL;
  g_autoptr (MtSchedule) unasked = read_file (f), asked = NULL, noted = NULL;

  g_assert_cmpint (unasked->wrote, ==, MT_DAY_MIN);
  asked = load_reminders (f->journal);
  ((MtRule *)asked->rules->pdata[0])->unless_written = TRUE;
  g_assert_true (save_reminders (f->journal, asked, NULL));
  second = write_entry (f->journal, "thought", "2026-01-01", "written now, about then");
  noted = read_file (f);
  g_assert_cmpint (noted->wrote, ==, today);
}

static void
test_a_sealed_note_is_writing_too (Fixture *f, gconstpointer data)
{
  g_autoptr (MtSchedule) asked = load_reminders (f->journal), noted = NULL;
  g_autoptr (MtEntry) note = mt_entry_new ("thought");
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtRule *rule = mt_rule_new ();

  rule->unless_written = TRUE;
  g_ptr_array_add (asked->rules, rule);
  g_assert_true (save_reminders (f->journal, asked, NULL));
  lock (f->journal);
  mt_journal_leave_note (f->journal, note, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_leave_note_finish (f->journal, result, NULL));
  noted = read_file (f);
  g_assert_cmpint (noted->wrote, ==, mt_day_of_local (g_get_real_time ()));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

static void
ask_unless_written (Fixture *f)
{
  g_autoptr (MtSchedule) asked = load_reminders (f->journal);
  MtRule *rule = mt_rule_new ();

  rule->unless_written = TRUE;
  g_ptr_array_add (asked->rules, rule);
  g_assert_true (save_reminders (f->journal, asked, NULL));
}

static gint32
when_written (Fixture *f)
{
  g_autoptr (MtSchedule) outside = read_file (f);

  return outside->wrote;
}

static void
test_a_planned_session_is_no_writing (Fixture *f, gconstpointer data)
{
  gint32 today = mt_day_of_local (g_get_real_time ());
  g_autoptr (MtEntry) session = mt_entry_new (MT_KIND_SESSION); /* it is today */
  g_autoptr (MtSchedule) outside = NULL;

  ask_unless_written (f);
  mt_entry_set_state (session, "planned");
  g_assert_true (save (f->journal, session, NULL));
  lock (f->journal);
  outside = read_file (f);
  outside->wrote = today - 1; /* it was made yesterday */
  g_assert_true (mt_schedule_write (outside, NULL));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpint (when_written (f), ==, today - 1);
}

static void
test_what_was_written_today_is_known_after_opening_again (Fixture *f, gconstpointer data)
{
  gint32 today = mt_day_of_local (g_get_real_time ());
  g_autoptr (MtEntry) about_then = NULL;

  ask_unless_written (f);
  about_then = write_entry (f->journal, "thought", "2026-01-01", "written now, about then");
  reopen (f);
  g_assert_cmpint (when_written (f), ==, today);
}

static void
test_a_first_rule_knows_what_was_written_before (Fixture *f, gconstpointer data)
{
  gint32 today = mt_day_of_local (g_get_real_time ());
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");

  g_assert_true (save (f->journal, entry, NULL));
  reopen (f);
  ask_unless_written (f);
  g_assert_cmpint (when_written (f), ==, today);
}

/* Locked, with a rule outside, and nobody was there for long. */
static void
miss (Fixture *f)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autoptr (MtSchedule) outside = NULL;

  lock (f->journal);
  outside = read_file (f);
  outside->opened = 0;
  g_assert_true (mt_schedule_write (outside, NULL));
}

static void
test_missed_is_told_until_it_is_dismissed (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (MtSchedule) outside = NULL;
  g_autoptr (MtRemindState) state = mt_remind_state_new ();
  MtRuleState *waiting = g_new0 (MtRuleState, 1);
  gint64 then = g_get_real_time () - 3 * MT_DAY_USEC;

  g_assert_cmpuint (mt_journal_get_missed (f->journal)->len, ==, 0);
  miss (f);
  outside = read_file (f);
  waiting->id = g_strdup (((MtRule *)outside->rules->pdata[0])->id);
  waiting->last = waiting->waiting = (MtDue){ then, mt_day_of_local (then) };
  ((MtRule *)outside->rules->pdata[0])->since = g_get_real_time ();
  g_assert_true (mt_schedule_write (outside, NULL));
  g_ptr_array_add (state->rules, waiting);
  g_assert_true (mt_remind_state_write (state, outside->vault, NULL));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpuint (mt_journal_get_missed (f->journal)->len, ==, 1);
  g_assert_cmpint (((MtMissed *)mt_journal_get_missed (f->journal)->pdata[0])->due, ==, then);
  mt_journal_dismiss_missed (f->journal, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_dismiss_missed_finish (f->journal, result, NULL));
  g_assert_cmpuint (mt_journal_get_missed (f->journal)->len, ==, 0);
  reopen (f);
  g_assert_cmpuint (mt_journal_get_missed (f->journal)->len, ==, 0);
}

static void
test_missed_is_found_where_no_service_ran (Fixture *f, gconstpointer data)
{
  g_autoptr (MtSchedule) outside = NULL;
  MtRule *rule;

  miss (f);
  outside = read_file (f);
  rule = outside->rules->pdata[0];
  rule->when = MT_RULE_EVERY;
  rule->every = 300;
  rule->day = mt_day_of_local (g_get_real_time ()) - 3;
  rule->since = g_get_real_time () - 5 * MT_DAY_USEC;
  g_assert_true (mt_schedule_write (outside, NULL));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpuint (mt_journal_get_missed (f->journal)->len, ==, 1);
}

static void
test_deleting_everything_deletes_them (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autofree char *file = file_of (f, ".schedule"), *state_file = file_of (f, ".state");
  g_autofree char *vault = mt_schedule_find_vault (f->folder);
  g_autoptr (MtRemindState) state = mt_remind_state_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_assert_true (mt_remind_state_write (state, vault, NULL));
  lock (f->journal);
  mt_journal_erase (f->journal, "wrong", 0, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_false (mt_journal_erase_finish (f->journal, result, NULL, &error));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS)); /* refused, it changes nothing */
  g_clear_object (&result);
  slot = NULL;
  mt_journal_erase (f->journal, fixture_recovery_key, 0, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_erase_finish (f->journal, result, NULL, NULL));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (state_file, G_FILE_TEST_EXISTS));
}

static void
test_a_new_data_key_keeps_them (Fixture *f, gconstpointer data)
{
  g_autoptr (MtRule) rule = add_rule (f, MT_RULE_DAILY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (MtSchedule) kept = NULL, outside = NULL;
  char *key;

  lock (f->journal);
  mt_journal_rekey (f->journal, fixture_recovery_key, PASSPHRASE " anew", 0, wait_done, &slot);
  result = wait_for (&slot);
  key = mt_journal_rekey_finish (f->journal, result, &error);
  g_assert_no_error (error);
  g_assert_true (unlock (f->journal, key, NULL));
  mt_journal_free_secret (key);
  kept = load_reminders (f->journal);
  g_assert_nonnull (mt_schedule_find (kept, rule->id));
  outside = read_file (f);
  g_assert_nonnull (mt_schedule_find (outside, rule->id));
  g_assert_false (mt_journal_get_schedule_mended (f->journal));
}

static void
add (void)
{
  ADD_REMINDERS ("/reminders/a-day-of-writing-is-noted-only-where-it-is-asked-for",
                 test_a_day_of_writing_is_noted_only_where_it_is_asked_for);
  ADD_REMINDERS ("/reminders/a-sealed-note-is-writing-too", test_a_sealed_note_is_writing_too);
  ADD_REMINDERS ("/reminders/a-planned-session-is-no-writing",
                 test_a_planned_session_is_no_writing);
  ADD_REMINDERS ("/reminders/what-was-written-today-is-known-after-opening-again",
                 test_what_was_written_today_is_known_after_opening_again);
  ADD_REMINDERS ("/reminders/a-first-rule-knows-what-was-written-before",
                 test_a_first_rule_knows_what_was_written_before);
  ADD_REMINDERS ("/reminders/missed-is-told-until-it-is-dismissed",
                 test_missed_is_told_until_it_is_dismissed);
  ADD_REMINDERS ("/reminders/missed-is-found-where-no-service-ran",
                 test_missed_is_found_where_no_service_ran);
  ADD_REMINDERS ("/reminders/deleting-everything-deletes-them",
                 test_deleting_everything_deletes_them);
  ADD_REMINDERS ("/reminders/a-new-data-key-keeps-them", test_a_new_data_key_keeps_them);
}

int
main (int argc, char **argv)
{
  return reminders_run (argc, argv, add);
}
