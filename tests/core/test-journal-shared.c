/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-shared.h"
#include "tests/core/fixture.h"
#include "tests/core/shared.h"

static void
test_what_was_shared_is_remembered (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "Ñandú");
  g_autoptr (MtEntry) two = write_entry (f->journal, "question", "2026-03-02T10:00", "Why?");
  g_autoptr (MtShared) made = make_shared ("Ñandú\nWhy?", mt_entry_get_id (two), one);
  g_autoptr (MtShared) read = NULL;
  g_autoptr (GPtrArray) all = NULL;

  record (f, made);
  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  read = load_shared (f, made->id);
  assert_same_shared (read, made);
  g_assert_cmpuint (read->n_entries, ==, 2);
  g_assert_cmpstr (read->entries[0], ==, mt_entry_get_id (two)); /* in their order */
  g_assert_cmpstr (read->entries[1], ==, mt_entry_get_id (one));
  g_assert_cmpstr (
      read->fingerprint, ==,
      "a73fcf339640929207281fb8e038884806e2eb0840f2245694dbba1d5cc89e65"); /* of "1a" */
  all = list_shared (f, NULL, 10);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_null (((MtShared *)all->pdata[0])->words);
}

static void
test_the_newest_comes_first_and_an_entry_knows_its_own (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-03-02T10:00", "two");
  g_autoptr (MtShared) early = make_shared ("early", mt_entry_get_id (one), NULL);
  g_autoptr (MtShared) late = make_shared ("late", mt_entry_get_id (one), two);
  g_autoptr (MtShared) everything = mt_shared_new (MT_SHARED_FILE, "zip");
  g_autoptr (GPtrArray) all = NULL, few = NULL, of_two = NULL, of_none = NULL;

  mt_shared_set_words (everything, "all words");
  mt_shared_set_entries (everything, NULL, 2);
  g_assert_cmpint (everything->kept, ==, MT_SHARED_NONE);
  early->moment.instant -= G_USEC_PER_SEC;
  everything->moment.instant -= 2 * G_USEC_PER_SEC;
  record (f, late);
  record (f, early);
  record (f, everything);
  all = list_shared (f, NULL, 10);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((MtShared *)all->pdata[0])->id, ==, late->id);
  g_assert_cmpstr (((MtShared *)all->pdata[1])->id, ==, early->id);
  few = list_shared (f, NULL, 1);
  g_assert_cmpuint (few->len, ==, 1);
  of_two = list_shared (f, mt_entry_get_id (two), 10);
  g_assert_cmpuint (of_two->len, ==, 1);
  g_assert_cmpstr (((MtShared *)of_two->pdata[0])->id, ==, late->id);
  of_none = list_shared (f, "01900000-0000-7000-8000-000000000001", 10);
  g_assert_cmpuint (of_none->len, ==, 0);
}

/* Date and fingerprint stay, the words go; of what it was not in, nothing. */
static void
test_purging_an_entry_takes_its_words_along (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-03-02T10:00", "two");
  g_autoptr (MtShared) both = make_shared ("both", mt_entry_get_id (one), two);
  g_autoptr (MtShared) other = make_shared ("other", mt_entry_get_id (two), NULL);
  g_autoptr (MtShared) read = NULL, untouched = NULL, late = NULL, late_read = NULL;

  record (f, both);
  record (f, other);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (one), NULL));
  untouched = load_shared (f, both->id); /* the bin takes nothing */
  g_assert_cmpstr (untouched->words, ==, "both");
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, mt_entry_get_id (one), NULL));
  read = load_shared (f, both->id);
  g_assert_cmpstr (read->words, ==, "");
  g_assert_cmpint (read->kept, ==, MT_SHARED_TAKEN);
  g_assert_cmpint (read->moment.instant, ==, both->moment.instant);
  g_assert_cmpstr (read->fingerprint, ==, both->fingerprint);
  g_assert_cmpuint (g_strv_length (read->entries), ==, 2);
  g_clear_pointer (&untouched, mt_shared_free);
  untouched = load_shared (f, other->id);
  assert_same_shared (untouched, other);

  /* Recorded after its entry has gone. */
  late = make_shared ("late", mt_entry_get_id (one), NULL);
  record (f, late);
  late_read = load_shared (f, late->id);
  g_assert_cmpstr (late_read->words, ==, "");
  g_assert_cmpint (late_read->kept, ==, MT_SHARED_TAKEN);
}

