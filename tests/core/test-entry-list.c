/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/lists.h"

/* Everything every connection does, counted by SQLite itself. */
static gint n_statements, n_rows;

static int
trace (unsigned what, void *context, void *statement, void *data)
{
  g_atomic_int_inc (what == SQLITE_TRACE_ROW ? &n_rows : &n_statements);
  return 0;
}

static int
trace_connection (sqlite3 *db, char **message, const void *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, trace, NULL);
}

typedef struct {
  int statements, rows;
  guint keys, items, told;
} Cost;

static void
note_cost_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Cost *cost = data;

  if (cost->told)
    return;
  cost->statements = g_atomic_int_get (&n_statements);
  cost->rows = g_atomic_int_get (&n_rows);
  cost->told = added;
  mt_entry_list_get_held (MT_ENTRY_LIST (model), &cost->keys, &cost->items);
}

static Cost
cost_of_first_page (Fixture *f, int n)
{
  g_autoptr (MtEntryList) list = NULL;
  g_autoptr (MtEntry) warm_up = NULL;
  Cost cost = { 0 };

  fill (f, n);
  warm_up = load (f->journal, "id-1", NULL); /* opens the reader's connection */
  g_atomic_int_set (&n_statements, 0);
  g_atomic_int_set (&n_rows, 0);
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_cost_cb), &cost);
  while (!cost.told)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cost.told, ==, n);
  wait_until_complete (list);
  return cost;
}

static void
test_the_first_page_costs_the_same_at_any_size (Fixture *f, gconstpointer data)
{
  Fixture large = { 0 };
  Cost small_cost, large_cost;

  small_cost = cost_of_first_page (f, 100);
  fixture_set_up (&large, NULL);
  large_cost = cost_of_first_page (&large, 100000);
  g_assert_cmpint (small_cost.statements, ==, large_cost.statements);
  g_assert_cmpint (small_cost.rows, ==, large_cost.rows);
  g_assert_cmpint (small_cost.keys, ==, large_cost.keys);
  g_assert_cmpint (small_cost.items, ==, large_cost.items);
  g_assert_cmpint (large_cost.keys, ==, MT_ENTRY_LIST_PAGE);
  g_test_message ("%d statements, %d rows", large_cost.statements, large_cost.rows);
  fixture_tear_down (&large, NULL);
}

static void
test_what_is_held_is_bounded (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) list = NULL;
  guint n_keys, n_items;

  fill (f, 5000);
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  wait_until_complete (list);
  for (guint i = 0; i < 5000; i += 3) {
    g_autofree char *text = g_strdup_printf ("entry %u", 5000 - i);

    assert_shows (list, i, text);
  }
  mt_entry_list_get_held (list, &n_keys, &n_items);
  g_assert_cmpint (n_keys, ==, 5000);
  g_assert_cmpint (n_items, ==, MT_ENTRY_LIST_CACHE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 5000));
}

static void
test_an_item_asked_for_early_gets_its_entry (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) list = NULL;

  fill (f, 30000);
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (mt_entry_list_is_complete (list));
  assert_shows (list, 29999, "entry 1"); /* its key comes with the last of the keys */
  assert_shows (list, 0, "entry 30000");
  g_assert_true (mt_entry_list_is_complete (list));
}

static void
test_a_filter_has_no_counter_and_grows (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) list = NULL;
  MtFilter flagged = MT_FILTER_ALL;

  flagged.flagged = TRUE;
  fill (f, 7000);
  list = mt_entry_list_new (f->journal, &flagged);
  wait_until_complete (list);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1000);
  assert_shows (list, 999, "entry 7");
}

static void
test_changes_are_followed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) all = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MtEntryList) flagged = NULL, bin = NULL;
  g_autoptr (MtEntry) a = NULL, b = NULL, c = NULL;
  g_auto (MtMoment) moment = { 0 };
  MtFilter only_flagged = MT_FILTER_ALL, only_bin = MT_FILTER_ALL;

  only_flagged.flagged = TRUE;
  only_bin.bin = TRUE;
  g_signal_connect (all, "items-changed", G_CALLBACK (mirror_cb), mirror);
  flagged = mt_entry_list_new (f->journal, &only_flagged);
  bin = mt_entry_list_new (f->journal, &only_bin);
  a = write_entry (f->journal, "thought", "2026-03-01", "a");
  b = write_entry (f->journal, "thought", "2026-03-03", "b");
  c = write_entry (f->journal, "thought", "2026-03-02", "c");
  assert_mirrors (all, mirror);
  assert_shows (all, 0, "b");
  assert_shows (all, 1, "c");

  g_assert_true (change (f->journal, MT_CHANGE_FLAG, mt_entry_get_id (c), NULL));
  assert_mirrors (all, mirror);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (flagged)), ==, 1);
  mt_moment_parse (&moment, "2026-03-09", NULL, NULL);
  mt_entry_set_moment (a, &moment);
  mt_entry_set_text (a, "a, later");
  g_assert_true (save (f->journal, a, NULL));
  assert_mirrors (all, mirror);
  assert_shows (all, 0, "a, later");
  mt_entry_set_text (a, "a, changed");
  g_assert_true (save (f->journal, a, NULL));
  wait_for_text (all, 0, "a, changed");

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (c), NULL));
  assert_mirrors (all, mirror);
  g_assert_cmpint (mirror->len, ==, 2);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (flagged)), ==, 0);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 1);
  g_assert_true (change (f->journal, MT_CHANGE_RESTORE, mt_entry_get_id (c), NULL));
  assert_mirrors (all, mirror);
  g_assert_cmpint (mirror->len, ==, 3);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (flagged)), ==, 1);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 0);
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer n_told)
{
  ++*(guint *)n_told;
}

