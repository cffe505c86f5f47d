/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-choice.h"

#include "core/journal-private.h"

typedef struct {
  char *which;
  GBytes *json; /* or NULL */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->which);
  g_clear_pointer (&keeping->json, g_bytes_unref);
  g_free (keeping);
}

/* On the writer. */
static gpointer
keep_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  const Keeping *keeping = input;

  return mt_store_may_write (session->store, error) &&
                 mt_store_set_choice (session->store, keeping->which, keeping->json, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_keep_choice (MtJournal *self,
                        const char *which,
                        const MtShareChoice *choice,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Keeping *keeping;

  g_return_if_fail (MT_IS_JOURNAL (self) && which);
  keeping = g_new (Keeping, 1);
  *keeping = (Keeping){ g_strdup (which), choice ? mt_share_choice_to_json (choice) : NULL };
  mt_journal_ask (self, MT_JOURNAL_WRITER, mt_journal_keep_choice,
                  (MtJob){ keep_job, NULL, keeping, keeping_free }, NULL, callback, user_data);
}

gboolean
mt_journal_keep_choice_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  gboolean done = g_task_propagate_pointer (G_TASK (result), error) != NULL;

  if (done)
    mt_journal_told_written (self);
  return done;
}

/* What was put into the bin since is on no page. */
static gboolean
untick_what_is_away (MtStore *store, MtShareChoice *choice, GError **error)
{
  g_auto (GStrv) ids = mt_share_choice_get_ids (choice);

  for (char **id = ids; *id; id++) {
    int is_away = mt_store_is_away (store, *id, error);

    if (is_away < 0)
      return FALSE;
    if (is_away)
      mt_share_choice_set_chosen (choice, *id, FALSE);
  }
  return TRUE;
}

/* On the writer: behind what it was just asked to keep. */
static gpointer
load_job (gpointer data, gpointer which, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_autoptr (GBytes) json = mt_store_get_choice (session->store, which, error);
  g_autoptr (MtShareChoice) choice = json ? mt_share_choice_from_json (json, error) : NULL;

  return choice && untick_what_is_away (session->store, choice, error) ? g_steal_pointer (&choice)
                                                                       : NULL;
}

void
mt_journal_load_choice (MtJournal *self,
                        const char *which,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && which);
  mt_journal_ask (
      self, MT_JOURNAL_WRITER, mt_journal_load_choice,
      (MtJob){ load_job, NULL, g_strdup (which), g_free, (GDestroyNotify)mt_share_choice_free },
      cancellable, callback, user_data);
}

MtShareChoice *
mt_journal_load_choice_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
