/* SPDX-License-Identifier: GPL-3.0-or-later */
/* patterns DIR: opens the journal in DIR (its recovery key on standard input) and says what it took
 * from asking to the answer, a line each, its name and its milliseconds: "days", how each day of
 * the last three years was; "patterns", all that the place Patterns shows of all the time there is.
 */
#include "bench/clock.h"
#include "bench/opened.h"
#include "core/journal-days.h"
#include "core/journal-patterns.h"

#define DAYS (3 * 365)
#define LOOKS 30
#define MONDAY 1

static gint32
get_today (void)
{
  return mt_day_of_local (g_get_real_time ());
}

static void
read_days (guint number, gpointer journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtDays) days = NULL;
  gint32 today = get_today ();

  mt_journal_read_days (journal, today - DAYS + 1, today, "valence", NULL, opened_done_cb, &result);
  days = mt_journal_read_days_finish (journal, opened_wait (&result), &error);
  if (!days || mt_days_get (days, today - DAYS / 2)->n_steps == 0)
    g_error ("the days are not there");
}

static void
read_patterns (guint number, gpointer journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtPatterns) patterns = NULL;

  mt_journal_read_patterns (journal, MT_PERIOD_ALL, get_today (), MONDAY, NULL, opened_done_cb,
                            &result);
  patterns = mt_journal_read_patterns_finish (journal, opened_wait (&result), &error);
  if (!patterns || patterns->n_moods == 0 || patterns->tags->len == 0)
    g_error ("there are no patterns");
}

int
main (int argc, char **argv)
{
  g_autoptr (MtJournal) journal = NULL;

  if (argc != 2) {
    fputs ("usage: patterns DIR <RECOVERY-KEY\n", stderr);
    return 2;
  }
  journal = opened_journal (argv[1]);
  read_days (0, journal);
  clock_tell ("days", LOOKS, read_days, journal);
  clock_tell ("patterns", LOOKS, read_patterns, journal);
  opened_lock (journal);
  return 0;
}