static void
change_many (Fixture *f, MtChange what, guint32 seed, guint n_of_ten)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  for (int i = 1; i <= 5000; i++)
    if (g_rand_int_range (rand, 0, 10) < (int)n_of_ten)
      g_strv_builder_take (builder, g_strdup_printf ("id-%d", i));
  ids = g_strv_builder_end (builder);
  mt_journal_change (f->journal, what, (const char *const *)ids, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_change_finish (f->journal, result, NULL));
}

/* @list is of fill (): one a minute. */
static void
assert_shows_its_key (MtEntryList *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i += 7) {
    gint64 number = mt_entry_list_get_key (list, i) / G_TIME_SPAN_MINUTE;
    g_autofree char *text = g_strdup_printf ("entry %" G_GINT64_FORMAT, number);

    assert_shows (list, i, text);
  }
}

static void
assert_as_fresh (Fixture *f, MtEntryList *list, const MtFilter *filter)
{
  g_autoptr (MtEntryList) fresh = mt_entry_list_new (f->journal, filter);
  guint n_items;

  wait_until_complete (fresh);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (fresh));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    g_assert_cmpint (mt_entry_list_get_key (list, i), ==, mt_entry_list_get_key (fresh, i));
}

/* Thousands of changes at once are told of a few times, and rightly. */
static void
test_many_changes_are_told_of_together (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MtEntryList) list = NULL;
  MtFilter flagged = MT_FILTER_ALL;
  guint n_told = 0;

  flagged.flagged = TRUE;
  fill (f, 5000);
  list = mt_entry_list_new (f->journal, &flagged);
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  wait_until_complete (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n_told);
  change_many (f, MT_CHANGE_FLAG, 3, 6);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 3000)
    g_main_context_iteration (NULL, TRUE);
  assert_mirrors (list, mirror);
  assert_as_fresh (f, list, &flagged);
  g_assert_cmpuint (n_told, <, 40);
  n_told = 0;
  change_many (f, MT_CHANGE_UNFLAG, 4, 6);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) > 2000)
    g_main_context_iteration (NULL, TRUE);
  assert_mirrors (list, mirror);
  assert_as_fresh (f, list, &flagged);
  g_assert_cmpuint (n_told, <, 40);
  assert_shows_its_key (list);
}

static void
test_an_emptied_bin_is_followed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01", "a");
  g_autoptr (MtEntryList) bin = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtFilter only_bin = MT_FILTER_ALL;

  only_bin.bin = TRUE;
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
  bin = mt_entry_list_new (f->journal, &only_bin);
  wait_until_complete (bin);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 1);
  mt_journal_empty_bin (f->journal, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_empty_bin_finish (f->journal, result, NULL));
  g_ptr_array_unref (list (f->journal, &only_bin, MT_KEY_NONE, 1)); /* answers after the list's */
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 0);
}

static void
test_keys_tell_where_a_day_ends (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) list = NULL;

  fill (f, 3000); /* a minute apart: 1439, 1440 and 121 on the days from 1970-01-01 on */
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  g_assert_cmpint (mt_entry_list_get_key (list, 0), ==, MT_KEY_NONE);
  g_assert_cmpint (mt_entry_list_count_from (list, 0), ==, 0);
  wait_until_complete (list);
  g_assert_cmpint (mt_entry_list_get_key (list, 0), ==, 3000 * G_GINT64_CONSTANT (60000000));
  g_assert_cmpint (mt_entry_list_get_key (list, 2999), ==, 60000000);
  g_assert_cmpint (mt_entry_list_get_key (list, 3000), ==, MT_KEY_NONE);
  g_assert_cmpint (mt_entry_list_count_from (list, mt_day_start (3)), ==, 0);
  g_assert_cmpint (mt_entry_list_count_from (list, mt_day_start (2)), ==, 121);
  g_assert_cmpint (mt_entry_list_count_from (list, mt_day_start (2) + 1), ==, 120);
  g_assert_cmpint (mt_entry_list_count_from (list, mt_day_start (1)), ==, 1561);
  g_assert_cmpint (mt_entry_list_count_from (list, mt_day_start (0)), ==, 3000);
}

static void
test_nothing_is_kept_alive (Fixture *f, gconstpointer data)
{
  MtEntryList *list;

  fill (f, 200);
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  wait_until_complete (list);
  assert_shows (list, 120, "entry 80");
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void))trace_connection);
  ADD_TEST ("/entry-list/the-first-page-costs-the-same-at-any-size",
            test_the_first_page_costs_the_same_at_any_size);
  ADD_TEST ("/entry-list/what-is-held-is-bounded", test_what_is_held_is_bounded);
  ADD_TEST ("/entry-list/an-item-asked-for-early-gets-its-entry",
            test_an_item_asked_for_early_gets_its_entry);
  ADD_TEST ("/entry-list/a-filter-has-no-counter-and-grows",
            test_a_filter_has_no_counter_and_grows);
  ADD_TEST ("/entry-list/changes-are-followed", test_changes_are_followed);
  ADD_TEST ("/entry-list/many-changes-are-told-of-together",
            test_many_changes_are_told_of_together);
  ADD_TEST ("/entry-list/an-emptied-bin-is-followed", test_an_emptied_bin_is_followed);
  ADD_TEST ("/entry-list/keys-tell-where-a-day-ends", test_keys_tell_where_a_day_ends);
  ADD_TEST ("/entry-list/nothing-is-kept-alive", test_nothing_is_kept_alive);
  return fixture_run ();
}
