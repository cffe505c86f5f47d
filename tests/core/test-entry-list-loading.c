/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a list before it is complete, and where it cannot be read. */
#include "core/error.h"
#include "tests/core/lists.h"

static GMutex held;

static gpointer
hold_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&held);
  g_mutex_unlock (&held);
  return MT_WORKER_DONE;
}

static void
ask_reader (Fixture *f, MtJobFunc job)
{
  mt_journal_ask (f->journal, MT_JOURNAL_READER, NULL, (MtJob){ job }, NULL, NULL, NULL);
}

/* A list of many, of which the reader has given no more than some keys until @held is let go. */
static MtEntryList *
begin_list (Fixture *f, GPtrArray *mirror)
{
  MtEntryList *list;

  fill (f, 20000);
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_mutex_lock (&held);
  ask_reader (f, hold_job);
  return list;
}

static void
note_fewest_cb (GListModel *model, guint position, guint removed, guint added, gpointer fewest)
{
  *(guint *)fewest = MIN (*(guint *)fewest, g_list_model_get_n_items (model));
}

static void
move_to (Fixture *f, MtEntry *entry, const char *at)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (entry, &moment);
  g_assert_true (save (f->journal, entry, NULL));
}

static void
test_changes_are_followed_while_keys_are_coming (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MtEntry) a = write_entry (f->journal, "thought", "1960-01-01", "a");
  g_autoptr (MtEntry) b = write_entry (f->journal, "thought", "1960-01-02", "b");
  g_autoptr (MtEntry) c = write_entry (f->journal, "thought", "2020-01-01", "c");
  g_autoptr (MtEntry) d = write_entry (f->journal, "thought", "2020-01-02", "d");
  g_autoptr (MtEntryList) list = begin_list (f, mirror);
  g_autoptr (MtEntry) newest = NULL, oldest = NULL;
  guint fewest = G_MAXUINT;

  g_signal_connect (list, "items-changed", G_CALLBACK (note_fewest_cb), &fewest);
  newest = write_entry (f->journal, "thought", "2026-03-01", "newest");
  oldest = write_entry (f->journal, "thought", "1950-03-01", "oldest");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (c), NULL));
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (b), NULL));
  move_to (f, d, "1949-01-01"); /* from where keys are known to where they are not */
  move_to (f, a, "2026-03-02"); /* and the other way round */
  g_assert_false (mt_entry_list_is_complete (list));
  g_mutex_unlock (&held);
  assert_mirrors (list, mirror);
  g_assert_cmpint (mirror->len, ==, 20004);
  g_assert_cmpint (fewest, >=, 20000); /* nothing jumped */
  assert_shows (list, 0, "a");
  assert_shows (list, 1, "newest");
  assert_shows (list, 2, "entry 20000");
  assert_shows (list, 20001, "entry 1");
  assert_shows (list, 20002, "oldest");
  assert_shows (list, 20003, "d");
}

static void
test_a_place_without_a_key_moves_with_what_is_before_it (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MtEntryList) list = begin_list (f, mirror);
  g_autoptr (MtEntry) first = write_entry (f->journal, "thought", "2026-03-01", "first");
  g_autoptr (MtEntry) second = write_entry (f->journal, "thought", "2026-03-02", "second");
  MtEntryItem *last = mirror->pdata[19999];

  g_assert_cmpint (mt_entry_item_get_key (last), ==, MT_KEY_NONE);
  g_mutex_unlock (&held);
  wait_until_complete (list);
  g_assert_cmpint (mt_entry_item_get_key (last), ==, 60000000);
  g_assert_true (mirror->pdata[20001] == last);
}

/* ---- What cannot be read ---- */

static int
refuse (void *context, int action, const char *a, const char *b, const char *c, const char *d)
{
  return SQLITE_DENY;
}

static gpointer
refuse_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  sqlite3_set_authorizer (mt_store_get_db (mt_session_get_reader (session, NULL)), refuse, NULL);
  return MT_WORKER_DONE;
}

static gpointer
allow_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  sqlite3_set_authorizer (mt_store_get_db (mt_session_get_reader (session, NULL)), NULL, NULL);
  return MT_WORKER_DONE;
}

static void
note_failure_cb (MtEntryList *list, GError *error, gpointer data)
{
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_ALLOWED);
  (*(int *)data)++;
}

static void
wait_for_failure (int *n_failures)
{
  while (*n_failures == 0)
    g_main_context_iteration (NULL, TRUE);
  *n_failures = 0;
}

static void
test_what_could_not_be_read_is_told_and_read_again (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryList) list = NULL;
  g_autoptr (MtEntry) first = NULL, second = NULL;
  g_autoptr (MtEntryItem) item = NULL;
  int n_failures = 0;

  fill (f, 5000);
  ask_reader (f, refuse_job); /* the first page */
  list = mt_entry_list_new (f->journal, &MT_FILTER_ALL);
  g_signal_connect (list, "failed", G_CALLBACK (note_failure_cb), &n_failures);
  wait_for_failure (&n_failures);
  ask_reader (f, allow_job);
  mt_entry_list_retry (list);
  wait_until_complete (list);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);

  ask_reader (f, refuse_job); /* an entry */
  item = g_list_model_get_item (G_LIST_MODEL (list), 3000);
  wait_for_failure (&n_failures);
  g_assert_null (mt_entry_item_get_entry (item));
  ask_reader (f, allow_job);
  mt_entry_list_retry (list);
  assert_shows (list, 3000, "entry 2000");

  ask_reader (f, refuse_job); /* a change */
  first = write_entry (f->journal, "thought", "2026-03-01", "first");
  wait_for_failure (&n_failures);
  ask_reader (f, allow_job);
  second = write_entry (f->journal, "thought", "2026-03-02", "second");
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 5002)
    g_main_context_iteration (NULL, TRUE);
  assert_shows (list, 0, "second");
  assert_shows (list, 1, "first");
  g_assert_cmpint (n_failures, ==, 0);
}

