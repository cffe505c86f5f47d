/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-pages.h"

void
mt_first_page_free (MtFirstPage *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

void
mt_summaries_free (MtSummaries *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

static gpointer
first_page_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MtPageInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (MtFirstPage) page = g_new0 (MtFirstPage, 1);

  if (!store)
    return NULL;
  page->n_entries = -1;
  mt_db_watch (mt_store_get_db (store), cancellable);
  page->entries =
      mt_store_list (store, input->filter, MT_KEY_NONE, input->limit, MT_READ_SUMMARY, error);
  mt_db_watch (mt_store_get_db (store), NULL);
  if (!page->entries || (mt_filter_is_everything (input->filter) &&
                         !mt_store_get_n_entries (store, &page->n_entries, error)))
    return NULL;
  return g_steal_pointer (&page);
}

void
mt_journal_read_first_page (MtJournal *journal,
                            const MtFilter *filter,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  mt_journal_ask (journal, MT_JOURNAL_READER, mt_journal_read_first_page,
                  (MtJob){ first_page_job, NULL, mt_page_input_new (filter, MT_KEY_NONE, limit),
                           (GDestroyNotify)mt_page_input_free, (GDestroyNotify)mt_first_page_free },
                  cancellable, callback, user_data);
}

MtFirstPage *
mt_journal_read_first_page_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
keys_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MtPageInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);
  GArray *keys;

  if (!store)
    return NULL;
  mt_db_watch (mt_store_get_db (store), cancellable);
  keys = mt_store_list_keys (store, input->filter, input->before, input->limit, error);
  mt_db_watch (mt_store_get_db (store), NULL);
  return keys;
}

void
mt_journal_read_keys (MtJournal *journal,
                      const MtFilter *filter,
                      gint64 before,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  mt_journal_ask (journal, MT_JOURNAL_READER, mt_journal_read_keys,
                  (MtJob){ keys_job, NULL, mt_page_input_new (filter, before, limit),
                           (GDestroyNotify)mt_page_input_free, (GDestroyNotify)g_array_unref },
                  cancellable, callback, user_data);
}

GArray *
mt_journal_read_keys_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  MtFilter *filter;
  GArray *keys;
} KeysInput;

static void
keys_input_free (KeysInput *self)
{
  mt_filter_free (self->filter);
  g_array_unref (self->keys);
  g_free (self);
}

static gpointer
summaries_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  KeysInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (MtSummaries) summaries = g_new0 (MtSummaries, 1);

  if (!store)
    return NULL;
  summaries->keys = g_array_ref (input->keys);
  summaries->entries = mt_store_load_keys (
      store, input->filter, &g_array_index (input->keys, gint64, 0), input->keys->len, error);
  return summaries->entries ? g_steal_pointer (&summaries) : NULL;
}

void
mt_journal_read_summaries (MtJournal *journal,
                           const MtFilter *filter,
                           GArray *keys,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  KeysInput *input = g_new (KeysInput, 1);

  *input = (KeysInput){ mt_filter_copy (filter), keys };
  mt_journal_ask (journal, MT_JOURNAL_READER, mt_journal_read_summaries,
                  (MtJob){ summaries_job, NULL, input, (GDestroyNotify)keys_input_free,
                           (GDestroyNotify)mt_summaries_free },
                  cancellable, callback, user_data);
}

MtSummaries *
mt_journal_read_summaries_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  MtFilter *filter;
  GArray *changes;
} MatchInput;

static void
match_input_free (MatchInput *self)
{
  mt_filter_free (self->filter);
  g_array_unref (self->changes);
  g_free (self);
}

static gpointer
match_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MatchInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (GArray) answer = g_array_copy (input->changes);

  if (!store)
    return NULL;
  for (guint i = 0; i < answer->len; i++) {
    MtMatch *match = &g_array_index (answer, MtMatch, i);

    if (match->to != MT_KEY_NONE &&
        !mt_store_matches (store, input->filter, match->to, &match->matches, error))
      return NULL;
  }
  return g_steal_pointer (&answer);
}

void
mt_journal_read_matches (MtJournal *journal,
                         const MtFilter *filter,
                         const GArray *changes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  MatchInput *input = g_new0 (MatchInput, 1);

  *input = (MatchInput){ mt_filter_copy (filter), g_array_copy ((GArray *)changes) };
  mt_journal_ask (journal, MT_JOURNAL_READER, mt_journal_read_matches,
                  (MtJob){ match_job, NULL, input, (GDestroyNotify)match_input_free,
                           (GDestroyNotify)g_array_unref },
                  cancellable, callback, user_data);
}

GArray *
mt_journal_read_matches_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
