/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-card.h"
#include "core/journal-care.h"
#include "core/open-card.h"
#include "core/erase.h"
#include "core/session.h"
#include "tests/core/owner.h"

#include <math.h>
#include <sys/stat.h>

static gboolean
is_there (Fixture *f)
{
  return mt_file_exists (f->folder, MT_OPEN_CARD_FILE);
}

static gboolean
set_open (Fixture *f, gboolean open, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_set_card_open (f->journal, open, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_set_card_open_finish (f->journal, result, error);
}

static MtEntry *
read_open (Fixture *f, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_open_card (f->journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_load_open_card_finish (f->journal, result, error);
}

/* That the file says @people, and the journal is as open or locked as it was. */
static void
assert_says (Fixture *f, const char *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) card = read_open (f, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mt_entry_get_value (card, "people"), ==, people);
}

static MtEntry *
write_card (Fixture *f, const char *people)
{
  MtEntry *card = mt_entry_new ("hard-times");
  g_autoptr (GError) error = NULL;

  mt_entry_set_text (card, "It passes.\n“And then?”");
  mt_entry_add_value (card, "people", people, NAN);
  g_assert_true (save (f->journal, card, &error));
  return card;
}

static void
unlock_again (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unlock (f->journal, fixture_recovery_key, &error));
  g_assert_no_error (error);
}

