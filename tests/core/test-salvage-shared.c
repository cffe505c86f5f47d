/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of what was shared come back as they were, or the report says that they did not. */
#include "tests/core/salvage-scene.h"
#include "tests/core/shared.h"

#define N_RECORDS 40

/* By id, what each said. */
static GHashTable *
fill_shared (Fixture *f, GRand *rand)
{
  GHashTable *said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autofree char *long_text = g_strnfill (3000, 'x'); /* so that not all are on one page */
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-03-02T10:00", long_text);
  g_autoptr (MtEntry) three = write_entry (f->journal, "thought", "2026-03-03T10:00", long_text);

  for (guint i = 0; i < N_RECORDS; i++) {
    g_autofree char *words = make_text (rand, i, choose_size (rand));
    g_autoptr (MtShared) shared =
        make_shared (words, mt_entry_get_id (one), i % 3 == 0 ? two : NULL);

    record (f, shared);
    g_hash_table_insert (said, g_strdup (shared->id), g_strdup (words));
  }
  return said;
}

/* How many came back with what they said. */
static guint
compare_shared (Fixture *f, GHashTable *said, const MtSalvageReport *report)
{
  g_autoptr (GPtrArray) list = NULL;
  guint n_read = 0;

  reopen (f);
  list = list_shared (f, NULL, 1000);
  g_assert_cmpuint (list->len, ==, report->n_shared);
  for (guint i = 0; i < list->len; i++) {
    g_autoptr (MtShared) one = load_shared (f, ((MtShared *)list->pdata[i])->id);
    const char *words = g_hash_table_lookup (said, one->id);

    g_assert_nonnull (words);
    if (one->kept == MT_SHARED_LOST) {
      g_assert_cmpstr (one->words, ==, "");
      continue;
    }
    n_read++;
    g_assert_cmpstr (one->words, ==, words);
    g_assert_cmpuint (g_strv_length (one->entries), ==, one->n_entries);
  }
  g_assert_cmpuint (list->len - n_read, ==, report->n_shared_unread);
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  return n_read;
}

static void
test_a_whole_journal_loses_none (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) said = fill_shared (f, rand);
  g_autoptr (MtSalvageReport) report = NULL;

  lock (f->journal);
  report = salvage (f);
  g_assert_true (mt_salvage_report_is_whole (report));
  g_assert_cmpuint (compare_shared (f, said, report), ==, N_RECORDS);
}

static void
test_each_page_takes_only_what_is_on_it (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GHashTable) said = fill_shared (f, rand);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);
  guint n_touched = 0;
  goffset size;

  lock (f->journal);
  size = size_of (f, "journal.db");
  fixture_copy_folder (f->folder, before);
  for (goffset at = PAGE; at < size; at += PAGE * 3) {
    g_autoptr (MtSalvageReport) report = NULL;
    guint n_read;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    flip (f, "journal.db", at + 100);
    report = salvage (f);
    n_read = compare_shared (f, said, report);
    if (report->words_unsure) /* the counters were hit */
      continue;
    g_assert_cmpuint (report->n_shared + report->n_shared_lost, ==, N_RECORDS);
    n_touched += n_read < N_RECORDS;
  }
  g_assert_cmpuint (n_touched, >, 0);
}

/* What was purged does not come back by what was shared of it, nor as a tombstone too many. */
static void
test_purged_stays_purged (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtShared) shared = make_shared ("what it said", mt_entry_get_id (one), NULL);
  g_autoptr (MtShared) read = NULL;
  g_autoptr (MtSalvageReport) report = NULL;

  record (f, shared);
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (one), NULL));
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, mt_entry_get_id (one), NULL));
  lock (f->journal);
  report = salvage (f);
  g_assert_true (mt_salvage_report_is_whole (report));
  reopen (f);
  read = load_shared (f, shared->id);
  g_assert_cmpint (read->kept, ==, MT_SHARED_TAKEN);
  g_assert_cmpstr (read->words, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/salvage-shared/a-whole-journal-loses-none", test_a_whole_journal_loses_none);
  ADD_TEST ("/salvage-shared/each-page-takes-only-what-is-on-it",
            test_each_page_takes_only_what_is_on_it);
  ADD_TEST ("/salvage-shared/purged-stays-purged", test_purged_stays_purged);
  return fixture_run ();
}
