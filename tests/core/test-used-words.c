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

/* "3 work|1 -home": how many entries, hidden, word. */
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
                            used->hidden ? "-" : "", used->word);
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
  return fixture_run ();
}
