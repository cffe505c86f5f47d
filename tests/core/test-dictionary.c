/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/share/share.h"
#include "tests/core/fixture.h"

static char **
load_words (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  char **words;

  mt_journal_load_dictionary (f->journal, wait_done, &slot);
  result = wait_for (&slot);
  words = mt_journal_load_dictionary_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return words;
}

static gboolean
teach (Fixture *f, const char *word, gboolean known, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_teach_word (f->journal, word, known, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_teach_word_finish (f->journal, result, error);
}

static void
assert_words (Fixture *f, const char *expected)
{
  g_auto (GStrv) words = load_words (f);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words_are_taught_and_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_words (f, "");
  g_assert_true (teach (f, "Zoë", TRUE, &error));
  g_assert_true (teach (f, "Anneke", TRUE, NULL));
  g_assert_true (teach (f, "anneke", TRUE, NULL));
  g_assert_true (teach (f, "Anneke", TRUE, NULL)); /* is so already */
  g_assert_true (teach (f, "never", FALSE, NULL));
  assert_words (f, "Anneke Zoë anneke");
  g_assert_true (teach (f, "Anneke", FALSE, NULL));
  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  assert_words (f, "Zoë anneke");
}

static void
test_what_is_no_word_is_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (256, 'a'), *longer = g_strnfill (257, 'a');
  const char *const bad[] = { "", "two\nlines", "two\rlines", longer };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (teach (f, bad[i], TRUE, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_assert_false (teach (f, "\xff", TRUE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_TEXT);
  g_clear_error (&error);
  assert_words (f, "");
  g_assert_true (teach (f, longest, TRUE, NULL));
  lock (f->journal);
  g_assert_false (teach (f, "word", TRUE, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_LOCKED);
}

static char *
render_json (gboolean full, const char *const *words)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  MtShareOptions options = { .format = MT_FORMAT_JSON, .full = full, .words = words };
  g_autoptr (GBytes) bytes = NULL;

  bytes = mt_share_render (entries, &options, NULL, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_the_export_of_everything_has_them (void)
{
  static const char *const words[] = { "Zoë", "a\"b", NULL }, *const none[] = { NULL };
  g_autofree char *full = render_json (TRUE, words), *empty = render_json (TRUE, none);
  g_autofree char *chosen = render_json (FALSE, words);

  g_assert_true (g_str_has_suffix (full, "],\"dictionary\":[\"Zoë\",\"a\\\"b\"]}\n"));
  g_assert_null (strstr (empty, "dictionary"));
  g_assert_null (strstr (chosen, "dictionary"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/dictionary/words-are-taught-and-forgotten", test_words_are_taught_and_forgotten);
  ADD_TEST ("/dictionary/what-is-no-word-is-refused", test_what_is_no_word_is_refused);
  g_test_add_func ("/dictionary/the-export-of-everything-has-them",
                   test_the_export_of_everything_has_them);
  return fixture_run ();
}
