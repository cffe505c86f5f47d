/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill DIR N: makes a journal of N made-up entries, ten a day, in DIR, and prints its recovery key.
 */
#include "bench/made-up.h"
#include "core/journal.h"
#include "core/process.h"

#include <stdio.h>
#include <stdlib.h>

#define PASSPHRASE "as quick after ten years as on the first day"
#define AT_ONCE 256 /* saves that wait in line */
#define STEP_US (G_GINT64_CONSTANT (86400000000) / 10)

typedef struct {
  MtJournal *journal;
  GMainLoop *loop;
  guint next, saved, n_entries;
  gint64 begin; /* µs UTC of the first entry */
} Fill;

static void saved_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
save_next (Fill *fill)
{
  g_autoptr (MtEntry) entry = NULL;

  if (fill->next == fill->n_entries)
    return;
  entry = made_up_entry (fill->next++, fill->begin);
  mt_journal_save (fill->journal, entry, saved_cb, fill);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fill *fill = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_save_finish (fill->journal, result, &error))
    g_error ("%s", error->message);
  if (++fill->saved == fill->n_entries)
    g_main_loop_quit (fill->loop);
  else
    save_next (fill);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_main_loop_quit (((Fill *)data)->loop);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fill *fill = data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = mt_journal_create_finish (fill->journal, result, &error);

  if (!recovery_key)
    g_error ("%s", error->message);
  puts (recovery_key);
  mt_journal_free_secret (recovery_key);
  for (guint i = 0; i < AT_ONCE; i++)
    save_next (fill);
  if (fill->n_entries == 0)
    g_main_loop_quit (fill->loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (MtJournal) journal = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Fill fill = { .loop = loop };

  if (argc != 3) {
    fputs ("usage: fill DIR N\n", stderr);
    return 2;
  }
  mt_process_protect ();
  journal = mt_journal_new (argv[1]);
  fill.journal = journal;
  fill.n_entries = (guint)strtoul (argv[2], NULL, 10);
  fill.begin = g_get_real_time () - (gint64)fill.n_entries * STEP_US;
  mt_journal_create (journal, PASSPHRASE, created_cb, &fill);
  g_main_loop_run (loop);
  mt_journal_lock (journal, locked_cb, &fill);
  g_main_loop_run (loop);
  return 0;
}
