/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/opened.h"

#include "bench/clock.h"
#include "bench/made-up.h"
#include "core/process.h"

#include <string.h>

void
opened_done_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
opened_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

void
opened_read_key (char key[OPENED_KEY_SIZE])
{
  if (!fgets (key, OPENED_KEY_SIZE, stdin))
    g_error ("there is no recovery key on standard input");
  key[strcspn (key, "\n")] = '\0';
}

void
opened_unlock (MtJournal *journal, const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mt_journal_unlock (journal, key, 0, opened_done_cb, &result);
  if (!mt_journal_unlock_finish (journal, opened_wait (&result), &error))
    g_error ("%s", error->message);
}

MtJournal *
opened_journal (const char *folder)
{
  MtJournal *journal;
  char key[OPENED_KEY_SIZE];
  double since;

  opened_read_key (key);
  mt_process_protect ();
  journal = mt_journal_new (folder);
  since = clock_ms ();
  opened_unlock (journal, key);
  printf ("unlock %.3f\n", clock_ms () - since);
  return journal;
}

MtJournal *
opened_new (const char *folder)
{
  MtJournal *journal;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery_key;

  mt_process_protect ();
  journal = mt_journal_new (folder);
  mt_journal_create (journal, MADE_UP_PASSPHRASE, opened_done_cb, &result);
  recovery_key = mt_journal_create_finish (journal, opened_wait (&result), &error);
  if (!recovery_key)
    g_error ("%s", error->message);
  mt_journal_free_secret (recovery_key);
  return journal;
}

void
opened_lock (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;

  mt_journal_lock (journal, opened_done_cb, &result);
  opened_wait (&result);
}
