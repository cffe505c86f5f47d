/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill DIR N [moods]: makes a journal of N made-up entries (or moods, that say much), ten a day
 * until now, in DIR, and prints its recovery key. */
#include "bench/made-up.h"
#include "core/journal-archive.h"
#include "core/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE                                                                                    \
  2000 /* entries in one transaction, so that the log beside the database stays small */
#define STEP_US (G_GINT64_CONSTANT (86400000000) / 10)

typedef struct {
  MtJournal *journal;
  GMainLoop *loop;
  MtEntry *(*make) (guint number, gint64 begin_us);
  guint next, n_entries;
  gint64 begin; /* µs UTC of the first entry */
} Fill;

static void taken_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
take_some (Fill *fill)
{
  guint end = MIN (fill->next + AT_ONCE, fill->n_entries);
  MtBroughtIn *some = mt_brought_in_new ();

  for (; fill->next < end; fill->next++)
    mt_brought_in_add_whole (some, mt_whole_new (fill->make (fill->next, fill->begin)), NULL, 0);
  mt_journal_bring_in (fill->journal, some, FALSE, taken_cb, fill);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fill *fill = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBroughtIn) taken = mt_journal_bring_in_finish (fill->journal, result, &error);

  if (!taken)
    g_error ("%s", error->message);
  if (fill->next < fill->n_entries)
    take_some (fill);
  else
    g_main_loop_quit (fill->loop);
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
  take_some (fill);
}

int
main (int argc, char **argv)
{
  g_autoptr (MtJournal) journal = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Fill fill = { .loop = loop, .make = made_up_entry };

  if (argc < 3 || argc > 4 || (argc == 4 && strcmp (argv[3], "moods") != 0)) {
    fputs ("usage: fill DIR N [moods]\n", stderr);
    return 2;
  }
  mt_process_protect ();
  journal = mt_journal_new (argv[1]);
  fill.journal = journal;
  fill.n_entries = (guint)strtoul (argv[2], NULL, 10);
  fill.begin = g_get_real_time () - (gint64)fill.n_entries * STEP_US;
  if (argc == 4)
    fill.make = made_up_mood;
  mt_journal_create (journal, MADE_UP_PASSPHRASE, created_cb, &fill);
  g_main_loop_run (loop);
  mt_journal_lock (journal, locked_cb, &fill);
  g_main_loop_run (loop);
  return 0;
}
