/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/say-salvage.h"
#include "app/lock/restore-page.h"
#include "app/lock/salvage-page.h"
#include "app/lock/trouble-page.h"
#include "app/lock/unlock-page.h"
#include "core/journal-care.h"
#include "tests/app/flow.h"
#include "tests/core/damage.h"

typedef struct {
  GtkWidget *in;
  const char *beginning;
  GtkWidget *row;
} Wanted;

static GtkWidget *
find_row (GtkWidget *widget, const char *beginning)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), beginning))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, beginning);

    if (found)
      return found;
  }
  return NULL;
}

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  wanted->row = find_row (wanted->in, wanted->beginning);
  return wanted->row != NULL;
}

static GtkWidget *
wait_for_row (GtkWidget *in, const char *beginning)
{
  Wanted wanted = { in, beginning, NULL };

  screen_wait (has_row, &wanted);
  return wanted.row;
}

static void
make_backup (Fixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "backups", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_backup (f->journal, folder, NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (f->journal, result, &error);
  g_assert_no_error (error);
}

/* From the trouble that is met when it opens. */
static GtkWidget *
meet_trouble (Flow *flow, Fixture *f)
{
  GtkWidget *page;

  flow_begin (flow, f->journal);
  page = flow_wait_for_page (flow, MT_TYPE_UNLOCK_PAGE);
  flow_press (page, "Use the Recovery Key");
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Recovery Key")), fixture_recovery_key);
  flow_press (page, "Unlock");
  page = flow_wait_for_page (flow, MT_TYPE_TROUBLE_PAGE);
  screen_assert_fits (page);
  return page;
}

static void
give_secret (GtkWidget *page, const char *button)
{
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Passphrase or Recovery Key")),
                         fixture_recovery_key);
  flow_press (page, button);
}

static void
test_what_can_be_read_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "question", "2026-01-02", "two");
  g_autoptr (MtEntry) first = NULL, second = NULL;
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  flip (f, "journal.db", 200);
  page = meet_trouble (&flow, f);
  flow_wait_for_words (page, "The database (journal.db) is damaged, and nothing was changed. "
                             "Salvage brings back all that can still be read; a backup that is "
                             "whole can take its place, too.");
  wait_for_row (page, "Choose a Backup…");
  gtk_widget_activate (wait_for_row (page, "Salvage What Can Be Read"));
  page = flow_wait_for_page (&flow, MT_TYPE_SALVAGE_PAGE);
  screen_assert_fits (page);
  flow_press (page, "Begin");
  flow_wait_for_words (page, "Type its passphrase or recovery key first.");
  give_secret (page, "Begin");
  wait_for_row (page, "2 entries came back whole");
  screen_assert_fits (page);
  flow_press (page, "Open the Journal");
  screen_wait (flow_has_opened, &flow);
  first = load (f->journal, mt_entry_get_id (one), NULL);
  second = load (f->journal, mt_entry_get_id (two), NULL);
  g_assert_cmpstr (mt_entry_get_text (first), ==, "one");
  g_assert_cmpstr (mt_entry_get_text (second), ==, "two");
  flow_end (&flow);
}

static void
test_a_backup_takes_its_place (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autoptr (MtEntry) found = NULL;
  Flow flow;
  GtkWidget *page;

  make_backup (f);
  lock (f->journal);
  flip (f, "journal.db", 200);
  page = meet_trouble (&flow, f);
  gtk_widget_activate (wait_for_row (page, "Bring Back a Backup: Today, "));
  page = flow_wait_for_page (&flow, MT_TYPE_RESTORE_PAGE);
  give_secret (page, "See What Would Change");
  wait_for_row (page, "1 entry");
  screen_assert_fits (page);
  flow_press (page, "Bring It Back");
  screen_wait (flow_has_opened, &flow);
  found = load (f->journal, mt_entry_get_id (one), NULL);
  g_assert_nonnull (found);
  flow_end (&flow);
}

static void
test_the_key_file_of_a_backup_opens_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autoptr (MtEntry) since = NULL, found = NULL;
  Flow flow;
  GtkWidget *page;

  make_backup (f);
  since = write_entry (f->journal, "thought", "2026-01-02", "written since");
  lock (f->journal);
  flip (f, "keys", 50);
  flip (f, "keys.2", 50);
  page = meet_trouble (&flow, f);
  gtk_widget_activate (wait_for_row (page, "Take the Key File of a Backup: Today, "));
  page = flow_wait_for_page (&flow, MT_TYPE_RESTORE_PAGE);
  screen_assert_fits (page);
  give_secret (page, "Take the Key File");
  screen_wait (flow_has_opened, &flow);
  found = load (f->journal, mt_entry_get_id (since), NULL);
  g_assert_cmpstr (mt_entry_get_text (found), ==, "written since");
  flow_end (&flow);
}

static void
add_entry (GPtrArray *entries, const char *kind, MtSalvageParts missing)
{
  MtSalvagedEntry *entry = g_new0 (MtSalvagedEntry, 1);

  entry->kind = g_strdup (kind);
  entry->missing = missing;
  g_ptr_array_add (entries, entry);
}

/* The file that others may see has numbers and dates alone. */
static void
test_the_list_says_what_did_not (void)
{
  g_autoptr (MtSalvageReport) report = mt_salvage_report_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  report->n_whole = 3;
  add_entry (report->partial, "thought", MT_SALVAGE_TEXT | MT_SALVAGE_VERSIONS);
  add_entry (report->lost, "question", 0);
  lines = mt_say_salvage (report, TRUE);
  g_assert_cmpstr (lines->pdata[0], ==, "3 entries came back whole");
  g_assert_cmpstr (lines->pdata[1], ==,
                   "Thought, 1 January 1970: without its text, or the end of it, earlier versions");
  g_assert_cmpstr (lines->pdata[2], ==, "Question, 1 January 1970: could not be brought back");
  text = mt_say_salvage_text (report);
  g_assert_nonnull (strstr (text, "Entry, 1 January 1970"));
  g_assert_null (strstr (text, "Thought"));
  g_assert_null (strstr (text, "Question"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/salvage-page/what-can-be-read-comes-back", test_what_can_be_read_comes_back);
  ADD_TEST ("/salvage-page/a-backup-takes-its-place", test_a_backup_takes_its_place);
  ADD_TEST ("/salvage-page/the-key-file-of-a-backup-opens-it",
            test_the_key_file_of_a_backup_opens_it);
  g_test_add_func ("/salvage-page/the-list-says-what-did-not", test_the_list_says_what_did_not);
  return fixture_run ();
}
