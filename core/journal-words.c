/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-words.h"

#include "core/journal-private.h"

typedef struct {
  char *field, *word, *to;
  gboolean hidden;
} WordInput;

static WordInput *
word_input_new (const char *field, const char *word, const char *to, gboolean hidden)
{
  WordInput *self = g_new (WordInput, 1);

  *self = (WordInput){ g_strdup (field), g_strdup (word), g_strdup (to), hidden };
  return self;
}

static void
word_input_free (WordInput *self)
{
  g_free (self->field);
  g_free (self->word);
  g_free (self->to);
  g_free (self);
}

/* ---- Reading ---- */

static gpointer
list_used_job (gpointer session, gpointer field, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_list_used_words (store, field, error) : NULL;
}

void
mt_journal_list_used_words (MtJournal *journal,
                            const char *field,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  mt_journal_ask (
      journal, MT_JOURNAL_READER, mt_journal_list_used_words,
      (MtJob){ list_used_job, NULL, g_strdup (field), g_free, (GDestroyNotify)g_ptr_array_unref },
      cancellable, callback, user_data);
}

GPtrArray *
mt_journal_list_used_words_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_hidden_job (gpointer session, gpointer field, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);

  return store ? mt_store_list_hidden_words (store, field, error) : NULL;
}

void
mt_journal_list_hidden_words (MtJournal *journal,
                              const char *field,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  mt_journal_ask (
      journal, MT_JOURNAL_READER, mt_journal_list_hidden_words,
      (MtJob){ list_hidden_job, NULL, g_strdup (field), g_free, (GDestroyNotify)g_strfreev },
      cancellable, callback, user_data);
}

char **
mt_journal_list_hidden_words_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Writing ---- */

static void
tell (MtJournal *journal, const MtWordChange *change)
{
  for (guint i = 0; i < change->keys->len; i++) {
    gint64 key = g_array_index (change->keys, gint64, i);

    mt_journal_told_changed (journal, key, key);
  }
  if (change->hid)
    mt_journal_told_words_changed (journal);
  mt_journal_told_written (journal);
}

static gpointer
rename_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  WordInput *input = data;

  return mt_store_rename_word (((MtSession *)session)->store, input->field, input->word, input->to,
                               error);
}

void
mt_journal_rename_word (MtJournal *journal,
                        const char *field,
                        const char *from,
                        const char *to,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  mt_journal_ask (journal, MT_JOURNAL_WRITER, mt_journal_rename_word,
                  (MtJob){ rename_job, NULL, word_input_new (field, from, to, FALSE),
                           (GDestroyNotify)word_input_free, (GDestroyNotify)mt_word_change_free },
                  NULL, callback, user_data);
}

MtWordChange *
mt_journal_rename_word_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  MtWordChange *change = g_task_propagate_pointer (G_TASK (result), error);

  if (change)
    tell (journal, change);
  return change;
}

/* The change comes back, with the keys of what was taken back. */
static gpointer
take_back_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  MtWordChange **change = data;

  if (!mt_store_take_word_back (((MtSession *)session)->store, *change, error))
    return NULL;
  return g_steal_pointer (change);
}

static void
change_slot_free (MtWordChange **slot)
{
  g_clear_pointer (slot, mt_word_change_free);
  g_free (slot);
}

void
mt_journal_take_word_back (MtJournal *journal,
                           MtWordChange *change,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  mt_journal_ask (journal, MT_JOURNAL_WRITER, mt_journal_take_word_back,
                  (MtJob){ take_back_job, NULL, g_memdup2 (&change, sizeof change),
                           (GDestroyNotify)change_slot_free, (GDestroyNotify)mt_word_change_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_take_word_back_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  g_autoptr (MtWordChange) change = g_task_propagate_pointer (G_TASK (result), error);

  if (change)
    tell (journal, change);
  return change != NULL;
}

static gpointer
hide_job (gpointer session, gpointer data, GCancellable *cancellable, GError **error)
{
  WordInput *input = data;

  return mt_store_set_word_hidden (((MtSession *)session)->store, input->field, input->word,
                                   input->hidden, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_hide_word (MtJournal *journal,
                      const char *field,
                      const char *word,
                      gboolean hidden,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  mt_journal_ask (journal, MT_JOURNAL_WRITER, mt_journal_hide_word,
                  (MtJob){ hide_job, NULL, word_input_new (field, word, NULL, hidden),
                           (GDestroyNotify)word_input_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_hide_word_finish (MtJournal *journal, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_pointer (G_TASK (result), error))
    return FALSE;
  mt_journal_told_words_changed (journal);
  mt_journal_told_written (journal);
  return TRUE;
}
