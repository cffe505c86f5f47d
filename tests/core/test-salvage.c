/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each test knows what was written, damages it, and holds that what comes back is what was written,
 * and that the report says exactly what did not. */
#include "core/journal-salvage.h"
#include "core/store/store.h"
#include "tests/core/damage.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096   /* bytes */
#define N_WAITING 5 /* entries in the WAL: so few that it is not begun anew */

/* What was written, by its id. */
typedef struct {
  char *text;
  guint n_values, n_links, n_versions;
} Written;

static void
written_free (gpointer data)
{
  Written *self = data;

  g_free (self->text);
  g_free (self);
}

static GHashTable *
written_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, written_free);
}

static void
note_written (GHashTable *written, MtEntry *entry, guint n_versions)
{
  Written *one = g_new0 (Written, 1);

  one->text = g_strdup (mt_entry_get_text (entry));
  one->n_values = mt_entry_get_values (entry)->len;
  one->n_links = mt_entry_get_links (entry)->len;
  one->n_versions = n_versions;
  g_hash_table_insert (written, g_strdup (mt_entry_get_id (entry)), one);
}

/* Of about @size bytes, and like no other. */
static char *
make_text (GRand *rand, guint number, gsize size)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Entry %u, äöü ", number);
  while (text->len < size)
    g_string_append_printf (text, "%x ", g_rand_int (rand));
  return g_string_free_and_steal (text);
}

static gsize
choose_size (GRand *rand)
{
  int kind = g_rand_int_range (rand, 0, 20);

  return kind == 0 ? 20000 : kind < 3 ? 5000 : (gsize)g_rand_int_range (rand, 0, 700);
}

static MtEntry *
save_one (Fixture *f, GRand *rand, guint number, const char *linked)
{
  static const char *const kinds[] = { "thought", "mood", "question", "task" };
  const char *kind = kinds[number % G_N_ELEMENTS (kinds)];
  g_autofree char *text = make_text (rand, number, choose_size (rand));
  g_autofree char *at =
      g_strdup_printf ("%04d-%02d-%02dT%02d:%02d+01:00", 2020 + number % 7, 1 + number % 12,
                       1 + number % 28, number % 24, number % 60);
  g_auto (MtMoment) moment = { 0 };
  MtEntry *entry = mt_entry_new (kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  if (g_str_equal (kind, "mood")) {
    mt_entry_add_value (entry, "valence", "4", 4);
    mt_entry_add_value (entry, "energy", "2", 2);
    mt_entry_add_value (entry, "words", "calm", NAN);
    mt_entry_add_value (entry, "tags", "at home", NAN);
  }
  if (g_str_equal (kind, "question"))
    mt_entry_add_value (entry, "answer", text, NAN);
  if (linked)
    mt_entry_add_link (entry, "about", linked);
  g_assert_true (save (f->journal, entry, &error));
  g_assert_no_error (error);
  return entry;
}

/* @n entries of all sizes, some of them edited, linked or in the bin; the journal is locked then.
 */
static GHashTable *
fill (Fixture *f, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GHashTable *written = written_new ();
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (MtEntry) entry = save_one (f, rand, i, i % 5 == 0 ? last : NULL);
    guint n_versions = i % 10 == 3 ? 2 : 0;

    for (guint v = 0; v < n_versions; v++) {
      g_autofree char *text = make_text (rand, i, choose_size (rand));

      mt_entry_set_visit (entry, v + 1);
      mt_entry_set_text (entry, text);
      g_assert_true (save (f->journal, entry, NULL));
    }
    if (i % 17 == 4)
      g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
    note_written (written, entry, n_versions);
    g_set_str (&last, mt_entry_get_id (entry));
  }
  lock (f->journal);
  return written;
}

static MtSalvageReport *
salvage_with (Fixture *f, gboolean use_backup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_salvage (f->journal, fixture_recovery_key, use_backup, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_salvage_finish (f->journal, result, error);
}

static MtSalvageReport *
salvage (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  MtSalvageReport *report = salvage_with (f, FALSE, &error);

  g_assert_no_error (error);
  return report;
}

static const MtSalvagedEntry *
find (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++) {
    const MtSalvagedEntry *entry = entries->pdata[i];

    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  }
  return NULL;
}

