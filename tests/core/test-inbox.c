/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/inbox.h"

#include "core/sealed-note.h"
#include "tests/core/damage.h"

#include <math.h>
#include <sodium.h>
#include <sys/stat.h>

static gboolean
leave (MtJournal *journal, MtEntry *entry, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_leave_note (journal, entry, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_leave_note_finish (journal, result, error);
}

static MtEntry *
leave_thought (Fixture *f, const char *text)
{
  MtEntry *entry = mt_entry_new ("thought");
  g_autoptr (GError) error = NULL;

  mt_entry_set_text (entry, text);
  mt_entry_add_value (entry, "tags", "left", NAN);
  g_assert_true (leave (f->journal, entry, &error));
  g_assert_no_error (error);
  return entry;
}

/* The names in the inbox, sorted. */
static GPtrArray *
list_inbox (Fixture *f)
{
  g_autofree char *inbox = path_of (f, "inbox");
  g_autoptr (GDir) dir = g_dir_open (inbox, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc)g_strcmp0);
  return names;
}

static void
assert_n_in_inbox (Fixture *f, guint n)
{
  g_autoptr (GPtrArray) names = list_inbox (f);

  g_assert_cmpint (names->len, ==, n);
}

static void
assert_n_entries (Fixture *f, guint n)
{
  MtFilter all = MT_FILTER_ALL;
  g_autoptr (GPtrArray) entries = list (f->journal, &all, MT_KEY_NONE, 100);

  g_assert_cmpint (entries->len, ==, n);
}

static void
test_a_note_becomes_an_entry (Fixture *f, gconstpointer data)
{
  g_autoptr (MtJournal) other = mt_journal_new (f->folder); /* another program: this one holds it */
  g_autoptr (MtEntry) note = mt_entry_new ("mood"), entry = NULL, saved = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *path = NULL;
  MtFilter filter = MT_FILTER_ALL;
  GStatBuf status;

  mt_entry_set_text (note, "left in passing");
  mt_entry_add_value (note, "valence", "2", 2);
  g_assert_true (leave (other, note, NULL));
  names = list_inbox (f);
  g_assert_cmpint (names->len, ==, 1);
  g_assert_true (g_str_has_suffix (names->pdata[0], ".note"));
  path = g_build_filename (f->folder, "inbox", names->pdata[0], NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_n_entries (f, 0); /* at the next unlock */
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 0);
  reopen (f);
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 1);
  g_assert_cmpint (mt_journal_get_notes_waiting (f->journal), ==, 0);
  g_assert_null (*mt_journal_get_notes_set_aside (f->journal));
  assert_n_in_inbox (f, 0);
  entry = load (f->journal, mt_entry_get_id (note), NULL);
  g_assert_true (mt_entry_get_sealed (entry));
  g_assert_cmpstr (mt_entry_get_text (entry), ==, "left in passing");
  g_assert_cmpint (mt_entry_get_moment (entry)->instant, ==, mt_entry_get_moment (note)->instant);
  filter.words = (char *)"passing";
  hits = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (hits->len, ==, 1);

  mt_entry_set_text (entry, "changed since"); /* and still says where it came from */
  g_assert_true (save (f->journal, entry, NULL));
  saved = load (f->journal, mt_entry_get_id (note), NULL);
  g_assert_true (mt_entry_get_sealed (saved));
}

