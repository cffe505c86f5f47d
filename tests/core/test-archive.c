/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-private.h"
#include "tests/core/random-journal.h"

#include <archive.h>
#include <archive_entry.h>

#define SEEDS 6
#define N_ENTRIES 70

static MtArchiveMade *
write_archive (Fixture *f, const char *path, gboolean with_shared, GCancellable *c, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_write_archive (f->journal, path, with_shared, NULL, NULL, c, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_write_archive_finish (f->journal, result, error);
}

static MtBroughtIn *
take_in (Fixture *f, GBytes *file, gboolean dry_run)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const MtBringFormat *format = mt_bring_format_of (file, &error);
  GAsyncResult *slot = NULL;
  MtBroughtIn *brought;

  g_assert_no_error (error);
  brought = mt_bring_in_read (format, file, NULL, &error);
  g_assert_no_error (error);
  mt_journal_bring_in (f->journal, brought, dry_run, wait_done, &slot);
  result = wait_for (&slot);
  brought = mt_journal_bring_in_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return brought;
}

static void
teach_words (Fixture *f)
{
  static const char *const words[] = { "Zoë", "a\"b", "東京" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *slot = NULL;

    mt_journal_teach_word (f->journal, words[i], TRUE, wait_done, &slot);
    result = wait_for (&slot);
    g_assert_true (mt_journal_teach_word_finish (f->journal, result, NULL));
  }
}

static void
try_round_trip (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Fixture from, to;
  g_autofree char *before = NULL, *after = NULL, *again = NULL;
  g_autoptr (MtArchiveMade) made = NULL, made_again = NULL, back = NULL;
  g_autoptr (MtBroughtIn) dry = NULL, brought = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&from, NULL);
  fixture_set_up (&to, NULL);
  write_random (&from, rand, N_ENTRIES);
  teach_words (&from);
  before = dump_journal (&from);
  made = write_archive (&from, NULL, TRUE, NULL, &error);
  g_assert_no_error (error);
  made_again = write_archive (&from, NULL, TRUE, NULL, NULL);
  g_assert_true (g_bytes_equal (made->bytes, made_again->bytes)); /* the same bytes */

  dry = take_in (&to, made->bytes, TRUE);
  g_assert_cmpuint (dry->found->len, ==, made->n_entries);
  g_assert_cmpuint (dry->misreads->len, ==, 0);
  again = dump_journal (&to);
  g_assert_cmpstr (again, ==, ""); /* took nothing */

  brought = take_in (&to, made->bytes, FALSE);
  g_assert_cmpuint (brought->found->len, ==, made->n_entries);
  after = dump_journal (&to);
  g_assert_cmpstr (after, ==, before);
  second = take_in (&to, made->bytes, FALSE);
  g_assert_cmpuint (second->found->len, ==, 0);
  g_assert_cmpuint (second->n_there, ==, made->n_entries);
  g_clear_pointer (&again, g_free);
  again = dump_journal (&to);
  g_assert_cmpstr (again, ==, before);
  back = write_archive (&to, NULL, TRUE, NULL, NULL);
  g_assert_true (g_bytes_equal (made->bytes, back->bytes));
  fixture_tear_down (&from, NULL);
  fixture_tear_down (&to, NULL);
}

static void
test_it_gives_the_same_journal (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    try_round_trip (seed);
}

static char *
text_of (GBytes *zip, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (
      archive_read_open_memory (archive, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip)), ==,
      ARCHIVE_OK);
  while (!text && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), name)) {
      char piece[65536];
      g_autoptr (GString) all = g_string_new (NULL);
      la_ssize_t n;

      while ((n = archive_read_data (archive, piece, sizeof piece)) > 0)
        g_string_append_len (all, piece, n);
      text = g_string_free_and_steal (g_steal_pointer (&all));
    }
  archive_read_free (archive);
  return text;
}

/* What was shared only where it is asked for; the bin, and what was purged, not to be read. */
static void
test_what_is_in_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "Ñandú");
  g_autoptr (MtEntry) two = write_entry (f->journal, "question", "2026-03-02T10:00", "in the bin");
  g_autoptr (MtEntry) three = write_entry (f->journal, "thought", "2026-04-02T10:00", "April");
  g_autoptr (MtShared) shared = make_shared ("told once", mt_entry_get_id (one), NULL);
  g_autoptr (MtArchiveMade) with = NULL, without = NULL;
  g_autofree char *readme = NULL, *march = NULL, *april = NULL, *json = NULL, *plain = NULL;

  record (f, shared);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (two), NULL));
  with = write_archive (f, NULL, TRUE, NULL, NULL);
  without = write_archive (f, NULL, FALSE, NULL, NULL);
  readme = text_of (with->bytes, "README.txt");
  g_assert_nonnull (strstr (readme, "None of it is encrypted"));
  march = text_of (with->bytes, "readable/2026-03.md");
  april = text_of (with->bytes, "readable/2026-04.md");
  g_assert_nonnull (strstr (march, "Ñandú"));
  g_assert_null (strstr (march, "in the bin"));
  g_assert_nonnull (strstr (april, "April"));
  json = text_of (with->bytes, "journal.json");
  plain = text_of (without->bytes, "journal.json");
  g_assert_nonnull (strstr (json, "in the bin"));
  g_assert_nonnull (strstr (json, "told once"));
  g_assert_null (strstr (plain, "told once"));
  g_assert_null (strstr (plain, shared->fingerprint));
  g_assert_nonnull (strstr (plain, "Ñandú"));
}

static void
test_it_is_written_whole_or_not_at_all (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->root, "all.zip", NULL);
  g_autofree char *fingerprint = NULL;
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtArchiveMade) made = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_cancellable_cancel (cancelled);
  g_assert_null (write_archive (f, path, FALSE, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  made = write_archive (f, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (made->bytes);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, made->size);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  fingerprint = mt_shared_fingerprint_file (path, NULL, NULL);
  g_assert_cmpstr (fingerprint, ==, made->fingerprint);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/it-gives-the-same-journal", test_it_gives_the_same_journal);
  ADD_TEST ("/archive/what-is-in-it", test_what_is_in_it);
  ADD_TEST ("/archive/it-is-written-whole-or-not-at-all", test_it_is_written_whole_or_not_at_all);
  return fixture_run ();
}