static guint
count_versions (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_revisions (f->journal, id, wait_done, &slot);
  result = wait_for (&slot);
  versions = mt_journal_load_revisions_finish (f->journal, result, NULL);
  g_assert_nonnull (versions);
  return versions->len;
}

/* How many of @written are there, whole; each other one is in the report, as it is. */
static guint
compare (Fixture *f, GHashTable *written, const MtSalvageReport *report)
{
  GHashTableIter iter;
  gpointer id, value;
  guint n_whole = 0, n_unnamed = 0;

  reopen (f);
  g_hash_table_iter_init (&iter, written);
  while (g_hash_table_iter_next (&iter, &id, &value)) {
    const Written *one = value;
    const MtSalvagedEntry *partial = find (report->partial, id);
    g_autoptr (MtEntry) entry = load (f->journal, id, NULL);

    if (!entry) {
      g_assert_null (partial);
      n_unnamed += find (report->lost, id) == NULL;
      continue;
    }
    g_assert_null (find (report->lost, id));
    if (!partial) {
      n_whole++;
      g_assert_cmpstr (mt_entry_get_text (entry), ==, one->text);
      g_assert_cmpint (mt_entry_get_values (entry)->len, ==, one->n_values);
      g_assert_cmpint (mt_entry_get_links (entry)->len, ==, one->n_links);
      g_assert_cmpint (count_versions (f, id), ==, one->n_versions);
      continue;
    }
    if (!(partial->missing & (MT_SALVAGE_TEXT | MT_SALVAGE_LATEST) ||
          partial->unsure & (MT_SALVAGE_TEXT | MT_SALVAGE_LATEST)))
      g_assert_cmpstr (mt_entry_get_text (entry), ==, one->text);
    else if (!((partial->missing | partial->unsure) & MT_SALVAGE_LATEST))
      g_assert_true (g_str_has_prefix (one->text, mt_entry_get_text (entry)));
    g_assert_cmpint (mt_entry_get_values (entry)->len < one->n_values, ==,
                     (partial->missing & MT_SALVAGE_FIELDS) != 0);
    g_assert_cmpint (mt_entry_get_links (entry)->len < one->n_links, ==,
                     (partial->missing & MT_SALVAGE_LINKS) != 0);
  }
  for (guint i = 0; i < report->lost->len; i++)
    n_unnamed -= ((MtSalvagedEntry *)report->lost->pdata[i])->id == NULL;
  g_assert_cmpint (n_unnamed, ==, report->n_lost_more);
  g_assert_cmpint (n_whole, ==, report->n_whole);
  g_assert_cmpint (n_whole + report->partial->len + report->lost->len + report->n_lost_more, ==,
                   g_hash_table_size (written));
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  return n_whole;
}

static goffset
size_of (Fixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
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
  for (goffset at = 32 + 700; at < size; at += (4096 + 24) * (g_test_slow () ? 1 : 17)) {
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
  g_autoptr (sqlite3_stmt) stmt = NULL;
  guint8 key[MT_DB_KEY_SIZE] = { 1 }, salt[MT_DB_SALT_SIZE] = { 2 };
  g_autofree char *folder = g_build_filename (f->root, "fresh", NULL);
  g_autoptr (MtStore) store = NULL;

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
  ADD_TEST ("/salvage/a-damaged-start-loses-nothing", test_a_damaged_start_loses_nothing);
  ADD_TEST ("/salvage/a-damaged-first-page-loses-nothing", test_a_damaged_first_page_loses_nothing);
  ADD_TEST ("/salvage/each-page-takes-only-what-is-on-it", test_each_page_takes_only_what_is_on_it);
  ADD_TEST ("/salvage/what-waits-in-the-wal-comes-back", test_what_waits_in_the_wal_comes_back);
  ADD_TEST ("/salvage/a-damaged-wal-is-refused-and-salvaged",
            test_a_damaged_wal_is_refused_and_salvaged);
  ADD_TEST ("/salvage/the-columns-are-those-of-the-schema",
            test_the_columns_are_those_of_the_schema);
  ADD_TEST ("/salvage/random-damage-is-told-exactly", test_random_damage_is_told_exactly);
  ADD_TEST ("/salvage/a-long-journal-loses-only-what-was-damaged",
            test_a_long_journal_loses_only_what_was_damaged);
  return fixture_run ();
}