static void
test_taking_in_twice_makes_no_second_entry (Fixture *f, gconstpointer data)
{
  g_autofree char *inbox = path_of (f, "inbox"), *kept = g_build_filename (f->root, "kept", NULL);
  g_autoptr (MtEntry) a = leave_thought (f, "a"), b = leave_thought (f, "b"), changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  lock (f->journal);
  fixture_copy_folder (inbox, kept);
  reopen (f);
  assert_n_entries (f, 2);
  mt_entry_set_text (a, "a, changed since");
  g_assert_true (save (f->journal, a, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (b), NULL));
  lock (f->journal);

  fixture_copy_folder (kept, inbox); /* as if it had been cut off before they were removed */
  reopen (f);
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 0);
  assert_n_in_inbox (f, 0);
  assert_n_entries (f, 1); /* in the bin is known, too */
  changed = load (f->journal, mt_entry_get_id (a), NULL);
  g_assert_cmpstr (mt_entry_get_text (changed), ==, "a, changed since");
  mt_journal_empty_bin (f->journal, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_empty_bin_finish (f->journal, result, NULL));
  lock (f->journal);

  fixture_copy_folder (kept, inbox);
  reopen (f);
  assert_n_entries (f, 1); /* and purged */
  assert_n_in_inbox (f, 0);
}

static void
test_what_is_no_note_is_set_aside_and_named (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) good = leave_thought (f, "good"), bad = leave_thought (f, "bad");
  g_autoptr (GPtrArray) names = list_inbox (f);
  g_autofree char *damaged = g_build_filename ("inbox", names->pdata[0], NULL);
  g_autofree char *taken = g_build_filename (f->folder, "inbox/a.note.aside", NULL);
  g_autofree char *foreign = g_build_filename (f->folder, "inbox/a.note", NULL);
  g_autofree char *link = g_build_filename (f->folder, "inbox/b.note", NULL);
  g_autofree char *no_note = g_build_filename (f->folder, "inbox/else", NULL);
  const char *const *aside;

  flip (f, damaged, 1000);
  g_assert_true (g_file_set_contents (taken, "taken", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "foreign", -1, NULL));
  g_assert_true (g_file_set_contents (no_note, "no note", -1, NULL));
  g_assert_cmpint (symlink ("/nowhere/at/all", link), ==, 0);
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 1u << MT_PART_NOTE);
  reopen (f);
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 1);
  aside = mt_journal_get_notes_set_aside (f->journal);
  g_assert_cmpint (g_strv_length ((char **)aside), ==, 3);
  g_assert_true (g_strv_contains (aside, "inbox/a.note.aside-2"));
  g_assert_true (g_strv_contains (aside, "inbox/b.note.aside"));
  assert_n_in_inbox (f,
                     5); /* three set aside, one that was, one that is no note: all still there */
  lock (f->journal);
  reopen (f);
  g_assert_null (*mt_journal_get_notes_set_aside (f->journal)); /* told once */
  assert_n_in_inbox (f, 5);
  g_assert_cmpint (g_unlink (link), !=, 0);
}

static void
seal_newer (Fixture *f)
{
  static const char json[] = "{\"format\":\"meantime-note\",\"version\":2}\x80";
  g_autofree char *keys = path_of (f, "keys"), *path = path_of (f, "inbox/newer.note");
  g_autofree char *data = NULL;
  guint8 sealed[sizeof json - 1 + crypto_box_SEALBYTES];

  g_assert_true (g_file_get_contents (keys, &data, NULL, NULL));
  crypto_box_seal (sealed, (const guint8 *)json, sizeof json - 1, (const guint8 *)data + 56);
  g_assert_true (g_file_set_contents (path, (const char *)sealed, sizeof sealed, NULL));
}

static void
test_a_note_of_a_newer_version_waits (Fixture *f, gconstpointer data)
{
  seal_newer (f);
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  reopen (f);
  g_assert_cmpint (mt_journal_get_notes_waiting (f->journal), ==, 1);
  g_assert_null (*mt_journal_get_notes_set_aside (f->journal));
  assert_n_in_inbox (f, 1);
}

static void
test_what_was_cut_off_goes_only_when_it_is_old (Fixture *f, gconstpointer data)
{
  g_autofree char *now = path_of (f, "inbox/1.note.new"), *old = path_of (f, "inbox/2.note.new");
  const struct timespec times[] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = 1 } };

  g_assert_true (g_file_set_contents (now, "part", -1, NULL));
  g_assert_true (g_file_set_contents (old, "part", -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, old, times, 0), ==, 0);
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  reopen (f);
  assert_n_in_inbox (f, 1);
  g_assert_true (g_file_test (now, G_FILE_TEST_EXISTS));
}

