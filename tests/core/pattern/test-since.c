/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/since.h"
#include "tests/core/share/samples.h"

static MtEntry *
add_mood (GPtrArray *entries, const char *id, const char *at, const char *step, const char *word)
{
  MtEntry *entry = add_entry (entries, id, "mood", at, "");

  if (step)
    add_value (entry, "valence", step);
  if (word)
    add_value (entry, "words", word);
  return entry;
}

static MtSince *
count (GPtrArray *entries, const char *from, const char *const *hidden)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, from, "Europe/Lisbon", NULL));
  return mt_since_new (entries, &moment, hidden);
}

static GPtrArray *
make_week (void)
{
  GPtrArray *entries = new_entries ();
  MtEntry *task;

  add_mood (entries, "early", "2026-11-22T10:00", "1", "sad");
  add_mood (entries, "c", "2026-11-26T10:00", "4", "tired");
  add_mood (entries, "a", "2026-11-24T10:00", "2", "tired");
  add_mood (entries, "b", "2026-11-25T10:00", "4", "zerzaust");
  add_mood (entries, "d", "2026-11-27T10:00", "6", NULL);
  add_mood (entries, "e", "2026-11-28T10:00", NULL, NULL);
  task = add_entry (entries, "t1", "task", "2026-11-23T15:00", "Walk after lunch");
  mt_entry_set_state (task, "looked-at");
  add_value (task, "outcome", "partly");
  add_value (task, "obstacle", "It rained");
  add_entry (entries, "t0", "task", "2026-11-01T15:00", "An old one, still open");
  task = add_entry (entries, "t-", "task", "2026-11-02T15:00", "An old one, done with");
  mt_entry_set_state (task, "looked-at");
  return entries;
}

static void
test_counts_what_came_since (void)
{
  g_autoptr (GPtrArray) entries = make_week ();
  g_autoptr (MtSince) since = count (entries, "2026-11-23T10:00", NULL);
  const MtSinceWord *word;
  const MtSinceTask *task;

  g_assert_cmpuint (since->n_moods, ==, 4);
  g_assert_cmpint (since->lowest, ==, 2);
  g_assert_cmpint (since->highest, ==, 6);
  g_assert_cmpint (since->most, ==, 4);
  g_assert_cmpuint (since->n_worded, ==, 3);
  g_assert_cmpuint (since->words->len, ==, 2);
  word = since->words->pdata[0];
  g_assert_cmpstr (word->word, ==, "tired");
  g_assert_cmpuint (word->count, ==, 2);
  word = since->words->pdata[1];
  g_assert_cmpstr (word->word, ==, "zerzaust");
  g_assert_cmpuint (since->tasks->len, ==, 2);
  task = since->tasks->pdata[0];
  g_assert_cmpstr (task->text, ==, "An old one, still open");
  g_assert_null (task->outcome);
  task = since->tasks->pdata[1];
  g_assert_cmpstr (task->outcome, ==, "partly");
  g_assert_cmpstr (task->obstacle, ==, "It rained");
}

static void
test_of_nothing_nothing_is_said (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (MtSince) since = NULL;

  add_mood (entries, "a", "2026-11-24T10:00", "2", "tired");
  since = count (entries, "2026-11-25T10:00", NULL);
  g_assert_true (mt_since_is_empty (since));
  g_assert_cmpint (since->most, ==, 0);
}

static void
test_two_steps_as_often_are_neither (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (MtSince) since = NULL;

  add_mood (entries, "a", "2026-11-24T10:00", "2", NULL);
  add_mood (entries, "b", "2026-11-24T11:00", "5", NULL);
  add_mood (entries, "c", "2026-11-24T12:00", "5", NULL);
  add_mood (entries, "d", "2026-11-24T13:00", "2", NULL);
  since = count (entries, "2026-11-23T10:00", NULL);
  g_assert_cmpint (since->most, ==, 0);
}

static void
test_what_is_hidden_is_not_counted (void)
{
  g_autoptr (GPtrArray) entries = make_week ();
  const char *const numbers[] = { "valence", "outcome", NULL };
  const char *const words[] = { "words", "text", "obstacle", NULL };
  g_autoptr (MtSince) without_numbers = count (entries, "2026-11-23T10:00", numbers);
  g_autoptr (MtSince) without_words = count (entries, "2026-11-23T10:00", words);
  const MtSinceTask *task = without_numbers->tasks->pdata[1];

  g_assert_cmpuint (without_numbers->n_moods, ==, 0);
  g_assert_cmpint (without_numbers->highest, ==, 0);
  g_assert_cmpuint (without_numbers->n_worded, ==, 3);
  g_assert_null (task->outcome);
  g_assert_cmpstr (task->obstacle, ==, "It rained");
  g_assert_cmpuint (without_words->n_moods, ==, 4);
  g_assert_cmpuint (without_words->words->len, ==, 0);
  g_assert_cmpuint (without_words->n_worded, ==, 0);
  g_assert_cmpuint (without_words->tasks->len, ==, 1);
  task = without_words->tasks->pdata[0];
  g_assert_null (task->text);
  g_assert_null (task->obstacle);
  g_assert_cmpstr (task->outcome, ==, "partly");
}

static void
test_the_last_session_is_one_that_is_over (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_auto (MtMoment) now = { 0 };

  g_assert_true (mt_moment_parse (&now, "2026-11-29T10:00", "Europe/Lisbon", NULL));
  g_assert_null (mt_since_find_session (entries, now.instant));
  mt_entry_set_state (add_entry (entries, "a", "session", "2026-11-16T10:00", ""), "over");
  mt_entry_set_state (add_entry (entries, "b", "session", "2026-11-23T10:00", ""), "over");
  mt_entry_set_state (add_entry (entries, "c", "session", "2026-11-26T10:00", ""), "cancelled");
  mt_entry_set_state (add_entry (entries, "d", "session", "2026-12-01T10:00", ""), "over");
  add_mood (entries, "e", "2026-11-28T10:00", "3", NULL);
  g_assert_cmpstr (mt_entry_get_id (mt_since_find_session (entries, now.instant)), ==, "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/since/counts-what-came-since", test_counts_what_came_since);
  g_test_add_func ("/since/of-nothing-nothing-is-said", test_of_nothing_nothing_is_said);
  g_test_add_func ("/since/two-steps-as-often-are-neither", test_two_steps_as_often_are_neither);
  g_test_add_func ("/since/what-is-hidden-is-not-counted", test_what_is_hidden_is_not_counted);
  g_test_add_func ("/since/the-last-session-is-one-that-is-over",
                   test_the_last_session_is_one_that_is_over);
  return g_test_run ();
}
