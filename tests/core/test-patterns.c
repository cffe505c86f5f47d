/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-patterns.h"
#include "core/journal-words.h"
#include "core/kinds/ids.h"
#include "tests/core/fixture.h"

#include <math.h>

#define MONDAY 1

static gint32
day_of (const char *date)
{
  gint32 day = 0;

  g_assert_true (mt_day_parse (date, &day, NULL));
  return day;
}

static MtPatterns *
read_patterns (Fixture *f, MtPeriodLength length, const char *to, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_read_patterns (f->journal, length, day_of (to), MONDAY, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_read_patterns_finish (f->journal, result, error);
}

static MtHindsight *
look_back (Fixture *f, const char *today)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtHindsight *back;

  mt_journal_read_hindsight (f->journal, day_of (today), NULL, wait_done, &slot);
  result = wait_for (&slot);
  back = mt_journal_read_hindsight_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return back;
}

static void
add_number (MtEntry *entry, const char *field, int number)
{
  g_autofree char *value = g_strdup_printf ("%d", number);

  mt_entry_add_value (entry, field, value, number);
}

/* A mood; 0 and NULL are not said.  Its id. */
static char *
write_mood (Fixture *f, const char *at, int valence, int energy, const char *word, const char *tag)
{
  g_autoptr (MtEntry) mood = mt_entry_new ("mood");
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_moment_parse (&moment, at, "UTC", &error));
  mt_entry_set_moment (mood, &moment);
  if (valence)
    add_number (mood, "valence", valence);
  if (energy)
    add_number (mood, "energy", energy);
  if (word)
    mt_entry_add_value (mood, "words", word, NAN);
  if (tag)
    mt_entry_add_value (mood, "tags", tag, NAN);
  g_assert_true (save (f->journal, mood, &error));
  g_assert_no_error (error);
  return g_strdup (mt_entry_get_id (mood));
}

static void
write_task (Fixture *f, const char *at, const char *outcome, const char *obstacle)
{
  g_autoptr (MtEntry) task = write_entry (f->journal, MT_KIND_TASK, at, "a walk");
  g_autoptr (GError) error = NULL;

  if (outcome)
    mt_entry_add_value (task, "outcome", outcome, NAN);
  if (obstacle)
    mt_entry_add_value (task, "obstacle", obstacle, NAN);
  g_assert_true (save (f->journal, task, &error));
}

static void
test_an_empty_journal_has_no_patterns (Fixture *f, gconstpointer data)
{
  for (int length = 0; length < MT_PERIODS; length++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (MtPatterns) patterns = read_patterns (f, length, "2026-03-11", &error);

    g_assert_no_error (error);
    g_assert_cmpint (patterns->n_moods, ==, 0);
    g_assert_cmpint (patterns->course->len, >, 0);
    g_assert_cmpint (patterns->words->len, ==, 0);
    g_assert_cmpint (patterns->tags->len, ==, 0);
    g_assert_cmpint (patterns->n_tasks, ==, 0);
  }
}

static void
test_they_count_what_is_there (Fixture *f, gconstpointer data)
{
  g_autofree char *gone = write_mood (f, "2026-03-10T10:00:00", 1, 1, "sad", "work");
  g_autofree char *one = write_mood (f, "2026-03-11T09:00:00", 5, 0, "calm", "garden");
  g_autofree char *two = write_mood (f, "2026-03-11T20:00:00", 2, 4, "calm", NULL);
  g_autofree char *before = write_mood (f, "2026-03-04T23:59:59", 7, 5, "glad", "garden");
  g_autoptr (MtEntry) thought = write_entry (f->journal, "thought", "2026-03-11T10:00:00", "a");
  g_autoptr (MtPatterns) patterns = NULL;
  g_autoptr (GError) error = NULL;
  const MtMoodPart *last;

  mt_entry_add_value (thought, "tags", "garden", NAN);
  g_assert_true (save (f->journal, thought, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, gone, NULL));
  patterns = read_patterns (f, MT_PERIOD_WEEK, "2026-03-11", &error);
  g_assert_no_error (error);
  g_assert_cmpint (patterns->n_moods, ==, 2);
  g_assert_cmpint (patterns->n_energies, ==, 1);
  last = &g_array_index (patterns->course, MtMoodPart, 6);
  g_assert_cmpint (last->valence.counts[5], ==, 1);
  g_assert_cmpint (last->valence.counts[2], ==, 1);
  g_assert_cmpint (g_array_index (patterns->course, MtMoodPart, 5).valence.n, ==, 0);
  g_assert_cmpint (patterns->week.cells[3][1].n, ==, 1); /* a Wednesday */
  g_assert_cmpint (patterns->words->len, ==, 1);
  g_assert_cmpint (patterns->n_worded, ==, 2);
  g_assert_cmpstr (((MtWordCount *)patterns->words->pdata[0])->word, ==, "calm");
  g_assert_cmpint (patterns->tags->len, ==, 1);
  g_assert_cmpint (((MtTagMood *)patterns->tags->pdata[0])->n_moods, ==, 1);
  g_clear_pointer (&patterns, mt_patterns_free);
  patterns = read_patterns (f, MT_PERIOD_ALL, "2026-03-11", &error);
  g_assert_cmpint (patterns->n_moods, ==, 3);
  g_assert_cmpint (patterns->period.from, ==, day_of ("2026-03-04"));
}

