/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-list.h"
#include "core/journal-private.h"
#include "tests/core/fixture.h"

/* Lists of many entries, and what they tell. */

static inline gpointer
fill_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  sqlite3 *db = mt_store_get_db (((MtSession *)session)->store);
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO entry (key, id, kind, instant, zone, offset, flagged, created, changed, visit, "
      "fields, links, preview, text) SELECT i * 60000000, 'id-' || i, 'thought', i * 60000000, "
      "'UTC', 0, i %% 7 = 0, 0, 0, 0, 0, 0, 'entry ' || i, 'entry ' || i FROM n",
      GPOINTER_TO_INT (input));

  return mt_db_exec (db, sql, error) ? MT_WORKER_DONE : NULL;
}

/* @n entries of thoughts, one a minute from 1970 on, every seventh flagged. */
static inline void
fill (Fixture *f, int n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_ask (f->journal, MT_JOURNAL_WRITER, NULL,
                  (MtJob){ fill_job, .input = GINT_TO_POINTER (n) }, NULL, wait_done, &slot);
  result = wait_for (&slot);
  g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
}

static inline void
wait_until_complete (MtEntryList *list)
{
  while (!mt_entry_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
}

static inline MtEntryItem *
get (MtEntryList *list, guint position)
{
  MtEntryItem *item = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (item && !mt_entry_item_get_entry (item))
    g_main_context_iteration (NULL, TRUE);
  return item;
}

static inline void
assert_shows (MtEntryList *list, guint position, const char *text)
{
  g_autoptr (MtEntryItem) item = get (list, position);

  g_assert_nonnull (item);
  g_assert_cmpstr (mt_entry_get_text (mt_entry_item_get_entry (item)), ==, text);
}

/* A summary that is being read again still shows what it was. */
static inline void
wait_for_text (MtEntryList *list, guint position, const char *text)
{
  g_autoptr (MtEntryItem) item = get (list, position);

  while (!g_str_equal (mt_entry_get_text (mt_entry_item_get_entry (item)), text))
    g_main_context_iteration (NULL, TRUE);
}

/* A copy of a list that is kept only by what the model tells. */
static inline void
mirror_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int)(position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpint (mirror->len, ==, g_list_model_get_n_items (model));
}

static inline void
assert_mirrors (MtEntryList *list, GPtrArray *mirror)
{
  wait_until_complete (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (20000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < mirror->len; i++)
    g_assert_cmpint (mt_entry_list_get_key (list, i), ==, mt_entry_item_get_key (mirror->pdata[i]));
}
