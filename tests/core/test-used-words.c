/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-words.h"
#include "tests/core/fixture.h"

#include <math.h>

static MtEntry *
write_tagged (Fixture *f, const char *first, const char *second)
{
  MtEntry *entry = write_entry (f->journal, "thought", "2026-03-02T08:00", "text");

  mt_entry_add_value (entry, "tags", first, NAN);
  if (second)
    mt_entry_add_value (entry, "tags", second, NAN);
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static MtWordChange *
rename_word (Fixture *f, const char *field, const char *from, const char *to, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_rename_word (f->journal, field, from, to, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_rename_word_finish (f->journal, result, error);
}

static void
take_back (Fixture *f, MtWordChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_take_word_back (f->journal, change, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_take_word_back_finish (f->journal, result, NULL));
}

static void
hide (Fixture *f, const char *field, const char *word, gboolean hidden)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_hide_word (f->journal, field, word, hidden, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_hide_word_finish (f->journal, result, NULL));
}

/* "3 work|1 -home": how many entries, hidden, as it is called. */
static void
assert_words (Fixture *f, const char *field, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  GAsyncResult *slot = NULL;

  mt_journal_list_used_words (f->journal, field, NULL, wait_done, &slot);
  result = wait_for (&slot);
  words = mt_journal_list_used_words_finish (f->journal, result, NULL);
  for (guint i = 0; i < words->len; i++) {
    const MtUsedWord *used = words->pdata[i];

    g_string_append_printf (all, "%s%u %s%s", i ? "|" : "", used->n_entries,
                            used->hidden ? "-" : "", used->name ? used->name : used->word);
  }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
assert_tags (Fixture *f, MtEntry *entry, const char *expected)
{
  g_autoptr (MtEntry) loaded = load (f->journal, mt_entry_get_id (entry), NULL);
  g_auto (GStrv) tags = mt_used_words_of (loaded, "tags");
  g_autofree char *all = g_strjoinv ("|", tags);

  g_assert_cmpstr (all, ==, expected);
}

static guint
count_revisions (Fixture *f, MtEntry *entry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_revisions (f->journal, mt_entry_get_id (entry), wait_done, &slot);
  result = wait_for (&slot);
  revisions = mt_journal_load_revisions_finish (f->journal, result, NULL);
  return revisions->len;
}

static void
test_a_word_is_renamed_everywhere_and_taken_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_tagged (f, "job", "home"), both = write_tagged (f, "job", "work");
  g_autoptr (MtEntry) other = write_tagged (f, "home", NULL),
                      binned = write_tagged (f, "job", NULL);
  guint before = count_revisions (f, one);
  MtFilter filter = MT_FILTER_ALL;
  MtWordChange *renamed;

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (binned), NULL));
  assert_words (f, "tags", "2 home|2 job|1 work");
  renamed = rename_word (f, "tags", "job", "work", NULL);
  g_assert_cmpint (renamed->ids->len, ==, 3);
  g_assert_cmpint (renamed->keys->len, ==, 2);
  assert_words (f, "tags", "2 home|2 work");
  assert_tags (f, one, "work|home");
  assert_tags (f, both, "work");
  assert_tags (f, other, "home");
  assert_tags (f, binned, "work");
  g_assert_cmpint (count_revisions (f, one), ==, before + 1);
  g_assert_cmpint (count_revisions (f, other), ==, before);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) found = NULL;

    filter.words = (char *)(i ? "work" : "job");
    found = list (f->journal, &filter, MT_KEY_NONE, 10);
    g_assert_cmpint (found->len, ==, i ? 2 : 0);
  }
  mt_entry_clear_values (one, "tags"); /* changed again since: it stays */
  mt_entry_add_value (one, "tags", "elsewhere", NAN);
  g_assert_true (save (f->journal, one, NULL));
  take_back (f, renamed);
  assert_tags (f, one, "elsewhere");
  assert_tags (f, both, "job|work");
  assert_tags (f, binned, "job");
}

static void
test_what_is_no_other_word_changes_nothing (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "", "job", "two\nlines" };
  g_autoptr (MtEntry) entry = write_tagged (f, "job", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (rename_word (f, "tags", "job", names[i], &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
    assert_tags (f, entry, "job");
  }
}

static void
test_a_hidden_word_stays_where_it_is (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_tagged (f, "job", NULL);

  hide (f, "tags", "job", TRUE);
  hide (f, "tags", "job", TRUE);
  hide (f, "words", "tired", TRUE);
  assert_words (f, "tags", "1 -job");
  assert_words (f, "words", "0 -tired");
  assert_tags (f, entry, "job");
  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  assert_words (f, "tags", "1 -job");
  hide (f, "tags", "job", FALSE);
  assert_words (f, "tags", "1 job");
}

/* It would be offered again at once, unused. */
static void
test_a_word_that_comes_with_the_app_is_hidden_when_renamed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "mood", "2026-03-02T08:00", "");
  MtWordChange *change;

  mt_entry_add_value (entry, "words", "tired", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  change = rename_word (f, "words", "tired", "worn out", NULL);
  assert_words (f, "words", "1 worn out|0 -tired");
  take_back (f, change);
  assert_words (f, "words", "1 tired");
}

