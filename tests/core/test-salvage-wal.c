/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/salvage-scene.h"

#define N_WAITING 5 /* entries in the WAL: so few that it is not begun anew */
#define FRAME (PAGE + 24)

/* As after a power cut: what was saved last waits in the WAL. */
static GHashTable *
fill_and_cut_power (Fixture *f, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *cut = g_build_filename (f->root, "cut", NULL);
  GHashTable *written = fill (f, n, 6);

  reopen (f);
  for (guint i = 0; i < N_WAITING; i++) {
    g_autoptr (MtEntry) entry = save_one (f, rand, n + i, NULL);

    note_written (written, entry, 0);
  }
  fixture_copy_folder (f->folder, cut);
  lock (f->journal);
  mt_file_remove_folder (f->folder);
  fixture_copy_folder (cut, f->folder);
  mt_file_remove_folder (cut);
  return written;
}

static void
test_what_waits_in_the_wal_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill_and_cut_power (f, 40);
  g_autoptr (MtSalvageReport) report = NULL;

  g_assert_cmpint (size_of (f, "journal.db-wal"), >, N_WAITING * PAGE);
  flip (f, "journal.db", 9);
  report = salvage (f);
  g_assert_true (mt_salvage_report_is_whole (report));
  g_assert_cmpint (compare (f, written, report), ==, 40 + N_WAITING);
}

static guint
hash_of (Fixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  g_autoptr (GBytes) bytes = mt_file_read (path, G_MAXINT32, NULL);

  g_assert_nonnull (bytes);
  return g_bytes_hash (bytes);
}

/* SQLite would drop all behind the damaged frame in silence. */
static void
test_a_damaged_wal_is_refused_and_salvaged (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill_and_cut_power (f, 40);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);
  goffset size = size_of (f, "journal.db-wal");

  fixture_copy_folder (f->folder, before);
  for (goffset at = 32 + 700; at < size; at += FRAME * (g_test_slow () ? 1 : 17)) {
    g_autoptr (MtSalvageReport) report = NULL;
    guint sum;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    flip (f, "journal.db-wal", at);
    sum = hash_of (f, "journal.db-wal") ^ hash_of (f, "journal.db");
    assert_unlock (f, MT_ERROR_DAMAGED_WAL);
    g_assert_cmpint (hash_of (f, "journal.db-wal") ^ hash_of (f, "journal.db"), ==, sum);
    report = salvage (f);
    g_assert_cmpint (compare (f, written, report), >=, 40 - 10);
  }
}

/* Of a frame its checksum alone: each page proves whole, and yet SQLite drops all from there on. */
static void
test_a_damaged_frame_around_whole_pages_loses_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill_and_cut_power (f, 40);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);
  goffset size = size_of (f, "journal.db-wal");

  fixture_copy_folder (f->folder, before);
  for (goffset at = 32 + 17; at < size; at += FRAME * (g_test_slow () ? 1 : 17)) {
    g_autoptr (MtSalvageReport) report = NULL;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    flip (f, "journal.db-wal", at);
    assert_unlock (f, MT_ERROR_DAMAGED_WAL);
    report = salvage (f);
    g_assert_cmpint (compare (f, written, report), ==, 40 + N_WAITING);
  }
}

/* As where the power went before the last save was synced: some of its frames are there, its commit
 * among them, and nobody was told of it. */
static void
test_a_torn_save_that_nobody_was_told_of_is_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill_and_cut_power (f, 40);
  g_autofree char *counter = path_of (f, "commits");
  g_autoptr (GBytes) bytes = mt_file_read (counter, 16, NULL);
  guint64 count[2];

  g_assert_nonnull (bytes);
  memcpy (count, g_bytes_get_data (bytes, NULL), sizeof count);
  count[0] = GUINT64_TO_LE (GUINT64_FROM_LE (count[0]) - 1);
  count[1] = ~count[0];
  g_assert_true (mt_file_write (counter, count, sizeof count, NULL));
  flip (f, "journal.db-wal", size_of (f, "journal.db-wal") - FRAME - 700);
  assert_unlock (f, -1);
  g_assert_cmpuint (mt_journal_get_missing_changes (f->journal), ==, 0);
}

/* Puts back of the WAL @before what a save wrote over: half of its first page, and each commit of
 * an earlier time.  Returns whether there was one of these, and something of the save behind it. */
static gboolean
tear (char *wal, const char *before, gsize size)
{
  gsize first = 0, last = 0;
  gboolean found = FALSE;

  for (gsize at = 32; at + FRAME <= size; at += FRAME)
    if (memcmp (wal + at, before + at, FRAME) != 0) {
      first = first ? first : at;
      last = at;
    }
  if (first)
    memcpy (wal + first + FRAME - PAGE / 2, before + first + FRAME - PAGE / 2, PAGE / 2);
  for (gsize at = first + FRAME; at < last; at += FRAME)
    if (memcmp (before + at + 4, "\0\0\0", 4) != 0) {
      memcpy (wal + at, before + at, FRAME);
      found = TRUE;
    }
  return found;
}

/* The same in a WAL that was begun anew: where a frame did not arrive, one of an earlier time is.
 */
static void
test_a_torn_save_among_older_ones_is_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree char *wal = path_of (f, "journal.db-wal"),
                  *cut = g_build_filename (f->root, "cut", NULL);
  gboolean torn = FALSE;

  for (guint n = 0; !torn; n++) {
    g_autofree char *old = NULL, *new = NULL;
    gsize old_size = 0, size = 0;

    g_assert_cmpuint (n, <, 200);
    g_object_unref (save_one (f, rand, n, NULL));
    mt_file_remove_folder (cut);
    fixture_copy_folder (f->folder, cut);
    g_assert_true (g_file_get_contents (wal, &old, &old_size, NULL));
    g_object_unref (save_one (f, rand, 200 + n, NULL));
    g_assert_true (g_file_get_contents (wal, &new, &size, NULL));
    torn = size == old_size && tear (new, old, size);
    if (torn) {
      lock (f->journal);
      mt_file_remove_folder (f->folder);
      fixture_copy_folder (cut, f->folder);
      g_assert_true (g_file_set_contents (wal, new, (gssize)size, NULL));
    }
  }
  assert_unlock (f, -1);
  g_assert_cmpuint (mt_journal_get_missing_changes (f->journal), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077);
  ADD_TEST ("/salvage-wal/what-waits-in-the-wal-comes-back", test_what_waits_in_the_wal_comes_back);
  ADD_TEST ("/salvage-wal/a-damaged-wal-is-refused-and-salvaged",
            test_a_damaged_wal_is_refused_and_salvaged);
  ADD_TEST ("/salvage-wal/a-torn-save-that-nobody-was-told-of-is-left-out",
            test_a_torn_save_that_nobody_was_told_of_is_left_out);
  ADD_TEST ("/salvage-wal/a-damaged-frame-around-whole-pages-loses-nothing",
            test_a_damaged_frame_around_whole_pages_loses_nothing);
  ADD_TEST ("/salvage-wal/a-torn-save-among-older-ones-is-left-out",
            test_a_torn_save_among_older_ones_is_left_out);
  return fixture_run ();
}