static void
test_keys_that_could_not_be_read_come_with_the_next_change (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MtEntryList) list = begin_list (f, mirror);
  g_autoptr (MtEntry) entry = NULL;
  int n_failures = 0;

  g_signal_connect (list, "failed", G_CALLBACK (note_failure_cb), &n_failures);
  ask_reader (f, refuse_job);
  g_mutex_unlock (&held);
  wait_for_failure (&n_failures);
  g_assert_false (mt_entry_list_is_complete (list));
  ask_reader (f, allow_job);
  entry = write_entry (f->journal, "thought", "2026-03-01", "newest");
  assert_mirrors (list, mirror);
  g_assert_cmpint (mirror->len, ==, 20001);
  assert_shows (list, 0, "newest");
}

/* ---- What nobody waits for any more ---- */

/* Between the main thread and the reader, which waits after its first row. */
typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean reached, let_go;
  guint n_rows;
} Pause;

static int
row_cb (unsigned type, void *context, void *stmt, void *unused)
{
  Pause *pause = context;

  g_mutex_lock (&pause->mutex);
  pause->n_rows++;
  pause->reached = TRUE;
  while (!pause->let_go)
    g_cond_wait (&pause->cond, &pause->mutex);
  g_mutex_unlock (&pause->mutex);
  return 0;
}

static gpointer
pause_job (gpointer session, gpointer pause, GCancellable *cancellable, GError **error)
{
  sqlite3_trace_v2 (mt_store_get_db (mt_session_get_reader (session, NULL)), SQLITE_TRACE_ROW,
                    row_cb, pause);
  return MT_WORKER_DONE;
}

static gpointer
go_on_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  sqlite3_trace_v2 (mt_store_get_db (mt_session_get_reader (session, NULL)), 0, NULL, NULL);
  return MT_WORKER_DONE;
}

static void
wait_until_reached (Pause *pause)
{
  gboolean reached = FALSE;

  while (!reached) {
    g_main_context_iteration (NULL, FALSE);
    g_mutex_lock (&pause->mutex);
    reached = pause->reached;
    g_mutex_unlock (&pause->mutex);
  }
}

static void
let_go (Pause *pause)
{
  g_mutex_lock (&pause->mutex);
  pause->let_go = TRUE;
  g_cond_signal (&pause->cond);
  g_mutex_unlock (&pause->mutex);
}

/* fill () writes rows alone. */
static gpointer
index_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  return mt_db_exec (mt_store_get_db (((MtSession *)session)->store),
                     "INSERT INTO word (word) VALUES ('rebuild')", error)
             ? MT_WORKER_DONE
             : NULL;
}

static void
index_all (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL, (MtJob){ index_job }, NULL, wait_done,
                  &slot);
  result = wait_for (&slot);
  g_assert_nonnull (g_task_propagate_pointer (G_TASK (result), NULL));
}

/* As with every letter one types: what the letter before has begun ends, in the middle of it. */
static void
test_a_search_ends_as_soon_as_it_is_stopped (Fixture *f, gconstpointer data)
{
  MtFilter first = { .words = (char *)"entr", .begun = TRUE };
  MtFilter second = { .words = (char *)"entry", .begun = TRUE };
  g_autoptr (MtEntryList) begun = NULL, list = NULL;
  Pause pause = { 0 };

  first.from = second.from = MT_FILTER_ALL.from;
  first.to = second.to = MT_FILTER_ALL.to;
  g_mutex_init (&pause.mutex);
  g_cond_init (&pause.cond);
  fill (f, 5000);
  index_all (f);
  mt_journal_ask (f->journal, MT_JOURNAL_READER, NULL, (MtJob){ pause_job, .input = &pause }, NULL,
                  NULL, NULL);
  begun = mt_entry_list_new (f->journal, &first);
  wait_until_reached (&pause);
  mt_entry_list_stop (begun);
  ask_reader (f, go_on_job);
  list = mt_entry_list_new (f->journal, &second);
  let_go (&pause);
  wait_until_complete (list);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (begun)), ==, 0);
  g_assert_cmpint (pause.n_rows, <, MT_ENTRY_LIST_PAGE);
  g_mutex_clear (&pause.mutex);
  g_cond_clear (&pause.cond);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/entry-list-loading/changes-are-followed-while-keys-are-coming",
            test_changes_are_followed_while_keys_are_coming);
  ADD_TEST ("/entry-list-loading/a-place-without-a-key-moves-with-what-is-before-it",
            test_a_place_without_a_key_moves_with_what_is_before_it);
  ADD_TEST ("/entry-list-loading/what-could-not-be-read-is-told-and-read-again",
            test_what_could_not_be_read_is_told_and_read_again);
  ADD_TEST ("/entry-list-loading/keys-that-could-not-be-read-come-with-the-next-change",
            test_keys_that_could_not_be_read_come_with_the_next_change);
  ADD_TEST ("/entry-list-loading/a-search-ends-as-soon-as-it-is-stopped",
            test_a_search_ends_as_soon_as_it_is_stopped);
  return fixture_run ();
}