/* Feelings are one stock of words: those of a mood and those of a thought record. */
static void
test_feelings_are_the_same_words_in_every_field (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) mood = write_entry (f->journal, "mood", "2026-03-02T08:00", "");
  g_autoptr (MtEntry) record = write_entry (f->journal, "thought-record", "2026-03-02T09:00", "");
  g_autoptr (MtEntry) loaded = NULL;
  MtWordChange *change;

  g_assert_cmpstr (mt_used_words_stock ("feelings"), ==, "words");
  g_assert_cmpstr (mt_used_words_stock ("tags"), ==, "tags");
  mt_entry_add_value (mood, "words", "hollow", NAN);
  mt_entry_add_value (record, "feelings", "hollow", NAN);
  g_assert_true (save (f->journal, mood, NULL));
  g_assert_true (save (f->journal, record, NULL));
  assert_words (f, "feelings", "2 hollow");
  hide (f, "feelings", "hollow", TRUE);
  assert_words (f, "words", "2 -hollow");
  hide (f, "words", "hollow", FALSE);
  change = rename_word (f, "words", "hollow", "empty", NULL);
  g_assert_cmpint (change->ids->len, ==, 2);
  assert_words (f, "words", "2 empty");
  loaded = load (f->journal, mt_entry_get_id (record), NULL);
  g_assert_cmpstr (mt_entry_get_value (loaded, "feelings"), ==, "empty");
  g_assert_null (mt_entry_get_value (loaded, "words"));
  take_back (f, change);
  assert_words (f, "feelings", "2 hollow");
}

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_who_offers_words_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_tagged (f, "job", NULL);
  int n_told = 0;

  g_signal_connect_swapped (f->journal, "words-changed", G_CALLBACK (count_cb), &n_told);
  hide (f, "tags", "job", TRUE);
  g_assert_cmpint (n_told, ==, 1);
}

/* ---- People ---- */

static MtEntry *
write_person (Fixture *f, const char *at, const char *text, const char *phone)
{
  MtEntry *person = write_entry (f->journal, "therapist", at, text);

  if (phone)
    mt_entry_add_value (person, "phone", phone, NAN);
  g_assert_true (save (f->journal, person, NULL));
  return person;
}

static MtEntry *
write_session (Fixture *f, MtEntry *with)
{
  MtEntry *session = write_entry (f->journal, "session", "2026-03-02T08:00", "");

  mt_entry_add_link (session, "with", mt_entry_get_id (with));
  g_assert_true (save (f->journal, session, NULL));
  return session;
}

static void
assert_with (Fixture *f, MtEntry *session, MtEntry *person)
{
  g_autoptr (MtEntry) loaded = load (f->journal, mt_entry_get_id (session), NULL);
  const GPtrArray *links = mt_entry_get_links (loaded);

  g_assert_cmpint (links->len, ==, 1);
  g_assert_cmpstr (((MtLink *)links->pdata[0])->role, ==, "with");
  g_assert_cmpstr (((MtLink *)links->pdata[0])->to, ==, mt_entry_get_id (person));
}

static void
assert_says (Fixture *f, MtEntry *entry, const char *text, const char *phone, gboolean binned)
{
  g_autoptr (MtEntry) loaded = load (f->journal, mt_entry_get_id (entry), NULL);

  g_assert_cmpstr (mt_entry_get_text (loaded), ==, text);
  g_assert_cmpstr (mt_entry_get_value (loaded, "phone"), ==, phone);
  g_assert_cmpint (mt_entry_get_deleted (loaded) != 0, ==, binned);
}

static void
assert_people (Fixture *f, const char *expected)
{
  assert_words (f, MT_USED_WORDS_PEOPLE, expected);
}

static void
test_somebody_is_given_another_name (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) person =
      write_person (f, "2026-01-01T08:00", "\n Dr. Weiss \nsecond floor", "123");
  g_autoptr (MtEntry) session = write_session (f, person);
  guint before = count_revisions (f, person);
  MtWordChange *change;

  assert_people (f, "1 Dr. Weiss");
  change = rename_word (f, "with", mt_entry_get_id (person), "Clara", NULL);
  g_assert_false (change->joined);
  assert_people (f, "1 Clara");
  assert_says (f, person, "Clara\nsecond floor", "123", FALSE);
  assert_with (f, session, person);
  g_assert_cmpint (count_revisions (f, person), ==, before + 1);
  take_back (f, change);
  assert_says (f, person, "\n Dr. Weiss \nsecond floor", "123", FALSE);
  hide (f, "with", mt_entry_get_id (person), TRUE);
  assert_people (f, "1 -Dr. Weiss");
}

