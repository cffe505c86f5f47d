/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-private.h"
#include "core/journal-words.h"
#include "core/store/store.h"
#include "tests/core/fixture.h"

#include <math.h>

/* What the last statements did, counted by SQLite. */
static int n_sorts, n_full_scan_steps, n_steps;

static int
profile (unsigned what, void *context, void *statement, void *data)
{
  n_sorts += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_SORT, 1);
  n_full_scan_steps += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
  n_steps += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, 1);
  return 0;
}

static gpointer
fill_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = ((MtSession *)session)->store;

  for (int i = 0; i < 600; i++) {
    g_autoptr (MtEntry) entry = mt_entry_new (i % 2 ? "thought" : "mood");
    g_auto (MtMoment) moment = { 0 };
    gint64 from;

    mt_moment_at (&moment, i * MT_DAY_USEC / 4, "UTC", NULL);
    mt_entry_set_moment (entry, &moment);
    mt_entry_set_text (entry, i % 3 ? "some words in common" : "some words apart");
    mt_entry_add_value (entry, "tags", i % 5 ? "work" : "home", NAN);
    mt_entry_set_flagged (entry, i % 4 == 0);
    if (i % 2 == 0)
      mt_entry_set_state (entry, i % 30 == 0 ? "open" : "answered");
    if (!mt_store_save (store, entry, &from, error))
      return NULL;
  }
  return MT_WORKER_DONE;
}

static void
fill (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL, (MtJob){ fill_job }, NULL, wait_done, &slot);
  result = wait_for (&slot);
  g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
}

static gpointer
query_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  sqlite3_trace_v2 (mt_store_get_db (store), SQLITE_TRACE_PROFILE, profile, NULL);
  n_sorts = n_full_scan_steps = n_steps = 0;
  return mt_store_list_keys (store, input, MT_KEY_NONE, 20, error);
}

static void
assert_walks (Fixture *f, MtFilter *filter, guint n_expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_READER, NULL,
                  (MtJob){ query_job, NULL, filter, NULL, (GDestroyNotify)g_array_unref }, NULL,
                  wait_done, &slot);
  result = wait_for (&slot);
  keys = g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (keys->len, ==, n_expected);
  for (guint i = 1; i < keys->len; i++)
    g_assert_cmpint (g_array_index (keys, gint64, i - 1), >, g_array_index (keys, gint64, i));
  g_assert_cmpint (n_sorts, ==, 0);
  g_assert_cmpint (n_full_scan_steps, <, 5); /* FTS5 reads its own settings */
  g_assert_cmpint (n_steps, <, 4000); /* 20 rows of 600: nothing near everything was visited */
}

/* Every way to ask is a walk along one index: nothing is sorted, no table is read through. */
static void
test_every_filter_walks_an_index (Fixture *f, gconstpointer data)
{
  fill (f);
  for (int i = 0; i < 64; i++) {
    MtFilter filter = MT_FILTER_ALL;
    gboolean common = i & 8;

    filter.kind = i & 1 ? (char *)"thought" : NULL;
    filter.flagged = (i & 2) != 0;
    filter.tag = i & 4 ? (char *)"work" : NULL;
    filter.words = common ? (char *)"words" : NULL;
    if (i & 16)
      filter.from = 30;
    if (i & 32)
      filter.to = 120;
    if ((i & 1) && (i & 2))
      continue; /* every flagged one is a mood here: nothing to find, all to look at */
    g_test_message ("filter %d", i);
    assert_walks (f, &filter, 20);
  }
}

/* Few of many: a walk along the kind would look at all of it. */
static void
test_a_state_has_an_index_of_its_own (Fixture *f, gconstpointer data)
{
  MtFilter filter = MT_FILTER_ALL;

  fill (f);
  filter.kind = (char *)"mood";
  filter.state = (char *)"open";
  assert_walks (f, &filter, 20);
  g_assert_cmpint (n_steps, <, 600);
  filter.to = 74;
  assert_walks (f, &filter, 10);
  filter.state = (char *)"answered";
  assert_walks (f, &filter, 20);
  filter.words = (char *)"words";
  assert_walks (f, &filter, 20);
  filter.kind = (char *)"thought";
  assert_walks (f, &filter, 0);
}

static void
test_a_tag_given_twice_lists_once (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (GPtrArray) entries = NULL;
  MtFilter filter = MT_FILTER_ALL;

  mt_entry_add_value (entry, "tags", "work", NAN);
  mt_entry_add_value (entry, "tags", "work", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  filter.tag = (char *)"work";
  entries = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (entries->len, ==, 1);
}

static gpointer
tags_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  sqlite3_trace_v2 (mt_store_get_db (store), SQLITE_TRACE_PROFILE, profile, NULL);
  n_full_scan_steps = n_steps = 0;
  return mt_store_list_tags (store, GPOINTER_TO_UINT (input), error);
}

