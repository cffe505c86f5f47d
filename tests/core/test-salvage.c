/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each test knows what was written, damages it, and holds that what comes back is what was written,
 * and that the report says exactly what did not. */
#include "core/store/store.h"
#include "tests/core/salvage-scene.h"

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

static gboolean database_stays; /* the next time it is to be put in place, the disk fails */

/* In the place of the C library's. */
int
rename (const char *from, const char *to)
{
  if (database_stays && g_str_has_suffix (from, "restore.new/journal.db")) {
    database_stays = FALSE;
    errno = EIO;
    return -1;
  }
  return (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void
test_a_whole_journal_loses_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 120, 1);
  g_autoptr (MtSalvageReport) report = salvage (f);

  g_assert_true (mt_salvage_report_is_whole (report));
  g_assert_cmpint (report->n_damaged_pages, ==, 0);
  g_assert_cmpint (compare (f, written, report), ==, 120);
  g_assert_true (g_file_test (report->aside, G_FILE_TEST_IS_DIR));
}

static void
test_what_was_decided_is_no_failure (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 20, 5);
  g_autoptr (MtSalvageReport) report = NULL;

  database_stays = TRUE;
  report = salvage (f);
  g_assert_false (database_stays);
  g_assert_cmpint (compare (f, written, report), ==, 20); /* the opening finishes it */
  g_assert_true (g_file_test (report->aside, G_FILE_TEST_IS_DIR));
}

static void
test_a_damaged_start_loses_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 60, 2);
  g_autoptr (MtSalvageReport) report = NULL;

  flip (f, "journal.db", 3);
  assert_unlock (f, MT_ERROR_DAMAGED_START);
  report = salvage (f);
  g_assert_true (report->start_mended);
  g_assert_true (mt_salvage_report_is_whole (report));
  g_assert_cmpint (compare (f, written, report), ==, 60);
}

static void
test_a_damaged_first_page_loses_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 60, 3);
  g_autoptr (MtSalvageReport) report = NULL;

  flip (f, "journal.db", 200);
  assert_unlock (f, MT_ERROR_DAMAGED_DATABASE);
  report = salvage (f);
  g_assert_true (mt_salvage_report_is_whole (report));
  g_assert_cmpint (report->n_damaged_pages, ==, 1);
  g_assert_cmpint (compare (f, written, report), ==, 60);
}

/* What one page can hold is all that one damaged page can take. */
static void
test_each_page_takes_only_what_is_on_it (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 150, 4);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);
  goffset size = size_of (f, "journal.db");

  fixture_copy_folder (f->folder, before);
  for (goffset at = 0; at < size; at += PAGE * (g_test_slow () ? 1 : 31)) {
    g_autoptr (MtSalvageReport) report = NULL;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    flip (f, "journal.db", at + 1234);
    report = salvage (f);
    g_assert_cmpint (report->n_damaged_pages, ==, 1);
    g_assert_cmpint (compare (f, written, report), >=, 150 - 60);
  }
}

static void
damage_pages (Fixture *f, GRand *rand, guint n)
{
  goffset size = size_of (f, "journal.db");

  for (guint i = 0; i < n; i++)
    flip (f, "journal.db", g_rand_int_range (rand, 16, (gint32)size));
}

static void
test_random_damage_is_told_exactly (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) written = fill (f, 250, 5);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);

  fixture_copy_folder (f->folder, before);
  for (guint seed = 0; seed < (g_test_slow () ? 200 : 5); seed++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
    g_autoptr (MtSalvageReport) report = NULL;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    damage_pages (f, rand, 1 + seed % 12);
    report = salvage (f);
    compare (f, written, report);
  }
}

/* What core/store/salvage-table.c and salvage-index.c know rows by. */
static void
test_the_columns_are_those_of_the_schema (Fixture *f, gconstpointer data)
{
  static const char expected[] =
      "entry: key id kind instant zone offset state flagged sealed deleted created changed visit "
      "fields links revisions preview text; field: entry name position value number; "
      "link: from role position to; revision: number entry changed instant zone offset state "
      "fields "
      "text; revision_field: revision name position value number; tombstone: id purged; "
      "dictionary: word taught; tally: name value; vault: name value; ";
  static const char sql[] =
      "SELECT group_concat (name || ': ' || columns || '; ', '') FROM (SELECT t.name AS name, "
      "(SELECT group_concat (c.name, ' ') FROM pragma_table_xinfo (t.name) AS c WHERE c.hidden = "
      "0) "
      "AS columns FROM sqlite_schema AS t WHERE t.name IN ('entry', 'field', 'link', 'revision', "
      "'revision_field', 'tombstone', 'dictionary', 'tally', 'vault') ORDER BY t.rootpage)";
  guint8 key[MT_DB_KEY_SIZE] = { 1 }, salt[MT_DB_SALT_SIZE] = { 2 };
  g_autofree char *folder = g_build_filename (f->root, "fresh", NULL);
  g_autoptr (MtStore) store = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL; /* goes before what it belongs to */

  g_mkdir (folder, 0700);
  store = mt_store_create (folder, key, salt, key, key, NULL);
  g_assert_nonnull (store);
  stmt = mt_db_prepare (mt_store_get_db (store), sql, NULL);
  g_assert_cmpint (mt_db_step (stmt, NULL), ==, 1);
  g_assert_cmpstr (mt_db_column_text (stmt, 0), ==, expected);
}

/* The goal: what is on undamaged pages comes back. */
static void
test_a_long_journal_loses_only_what_was_damaged (Fixture *f, gconstpointer data)
{
  guint n = g_test_slow () ? 2000 : 60;
  g_autoptr (GHashTable) written = fill (f, n, 8);
  g_autofree char *before = g_build_filename (f->root, "before", NULL);

  fixture_copy_folder (f->folder, before);
  for (guint seed = 0; seed < (g_test_slow () ? 12 : 1); seed++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
    g_autoptr (MtSalvageReport) report = NULL;

    mt_file_remove_folder (f->folder);
    fixture_copy_folder (before, f->folder);
    damage_pages (f, rand, 1 + seed * 2);
    report = salvage (f);
    g_test_message ("%u of %u pages damaged: %u whole, %u partial, %u lost, %u more",
                    report->n_damaged_pages, report->n_pages, report->n_whole, report->partial->len,
                    report->lost->len, report->n_lost_more);
    compare (f, written, report);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  umask (077);
  ADD_TEST ("/salvage/a-whole-journal-loses-nothing", test_a_whole_journal_loses_nothing);
  ADD_TEST ("/salvage/what-was-decided-is-no-failure", test_what_was_decided_is_no_failure);
  ADD_TEST ("/salvage/a-damaged-start-loses-nothing", test_a_damaged_start_loses_nothing);
  ADD_TEST ("/salvage/a-damaged-first-page-loses-nothing", test_a_damaged_first_page_loses_nothing);
  ADD_TEST ("/salvage/each-page-takes-only-what-is-on-it", test_each_page_takes_only_what_is_on_it);
  ADD_TEST ("/salvage/the-columns-are-those-of-the-schema",
            test_the_columns_are_those_of_the_schema);
  ADD_TEST ("/salvage/random-damage-is-told-exactly", test_random_damage_is_told_exactly);
  ADD_TEST ("/salvage/a-long-journal-loses-only-what-was-damaged",
            test_a_long_journal_loses_only_what_was_damaged);
  return fixture_run ();
}