static void
test_two_people_become_one_and_are_two_again (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_person (f, "2026-01-01T08:00", "Clara\nby the river", "123");
  g_autoptr (MtEntry) other = write_person (f, "2026-01-02T08:00", "Dr. Weiss", NULL);
  g_autoptr (MtEntry) with_one = write_session (f, one), with_other = write_session (f, other);
  g_autoptr (MtEntry) both = write_session (f, one), binned = write_session (f, one);
  MtWordChange *change_of_name;

  mt_entry_add_link (both, "with", mt_entry_get_id (other));
  g_assert_true (save (f->journal, both, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (binned), NULL));
  assert_people (f, "2 Dr. Weiss|2 Clara");
  change_of_name = rename_word (f, "with", mt_entry_get_id (one), mt_entry_get_id (other), NULL);
  g_assert_true (change_of_name->joined);
  g_assert_cmpint (change_of_name->ids->len, ==, 3);
  assert_people (f, "3 Dr. Weiss");
  assert_with (f, with_one, other);
  assert_with (f, with_other, other);
  assert_with (f, both, other);
  assert_with (f, binned, other);
  assert_says (f, other, "Dr. Weiss\n\nby the river", "123", FALSE);
  assert_says (f, one, "Clara\nby the river", "123", TRUE);
  take_back (f, change_of_name);
  assert_people (f, "2 Dr. Weiss|2 Clara");
  assert_with (f, with_one, one);
  assert_with (f, with_other, other);
  assert_says (f, other, "Dr. Weiss", NULL, FALSE);
}

/* What the other says already stays, and what was changed since is not taken back. */
static void
test_nothing_said_is_overwritten (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_person (f, "2026-01-01T08:00", "Clara", "123");
  g_autoptr (MtEntry) other = write_person (f, "2026-01-02T08:00", "Dr. Weiss", "456");
  g_autoptr (MtEntry) later = NULL;
  MtWordChange *change =
      rename_word (f, "with", mt_entry_get_id (one), mt_entry_get_id (other), NULL);

  assert_says (f, other, "Dr. Weiss", "456", FALSE);
  later = load (f->journal, mt_entry_get_id (other), NULL);
  mt_entry_set_text (later, "Clara Weiss");
  g_assert_true (save (f->journal, later, NULL));
  take_back (f, change);
  assert_says (f, other, "Clara Weiss", "456", FALSE);
  assert_says (f, one, "Clara", "123", FALSE);
}

static void
test_who_is_nobody_is_not_renamed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) person = write_person (f, "2026-01-01T08:00", "Clara", NULL);
  g_autoptr (MtEntry) thought = write_entry (f->journal, "thought", "2026-01-01T09:00", "Clara");
  g_autoptr (GError) unknown = NULL, another_kind = NULL, same = NULL;

  g_assert_null (rename_word (f, "with", "nobody", "Anna", &unknown));
  g_assert_error (unknown, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_assert_null (rename_word (f, "with", mt_entry_get_id (thought), "Anna", &another_kind));
  g_assert_error (another_kind, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_assert_null (rename_word (f, "with", mt_entry_get_id (person), "Clara", &same));
  g_assert_error (same, MT_ERROR, MT_ERROR_INVALID);
  assert_people (f, "0 Clara");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/used-words/a-word-is-renamed-everywhere-and-taken-back",
            test_a_word_is_renamed_everywhere_and_taken_back);
  ADD_TEST ("/used-words/what-is-no-other-word-changes-nothing",
            test_what_is_no_other_word_changes_nothing);
  ADD_TEST ("/used-words/a-hidden-word-stays-where-it-is", test_a_hidden_word_stays_where_it_is);
  ADD_TEST ("/used-words/a-word-that-comes-with-the-app-is-hidden-when-renamed",
            test_a_word_that_comes_with_the_app_is_hidden_when_renamed);
  ADD_TEST ("/used-words/feelings-are-the-same-words-in-every-field",
            test_feelings_are_the_same_words_in_every_field);
  ADD_TEST ("/used-words/who-offers-words-is-told", test_who_offers_words_is_told);
  ADD_TEST ("/used-words/somebody-is-given-another-name", test_somebody_is_given_another_name);
  ADD_TEST ("/used-words/two-people-become-one-and-are-two-again",
            test_two_people_become_one_and_are_two_again);
  ADD_TEST ("/used-words/nothing-said-is-overwritten", test_nothing_said_is_overwritten);
  ADD_TEST ("/used-words/who-is-nobody-is-not-renamed", test_who_is_nobody_is_not_renamed);
  return fixture_run ();
}
