/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with all of a journal, and what it took: a line each, its name and its milliseconds,
 * and those of the processor.
 *   whole out DIR FOLDER   makes a backup of the journal in DIR (its recovery key on standard
 * input) in FOLDER, and writes everything into FOLDER/everything.zip whole in DIR ZIP       makes a
 * journal in DIR and brings ZIP in whole unlock DIR N     opens the journal in DIR and locks it, N
 * times (its recovery key on standard input): what opening took, each time */
#include "bench/opened.h"
#include "bench/clock.h"
#include "core/journal-archive.h"
#include "core/journal-backups.h"
#include "core/process.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  MtJournal *journal;
  const char *place; /* where to, or where from */
} Task;

static void
back_up (guint number, gpointer data)
{
  const Task *task = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  mt_journal_backup (task->journal, task->place, NULL, opened_done_cb, &result);
  made = mt_journal_backup_finish (task->journal, opened_wait (&result), &error);
  if (!made)
    g_error ("%s", error->message);
}

static void
write_everything (guint number, gpointer data)
{
  const Task *task = data;
  g_autofree char *path = g_build_filename (task->place, "everything.zip", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtArchiveMade) made = NULL;

  mt_journal_write_archive (task->journal, path, TRUE, NULL, NULL, NULL, opened_done_cb, &result);
  made = mt_journal_write_archive_finish (task->journal, opened_wait (&result), &error);
  if (!made)
    g_error ("%s", error->message);
}

static MtBroughtIn *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = mt_bring_in_load (file, NULL, error);
  const MtBringFormat *format = bytes ? mt_bring_format_of (bytes, error) : NULL;
  g_auto (MtMoment) now = { 0 };

  mt_moment_now (&now);
  return format ? mt_bring_in_read (format, bytes, &now, error) : NULL;
}

static void
bring_in (guint number, gpointer data)
{
  const Task *task = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBroughtIn) taken = NULL;
  MtBroughtIn *read = read_file (task->place, &error);

  if (!read)
    g_error ("%s", error->message);
  mt_journal_bring_in (task->journal, read, FALSE, opened_done_cb, &result);
  taken = mt_journal_bring_in_finish (task->journal, opened_wait (&result), &error);
  if (!taken)
    g_error ("%s", error->message);
  if (taken->n_read != taken->found->len || taken->misreads->len > 0)
    g_error ("not all of it came in");
}

static void
take_out (const char *folder, const char *place)
{
  g_autoptr (MtJournal) journal = opened_journal (folder);
  Task task = { journal, place };

  clock_tell ("backup", 1, back_up, &task);
  clock_tell ("export", 1, write_everything, &task);
  opened_lock (journal);
}

static void
take_in (const char *folder, const char *place)
{
  g_autoptr (MtJournal) journal = opened_new (folder);
  Task task = { journal, place };

  clock_tell ("import", 1, bring_in, &task);
  opened_lock (journal);
}

static void
unlock_often (const char *folder, guint n_times)
{
  g_autoptr (MtJournal) journal = mt_journal_new (folder);
  g_autoptr (GString) cpu = g_string_new ("unlock-cpu");
  char key[OPENED_KEY_SIZE];

  opened_read_key (key);
  printf ("unlock");
  for (guint i = 0; i < n_times; i++) {
    double since = clock_ms (), cpu_since = clock_cpu_ms ();

    opened_unlock (journal, key);
    printf (" %.3f", clock_ms () - since);
    g_string_append_printf (cpu, " %.3f", clock_cpu_ms () - cpu_since);
    opened_lock (journal);
  }
  printf ("\n%s\n", cpu->str);
}

int
main (int argc, char **argv)
{
  mt_process_protect ();
  if (argc == 4 && g_str_equal (argv[1], "out"))
    take_out (argv[2], argv[3]);
  else if (argc == 4 && g_str_equal (argv[1], "in"))
    take_in (argv[2], argv[3]);
  else if (argc == 4 && g_str_equal (argv[1], "unlock"))
    unlock_often (argv[2], (guint)strtoul (argv[3], NULL, 10));
  else {
    fputs ("usage: whole out DIR FOLDER, whole in DIR ZIP, or whole unlock DIR N\n", stderr);
    return 2;
  }
  return 0;
}
