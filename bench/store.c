/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store DIR: opens the journal in DIR (its recovery key on standard input), looks for words and
 * saves, as the app does, and says what each took from asking to the answer: a line each, its name
 * and its milliseconds.  The journal has some entries more afterwards. */
#include "bench/clock.h"
#include "bench/opened.h"
#include "bench/words.h"

#define PAGE 50
#define SAVES 200
#define LOOKS 30

typedef struct {
  MtJournal *journal;
  const MtFilter *filter;
} Look;

static void
look (guint number, gpointer data)
{
  const Look *look = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  mt_journal_list (look->journal, look->filter, MT_KEY_NONE, PAGE, NULL, opened_done_cb, &result);
  found = mt_journal_list_finish (look->journal, opened_wait (&result), &error);
  if (!found || found->len == 0)
    g_error ("nothing was found");
}

static void
look_for (MtJournal *journal, const char *name, const char *words)
{
  MtFilter filter = MT_FILTER_ALL;
  Look what = { journal, &filter };

  filter.words = (char *)words;
  look (0, &what); /* what it needs is in the cache from here on */
  clock_tell (name, LOOKS, look, &what);
}

static void
save (guint number, gpointer journal)
{
  gboolean is_mood = number % 3 == 0;
  g_autoptr (MtEntry) entry = mt_entry_new (is_mood ? "mood" : "thought");
  g_autofree char *text = words_of_entry (1000003 + number);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mt_entry_set_text (entry, text);
  if (is_mood)
    mt_entry_add_value (entry, "valence", "4", 4);
  mt_journal_save (journal, entry, opened_done_cb, &result);
  if (!mt_journal_save_finish (journal, opened_wait (&result), &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (MtJournal) journal = NULL;

  if (argc != 2) {
    fputs ("usage: store DIR <RECOVERY-KEY\n", stderr);
    return 2;
  }
  journal = opened_journal (argv[1]);
  look_for (journal, "list", NULL);
  look_for (journal, "common", "rain");
  look_for (journal, "rare", "kestrel");
  look_for (journal, "two", "rain garden");
  look_for (journal, "prefix", "wal*");
  clock_tell ("save", SAVES, save, journal);
  opened_lock (journal);
  return 0;
}