static void
test_tasks_say_how_they_went (Fixture *f, gconstpointer data)
{
  g_autoptr (MtPatterns) patterns = NULL;
  g_autoptr (GError) error = NULL;

  write_task (f, "2026-03-09T10:00:00Z", "done", NULL);
  write_task (f, "2026-03-10T10:00:00Z", "partly", "it rained");
  write_task (f, "2026-03-11T10:00:00Z", NULL, "too tired");
  write_task (f, "2025-03-11T10:00:00Z", "not", "long ago");
  patterns = read_patterns (f, MT_PERIOD_WEEK, "2026-03-11", &error);
  g_assert_no_error (error);
  g_assert_cmpint (patterns->n_tasks, ==, 3);
  g_assert_cmpint (patterns->n_without, ==, 1);
  g_assert_cmpint (patterns->outcomes->len, ==, 3);
  g_assert_cmpint (((MtWordCount *)patterns->outcomes->pdata[0])->n, ==, 1);
  g_assert_cmpint (((MtWordCount *)patterns->outcomes->pdata[2])->n, ==, 0);
  g_assert_cmpint (patterns->n_obstacles, ==, 2);
  g_assert_cmpstr (((MtObstacle *)patterns->obstacles->pdata[0])->text, ==, "too tired");
}

static void
test_reading_can_be_given_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_read_patterns (f->journal, MT_PERIOD_ALL, 20000, MONDAY, cancellable, wait_done,
                            &slot);
  g_cancellable_cancel (cancellable);
  result = wait_for (&slot);
  g_assert_null (mt_journal_read_patterns_finish (f->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_one_looks_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) first = write_entry (f->journal, "thought", "2024-03-11T08:00:00Z", "first");
  g_autoptr (MtEntry) second =
      write_entry (f->journal, "thought", "2024-03-20T08:00:00Z", "second");
  g_autoptr (MtEntry) letter =
      write_entry (f->journal, MT_KIND_LETTER, "2024-03-12T08:00:00Z", "dear");
  g_autoptr (MtEntry) last =
      write_entry (f->journal, "thought", "2025-03-11T08:00:00Z", "a year ago");
  g_autoptr (MtEntry) now = write_entry (f->journal, "thought", "2026-03-10T08:00:00Z", "now");
  g_autofree char *mood = write_mood (f, "2024-03-15T09:00:00", 5, 0, "calm", NULL);
  g_autoptr (MtHindsight) back = look_back (f, "2026-03-11");

  g_assert_cmpint (back->on_this_day->len, ==, 2);
  g_assert_cmpstr (mt_entry_get_id (back->on_this_day->pdata[0]), ==, mt_entry_get_id (last));
  g_assert_cmpstr (mt_entry_get_id (back->on_this_day->pdata[1]), ==, mt_entry_get_id (first));
  g_assert_true (back->has_then);
  g_assert_cmpint (back->then.entries->len, ==, 2); /* the letter stays closed */
  g_assert_cmpstr (mt_entry_get_text (back->then.entries->pdata[0]), ==, "first");
  g_assert_cmpint (back->then.n_worded, ==, 1);
  g_assert_cmpint (back->now.entries->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_text (back->now.entries->pdata[0]), ==, "now");
  g_assert_cmpint (back->now.words->len, ==, 0);
}

static void
test_a_young_journal_has_no_then (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T08:00:00Z", "first");
  g_autoptr (MtHindsight) back = look_back (f, "2026-03-11");

  g_assert_false (back->has_then);
  g_assert_cmpint (back->on_this_day->len, ==, 0);
}

static void
hide (Fixture *f, const char *field, const char *word)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_hide_word (f->journal, field, word, TRUE, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_hide_word_finish (f->journal, result, NULL));
}

static void
test_what_is_hidden_is_not_named (Fixture *f, gconstpointer data)
{
  g_autofree char *then = write_mood (f, "2025-06-02T09:00:00", 3, 0, "sad", NULL);
  g_autofree char *one = write_mood (f, "2026-03-10T09:00:00", 3, 0, "sad", "work");
  g_autofree char *two = write_mood (f, "2026-03-11T09:00:00", 5, 0, "calm", "garden");
  g_autoptr (MtPatterns) patterns = NULL;
  g_autoptr (MtHindsight) back = NULL;

  hide (f, "words", "sad");
  hide (f, "tags", "garden");
  patterns = read_patterns (f, MT_PERIOD_MONTH, "2026-03-11", NULL);
  g_assert_cmpint (patterns->n_moods, ==, 2);
  g_assert_cmpint (patterns->n_worded, ==, 1);
  g_assert_cmpint (patterns->words->len, ==, 1);
  g_assert_cmpstr (((MtWordCount *)patterns->words->pdata[0])->word, ==, "calm");
  g_assert_cmpint (patterns->tags->len, ==, 1);
  g_assert_cmpstr (((MtTagMood *)patterns->tags->pdata[0])->tag, ==, "work");
  back = look_back (f, "2026-03-11");
  g_assert_true (back->has_then);
  g_assert_cmpint (back->then.words->len, ==, 0);
  g_assert_cmpint (back->now.words->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/patterns/an-empty-journal-has-no-patterns", test_an_empty_journal_has_no_patterns);
  ADD_TEST ("/patterns/they-count-what-is-there", test_they_count_what_is_there);
  ADD_TEST ("/patterns/tasks-say-how-they-went", test_tasks_say_how_they_went);
  ADD_TEST ("/patterns/reading-can-be-given-up", test_reading_can_be_given_up);
  ADD_TEST ("/patterns/one-looks-back", test_one_looks_back);
  ADD_TEST ("/patterns/a-young-journal-has-no-then", test_a_young_journal_has_no_then);
  ADD_TEST ("/patterns/what-is-hidden-is-not-named", test_what_is_hidden_is_not_named);
  return fixture_run ();
}