static char *
list_tags (Fixture *f, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tags = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (
      f->journal, MT_JOURNAL_READER, NULL,
      (MtJob){ tags_job, NULL, GUINT_TO_POINTER (limit), NULL, (GDestroyNotify)g_strfreev }, NULL,
      wait_done, &slot);
  result = wait_for (&slot);
  tags = g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
  return g_strjoinv (",", tags);
}

/* The newest entry is number 599, with "work"; every fifth has "home". */
static void
test_tags_in_use_come_newest_first (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) binned = mt_entry_new ("thought");
  g_autofree char *none = list_tags (f, 10);
  g_autofree char *both = NULL, *one = NULL, *without = NULL;

  g_assert_cmpstr (none, ==, "");
  fill (f);
  mt_entry_add_value (binned, "tags", "garden", NAN);
  g_assert_true (save (f->journal, binned, NULL));
  both = list_tags (f, 10);
  g_assert_cmpstr (both, ==, "garden,work,home");
  g_assert_cmpint (n_steps, <, 600); /* nothing near every entry was visited */
  one = list_tags (f, 1);
  g_assert_cmpstr (one, ==, "garden");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (binned), NULL));
  without = list_tags (f, 10);
  g_assert_cmpstr (without, ==, "work,home");
}

static void
test_a_hidden_tag_is_not_offered (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *tags = NULL, *one = NULL;
  MtFilter filter = MT_FILTER_ALL;
  GAsyncResult *slot = NULL;

  fill (f);
  mt_journal_hide_word (f->journal, "tags", "work", TRUE, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_hide_word_finish (f->journal, result, NULL));
  tags = list_tags (f, 10);
  g_assert_cmpstr (tags, ==, "home");
  one = list_tags (f, 1);
  g_assert_cmpstr (one, ==, "home");
  for (int i = 0; i < 2; i++) { /* it is found as before */
    g_autoptr (GPtrArray) found = NULL;

    filter.words = i ? (char *)"work" : NULL;
    filter.tag = i ? NULL : (char *)"work";
    found = list (f->journal, &filter, MT_KEY_NONE, 10);
    g_assert_cmpint (found->len, ==, 10);
  }
}

static void
test_the_bin_is_a_list_of_its_own (Fixture *f, gconstpointer data)
{
  MtFilter bin = MT_FILTER_ALL;

  bin.bin = TRUE;
  fill (f);
  assert_walks (f, &bin, 0);
}

static MtEntry *
write_about (Fixture *f, const char *kind, const char *at, const char *role, MtEntry *to)
{
  MtEntry *entry = write_entry (f->journal, kind, at, "about it");

  if (to)
    mt_entry_add_link (entry, role, mt_entry_get_id (to));
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

/* A goal; a look at it and a task for it; a note beside the task.  What points further on, or at
 * something else, is about something else. */
static void
test_a_thread_is_what_points_at_it (Fixture *f, gconstpointer data)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (MtEntry) goal = write_about (f, "goal", "2026-03-01", NULL, NULL);
  g_autoptr (MtEntry) look = write_about (f, "goal-review", "2026-03-05", "goal", goal);
  g_autoptr (MtEntry) task = write_about (f, "task", "2026-03-03", "goal", goal);
  g_autoptr (MtEntry) note = write_about (f, "side-note", "2026-03-04", "beside", task);
  g_autoptr (MtEntry) further = write_about (f, "thought", "2026-03-06", "beside", note);
  g_autoptr (MtEntry) other = write_about (f, "task", "2026-03-07", NULL, NULL);
  g_autoptr (GPtrArray) entries = NULL, tasks = NULL, none = NULL;
  MtEntry *const expected[] = { look, note, task };

  mt_entry_add_link (goal, "goal", mt_entry_get_id (goal)); /* at itself */
  g_assert_true (save (f->journal, goal, NULL));
  fill (f);
  filter.about = (char *)mt_entry_get_id (goal);
  entries = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpstr (mt_entry_get_id (entries->pdata[i]), ==, mt_entry_get_id (expected[i]));
  filter.kind = (char *)"task";
  tasks = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (tasks->len, ==, 1);
  filter.kind = NULL;
  filter.words = (char *)"nowhere";
  none = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (none->len, ==, 0);
  g_assert_cmpint (mt_entry_get_links (further)->len + mt_entry_get_links (other)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/query/every-filter-walks-an-index", test_every_filter_walks_an_index);
  ADD_TEST ("/query/a-state-has-an-index-of-its-own", test_a_state_has_an_index_of_its_own);
  ADD_TEST ("/query/a-tag-given-twice-lists-once", test_a_tag_given_twice_lists_once);
  ADD_TEST ("/query/tags-in-use-come-newest-first", test_tags_in_use_come_newest_first);
  ADD_TEST ("/query/a-hidden-tag-is-not-offered", test_a_hidden_tag_is_not_offered);
  ADD_TEST ("/query/a-thread-is-what-points-at-it", test_a_thread_is_what_points_at_it);
  ADD_TEST ("/query/the-bin-is-a-list-of-its-own", test_the_bin_is_a_list_of_its_own);
  return fixture_run ();
}
