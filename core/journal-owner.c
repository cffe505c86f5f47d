/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the owner of a locked journal may do with all of it. */
#include "core/erase.h"
#include "core/journal-keys.h"
#include "core/journal-private.h"
#include "core/mend-keys.h"
#include "core/rekey.h"

typedef struct {
  MtJournalSecret *secret;
  char *passphrase; /* guarded */
} RekeyInput;

static void
rekey_input_free (RekeyInput *self)
{
  mt_journal_secret_free (self->secret);
  mt_secret_free (self->passphrase);
  g_free (self);
}

static gpointer
rekey_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  RekeyInput *asked = input;

  return mt_rekey (data, asked->secret->text, asked->passphrase, asked->secret->wait_ms, error);
}

void
mt_journal_rekey (MtJournal *self,
                  const char *secret,
                  const char *passphrase,
                  guint wait_ms,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RekeyInput *input = g_new0 (RekeyInput, 1);

  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  input->secret = mt_journal_secret_new (secret, NULL, wait_ms);
  input->passphrase = mt_secret_copy_line (passphrase);
  mt_journal_ask (
      self, MT_JOURNAL_DOOR, mt_journal_rekey,
      (MtJob){ rekey_job, NULL, input, (GDestroyNotify)rekey_input_free, mt_secret_free }, NULL,
      callback, user_data);
}

char *
mt_journal_rekey_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
erase_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtJournalSecret *secret = input;
  char **left = NULL;

  return mt_erase (data, secret->text, secret->wait_ms, &left, error) ? left : NULL;
}

void
mt_journal_erase (MtJournal *self,
                  const char *secret,
                  guint wait_ms,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_erase,
                  (MtJob){ erase_job, NULL, mt_journal_secret_new (secret, NULL, wait_ms),
                           (GDestroyNotify)mt_journal_secret_free, (GDestroyNotify)g_strfreev },
                  NULL, callback, user_data);
}

gboolean
mt_journal_erase_finish (MtJournal *self, GAsyncResult *result, char ***left, GError **error)
{
  g_auto (GStrv) names = g_task_propagate_pointer (G_TASK (result), error);
  gboolean erased = names != NULL;

  if (erased && left)
    *left = g_steal_pointer (&names);
  return erased;
}

static gpointer
mend_keys_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  MtJournalSecret *secret = input;

  return mt_mend_keys (session->folder, secret->file, secret->text, secret->wait_ms, error)
             ? MT_WORKER_DONE
             : NULL;
}

void
mt_journal_mend_keys (MtJournal *self,
                      const char *backup,
                      const char *secret,
                      guint wait_ms,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self) && !mt_journal_is_open (self));
  mt_journal_ask (self, MT_JOURNAL_DOOR, mt_journal_mend_keys,
                  (MtJob){ mend_keys_job, NULL, mt_journal_secret_new (secret, backup, wait_ms),
                           (GDestroyNotify)mt_journal_secret_free },
                  NULL, callback, user_data);
}

gboolean
mt_journal_mend_keys_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
