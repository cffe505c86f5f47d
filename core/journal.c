/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal.h"

#include "core/journal-private.h"
#include "core/cancel.h"
#include "core/error.h"
#include "core/vault/secret.h"

#include <string.h>

#define CHECKPOINT_DELAY_MS 1000 /* after the last save: the WAL is empty at rest */

struct _MtJournal {
  GObject parent_instance;

  MtSession *session;    /* its parts belong to the workers while these run */
  MtWorker *writer;      /* saves, in the order asked; opens and closes */
  MtWorker *reader;      /* lists and searches; NULL while locked */
  MtWorker *keeper;      /* what takes long: backups; NULL while locked */
  GCancellable *keeping; /* of all that the keeper was asked: locking does not wait for it */
  guint checkpoint;      /* source id */

  gconstpointer opening; /* the answer that will open it; NULL: none, or it was locked since */
};
G_DEFINE_FINAL_TYPE (MtJournal, mt_journal, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_WORDS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
stop_keeping (MtJournal *self)
{
  if (self->keeping)
    g_cancellable_cancel (self->keeping);
  g_clear_object (&self->keeping);
}

static void
mt_journal_dispose (GObject *object)
{
  MtJournal *self = MT_JOURNAL (object);

  g_clear_handle_id (&self->checkpoint, g_source_remove);
  stop_keeping (self);
  g_clear_pointer (&self->keeper, mt_worker_free);
  g_clear_pointer (&self->reader, mt_worker_free);
  g_clear_pointer (&self->writer, mt_worker_free);
  g_clear_pointer (&self->session, mt_session_free);
  G_OBJECT_CLASS (mt_journal_parent_class)->dispose (object);
}

static void
mt_journal_class_init (MtJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_journal_dispose;

  /* MtJournal::changed (gint64 from, gint64 to): what stood at one key stands at the other now;
   * MT_KEY_NONE: nowhere.  Emitted for each entry that was written, before the answer. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  /* MtJournal::words-changed (): other words are hidden than before (core/used-words.h). */
  signals[SIGNAL_WORDS_CHANGED] = g_signal_new ("words-changed", MT_TYPE_JOURNAL, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_journal_init (MtJournal *self)
{
}

MtJournal *
mt_journal_new (const char *folder)
{
  MtJournal *self = g_object_new (MT_TYPE_JOURNAL, NULL);

  mt_secret_init ();
  self->session = mt_session_new (folder);
  self->writer = mt_worker_new ();
  return self;
}

const char *
mt_journal_get_folder (MtJournal *self)
{
  return self->session->folder;
}

const MtSession *
mt_journal_get_session (MtJournal *self)
{
  return self->session;
}

gboolean
mt_journal_is_open (MtJournal *self)
{
  return self->reader != NULL;
}

gboolean
mt_journal_is_read_only (MtJournal *self)
{
  return mt_journal_is_open (self) && mt_store_is_read_only (self->session->store);
}

guint64
mt_journal_get_missing_changes (MtJournal *self)
{
  return mt_journal_is_open (self) ? mt_store_get_missing_commits (self->session->store) : 0;
}

gboolean
mt_journal_get_inbox_key_changed (MtJournal *self)
{
  return mt_journal_is_open (self) && self->session->inbox_key_changed;
}

gboolean
mt_journal_get_recovery_key_kept (MtJournal *self)
{
  return mt_journal_is_open (self) && g_atomic_int_get (&self->session->recovery_key_kept);
}

guint
mt_journal_get_notes_taken_in (MtJournal *self)
{
  return mt_journal_is_open (self) ? self->session->inbox.n_taken_in : 0;
}

guint
mt_journal_get_notes_waiting (MtJournal *self)
{
  return mt_journal_is_open (self) ? self->session->inbox.n_waiting : 0;
}

const char *const *
mt_journal_get_notes_set_aside (MtJournal *self)
{
  static const char *const none[] = { NULL };

  return mt_journal_is_open (self) && self->session->inbox.set_aside
             ? (const char *const *)self->session->inbox.set_aside
             : none;
}

char *
mt_journal_copy_secret (const char *secret)
{
  return mt_secret_copy_line (secret);
}

void
mt_journal_free_secret (char *secret)
{
  if (secret)
    mt_secret_free (secret);
}

/* ---- Asking ---- */

static void plan_checkpoint (MtJournal *self);

/* What reads for long, a backup, may still need the WAL: then later. */
static void
checkpointed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtJournal *self = MT_JOURNAL (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_pointer (G_TASK (result), &error) &&
      g_error_matches (error, MT_ERROR, MT_ERROR_IN_USE) && mt_journal_is_open (self))
    plan_checkpoint (self);
}

/* The WAL is emptied once no save has come for a while. */
static gboolean
checkpoint_cb (gpointer data)
{
  MtJournal *self = data;

  self->checkpoint = 0;
  mt_journal_ask (self, MT_JOURNAL_WRITER, checkpoint_cb, (MtJob){ mt_journal_checkpoint_job },
                  NULL, checkpointed_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
plan_checkpoint (MtJournal *self)
{
  g_clear_handle_id (&self->checkpoint, g_source_remove);
  self->checkpoint = g_timeout_add (CHECKPOINT_DELAY_MS, checkpoint_cb, self);
}

gconstpointer
mt_journal_ask (MtJournal *self,
                MtJournalWorker worker,
                gpointer tag,
                MtJob job,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GCancellable) either =
      worker == MT_JOURNAL_KEEPER ? mt_cancel_with_either (self->keeping, cancellable) : NULL;
  GTask *task = g_task_new (self, either ? either : cancellable, callback, user_data);
  MtWorker *workers[] = { self->writer, self->reader, self->keeper };

  g_task_set_source_tag (task, tag);
  job.context = self->session;
  if (worker != MT_JOURNAL_DOOR && !mt_journal_is_open (self)) {
    g_task_return_new_error_literal (task, MT_ERROR, MT_ERROR_LOCKED, "the journal is locked");
    g_object_unref (task);
    if (job.input && job.free_input)
      job.free_input (job.input);
    return task;
  }
  mt_worker_submit (worker == MT_JOURNAL_DOOR ? self->writer : workers[worker], task, job);
  return task;
}

void
mt_journal_told_changed (MtJournal *self, gint64 from, gint64 to)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, from, to);
  mt_journal_told_written (self);
}

void
mt_journal_told_words_changed (MtJournal *self)
{
  g_signal_emit (self, signals[SIGNAL_WORDS_CHANGED], 0);
}

void
mt_journal_told_written (MtJournal *self)
{
  if (mt_journal_is_open (self))
    plan_checkpoint (self);
}

/* ---- Opening ---- */

MtJournalSecret *
mt_journal_secret_new (const char *text, const char *file, guint wait_ms)
{
  MtJournalSecret *self = g_new0 (MtJournalSecret, 1);

  self->text = text ? mt_secret_copy_line (text) : NULL;
  self->file = g_strdup (file);
  self->wait_ms = wait_ms;
  return self;
}

void
mt_journal_secret_free (MtJournalSecret *self)
{
  mt_secret_free (self->text);
  g_free (self->file);
  g_free (self);
}

static gpointer
create_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  return mt_session_create (session, ((MtJournalSecret *)input)->text, error);
}

