/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/fixture.h"

#include "core/journal-choice.h"

static void
keep (MtJournal *journal, const char *which, const MtShareChoice *choice)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_keep_choice (journal, which, choice, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_keep_choice_finish (journal, result, &error));
  g_assert_no_error (error);
}

static MtShareChoice *
load_choice (MtJournal *journal, const char *which, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_choice (journal, which, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_load_choice_finish (journal, result, error);
}

static void
assert_none (MtJournal *journal, const char *which, MtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_choice (journal, which, &error));
  g_assert_error (error, MT_ERROR, (int)code);
}

static void
test_a_choice_waits_until_it_is_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (MtShareChoice) one = mt_share_choice_new (), other = mt_share_choice_new ();
  g_autoptr (MtShareChoice) read = NULL;

  mt_share_choice_hide_words (one, "Anna", TRUE);
  mt_share_choice_set_chosen (other, "an id", TRUE);
  assert_none (f->journal, "sheet", MT_ERROR_NOT_FOUND);
  keep (f->journal, "sheet", one);
  keep (f->journal, "pages", other);
  lock (f->journal);
  assert_none (f->journal, "sheet", MT_ERROR_LOCKED);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  read = load_choice (f->journal, "sheet", NULL);
  g_assert_true (read && mt_share_choice_equal (read, one));
  keep (f->journal, "sheet", NULL);
  keep (f->journal, "sheet", NULL);
  assert_none (f->journal, "sheet", MT_ERROR_NOT_FOUND);
  mt_share_choice_free (g_steal_pointer (&read));
  read = load_choice (f->journal, "pages", NULL);
  g_assert_true (read && mt_share_choice_equal (read, other));
}

static void
test_what_is_gone_for_good_is_gone_from_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-08-03T09:00", "a secret");
  g_autoptr (MtEntry) stays = write_entry (f->journal, "thought", "2026-08-03T09:00", "another");
  g_autoptr (MtShareChoice) choice = mt_share_choice_new (), binned = NULL, purged = NULL;
  const char *id = mt_entry_get_id (entry);

  g_assert_true (mt_share_choice_hide (choice, entry, MT_HIDE_TEXT, 0, (MtShareSpan){ 2, 8 }));
  mt_share_choice_say (choice, id, "a word");
  mt_share_choice_say (choice, mt_entry_get_id (stays), "another word");
  keep (f->journal, "pages", choice);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  binned = load_choice (f->journal, "pages", NULL);
  g_assert_cmpstr (mt_share_choice_get_said (binned, id), ==, "a word");
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, id, NULL));
  purged = load_choice (f->journal, "pages", NULL);
  g_assert_null (mt_share_choice_get_said (purged, id));
  g_assert_cmpstr (mt_share_choice_get_said (purged, mt_entry_get_id (stays)), ==, "another word");
}

/* What waits counts as many as can be handed over. */
static void
test_what_is_away_is_not_chosen (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-08-03T09:00", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-08-03T09:00", "two");
  g_autoptr (MtShareChoice) choice = mt_share_choice_new (), binned = NULL, back = NULL,
                            purged = NULL, expected = NULL;
  const char *id = mt_entry_get_id (one);

  mt_share_choice_set_chosen (choice, mt_entry_get_id (two), TRUE);
  mt_share_choice_set_chosen (choice, id, TRUE);
  mt_share_choice_set_chosen (choice, "no entry \" at ' all", TRUE);
  mt_share_choice_say (choice, id, "a word");
  mt_share_choice_say (choice, "no entry \" at ' all", "éü\n{}");
  mt_share_choice_hide_words (choice, id, TRUE);
  keep (f->journal, "sheet", choice);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  binned = load_choice (f->journal, "sheet", NULL);
  g_assert_cmpuint (mt_share_choice_get_n_chosen (binned), ==, 2);
  g_assert_false (mt_share_choice_contains (binned, id));
  g_assert_cmpstr (mt_share_choice_get_said (binned, id), ==, "a word");
  g_assert_true (change (f->journal, MT_CHANGE_RESTORE, id, NULL));
  back = load_choice (f->journal, "sheet", NULL);
  g_assert_true (mt_share_choice_equal (back, choice));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, id, NULL));
  purged = load_choice (f->journal, "sheet", NULL);
  expected = mt_share_choice_copy (choice);
  mt_share_choice_forget (expected, id);
  g_assert_true (mt_share_choice_equal (purged, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/journal-choice/waits", test_a_choice_waits_until_it_is_forgotten);
  ADD_TEST ("/journal-choice/purged", test_what_is_gone_for_good_is_gone_from_it);
  ADD_TEST ("/journal-choice/away", test_what_is_away_is_not_chosen);
  return fixture_run ();
}