static void
test_nothing_lies_open_unless_chosen (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autoptr (GError) error = NULL;

  g_assert_false (is_there (f));
  g_assert_false (mt_journal_is_card_open (f->journal));
  g_assert_null (read_open (f, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

static void
test_it_follows_the_card_and_the_choice (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autofree char *path = path_of (f, MT_OPEN_CARD_FILE);
  struct stat status;

  g_assert_true (set_open (f, TRUE, NULL));
  g_assert_true (mt_journal_is_card_open (f->journal));
  assert_says (f, "Samira 112");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  mt_entry_clear_values (card, "people");
  mt_entry_add_value (card, "people", "Theo 113", NAN);
  g_assert_true (save (f->journal, card, NULL));
  assert_says (f, "Theo 113");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (card), NULL));
  g_assert_false (is_there (f));
  g_assert_true (change (f->journal, MT_CHANGE_RESTORE, mt_entry_get_id (card), NULL));
  assert_says (f, "Theo 113");
  g_assert_true (set_open (f, FALSE, NULL));
  g_assert_false (is_there (f));
  g_assert_false (mt_journal_is_card_open (f->journal));
}

static void
test_it_can_be_read_while_locked (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autoptr (MtEntry) read = NULL;

  g_assert_true (set_open (f, TRUE, NULL));
  lock (f->journal);
  read = read_open (f, NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "It passes.\n“And then?”");
  g_assert_cmpstr (mt_entry_get_kind (read), ==, "hard-times");
  unlock_again (f);
}

static void
test_a_file_that_is_gone_or_damaged_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autofree char *path = path_of (f, MT_OPEN_CARD_FILE);
  g_autoptr (GError) error = NULL;

  g_assert_true (set_open (f, TRUE, NULL));
  lock (f->journal);
  g_assert_true (g_file_set_contents (path, "{ \"format\": \"mean", -1, NULL));
  g_assert_null (read_open (f, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
  unlock_again (f);
  assert_says (f, "Samira 112");
  lock (f->journal);
  g_unlink (path);
  unlock_again (f);
  g_assert_true (mt_journal_is_card_open (f->journal));
  assert_says (f, "Samira 112");
}

static void
test_a_file_nobody_chose_goes (Fixture *f, gconstpointer data)
{
  g_autofree char *path = path_of (f, MT_OPEN_CARD_FILE);

  lock (f->journal);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  unlock_again (f);
  g_assert_false (is_there (f));
}

static void
test_only_what_was_written_is_read (Fixture *f, gconstpointer data)
{
  static const char *const files[] = {
    "",
    "[]",
    "null",
    "{}",
    "\xff",
    "{\"format\":\"meantime-open-card\",\"version\":\"1\"}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"thought\",\"text\":\"\","
    "\"values\":[]}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"hard-times\",\"text\":1,"
    "\"values\":[]}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"hard-times\",\"text\":\"\"}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"hard-times\",\"text\":\"\","
    "\"values\":{}}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"hard-times\",\"text\":\"\","
    "\"values\":[1]}",
    "{\"format\":\"meantime-open-card\",\"version\":1,\"kind\":\"hard-times\",\"text\":\"\","
    "\"values\":[{\"field\":\"people\"}]}",
  };
  g_autofree char *path = path_of (f, MT_OPEN_CARD_FILE),
                  *large = g_strnfill (MT_OPEN_CARD_MAX + 1, ' ');
  g_autofree char *newer =
      g_strdup ("{\"format\":\"meantime-open-card\",\"version\":2,\"more\":true}");
  g_autoptr (GError) too_large = NULL, too_new = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (path, files[i], -1, NULL));
    g_assert_null (mt_open_card_read (f->folder, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
  }
  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  g_assert_null (mt_open_card_read (f->folder, &too_large));
  g_assert_error (too_large, MT_ERROR, MT_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, newer, -1, NULL));
  g_assert_null (mt_open_card_read (f->folder, &too_new));
  g_assert_error (too_new, MT_ERROR, MT_ERROR_TOO_NEW);
  g_assert_true (mt_open_card_remove (f->folder, NULL));
}

static void
test_a_card_that_is_too_long_stays_closed (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (MT_OPEN_CARD_MAX, 'a');
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autoptr (GError) error = NULL;

  g_assert_true (set_open (f, TRUE, NULL));
  mt_entry_set_text (card, long_text);
  g_assert_true (save (f->journal, card, NULL)); /* that counts */
  g_assert_false (is_there (f));
  g_assert_true (set_open (f, FALSE, NULL));
  g_assert_false (set_open (f, TRUE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_TOO_LONG);
  g_assert_false (mt_journal_is_card_open (f->journal));
}

static void
test_a_new_data_key_closes_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_autoptr (GError) error = NULL;
  char *recovery_key;

  g_assert_true (set_open (f, TRUE, NULL));
  lock (f->journal);
  recovery_key = rekey (f->journal, fixture_recovery_key, "another four quiet words", &error);
  g_assert_no_error (error);
  g_assert_false (is_there (f));
  g_assert_true (unlock (f->journal, recovery_key, &error));
  g_assert_false (mt_journal_is_card_open (f->journal));
  g_assert_false (is_there (f));
  mt_journal_free_secret (recovery_key);
}

static void
test_it_goes_with_the_journal (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) card = write_card (f, "Samira 112");
  g_auto (GStrv) left = NULL;
  g_autoptr (GError) error = NULL;
  MtSession *session;

  g_assert_true (set_open (f, TRUE, NULL));
  lock (f->journal);
  session = mt_session_new (f->folder);
  g_assert_true (mt_erase (session, fixture_recovery_key, 0, &left, &error));
  g_assert_no_error (error);
  mt_session_free (session);
  g_assert_false (is_there (f));
  g_assert_null (left[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/open-card/nothing-lies-open-unless-chosen", test_nothing_lies_open_unless_chosen);
  ADD_TEST ("/open-card/follows-the-card-and-the-choice", test_it_follows_the_card_and_the_choice);
  ADD_TEST ("/open-card/can-be-read-while-locked", test_it_can_be_read_while_locked);
  ADD_TEST ("/open-card/gone-or-damaged-comes-back",
            test_a_file_that_is_gone_or_damaged_comes_back);
  ADD_TEST ("/open-card/nobody-chose-goes", test_a_file_nobody_chose_goes);
  ADD_TEST ("/open-card/only-what-was-written-is-read", test_only_what_was_written_is_read);
  ADD_TEST ("/open-card/too-long-stays-closed", test_a_card_that_is_too_long_stays_closed);
  ADD_TEST ("/open-card/a-new-data-key-closes-it", test_a_new_data_key_closes_it);
  ADD_TEST ("/open-card/goes-with-the-journal", test_it_goes_with_the_journal);
  return fixture_run ();
}
