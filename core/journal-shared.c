/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-shared.h"

#include "core/journal-private.h"
#include "core/store/shared.h"

/* ---- Writing: on the writer ---- */

static MtStore *
writer_of (gpointer session)
{
  return ((MtSession *)session)->store;
}

static gboolean
finish_write (MtJournal *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_pointer (G_TASK (result), error))
    return FALSE;
  mt_journal_told_written (self);
  return TRUE;
}

static gpointer
record_job (gpointer session, gpointer shared, GCancellable *cancellable, GError **error)
{
  return mt_store_add_shared (writer_of (session), shared, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_record_shared (MtJournal *self,
                          const MtShared *shared,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && shared);
  mt_journal_ask (
      self, MT_JOURNAL_WRITER, mt_journal_record_shared,
      (MtJob){ record_job, NULL, mt_shared_copy (shared), (GDestroyNotify)mt_shared_free }, NULL,
      callback, user_data);
}

gboolean
mt_journal_record_shared_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return finish_write (self, result, error);
}

static gpointer
forget_job (gpointer session, gpointer ids, GCancellable *cancellable, GError **error)
{
  return mt_store_forget_shared (writer_of (session), ids, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_forget_shared (MtJournal *self,
                          const char *const *ids,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && ids);
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_forget_shared,
                  (MtJob){ forget_job, NULL, g_strdupv ((char **)ids), (GDestroyNotify)g_strfreev },
                  NULL, callback, user_data);
}

gboolean
mt_journal_forget_shared_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return finish_write (self, result, error);
}

static gpointer
note_job (gpointer session, gpointer id, GCancellable *cancellable, GError **error)
{
  return mt_store_note_shared_file_deleted (writer_of (session), id, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_note_shared_file_deleted (MtJournal *self,
                                     const char *id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && id);
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_note_shared_file_deleted,
                  (MtJob){ note_job, NULL, g_strdup (id), g_free }, NULL, callback, user_data);
}

gboolean
mt_journal_note_shared_file_deleted_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return finish_write (self, result, error);
}

/* ---- Reading: on the reader ---- */

typedef struct {
  char *entry;
  guint limit;
} ListInput;

static void
list_input_free (ListInput *self)
{
  g_free (self->entry);
  g_free (self);
}

static gpointer
list_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  ListInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_list_shared (store, input->entry, input->limit, error) : NULL;
}

void
mt_journal_list_shared (MtJournal *self,
                        const char *entry,
                        guint limit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ListInput *input = g_new (ListInput, 1);

  g_return_if_fail (MT_IS_JOURNAL (self));
  *input = (ListInput){ g_strdup (entry), limit };
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_list_shared,
                  (MtJob){ list_job, NULL, input, (GDestroyNotify)list_input_free,
                           (GDestroyNotify)g_ptr_array_unref },
                  cancellable, callback, user_data);
}

GPtrArray *
mt_journal_list_shared_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_job (gpointer session, gpointer id, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_load_shared (store, id, error) : NULL;
}

void
mt_journal_load_shared (MtJournal *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && id);
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_load_shared,
                  (MtJob){ load_job, NULL, g_strdup (id), g_free, (GDestroyNotify)mt_shared_free },
                  cancellable, callback, user_data);
}

MtShared *
mt_journal_load_shared_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
