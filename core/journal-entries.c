/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-private.h"

#include "core/error.h"
#include "core/kinds/ids.h"

/* ---- Writing: on the writer ---- */

/* Where a saved entry stood, and stands. */
typedef struct {
  gint64 from, to;
} Written;

static gpointer
save_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtEntry *entry = input;
  MtSession *open = session;
  gint64 from;

  if (!mt_store_save (open->store, entry, &from, error))
    return NULL;
  if (g_str_equal (mt_entry_get_kind (entry), MT_KIND_HARD_TIMES))
    mt_session_follow_card (session);
  mt_reminders_follow (&open->reminders, mt_entry_get_kind (entry), open->store);
  return g_memdup2 (&(Written){ from, mt_entry_get_key (entry) }, sizeof (Written));
}

void
mt_journal_save (MtJournal *self, MtEntry *entry, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && MT_IS_ENTRY (entry));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_save,
                  (MtJob){ save_job, NULL, mt_entry_copy (entry), g_object_unref, g_free }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_save_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  g_autofree Written *written = g_task_propagate_pointer (G_TASK (result), error);

  if (!written)
    return FALSE;
  mt_journal_told_changed (self, written->from, written->to);
  return TRUE;
}

static gpointer
leave_note_job (gpointer session, gpointer entry, GCancellable *cancellable, GError **error)
{
  const char *folder = ((MtSession *)session)->folder;
  g_auto (MtMoment) now = { 0 };

  if (!mt_inbox_leave (folder, entry, error))
    return NULL;
  mt_moment_now (&now);
  mt_schedule_wrote (folder, mt_day_of_local (mt_moment_get_local (&now)));
  return MT_WORKER_DONE;
}

void
mt_journal_leave_note (MtJournal *self,
                       MtEntry *entry,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && MT_IS_ENTRY (entry));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_leave_note,
                  (MtJob){ leave_note_job, NULL, mt_entry_copy (entry), g_object_unref }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_leave_note_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

typedef struct {
  MtChange change;
  char **ids;
} ChangeInput;

static void
change_input_free (ChangeInput *self)
{
  g_strfreev (self->ids);
  g_free (self);
}

static gpointer
change_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MtSession *open = session;
  ChangeInput *input = data;
  GArray *keys = NULL;

  if (!mt_store_change (open->store, input->change, (const char *const *)input->ids, &keys, error))
    return NULL;
  mt_session_follow_card (session);
  mt_reminders_follow (&open->reminders, NULL, open->store);
  return keys;
}

void
mt_journal_change (MtJournal *self,
                   MtChange change,
                   const char *const *ids,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  ChangeInput *input = g_new (ChangeInput, 1);

  g_return_if_fail (MT_IS_JOURNAL (self));
  *input = (ChangeInput){ change, g_strdupv ((char **)ids) };
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_change,
                  (MtJob){ change_job, NULL, input, (GDestroyNotify)change_input_free,
                           (GDestroyNotify)g_array_unref },
                  NULL, callback, user_data);
}

gboolean
mt_journal_change_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GArray) keys = g_task_propagate_pointer (G_TASK (result), error);

  for (guint i = 0; keys && i < keys->len; i++) {
    gint64 key = g_array_index (keys, gint64, i);

    mt_journal_told_changed (self, key, key);
  }
  return keys != NULL;
}

static gpointer
empty_bin_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  GArray *keys = NULL;

  return mt_store_empty_bin (((MtSession *)session)->store, G_MAXINT64, &keys, error) ? keys : NULL;
}

void
mt_journal_empty_bin (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_empty_bin,
                  (MtJob){ empty_bin_job, .free_result = (GDestroyNotify)g_array_unref }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_empty_bin_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return mt_journal_change_finish (self, result, error);
}

gpointer
mt_journal_checkpoint_job (gpointer session,
                           gpointer input,
                           GCancellable *cancellable,
                           GError **error)
{
  return mt_store_checkpoint (((MtSession *)session)->store, error) ? MT_WORKER_DONE : NULL;
}

/* ---- Reading: on the reader ---- */

static gpointer
load_job (gpointer session, gpointer id, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_load (store, id, error) : NULL;
}

void
mt_journal_load (MtJournal *self,
                 const char *id,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_load,
                  (MtJob){ load_job, NULL, g_strdup (id), g_free, g_object_unref }, cancellable,
                  callback, user_data);
}

MtEntry *
mt_journal_load_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_tags_job (gpointer session, gpointer limit, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_list_tags (store, GPOINTER_TO_UINT (limit), error) : NULL;
}

void
mt_journal_list_tags (MtJournal *self,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_list_tags,
                  (MtJob){ list_tags_job, .input = GUINT_TO_POINTER (limit),
                           .free_result = (GDestroyNotify)g_strfreev },
                  cancellable, callback, user_data);
}

char **
mt_journal_list_tags_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_revisions_job (gpointer session, gpointer id, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_load_revisions (store, id, error) : NULL;
}

void
mt_journal_load_revisions (MtJournal *self,
                           const char *id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (
      self, MT_JOURNAL_READER, mt_journal_load_revisions,
      (MtJob){ load_revisions_job, NULL, g_strdup (id), g_free, (GDestroyNotify)g_ptr_array_unref },
      NULL, callback, user_data);
}

GPtrArray *
mt_journal_load_revisions_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

MtPageInput *
mt_page_input_new (const MtFilter *filter, gint64 before, guint limit)
{
  MtPageInput *self = g_new0 (MtPageInput, 1);

  *self = (MtPageInput){ mt_filter_copy (filter), before, limit };
  return self;
}

void
mt_page_input_free (MtPageInput *self)
{
  mt_filter_free (self->filter);
  g_free (self);
}

static gpointer
list_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MtPageInput *input = data;
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_list (store, input->filter, input->before, input->limit, MT_READ_WHOLE,
                                error)
               : NULL;
}

void
mt_journal_list (MtJournal *self,
                 const MtFilter *filter,
                 gint64 before,
                 guint limit,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_list,
                  (MtJob){ list_job, NULL, mt_page_input_new (filter, before, limit),
                           (GDestroyNotify)mt_page_input_free, (GDestroyNotify)g_ptr_array_unref },
                  cancellable, callback, user_data);
}

GPtrArray *
mt_journal_list_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Words: taught on the writer, read on the reader ---- */

static gpointer
load_dictionary_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_load_dictionary (store, error) : NULL;
}

void
mt_journal_load_dictionary (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_load_dictionary,
                  (MtJob){ load_dictionary_job, .free_result = (GDestroyNotify)g_strfreev }, NULL,
                  callback, user_data);
}

char **
mt_journal_load_dictionary_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  char *word;
  gboolean known;
} WordInput;

static void
word_input_free (WordInput *self)
{
  g_free (self->word);
  g_free (self);
}

static gpointer
teach_word_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  WordInput *input = data;

  return mt_store_teach_word (((MtSession *)session)->store, input->word, input->known, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_teach_word (MtJournal *self,
                       const char *word,
                       gboolean known,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  WordInput *input = g_new (WordInput, 1);

  g_return_if_fail (MT_IS_JOURNAL (self) && word);
  *input = (WordInput){ g_strdup (word), known };
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_teach_word,
                  (MtJob){ teach_word_job, NULL, input, (GDestroyNotify)word_input_free }, NULL,
                  callback, user_data);
}

gboolean
mt_journal_teach_word_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_pointer (G_TASK (result), error))
    return FALSE;
  mt_journal_told_written (self);
  return TRUE;
}