static void
test_an_exchanged_key_is_told_and_put_back (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "keys", "keys.2" };
  g_autoptr (MtEntry) lost = NULL, kept = NULL;

  lock (f->journal);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = path_of (f, names[i]), *bytes = NULL;
    guint8 secret[crypto_box_SECRETKEYBYTES];
    gsize size;

    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
    crypto_box_keypair ((guint8 *)bytes + 56, secret);
    crypto_generichash ((guint8 *)bytes + size - 32, 32, (guint8 *)bytes, size - 32, NULL, 0);
    g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
  }
  lost = leave_thought (f, "to somebody else");
  reopen (f);
  g_assert_true (mt_journal_get_inbox_key_changed (f->journal));
  g_assert_cmpint (g_strv_length ((char **)mt_journal_get_notes_set_aside (f->journal)), ==, 1);
  kept = leave_thought (f, "to this journal again");
  lock (f->journal);
  reopen (f);
  g_assert_false (mt_journal_get_inbox_key_changed (f->journal));
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 1);
}

static void
test_what_cannot_be_left_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autofree char *nowhere = g_build_filename (f->root, "nowhere", NULL);
  g_autofree char *inbox = path_of (f, "inbox");
  g_autoptr (MtJournal) none = mt_journal_new (nowhere);
  g_autoptr (GError) error = NULL;

  g_assert_false (leave (none, entry, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NO_JOURNAL);
  g_clear_error (&error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  mt_entry_set_text (entry, "\xff");
  g_assert_false (leave (f->journal, entry, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_TEXT);
  g_clear_error (&error);
  assert_n_in_inbox (f, 0);

  mt_entry_set_text (entry, "one key file is enough, and the inbox is made anew");
  flip (f, "keys", 60);
  g_rmdir (inbox);
  g_assert_true (leave (f->journal, entry, &error));
  assert_n_in_inbox (f, 1);
  flip (f, "keys.2", 60);
  g_assert_false (leave (f->journal, entry, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED_KEYS);
  assert_n_in_inbox (f, 1);
}

static void
test_a_restore_that_was_cut_off_keeps_the_note (Fixture *f, gconstpointer data)
{
  g_autofree char *begun = path_of (f, "restore.new"), *ready = path_of (f, "restore.new/ready");
  g_autoptr (MtEntry) note = NULL;

  lock (f->journal);
  fixture_copy_folder (fixture_model, begun); /* as core/restore.c leaves it */
  g_assert_true (g_file_set_contents (ready, "before-restore-once", -1, NULL));
  note = leave_thought (f, "in between");
  reopen (f);
  g_assert_cmpint (mt_journal_get_notes_taken_in (f->journal), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/inbox/a-note-becomes-an-entry", test_a_note_becomes_an_entry);
  ADD_TEST ("/inbox/taking-in-twice-makes-no-second-entry",
            test_taking_in_twice_makes_no_second_entry);
  ADD_TEST ("/inbox/what-is-no-note-is-set-aside-and-named",
            test_what_is_no_note_is_set_aside_and_named);
  ADD_TEST ("/inbox/a-note-of-a-newer-version-waits", test_a_note_of_a_newer_version_waits);
  ADD_TEST ("/inbox/what-was-cut-off-goes-only-when-it-is-old",
            test_what_was_cut_off_goes_only_when_it_is_old);
  ADD_TEST ("/inbox/an-exchanged-key-is-told-and-put-back",
            test_an_exchanged_key_is_told_and_put_back);
  ADD_TEST ("/inbox/what-cannot-be-left-is-refused", test_what_cannot_be_left_is_refused);
  ADD_TEST ("/inbox/a-restore-that-was-cut-off-keeps-the-note",
            test_a_restore_that_was_cut_off_keeps_the_note);
  return fixture_run ();
}