static void
test_a_record_can_be_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (MtShared) one = make_shared ("one", "01900000-0000-7000-8000-000000000001", NULL);
  g_autoptr (MtShared) two = make_shared ("two", "01900000-0000-7000-8000-000000000001", NULL);
  const char *const wrong[] = { one->id, "01900000-0000-7000-8000-00000000000f", NULL };
  const char *const right[] = { one->id, NULL };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  record (f, one);
  record (f, two);
  g_assert_false (forget (f, wrong, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  before = list_shared (f, NULL, 10);
  g_assert_cmpuint (before->len, ==, 2); /* all or none */
  g_assert_true (forget (f, right, NULL));
  after = list_shared (f, NULL, 10);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((MtShared *)after->pdata[0])->id, ==, two->id);
}

static void
test_a_deleted_file_is_noted_once (Fixture *f, gconstpointer data)
{
  g_autoptr (MtShared) one = make_shared ("one", "01900000-0000-7000-8000-000000000001", NULL);
  g_autoptr (MtShared) first = NULL, again = NULL;

  record (f, one);
  g_assert_true (note_deleted (f, one->id));
  first = load_shared (f, one->id);
  g_assert_cmpint (first->file_deleted, >, 0);
  g_usleep (2000);
  g_assert_true (note_deleted (f, one->id));
  again = load_shared (f, one->id);
  g_assert_cmpint (again->file_deleted, ==, first->file_deleted);
  g_assert_false (note_deleted (f, "01900000-0000-7000-8000-00000000000f"));
}

static void
test_limits_are_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *many = g_strnfill (MT_SHARED_WORDS_MAX - 1, 'a');
  g_autofree char *longer = g_strconcat (many, "ü", "end", NULL); /* the limit is inside the ü */
  g_autofree char *recipient = g_strnfill (MT_SHARED_RECIPIENT_MAX + 1, 'x');
  g_autoptr (MtShared) one = make_shared (longer, "01900000-0000-7000-8000-000000000001", NULL);
  g_autoptr (MtShared) two = make_shared ("two", "01900000-0000-7000-8000-000000000001", NULL);
  g_autoptr (MtShared) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (one->kept, ==, MT_SHARED_BEGINNING);
  record (f, one);
  read = load_shared (f, one->id);
  g_assert_cmpint (read->kept, ==, MT_SHARED_BEGINNING);
  g_assert_cmpstr (read->words, ==, many);
  g_set_str (&two->recipient, recipient);
  g_assert_false (try_record (f, two, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  g_clear_error (&error);
  g_set_str (&two->recipient, "\xff");
  g_assert_false (try_record (f, two, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
}

/* Where all together are too many, the oldest let go of theirs. */
static void
test_room_is_made_by_the_oldest (Fixture *f, gconstpointer data)
{
  g_autofree char *many = g_strnfill (MT_SHARED_WORDS_MAX, 'a');
  guint n = MT_SHARED_ALL_WORDS_MAX / MT_SHARED_WORDS_MAX + 1;
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (MtShared) oldest = NULL, next = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (MtShared) one = make_shared (many, "01900000-0000-7000-8000-000000000001", NULL);

    record (f, one);
    if (i < 2)
      g_set_str (i == 0 ? &first : &second, one->id);
  }
  oldest = load_shared (f, first);
  g_assert_cmpint (oldest->kept, ==, MT_SHARED_NONE);
  g_assert_cmpstr (oldest->words, ==, "");
  next = load_shared (f, second);
  g_assert_cmpint (next->kept, ==, MT_SHARED_WHOLE);
}

static void
test_a_file_is_told_by_its_fingerprint (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->root, "file", NULL);
  g_autofree char *link = g_build_filename (f->root, "link", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("some bytes", 10);
  g_autoptr (MtShared) shared = mt_shared_new (MT_SHARED_FILE, "pdf");
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  mt_shared_set_bytes (shared, bytes);
  g_assert_true (g_file_set_contents (path, "some bytes", 10, NULL));
  found = mt_shared_fingerprint_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, shared->fingerprint);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_null (mt_shared_fingerprint_file (link, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mt_shared_fingerprint_file (f->root, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (mt_shared_fingerprint_file (path, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) ADD_TEST ("/journal-shared/" path, func)
  ADD ("what-was-shared-is-remembered", test_what_was_shared_is_remembered);
  ADD ("the-newest-comes-first-and-an-entry-knows-its-own",
       test_the_newest_comes_first_and_an_entry_knows_its_own);
  ADD ("purging-an-entry-takes-its-words-along", test_purging_an_entry_takes_its_words_along);
  ADD ("a-record-can-be-forgotten", test_a_record_can_be_forgotten);
  ADD ("a-deleted-file-is-noted-once", test_a_deleted_file_is_noted_once);
  ADD ("limits-are-kept", test_limits_are_kept);
  ADD ("room-is-made-by-the-oldest", test_room_is_made_by_the_oldest);
  ADD ("a-file-is-told-by-its-fingerprint", test_a_file_is_told_by_its_fingerprint);
  return fixture_run ();
}