/* From here on the workers for reading are there, and the journal is open; unless it was asked to
 * lock after it had been asked for @result. */
static gboolean
opened (MtJournal *self, GAsyncResult *result)
{
  if (self->opening != result)
    return FALSE;
  self->opening = NULL;
  self->reader = mt_worker_new ();
  self->keeper = mt_worker_new ();
  self->keeping = g_cancellable_new ();
  return TRUE;
}

void
mt_journal_create (MtJournal *self,
                   const char *passphrase,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  self->opening =
      mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_create,
                      (MtJob){ create_job, NULL, mt_journal_secret_new (passphrase, NULL, 0),
                               (GDestroyNotify)mt_journal_secret_free, mt_secret_free },
                      NULL, callback, user_data);
}

char *
mt_journal_create_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  char *recovery_key = g_task_propagate_pointer (G_TASK (result), error);

  if (recovery_key)
    opened (self, result); /* locked again or not, the key is shown this once */
  return recovery_key;
}

static gpointer
unlock_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtJournalSecret *secret = input;

  return mt_session_open (session, secret->text, secret->wait_ms, error) ? MT_WORKER_DONE : NULL;
}

void
mt_journal_unlock (MtJournal *self,
                   const char *secret,
                   guint wait_ms,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  self->opening =
      mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_unlock,
                      (MtJob){ unlock_job, NULL, mt_journal_secret_new (secret, NULL, wait_ms),
                               (GDestroyNotify)mt_journal_secret_free },
                      NULL, callback, user_data);
}

gboolean
mt_journal_unlock_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_pointer (G_TASK (result), error))
    return FALSE;
  if (opened (self, result))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_LOCKED, "the journal was locked again");
  return FALSE;
}

/* The workers to be ended come along: they finish what they were asked before the key goes. */
typedef struct {
  MtWorker *reader, *keeper;
} Helpers;

static void
helpers_free (Helpers *self)
{
  g_clear_pointer (&self->reader, mt_worker_free);
  g_clear_pointer (&self->keeper, mt_worker_free);
  g_free (self);
}

static gpointer
lock_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  Helpers *helpers = input;

  g_clear_pointer (&helpers->reader, mt_worker_free);
  g_clear_pointer (&helpers->keeper, mt_worker_free);
  mt_session_close (session);
  return MT_WORKER_DONE;
}

void
mt_journal_lock (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  Helpers *helpers = g_new0 (Helpers, 1);

  g_return_if_fail (MT_IS_JOURNAL (self));
  g_clear_handle_id (&self->checkpoint, g_source_remove);
  self->opening = NULL;
  stop_keeping (self);
  helpers->reader = g_steal_pointer (&self->reader);
  helpers->keeper = g_steal_pointer (&self->keeper);
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_lock,
                  (MtJob){ lock_job, NULL, helpers, (GDestroyNotify)helpers_free }, NULL, callback,
                  user_data);
}

gboolean
mt_journal_lock_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
